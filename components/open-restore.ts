/** Opening the page that brings a backup back. */
import { browser } from 'wxt/browser';

/** In a tab of its own: a popup closes when the browser shows its file chooser. */
export function openRestore(): void {
  void browser.tabs
    .create({ url: browser.runtime.getURL('/popup.html?restore' as '/popup.html') })
    .then(() => window.close());
}
