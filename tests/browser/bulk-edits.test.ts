/** Many papers edited at once: seen everywhere, taken back, and there after the browser was ended. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KINDS, openReader, type Reader } from './browsers';
import { openFilledLibrary } from './filled-library';
import { inside } from './inside';
import { choose, named, waitFor } from './steps';
import { startWeb, type Web } from './web';

const PAPERS = 700;

describe.each(KINDS)('in %s', (kind) => {
  let web: Web;
  let reader: Reader;
  let page: Page;

  beforeAll(async () => {
    web = await startWeb();
    reader = await openReader(kind, { web, size: { width: 1280, height: 800 } });
    page = await openFilledLibrary(reader, PAPERS);
  }, 120_000);

  afterAll(async () => {
    await reader?.close();
    await web?.close();
  });

  /** Nothing is to be found so in a popup. */
  async function popupFindsNone(query: string): Promise<void> {
    const popup = await reader.ownPage('popup.html');
    const field = await popup.waitForSelector('input[type=search]');
    await field?.click({ count: 3 });
    await field?.type(query);
    const footer = () => popup.$eval('footer', (it) => it.textContent ?? '').catch(() => '');
    await waitFor(
      async () => (await footer()).includes(`0 of ${PAPERS} papers`),
      true,
      `nothing for ${query}`,
    );
    await popup.close();
    await page.bringToFront();
  }

  const tagsInTable = () =>
    page.$$eval('[role=grid] tr[data-index]', (rows) => [
      ...new Set(
        rows.map((row) =>
          [...row.querySelectorAll('.tag')].some(({ textContent }) => textContent?.trim() === 'Thesis'),
        ),
      ),
    ]);

  async function tagAll(): Promise<void> {
    const field = await named(page, 'combobox', 'Add a tag to the selected papers');
    await field.type('Thesis');
    await page.keyboard.press('Enter');
    await waitFor(tagsInTable, [true], 'the tag in every row');
  }

  it('a tag for all of them is seen in every list, and by what asks for papers that look alike', async () => {
    await choose(page, 'checkbox', 'Select all');
    await tagAll();
    await popupFindsNone('-tag:thesis');
    const { alike, waiting, faults } = await inside(page, async ({ library: db, lookUp, faultsOf }) => {
      const [digest] = await db.digests.limit(1).toArray();
      const [standing] = await lookUp(db, [{ ids: ['doi:10.1/elsewhere'], likeness: digest?.likeness }]);
      return { alike: standing, waiting: await db.bulkEdits.count(), faults: await faultsOf(db) };
    });
    expect(alike).toMatchObject({ probably: true });
    expect(waiting).toBeGreaterThan(0);
    expect(faults).toEqual([]);
  });

  it('Undo takes it from all of them', async () => {
    await choose(page, 'button', 'Undo');
    await waitFor(tagsInTable, [false], 'no row with the tag');
    await popupFindsNone('tag:thesis');
  });

  it('ended right after it, the browser still has it, and what is written into the papers is the same', async () => {
    await tagAll();
    reader = await reader.restart();
    page = await reader.ownPage('library.html');
    await waitFor(tagsInTable, [true], 'the tag in every row');
    const { before, after, waiting, faults } = await inside(
      page,
      async ({ library: db, settle, faultsOf }) => {
        const read = async () => JSON.stringify([await db.papers.toArray(), await db.digests.toArray()]);
        const before = await read();
        await settle(db);
        return {
          ...{ before, after: await read() },
          ...{ waiting: await db.bulkEdits.count(), faults: await faultsOf(db) },
        };
      },
    );
    expect(after).toBe(before);
    expect(waiting).toBe(0);
    expect(faults).toEqual([]);
    await popupFindsNone('-tag:thesis');
  }, 60_000);
});
