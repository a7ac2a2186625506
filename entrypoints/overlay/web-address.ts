/** True of what may be opened: anything else that a page or an answer names is no address of the web. */
export function isWebAddress(url: string): boolean {
  return /^https?:/i.test(url);
}
