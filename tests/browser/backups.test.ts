/** Backups that are kept, libraries that cannot be opened, and what befalls a library under an open page: in real browsers. */
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ReadBackup, readBackup } from '../../lib/library/backup';
import type { Kind } from '../../scripts/browsers';
import { BUILDS, KINDS, openReader, type Reader } from './browsers';
import { inside } from './inside';
import { choose, named, shows, waitFor } from './steps';
import { startWeb, type Web } from './web';

let web: Web;

beforeAll(async () => {
  web = await startWeb(() => undefined);
});

afterAll(() => web?.close());

const PAPERS = 600;

const lastBackup = (page: Page) => inside(page, async (it) => (await it.newestBackup(it.openBackups()))?.at);

/** A build that the reader has allowed to write files: no test can answer the browser's question. */
async function allowedToWrite(kind: Kind): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'offprint-build-'));
  await cp(BUILDS[kind], folder, { recursive: true });
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  manifest.permissions.push('downloads');
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  return folder;
}

/** The backup that is written into the folder, or one below it, once it is whole. The file is gone then. */
async function fileIn(folder: string): Promise<ReadBackup> {
  let text = '';
  const look = async () => {
    const names = await readdir(folder, { recursive: true }).catch(() => []);
    const file = names.find((it) => it.endsWith('.json'));
    text = file ? await readFile(join(folder, file), 'utf8') : '';
    return text.endsWith('}\n');
  };
  await waitFor(look, true, 'a whole file');
  await rm(folder, { recursive: true });
  return readBackup(text);
}

/** The background's alarm rings, an hour before its time. */
const ring = (page: Page) =>
  page.evaluate(() => {
    const { chrome } = globalThis as unknown as {
      chrome: { alarms: { create(name: string, at: { when: number }): Promise<void> } };
    };
    return chrome.alarms.create('upkeep', { when: Date.now() + 100 });
  });

const count = (page: Page) => inside(page, (it) => it.count(it.library));

describe.each(KINDS)('in %s', (kind) => {
  let reader: Reader;
  let downloads: string;
  let build: string;

  beforeAll(async () => {
    downloads = await mkdtemp(join(tmpdir(), 'offprint-downloads-'));
    build = await allowedToWrite(kind);
    reader = await openReader(kind, { web, downloads, build });
    const page = await reader.ownPage('popup.html');
    await inside(page, async (it, papers) => it.fill(0, papers), PAPERS);
    await page.close();
  });

  afterAll(async () => {
    await reader?.close();
    for (const folder of [downloads, build]) await rm(folder, { recursive: true, force: true });
  });

  it('the background checks and backs up by itself, and writes a file where that is set', async () => {
    const page = await reader.ownPage('options.html');
    await page.evaluate(() => {
      const { chrome } = globalThis as unknown as {
        chrome: { storage: { local: { set(items: object): Promise<void> } } };
      };
      return chrome.storage.local.set({ 'setting.backupFiles': 'day' });
    });
    await ring(page);
    await waitFor(async () => (await lastBackup(page)) !== undefined, true, 'a backup');
    await shows(page, /Checked on .*: all is as it should be/);
    const read = await fileIn(downloads);
    expect(read).toMatchObject({ ok: true, bad: [] });
    expect(read.ok && read.backup.papers.length).toBe(PAPERS);
    await shows(page, /The last backup file is of/);
    await page.close();
  });

  it('a backup is kept by pressing a button, and brings back what was lost since, and that is undone', async () => {
    const settings = await reader.ownPage('options.html');
    await choose(settings, 'button', 'Back up now');
    await shows(settings, /600 papers backed up/);
    await inside(settings, async ({ library, remove, allPapers, edit, made }) => {
      const keys = (await allPapers(library)).map(({ key }) => key);
      await edit(library, [made(0).ids[0] ?? ''], { note: 'Spoilt' });
      await remove(
        library,
        keys.slice(0, 400).filter((key) => key !== made(0).ids[0]),
      );
    });
    const before = await count(settings);

    const at = await lastBackup(settings);
    await settings.close();
    const page = await reader.ownPage(`popup.html?backup=${at}`);
    await shows(page, /holds 600 papers/);
    await page.waitForSelector('input[type=radio]');
    const [, replace] = await page.$$('input[type=radio]');
    await replace?.click();
    await choose(page, 'button', 'Restore');
    await shows(page, /Restored: /);
    expect(await count(page)).toBe(PAPERS);
    await page.close();

    const later = await reader.ownPage('options.html');
    const undo = await later.waitForSelector('.kept button[aria-label^="Undo"]');
    await undo?.click();
    await shows(later, /again as it was before/);
    expect(await count(later)).toBe(before);
    expect(
      await inside(
        later,
        async ({ library, made }) => (await library.papers.get(made(0).ids[0] ?? ''))?.note,
      ),
    ).toBe('Spoilt');
    await later.close();
  });

  it('the whole library is downloaded, with what was removed', async () => {
    const settings = await reader.ownPage('options.html');
    await choose(settings, 'button', 'Download a backup');
    await shows(settings, /offprint-backup-/);
    const read = await fileIn(downloads);
    expect(read).toMatchObject({ ok: true, bad: [] });
    expect(read.ok && read.backup.papers.length).toBe(await count(settings));
    expect(read.ok && read.backup.aside?.tables.removed?.length).toBeGreaterThan(300);
    await settings.close();
  });

  it('a page of before an update says so, and a page of the old version can still read the new library', async () => {
    const old = await reader.ownPage('library.html');
    await old.waitForSelector('[data-title]');
    const other = await reader.ownPage('options.html');
    await other.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          const request = indexedDB.open('offprint', 9990);
          request.onerror = () => reject(request.error);
          request.onsuccess = () => {
            request.result.close();
            resolve();
          };
        }),
    );
    await old.waitForSelector('.library-fate');
    expect(await old.$eval('.library-fate', (it) => it.textContent)).toContain('Offprint was updated');
    const total = await old.$$eval('[data-title]', (rows) => rows.length);
    expect(total).toBeGreaterThan(3);
    await old.close();
    await other.close();

    const page = await reader.ownPage('library.html');
    await page.waitForSelector('.readable li');
    await shows(page, /newer version of Offprint/);
    await choose(page, 'button', 'Download what can be read');
    expect(await fileIn(downloads)).toMatchObject({ ok: true, bad: [] });
    const version = await page.evaluate(
      async () => (await indexedDB.databases()).find((it) => it.name === 'offprint')?.version,
    );
    expect(version).toBe(9990);
    await page.close();
  });

  it('a library that is deleted under a page comes back from the backup that was kept', async () => {
    const page = await reader.ownPage('options.html');
    await page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          indexedDB.deleteDatabase('offprint').onsuccess = () => resolve();
        }),
    );
    await page.close();
    const library = await reader.ownPage('library.html');
    await named(library, 'button', 'Look at it…');
    const restore = await reader.ownPage(`popup.html?backup=${await lastBackup(library)}`);
    await choose(restore, 'button', 'Restore');
    await shows(restore, /Restored: /);
    expect(await count(restore)).toBeGreaterThan(100);
    await restore.close();
    await library.close();
  });
});
