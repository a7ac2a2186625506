/** A large library of the first version, upgraded in a real browser. */
import type { Page } from 'puppeteer-core';
import { openReader, type Reader } from '../browser/browsers';
import { inside } from '../browser/inside';
import { waitFor } from '../browser/steps';
import { startWeb } from '../browser/web';

const PAPERS = 50_000;

/** Upgrades fifty thousand papers. Gives whether all are there and can be found. */
export async function soakUpgrade(_: number, scale: number): Promise<boolean> {
  const web = await startWeb(() => undefined);
  const reader = await openReader('chromium', { web });
  const count = Math.round((PAPERS * scale) / 1000) * 1000;
  try {
    const { papers, found } = await upgrade(reader, count);
    console.table([{ before: count, after: papers, found, lost: count - papers }]);
    return papers === count && found === count;
  } finally {
    await reader.close();
    await web.close();
  }
}

/** How many papers are in the library after the upgrade, and of how many it is known what they look like. */
export async function upgrade(reader: Reader, count: number): Promise<{ papers: number; found: number }> {
  await makeOld(await reader.ownPage('options.html'), count);
  const page = await reader.ownPage('library.html');
  await page.waitForSelector('[data-title]', { timeout: 600_000 });
  const footer = () => page.$eval('footer', (it) => it.textContent ?? '').catch(() => '');
  const said = `${count.toLocaleString('en')} papers`;
  await waitFor(async () => (await footer()).startsWith(said), true, 'the count');
  return inside(page, async ({ library: db }) => ({
    papers: await db.papers.count(),
    found: await db.digests.where('likeness').above('').count(),
  }));
}

/** Leaves the library as the first version left it: papers, owners of identifiers, and digests of an old form. */
function makeOld(page: Page, papers: number): Promise<void> {
  return inside(
    page,
    async ({ library, madePapers }, count) => {
      await library.delete();
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('offprint', 10);
        request.onerror = () => reject(request.error);
        request.onupgradeneeded = () => {
          const { result } = request;
          const store = result.createObjectStore('papers', { keyPath: 'key' });
          store.createIndex('savedAt', 'savedAt');
          store.createIndex('ids', 'ids', { multiEntry: true });
          result.createObjectStore('identifiers', { keyPath: 'id' }).createIndex('key', 'key');
          result.createObjectStore('digests', { keyPath: 'key' });
          result.createObjectStore('removed', { keyPath: 'key' }).createIndex('removedAt', 'removedAt');
        };
        request.onsuccess = () => resolve(request.result);
      });
      for (let start = 0; start < count; start += 1000) {
        const transaction = db.transaction(['papers', 'identifiers', 'digests'], 'readwrite', {
          durability: 'relaxed',
        });
        for (const paper of madePapers(start, start + 1000)) {
          transaction.objectStore('papers').put(paper);
          transaction.objectStore('digests').put({ key: paper.key, text: 'old' });
          for (const id of paper.ids) transaction.objectStore('identifiers').put({ id, key: paper.key });
        }
        await new Promise((resolve) => {
          transaction.oncomplete = resolve;
        });
      }
      db.close();
    },
    papers,
  );
}
