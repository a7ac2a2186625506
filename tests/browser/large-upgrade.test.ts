/** A large library of the first version, upgraded in a real browser. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openReader, type Reader } from './browsers';
import { inside } from './inside';
import { waitFor } from './steps';
import { startWeb, type Web } from './web';

const PAPERS = 50_000;

let web: Web;
let reader: Reader;

beforeAll(async () => {
  web = await startWeb(() => undefined);
  reader = await openReader('chromium', { web });
});

afterAll(async () => {
  await reader?.close();
  await web?.close();
});

/** Leaves the library as the first version left it: papers, owners of identifiers, and digests of an old form. */
function makeOld(page: Page): Promise<void> {
  return inside(
    page,
    async ({ library, madePapers }, papers) => {
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
      for (let start = 0; start < papers; start += 1000) {
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
    PAPERS,
  );
}

it('a library of 50,000 papers of the first version opens with all of them, and they are found', async () => {
  const page = await reader.ownPage('options.html');
  await makeOld(page);
  const library = await reader.ownPage('library.html');
  await library.waitForSelector('[data-title]', { timeout: 300_000 });
  const footer = () => library.$eval('footer', (it) => it.textContent ?? '').catch(() => '');
  await waitFor(async () => /^50,000 papers/.test(await footer()), true, 'the count');
  const { papers, digests } = await inside(library, async ({ library: db }) => ({
    papers: await db.papers.count(),
    digests: await db.digests.where('likeness').above('').count(),
  }));
  expect([papers, digests]).toEqual([PAPERS, PAPERS]);
}, 400_000);
