/** Whether the browser lets us talk to Zotero. */
import { browser } from 'wxt/browser';
import { ZOTERO_ORIGIN } from './address';

export function mayTalkToZotero(): Promise<boolean> {
  return browser.permissions.contains({ origins: [ZOTERO_ORIGIN] });
}

/**
 * Asks the reader, where that is needed; a popup may close over it. Only a press lets that happen, and Firefox minds that
 * even where nothing is to be asked.
 */
export function letTalkToZotero(): Promise<boolean> {
  return browser.permissions.request({ origins: [ZOTERO_ORIGIN] }).catch(mayTalkToZotero);
}
