/** Our own pages in tabs. */
import { browser } from 'wxt/browser';

export type OwnPage = 'library.html' | 'options.html' | 'popup.html';

/** Goes to the tab of this window that shows the page already, or opens one; with a query, always one of its own. */
export async function showInTab(page: OwnPage, query = ''): Promise<void> {
  const url = browser.runtime.getURL(`/${page}` as '/popup.html');
  const [open] = query ? [] : await browser.tabs.query({ url: `${url}*`, currentWindow: true });
  if (open?.id === undefined) await browser.tabs.create({ url: url + query });
  else await browser.tabs.update(open.id, { active: true });
}
