/**
 * What it costs that a save is on the disk when it is shown as saved: a transaction that writes one paper with strict
 * durability, against one that the browser calls done when the system has it. In turn, so that both have the same disk.
 */
import { KINDS, openReader } from '../browser/browsers';
import { madePaper } from '../fixtures/made-papers';
import type { Row } from './row';

const ROUNDS = 200;

export async function durability(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const kind of KINDS) {
    const reader = await openReader(kind, { prefs: { 'privacy.reduceTimerPrecision': false } });
    try {
      const page = await reader.ownPage('options.html');
      const papers = Array.from({ length: ROUNDS }, (_, index) => madePaper(index));
      const { strict, relaxed } = await page.evaluate(write, papers);
      rows.push({
        what: `a transaction that writes a paper to the disk, against one that writes it to the system, ${kind}`,
        ours: strict,
        baseline: relaxed,
      });
    } finally {
      await reader.close();
    }
  }
  return rows;
}

/** Runs in the page. */
async function write(papers: readonly { key: string }[]): Promise<Record<'strict' | 'relaxed', number[]>> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('durability');
    opening.onupgradeneeded = () => opening.result.createObjectStore('papers', { keyPath: 'key' });
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const took: Record<'strict' | 'relaxed', number[]> = { strict: [], relaxed: [] };
  for (const paper of papers) {
    for (const durability of ['strict', 'relaxed'] as const) {
      const start = performance.now();
      await new Promise<void>((resolve, reject) => {
        const transaction = db.transaction('papers', 'readwrite', { durability });
        transaction.objectStore('papers').put(paper);
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error);
      });
      took[durability].push(performance.now() - start);
    }
  }
  db.close();
  return took;
}
