/** Upgrading a bibliography in real browsers: the outside APIs are asked as ever, and the file comes back. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arxivFeed, crossrefWork, type Recorded } from '../fixtures/sources';
import { KINDS, openReader, type Reader } from './browsers';
import { inside } from './inside';
import { choose, downloaded, named, shows } from './steps';
import { startWeb, type Web } from './web';

const appeared: Recorded = {
  arxiv: '2505.23462',
  title: 'Retrieval of Things',
  authors: ['Ada Lovelace'],
  publishedDoi: '10.1000/things',
};
const another: Recorded = { arxiv: '2505.00002', title: 'Nowhere Yet', authors: ['Bob By'] };
const published: Recorded = { ...appeared, doi: '10.1000/things', published: '2026-03-01' };

const BEFORE = '\uFEFF% Größe, and\ttabs\r\n@string{me = {Ada Lovelace}}\r\n@comment{ {not} mine }\r\n';
const ENTRY = `@misc{lovelace,\r\n  title  = {Retrieval of Things},\r\n  author = me,\r\n  year   = 2025,\r\n  eprint = {2505.23462},\r\n}\r\n`;
const UPGRADED = `@article{lovelace,\r\n  title  = {Retrieval of Things},\r\n  author = me,\r\n  year   = 2026,\r\n  eprint = {2505.23462},\r\n  journal = {Journal of Things},\r\n  volume = {12},\r\n  number = {3},\r\n  pages  = {45--67},\r\n  publisher = {A Publishing House},\r\n  doi    = {10.1000/things},\r\n}\r\n`;
const AFTER = `@misc{ other , TITLE="Nowhere Yet",\n author={Bob By}, eprint={2505.00002}, mine = {kept}  }\n@misc{broken, title = {Never {closed}\n}\n`;

describe.each(KINDS)('in %s', (kind) => {
  let web: Web;
  let reader: Reader;
  let folder: string;
  let downloads: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'offprint-upgrades-'));
    downloads = await mkdtemp(join(tmpdir(), 'offprint-downloads-'));
    web = await startWeb((url) => {
      if (url.host === 'export.arxiv.org') {
        return { headers: { 'content-type': 'application/atom+xml' }, body: arxivFeed([appeared, another]) };
      }
      if (url.host !== 'api.crossref.org') return undefined;
      return {
        headers: { 'content-type': 'application/json', 'access-control-allow-origin': '*' },
        body: crossrefWork(published),
      };
    });
    reader = await openReader(kind, { web, downloads });
  });

  afterAll(async () => {
    await reader?.close();
    await web?.close();
    await rm(folder, { recursive: true, force: true });
    await rm(downloads, { recursive: true, force: true });
  });

  const outside = () => web.asked.filter((it) => /arxiv\.org|crossref|openreview|semanticscholar/.test(it));

  it('of two preprints the one that has appeared is upgraded, and all else comes back byte for byte', async () => {
    const path = join(folder, 'mine.bib');
    await writeFile(path, BEFORE + ENTRY + AFTER);
    const page = await reader.ownPage('popup.html?upgrade');
    const input = (await page.waitForSelector('input[type=file]')) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(path);
    await shows(page, /2 entries, 2 preprints that may have appeared/);
    await shows(page, /1 broken place is left as it is.*12broken/);
    await named(page, 'button', 'Look them up');
    expect(outside()).toEqual([]);

    await choose(page, 'button', 'Look them up');
    await shows(page, /1 preprint has appeared/);
    await shows(page, /@article · Journal of Things 12 \(3\), 45–67.*Says arXiv, Crossref\./);
    await shows(page, /1 preprint has not appeared/);
    // Identifiers are all that was sent, and both preprints with one request.
    expect(outside().map((it) => decodeURIComponent(new URL(it).pathname + new URL(it).search))).toEqual([
      '/api/query?id_list=2505.23462,2505.00002&max_results=2',
      '/works/10.1000/things',
    ]);

    await choose(page, 'button', 'Accept all');
    await choose(page, 'button', 'Download the file');
    const file = await readFile(await downloaded(downloads, '.bib'));
    expect(file.equals(Buffer.from(BEFORE + UPGRADED + AFTER))).toBe(true);
    await shows(page, /1 entry upgraded, in mine-upgraded\.bib/);
    const saved = await inside(page, async ({ allPapers, library }) => (await allPapers(library)).length);
    expect(saved).toBe(0);
    await page.close();
  });

  it('ten thousand entries are read, and looking them up ends when it is cancelled', async () => {
    const path = join(folder, 'large.bib');
    const entry = (n: number) =>
      `@misc{k${n}, title={Title ${n}}, author={A. B}, eprint={2401.${String(n + 1).padStart(5, '0')}}}\n`;
    await writeFile(path, Array.from({ length: 10_000 }, (_, n) => entry(n)).join(''));
    const page = await reader.ownPage('popup.html?upgrade');
    const input = (await page.waitForSelector('input[type=file]')) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(path);
    await shows(page, /10,000 entries, 10,000 preprints that may have appeared/);
    await choose(page, 'button', 'Look them up');
    await shows(page, /of 10,000 papers/);
    await choose(page, 'button', 'Cancel');
    await shows(page, /Stopped\./);
    const asked = outside().length;
    await new Promise((resolve) => setTimeout(resolve, 4000));
    // What was under way when it was cancelled was one request at most.
    expect(outside().length - asked).toBeLessThanOrEqual(1);
    await page.close();
  });
});
