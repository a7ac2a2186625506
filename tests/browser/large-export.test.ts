/** An export that takes a while: how far it is can be seen, it can be cancelled, and the list goes on meanwhile. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KINDS, openReader, type Reader } from './browsers';
import { openFilledLibrary } from './filled-library';
import { choose, downloaded, named, waitFor } from './steps';
import { startWeb, type Web } from './web';

const PAPERS = 6000;

describe.each(KINDS)('in %s', (kind) => {
  let web: Web;
  let reader: Reader;
  let downloads: string;
  let page: Page;

  beforeAll(async () => {
    downloads = await mkdtemp(join(tmpdir(), 'offprint-downloads-'));
    web = await startWeb();
    reader = await openReader(kind, { web, downloads, size: { width: 1280, height: 800 } });
    page = await openFilledLibrary(reader, PAPERS);
  }, 120_000);

  afterAll(async () => {
    await reader?.close();
    await web?.close();
    await rm(downloads, { recursive: true, force: true });
  });

  it('shows how far it is, and Cancel ends it with nothing written', async () => {
    await choose(page, 'button', 'Export');
    await choose(page, 'menuitem', 'BibTeX');
    // In one go: a quick machine is done a moment after it began to say so.
    const seen = await page.waitForFunction(
      () => {
        const bar = document.querySelector('progress');
        const cancel = document.querySelector<HTMLElement>('.progress button');
        if (!bar || !cancel) return undefined;
        cancel.click();
        return {
          name: bar.ariaLabel,
          max: bar.max,
          isWithin: bar.value <= bar.max,
          button: cancel.textContent,
        };
      },
      { polling: 20 },
    );
    expect(await seen.jsonValue()).toEqual({
      name: `Exporting ${PAPERS.toLocaleString('en')} papers`,
      max: PAPERS,
      isWithin: true,
      button: 'Cancel',
    });
    await page.waitForFunction(() => !document.querySelector('progress'), { polling: 50 });
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(await readdir(downloads)).toEqual([]);
  });

  it('is whole in its file, and the list can be used meanwhile', async () => {
    await choose(page, 'button', 'Export');
    await choose(page, 'menuitem', 'BibTeX');
    const box = await named(page, 'searchbox', 'Search');
    await box.type('graph');
    await waitFor(() => box.evaluate((it) => (it as HTMLInputElement).value), 'graph', 'what was typed');
    const bibtex = await readFile(await downloaded(downloads, '.bib'), 'utf8');
    expect(bibtex.match(/^@\w+\{/gm)).toHaveLength(PAPERS);
    const keys = bibtex.match(/^@\w+\{[^,]+/gm) ?? [];
    expect(new Set(keys).size).toBe(PAPERS);
  });
});
