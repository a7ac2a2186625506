/** Markdown files in real browsers: in Chromium in a folder (the page's own stands in for one that was picked), in Firefox in an archive. */
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findings } from './axe';
import { openReader, type Reader } from './browsers';
import { inside } from './inside';
import { choose, downloaded, named, waitFor } from './steps';
import { startWeb, type Web } from './web';

const LOOKS = fileURLToPath(new URL('../output/looks/', import.meta.url));

const shows = (page: Page, words: RegExp) =>
  waitFor(
    async () => words.test(await page.evaluate(() => document.body.textContent ?? '')),
    true,
    `${words} on the page`,
  );

/** No test can use the browser's own folder chooser. */
const chooseOwnFolder = (page: Page) =>
  page.evaluate(() => {
    Object.assign(window, {
      showDirectoryPicker: async () =>
        (await navigator.storage.getDirectory()).getDirectoryHandle('Notes', { create: true }),
    });
  });

const filesIn = (page: Page) =>
  page.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('Notes');
    const files: Record<string, string> = {};
    for await (const [name, entry] of folder.entries()) {
      if (entry.kind === 'file') files[name] = await (await (entry as FileSystemFileHandle).getFile()).text();
    }
    return files;
  });

async function openDialog(page: Page, item: string): Promise<void> {
  await choose(page, 'button', 'Export');
  await choose(page, 'menuitem', item);
}

const save = (page: Page, titles: string[]) =>
  inside(
    page,
    async (own, wanted) => {
      for (const [index, title] of wanted.entries()) {
        await own.save(own.library, [own.aSighting({ ids: [`arxiv:2601.0${1000 + index}`], title })]);
      }
    },
    titles,
  );

describe('in chromium', () => {
  let web: Web;
  let reader: Reader;

  beforeAll(async () => {
    web = await startWeb();
    reader = await openReader('chromium', { web, size: { width: 1100, height: 760 } });
  });

  afterAll(async () => {
    await reader?.close();
    await web?.close();
  });

  it('a folder is picked once, and keeps what the reader wrote in it', async () => {
    const page = await reader.ownPage('library.html');
    await save(page, ['Graph Kernels', 'A <b>Title</b>: with "marks" / and more']);
    await shows(page, /2 papers/);
    await chooseOwnFolder(page);
    await openDialog(page, 'Markdown folder…');
    await choose(page, 'button', 'Choose a folder');
    await named(page, 'button', 'Write 2 files');
    await mkdir(LOOKS, { recursive: true });
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
      await new Promise((resolve) => setTimeout(resolve, 250));
      await page.screenshot({ path: `${LOOKS}markdown-dialog-${theme}.png` });
      expect(await findings(page)).toEqual([]);
    }
    await choose(page, 'button', 'Write 2 files');
    await shows(page, /2 files written to Notes/);
    const files = await filesIn(page);
    expect(Object.keys(files).toSorted()).toEqual(['A b Title b with marks and more.md', 'Graph Kernels.md']);
    await page.evaluate(async () => {
      const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('Notes');
      const old = await folder.getFileHandle('Graph Kernels.md');
      const text = await (await old.getFile()).text();
      const moved = await folder.getFileHandle('Renamed.md', { create: true });
      const stream = await moved.createWritable();
      await stream.write(text.replace('---\n', '---\nrating: 5\n').concat('My own words.\n'));
      await stream.close();
      await folder.removeEntry('Graph Kernels.md');
    });
    await inside(page, ({ edit, library }) => edit(library, ['arxiv:2601.01000'], { status: 'read' }));
    await page.close();

    const later = await reader.ownPage('library.html');
    await shows(later, /2 papers/);
    await openDialog(later, 'Markdown folder…');
    await choose(later, 'button', 'Write 2 files');
    await shows(later, /1 file written to Notes, 1 up to date/);
    const now = await filesIn(later);
    expect(Object.keys(now)).toHaveLength(2);
    expect(now['Renamed.md']).toMatch(/^---\nrating: 5\n[\s\S]*status: "read"[\s\S]*My own words\.\n$/);
    await later.close();
  });

  it('a thousand files can be cancelled, and the rest written later', async () => {
    const page = await reader.ownPage('library.html');
    await inside(page, ({ fill }) => fill(0, 1000));
    await page.reload();
    await shows(page, /1,002 papers/);
    await openDialog(page, 'Markdown folder…');
    await choose(page, 'button', 'Write 1,002 files');
    // In one go: the dialog has a button of that name too, and is just closing.
    await page.waitForFunction(
      () => {
        const cancel = document.querySelector<HTMLElement>('.progress button');
        cancel?.click();
        return cancel !== null;
      },
      { polling: 20 },
    );
    await shows(page, /not written/);
    const some = Object.keys(await filesIn(page)).length;
    expect(some).toBeLessThan(1002);
    await openDialog(page, 'Markdown folder…');
    await choose(page, 'button', 'Write 1,002 files');
    await page.waitForFunction(
      () => /written to Notes, [\d,]+ up to date/.test(document.body.textContent ?? ''),
      {
        timeout: 120_000,
      },
    );
    const files = await filesIn(page);
    expect(Object.keys(files)).toHaveLength(1002);
    expect(Object.values(files).every((text) => /^---\n[\s\S]*\n---\n[\s\S]*stays\. -->\n/.test(text))).toBe(
      true,
    );
    await page.close();
  }, 120_000);
});

describe('in firefox', () => {
  it('the files come as an archive', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'offprint-markdown-'));
    const web = await startWeb();
    const reader = await openReader('firefox', { web, downloads: folder });
    try {
      const page = await reader.ownPage('library.html');
      await save(page, ['Graph Kernels', 'Übergänge']);
      await shows(page, /2 papers/);
      await openDialog(page, 'Markdown files (ZIP)…');
      await choose(page, 'button', 'Write 2 files');
      const files = unzipSync(new Uint8Array(await readFile(await downloaded(folder, '.zip'))));
      expect(Object.keys(files).toSorted()).toEqual(['Graph Kernels.md', 'Übergänge.md']);
      expect(strFromU8(files['Graph Kernels.md'] ?? new Uint8Array())).toMatch(
        /^---\noffprint: "arxiv:2601\.01000"\n/,
      );
    } finally {
      await reader.close();
      await web.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
});
