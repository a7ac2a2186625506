/** Whether there still is an extension around our script. */
import { browser } from 'wxt/browser';

/** False in a page's overlay once the extension was updated, disabled or removed under it. */
export function isAlive(): boolean {
  try {
    return Boolean(browser.runtime?.id);
  } catch {
    return false;
  }
}
