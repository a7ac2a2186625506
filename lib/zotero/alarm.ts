/** The alarm at which the background sends what waits for Zotero, and asks after what was on its way. */
import { browser } from 'wxt/browser';

export const ZOTERO_ALARM = 'zotero';

/** Rings every minute from now on, until the background finds nothing left to do. */
export function ringForZotero(): Promise<void> {
  return browser.alarms.create(ZOTERO_ALARM, { periodInMinutes: 1 });
}
