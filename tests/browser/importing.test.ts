/** Importing in real browsers: a file is read on a thread of its own, seen before it is taken in, and taken back. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arxivFeed, type Recorded } from '../fixtures/sources';
import { KINDS, openReader, type Reader } from './browsers';
import { inside } from './inside';
import { choose, shows, waitFor } from './steps';
import { startWeb, type Web } from './web';

const BIB = `@string{nat = {Nature}}
@article{lecun2015, title = {Deep Learning}, author = {LeCun, Yann and Bengio, Yoshua}, journal = nat, year = 2015, doi = {10.1038/nature14539}}

@article{broken,
  title = {This one is {never closed,
  year = 2001
}

@book{knuth, title = {The {\\TeX}book}, author = {Knuth, Donald E.}, year = 1984, publisher = {Addison--Wesley}}
`;

describe.each(KINDS)('in %s', (kind) => {
  let web: Web;
  let reader: Reader;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'offprint-imports-'));
    web = await startWeb(() => undefined);
    reader = await openReader(kind, { web });
  });

  afterAll(async () => {
    await reader?.close();
    await web?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const titles = (page: Page) =>
    inside(page, async ({ allPapers, library }) =>
      (await allPapers(library)).map(({ title }) => title).sort(),
    );

  async function opened(file: string, content: string | Uint8Array): Promise<Page> {
    const path = join(folder, file);
    await writeFile(path, content);
    const page = await reader.ownPage('popup.html?restore');
    const input = (await page.waitForSelector('input[type=file]')) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(path);
    return page;
  }

  it('a .bib with one broken entry is previewed, imported without it, and taken back', async () => {
    const page = await opened('mine.bib', BIB);
    await shows(page, /It holds 2 papers\..*2 new/);
    await shows(page, /1 entry is left out.*5broken.*never closed/);
    expect(await titles(page)).toEqual([]);
    await choose(page, 'button', 'Import');
    await shows(page, /Imported: 2 new/);
    expect(await titles(page)).toEqual(['Deep Learning', 'The TeXbook']);
    await choose(page, 'button', 'Undo');
    await shows(page, /again as it was before/);
    expect(await titles(page)).toEqual([]);
    await page.close();
  });

  it('a file in an old encoding is read as it was meant', async () => {
    const page = await opened(
      'alt.bib',
      Buffer.from('@misc{m, title={Über \x93Größen\x94}, author={Müller, Jürgen}}', 'latin1'),
    );
    await shows(page, /Über “Größen”.*Jürgen Müller/);
    await page.close();
  });

  it('what is imported is completed in the background, as what is saved', async () => {
    const recorded: Recorded = {
      arxiv: '2505.23462',
      title: 'Retrieval of Things',
      authors: ['Ada Lovelace'],
      abstract: 'We retrieve things.',
    };
    web.serve((url) =>
      url.host === 'export.arxiv.org'
        ? { headers: { 'content-type': 'application/atom+xml' }, body: arxivFeed([recorded]) }
        : undefined,
    );
    const page = await opened('bare.txt', 'https://arxiv.org/abs/2505.23462');
    await shows(page, /1 new/);
    await choose(page, 'button', 'Import');
    const abstracts = () =>
      inside<undefined, (string | undefined)[]>(page, async ({ allPapers, library }) =>
        (await allPapers(library)).map(({ abstract }) => abstract),
      );
    await waitFor(async () => (await abstracts()).includes('We retrieve things.'), true, 'the abstract');
    await choose(page, 'button', 'Undo');
    await shows(page, /again as it was before/);
    expect(await abstracts()).not.toContain('We retrieve things.');
    await page.close();
  });

  it('a backup is recognised, and restored as ever', async () => {
    const page = await opened('mine.bib', BIB);
    await shows(page, /2 new/);
    await choose(page, 'button', 'Import');
    await shows(page, /Imported/);
    const backup = await inside(page, async ({ allPapers, library }) =>
      JSON.stringify({
        format: 'offprint-library',
        version: 1,
        exportedAt: '2026-01-01T00:00:00.000Z',
        papers: await allPapers(library),
      }),
    );
    await page.close();
    const restoring = await opened('backup.json', backup);
    await shows(restoring, /holds 2 papers.*2 the same/);
    await restoring.close();
  });
});
