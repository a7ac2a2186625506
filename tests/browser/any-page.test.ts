/** Pages that no adapter is for: read when the reader says so, and only then. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReader, type Reader } from './browsers';
import { inside } from './inside';
import { choose, control, listed, waitFor, waitForToolbars } from './steps';
import { startWeb, type Web } from './web';

const ARTICLE = 'https://journal.example/articles/7';
const BLOG = 'https://blog.example/reading-group';
const NOTE = 'https://blog.example/note';
const LINK = 'https://blog.example/one-link';

const PDF = 'https://arxiv.org/pdf/2504.10001v2';
const A_PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj
trailer<</Root 1 0 R>>`;

const pages: Record<string, string> = {
  [ARTICLE]: `<!doctype html><title>Rain | Journal</title>
    <meta name="citation_title" content="Forecasting Rain with $\\beta$-VAEs">
    <meta name="citation_author" content="Lovelace, Ada"><meta name="citation_author" content="Berg, Ludwig van der">
    <meta name="citation_doi" content="10.5555/rain.7"><meta name="citation_journal_title" content="Journal of Weather">
    <meta name="citation_volume" content="12"><meta name="citation_issue" content="3">
    <meta name="citation_firstpage" content="45"><meta name="citation_lastpage" content="67">
    <meta name="citation_publication_date" content="2025/04/14">
    <meta name="citation_abstract" content="<p>Code is at https://github.com/lab/rain.</p>">
    <h1>Forecasting Rain</h1>`,
  [BLOG]: `<!doctype html><title>Reading group</title><h1>Reading group</h1><ul>
    <li><b>Attention Is All You Need</b> [<a href="https://arxiv.org/abs/1706.03762">paper</a>]
      [<a href="https://github.com/tensorflow/tensor2tensor">code</a>]</li>
    <li><a href="https://doi.org/10.1145/3580305.3599263">A Study of Clicks and Their Causes</a>, KDD 2023</li>
    <li><a href="https://www.google.com/search?q=https://arxiv.org/abs/1810.04805">a search, no paper</a></li>
    <li><a href="https://arxiv.org/abs/1706.03762v7">the same again</a></li></ul>`,
  [LINK]:
    '<!doctype html><title>One link</title><p>See <a href="https://eprint.iacr.org/2026/1494">A Lattice Paper of Note</a>.</p>',
  [NOTE]: '<!doctype html><title>A note on notes</title><h1>A note on notes</h1><p>Nothing else.</p>',
};

describe('in chromium', () => {
  let web: Web;
  let reader: Reader;

  beforeAll(async () => {
    web = await startWeb((url) => pages[url.href]);
    reader = await openReader('chromium', { web });
  });

  afterAll(async () => {
    await reader?.close();
    await web?.close();
  });

  const papersIn = (own: Page) => inside(own, ({ allPapers, library }) => allPapers(library));

  async function saved() {
    const own = await reader.ownPage('popup.html?restore');
    const papers = await papersIn(own);
    await own.close();
    return papers;
  }

  async function over(url: string): Promise<{ page: Page; popup: Page }> {
    const page = await reader.open(url);
    return { page, popup: await reader.popupOver(page) };
  }

  it('an article is saved with all that its metadata tell', async () => {
    const { page, popup } = await over(ARTICLE);
    await choose(popup, 'button', 'Save this page');
    await waitFor(() => listed(popup), ['Forecasting Rain with β-VAEs'], 'the list');
    expect((await papersIn(popup))[0]).toMatchObject({
      key: 'doi:10.5555/rain.7',
      title: 'Forecasting Rain with $\\beta$-VAEs',
      authors: [
        { family: 'Lovelace', given: 'Ada' },
        { family: 'Berg', given: 'Ludwig van der' },
      ],
      published: '2025-04-14',
      venue: 'Journal of Weather',
      venueType: 'journal',
      volume: '12',
      issue: '3',
      pages: '45-67',
      abstract: 'Code is at https://github.com/lab/rain.',
      links: [{ kind: 'repository', url: 'https://github.com/lab/rain' }],
    });
    await choose(popup, 'button', 'Undo');
    await waitFor(() => listed(popup), [], 'the list');
    await page.close();
  });

  it('papers linked on a page are offered, and those that are ticked are saved', async () => {
    const { page, popup } = await over(BLOG);
    await choose(popup, 'button', 'Papers linked here…');
    await choose(popup, 'button', 'Save 2 papers');
    await waitFor(
      () => listed(popup),
      ['Attention Is All You Need', 'A Study of Clicks and Their Causes'],
      'the list',
    );
    const papers = await papersIn(popup);
    expect(papers.map(({ ids }) => ids).toSorted()).toEqual([
      ['arxiv:1706.03762'],
      ['doi:10.1145/3580305.3599263'],
    ]);
    expect(papers.find(({ key }) => key === 'arxiv:1706.03762')?.links).toMatchObject([
      { kind: 'repository', url: 'https://github.com/tensorflow/tensor2tensor' },
    ]);
    await page.close();
  });

  it('a page without any metadata is saved under its own address', async () => {
    const { page, popup } = await over(NOTE);
    await choose(popup, 'button', 'Save this page');
    await waitFor(async () => (await listed(popup))[0], 'A note on notes', 'the first of the list');
    expect((await papersIn(popup)).map(({ key }) => key)).toContain(`web:${NOTE}`);
    await page.close();
  });

  it('a PDF of a known paper is saved by its address', async () => {
    web.serve((url) =>
      url.href === PDF ? { headers: { 'content-type': 'application/pdf' }, body: A_PDF } : undefined,
    );
    const page = await reader.open('about:blank');
    // The viewer never says that it has loaded.
    page.goto(PDF).catch(() => {});
    await waitFor(() => page.url(), PDF, 'the address');
    await new Promise((resolve) => setTimeout(resolve, 500));
    const popup = await reader.popupOver(page);
    await choose(popup, 'button', 'Save this page');
    const keys = async () => (await papersIn(popup)).map(({ key }) => key);
    await waitFor(async () => (await keys()).includes('arxiv:2504.10001'), true, 'the paper in the library');
    expect((await papersIn(popup)).find(({ key }) => key === 'arxiv:2504.10001')).toMatchObject({
      version: 2,
      links: [{ kind: 'pdf', url: 'https://arxiv.org/pdf/2504.10001' }],
    });
    await page.close();
  });

  it('nothing is read, and nothing is in the page, before the reader asks', async () => {
    const page = await reader.open(BLOG);
    expect(await page.evaluate(() => document.querySelector('offprint-toolbar'))).toBeNull();
    const popup = await reader.popup();
    await choose(popup, 'button', 'Save this page');
    await popup.waitForSelector('::-p-text(cannot read this page)');
    await page.close();
  });

  it('a link’s menu saves the paper behind it, with what the page says of it', async () => {
    // A press permits what the menu of a link does.
    const { page } = await over(LINK);
    await page.bringToFront();
    await reader.inWorker(async () => {
      const { chrome } = globalThis as unknown as {
        chrome: {
          tabs: { query(of: object): Promise<object[]> };
          contextMenus: { onClicked: { dispatch(...args: unknown[]): void } };
        };
      };
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      chrome.contextMenus.onClicked.dispatch(
        {
          menuItemId: 'save-link',
          linkUrl: 'https://eprint.iacr.org/2026/1494',
          pageUrl: 'https://blog.example/one-link',
        },
        tab,
      );
    });
    const titles = async () => (await saved()).map(({ key, title }) => `${key} ${title}`);
    await waitFor(
      async () => (await titles()).includes('iacr:2026/1494 A Lattice Paper of Note'),
      true,
      'the paper behind the link in the library',
    );
    await page.close();
  });

  it('a paper saved from a link is marked on its own site', async () => {
    web.serve((url) =>
      url.href === 'https://arxiv.org/abs/1706.03762'
        ? '<!doctype html><meta name="citation_arxiv_id" content="1706.03762"><h1 class="title mathjax"><span class="descriptor">Title:</span>Attention Is All You Need</h1>'
        : undefined,
    );
    const page = await reader.open('https://arxiv.org/abs/1706.03762');
    await waitForToolbars(page, 1);
    await control(page, 'Saved Attention Is All You Need');
    await page.close();
  });
});
