/**
 * The day of a moment by the clock of the reader's machine, such as 2026-04-14: what an export is dated by is the day
 * that the list shows.
 */
export function localDay(moment: number): string {
  const at = new Date(moment);
  return [at.getFullYear(), at.getMonth() + 1, at.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}
