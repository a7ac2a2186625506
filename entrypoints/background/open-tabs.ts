/** Pages that were open before Offprint came, or before it was updated. */
import { browser } from 'wxt/browser';
import { matchPatterns } from '../../lib/sites/registry';

/**
 * Brings the overlay to pages that are open already, so that nobody has to reload them after installing.
 * Firefox does this by itself; there the overlay that comes second finds the first and leaves.
 */
export async function bringOverlayToOpenTabs(): Promise<void> {
  const [overlay] = browser.runtime.getManifest().content_scripts ?? [];
  if (!overlay?.js) return;
  for (const tab of await browser.tabs.query({ url: matchPatterns() })) {
    if (tab.id === undefined) continue;
    const target = { tabId: tab.id };
    try {
      await browser.scripting.insertCSS({ target, files: overlay.css ?? [] });
      await browser.scripting.executeScript({ target, files: overlay.js as [] });
    } catch {
      // A tab that was discarded, or that shows an error page under the address, cannot be brought one.
    }
  }
}
