/** Pages that were open before Offprint came, or before it was updated. */
import { browser } from 'wxt/browser';

/**
 * Brings the overlay to pages that are open already, so that nobody has to reload them after installing.
 * Firefox does this by itself; there the overlay that comes second finds the first and leaves.
 */
export async function bringOverlayToOpenTabs(): Promise<void> {
  for (const { matches = [], js = [], css = [] } of browser.runtime.getManifest().content_scripts ?? []) {
    await bringTo(matches, js, css);
  }
}

/** Runs a content script in the tabs that are open at such addresses. */
export async function bringTo(
  matches: readonly string[],
  js: readonly string[],
  css: readonly string[],
): Promise<void> {
  for (const tab of await browser.tabs.query({ url: [...matches] })) {
    if (tab.id === undefined) continue;
    const target = { tabId: tab.id };
    try {
      await browser.scripting.insertCSS({ target, files: [...css] });
      await browser.scripting.executeScript({ target, files: [...js] as [] });
    } catch {
      // A tab that was discarded, or that shows an error page under the address, cannot be brought one.
    }
  }
}
