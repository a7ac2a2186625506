/**
 * Tells the overlays in all tabs that the library changed, so that their marks follow. It says only that: each
 * overlay then looks up its own entries, and no page learns of a paper that it does not list.
 */
import Dexie from 'dexie';
import { browser } from 'wxt/browser';
import type { OverlayQuestion } from './messages';
import { matchPatterns } from './sites/registry';

/** Changes that come together are announced together. */
const GATHER = 25;

/**
 * From now on announces every change of the library that this context notices, its own and (through Dexie)
 * those of other contexts.
 */
export function announceChanges(): void {
  let isDue = false;
  Dexie.on('storagemutated', () => {
    if (isDue) return;
    isDue = true;
    setTimeout(() => {
      isDue = false;
      void announce();
    }, GATHER);
  });
}

async function announce(): Promise<void> {
  const question: OverlayQuestion = { type: 'library-changed' };
  for (const tab of await browser.tabs.query({ url: matchPatterns() })) {
    // A tab may hold no overlay: opened before the extension was installed, or still loading.
    if (tab.id !== undefined) browser.tabs.sendMessage(tab.id, question).catch(() => {});
  }
}
