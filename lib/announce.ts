/**
 * Tells the overlays in all tabs that the library changed, so that their marks follow. It says only that: each
 * overlay then looks up its own entries, and no page learns of a paper that it does not list.
 */
import Dexie from 'dexie';
import { browser } from 'wxt/browser';
import type { OverlayQuestion } from './messages';

/** Changes that come together are announced together. */
const GATHER = 25;

/**
 * From now on announces every change of the library that this context notices, its own and (through Dexie)
 * those of other contexts.
 */
export function announceChanges(): void {
  let isDue = false;
  Dexie.on('storagemutated', (parts) => {
    if (isDue || !Object.keys(parts).some(concernsPages)) return;
    isDue = true;
    setTimeout(() => {
      isDue = false;
      void announce();
    }, GATHER);
  });
}

/** Tables of which no page sees anything, and which change all the time while sources are asked. */
const UNSEEN = ['errands', 'answers', 'paces'];

/** A part that changed is named `idb://offprint/papers/…`. What is kept beside the library is no page's business either. */
function concernsPages(part: string): boolean {
  const [, , database = '', table = ''] = part.split('/');
  return !UNSEEN.includes(table) && !database.startsWith('offprint-');
}

async function announce(): Promise<void> {
  const question: OverlayQuestion = { type: 'library-changed' };
  for (const tab of await browser.tabs.query({})) {
    // Only of tabs that Offprint may look into is the address told. They may hold no overlay all the same.
    if (tab.id !== undefined && tab.url) browser.tabs.sendMessage(tab.id, question).catch(() => {});
  }
}
