/** Opening our other pages. */
import { browser } from 'wxt/browser';
import { type OwnPage, showInTab } from '../lib/own-tabs';

/** In a tab: the one that shows it already, or a new one. The popup closes. */
export async function openPage(page: OwnPage, query = ''): Promise<void> {
  await showInTab(page, query);
  if (isPopup()) window.close();
}

/** In a tab of its own: a popup closes when the browser shows its file chooser. */
export function openRestore(): void {
  void openPage('popup.html', '?restore');
}

/** The backup that was made at that moment, to be looked at and brought back. */
export function openKept(at: number): Promise<void> {
  return openPage('popup.html', `?backup=${at}`);
}

/** In a tab of its own, for the same reason. */
export function openUpgrade(): void {
  void openPage('popup.html', '?upgrade');
}

/** Opens the list at the side of the window, where the browser has a place for it. */
export async function openSidePanel(): Promise<void> {
  const { sidePanel, sidebarAction } = browser as typeof browser & {
    sidebarAction?: { open(): Promise<void> };
  };
  // Firefox counts the press only if nothing was waited for.
  if (sidebarAction) await sidebarAction.open();
  else {
    const { id } = await browser.windows.getCurrent();
    if (id !== undefined) await sidePanel?.open({ windowId: id });
  }
  if (isPopup()) window.close();
}

export function hasSidePanel(): boolean {
  return 'sidebarAction' in browser || Boolean(browser.sidePanel);
}

/** A page in a tab or at the side stays open. */
export function isPopup(): boolean {
  return location.pathname === '/popup.html' && !location.search;
}
