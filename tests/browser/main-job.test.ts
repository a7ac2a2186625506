/** The main job in both browsers: save on a listing, see it marked elsewhere, read it in the popup, export it. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleListing } from '../../scripts/sample';
import { tour } from '../../scripts/tour';
import { arxivListing, arxivPapers } from '../fixtures/arxiv';
import { dailyPapers } from '../fixtures/daily-papers';
import { KINDS, openReader, type Reader } from './browsers';
import { inside } from './inside';
import { choose, control, downloaded, listed, press, toolbars, waitFor, waitForToolbars } from './steps';
import { startWeb, type Web } from './web';

const HUGGING_FACE = 'https://huggingface.co/papers';
const ARXIV = 'https://arxiv.org/list/cs.LG/new';
const [first, second, third] = dailyPapers;
if (!first || !second || !third) throw new Error('The sample holds at least three papers.');

/** An arXiv list on which the first sample paper stands among others. */
const onArxiv = arxivListing({
  list: 'new',
  papers: [
    ...arxivPapers(5, 2),
    ...arxivPapers(1, 9).map((paper) => ({ ...paper, id: first.id, title: first.title })),
    ...arxivPapers(5, 3),
  ],
});

describe.each(KINDS)('in %s', (kind) => {
  let web: Web;
  let reader: Reader;
  let downloads: string;

  beforeEach(async () => {
    downloads = await mkdtemp(join(tmpdir(), 'offprint-downloads-'));
    web = await startWeb((url) => (url.href === ARXIV ? onArxiv : sampleListing(url)));
    reader = await openReader(kind, { web, downloads });
  });

  afterEach(async () => {
    await reader?.close();
    await web?.close();
    await rm(downloads, { recursive: true, force: true });
  });

  it('a paper saved on Hugging Face shows as saved on arXiv, is on the reading list and is exported', async () => {
    const arxiv = await reader.open(ARXIV);
    await waitForToolbars(arxiv, 11);
    const page = await reader.open(HUGGING_FACE);
    await press(page, `Save ${second.title}`);
    await control(page, `Saved ${second.title}`);
    await press(page, `Save ${first.title}`);
    await control(page, `Saved ${first.title}`);
    await control(arxiv, `Saved ${first.title}`);
    expect((await toolbars(arxiv)).filter(({ saved }) => saved)).toHaveLength(1);

    const popup = await reader.popup();
    await waitFor(() => listed(popup), [first.title, second.title], 'the reading list');
    await choose(popup, 'button', 'Export');
    await choose(popup, 'menuitem', 'BibTeX');
    const bibtex = await readFile(await downloaded(downloads, '.bib'), 'utf8');
    expect(bibtex.match(/^@misc\{/gm)).toHaveLength(2);
    expect(bibtex).toContain(`eprint = {${first.id}}`);
    expect(bibtex).toContain(`eprint = {${second.id}}`);
  });

  it('a paper taken out can be put back with Undo, with all that the reader wrote', async () => {
    const page = await reader.open(HUGGING_FACE);
    await press(page, `Save ${first.title}`);
    await control(page, `Saved ${first.title}`);
    const own = await reader.ownPage('popup.html');
    await waitFor(() => listed(own), [first.title], 'the reading list');
    await inside(
      own,
      ({ edit, library }, id) => edit(library, [`arxiv:${id}`], { addTags: ['mine'], note: 'read again' }),
      first.id,
    );
    await page.bringToFront();
    await press(page, `Saved ${first.title}`);
    await control(page, `Save ${first.title}`);
    await waitFor(() => listed(own), [], 'the reading list');
    await press(page, `Undo removing ${first.title}`);
    await control(page, `Saved ${first.title}`);
    const [paper] = await inside(own, ({ allPapers, library }) => allPapers(library));
    expect(paper).toMatchObject({ title: first.title, tags: ['mine'], note: 'read again' });
  });

  it('what was saved is there after the browser was closed and opened again', async () => {
    const page = await reader.open(HUGGING_FACE);
    for (const { title } of [first, second, third]) {
      await press(page, `Save ${title}`);
      await control(page, `Saved ${title}`);
    }
    // The mark is shown at once; the reading list shows what is in the database.
    const before = await reader.ownPage('popup.html');
    await waitFor(() => listed(before), [third.title, second.title, first.title], 'the reading list');
    reader = await reader.restart();
    const popup = await reader.ownPage('popup.html');
    await waitFor(() => listed(popup), [third.title, second.title, first.title], 'the reading list');
    const again = await reader.open(HUGGING_FACE);
    await waitFor(
      async () => (await toolbars(again)).map(({ saved }) => saved).slice(0, 4),
      [true, true, true, false],
      'the marks',
    );
  });

  it('the tour that npm start takes without a display goes through', async () => {
    const steps: string[] = [];
    await tour(kind, downloads, (step) => steps.push(step));
    expect(steps.join('\n')).toContain('(3 entries)');
  });
});

describe('with the service worker stopped between any two steps', () => {
  it('every step is done all the same, and the marks follow', async () => {
    const web = await startWeb((url) => (url.href === ARXIV ? onArxiv : sampleListing(url)));
    const reader = await openReader('chromium', { web });
    try {
      const arxiv = await reader.open(ARXIV);
      await waitForToolbars(arxiv, 11);
      await reader.stopWorker();
      const page = await reader.open(HUGGING_FACE);
      await waitForToolbars(page, 12);
      await reader.stopWorker();
      await press(page, `Save ${first.title}`);
      await control(page, `Saved ${first.title}`);
      await control(arxiv, `Saved ${first.title}`);
      await reader.stopWorker();
      await press(page, `Saved ${first.title}`);
      await control(arxiv, `Save ${first.title}`);
      await reader.stopWorker();
      await press(page, `Undo removing ${first.title}`);
      await control(arxiv, `Saved ${first.title}`);
      await reader.stopWorker();
      const list = await reader.ownPage('popup.html');
      await waitFor(() => listed(list), [first.title], 'the reading list');
    } finally {
      await reader.close();
      await web.close();
    }
  });
});
