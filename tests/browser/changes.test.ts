/** Pages that change under the toolbars: taken over by a script, drawn anew, reused, continued, left and come back to. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arxivListing, arxivPapers } from '../fixtures/arxiv';
import { dailyPapers } from '../fixtures/daily-papers';
import { huggingFacePage } from '../fixtures/huggingface';
import { KINDS, openReader, type Reader } from './browsers';
import { control, press, toolbars, waitFor, waitForToolbars } from './steps';
import { startWeb, type Web } from './web';

const DAY = 'https://huggingface.co/papers/date/2026-04-14';
const EARLIER = 'https://huggingface.co/papers/date/2026-04-13';
const papers = dailyPapers.slice(0, 6);

/** What the fixture's script gives a test to make the page change. */
type PageScript = Record<'redraw' | 'reuse' | 'append', (id?: string, title?: string) => void> & {
  hydration?: string;
};

function change(page: Page, what: 'redraw' | 'reuse' | 'append', ...args: string[]): Promise<void> {
  return page.evaluate(
    (name, values) => (globalThis as unknown as PageScript)[name](...values),
    what,
    args as [string?, string?],
  );
}

describe.each(KINDS)('in %s', (kind) => {
  let web: Web;
  let reader: Reader;

  beforeAll(async () => {
    web = await startWeb((url) => {
      if (url.href === DAY) return huggingFacePage({ kind: 'day', papers, hydrateAfter: 80 });
      if (url.href === EARLIER)
        return huggingFacePage({ kind: 'day', papers: dailyPapers.slice(6, 9), date: '2026-04-13' });
      if (url.pathname === '/list/cs.LG/new')
        return arxivListing({ list: 'new', papers: arxivPapers(300, 5) });
      return undefined;
    });
    reader = await openReader(kind, { web });
  });

  afterAll(async () => {
    await reader?.close();
    await web?.close();
  });

  it('nothing is put into a page before its script has taken it over', async () => {
    const page = await reader.open(DAY);
    await waitForToolbars(page, papers.length);
    expect(await page.evaluate(() => (globalThis as unknown as PageScript).hydration)).toBe('in place');
    await page.close();
  });

  it('toolbars come back, once each, when the page is drawn anew', async () => {
    const page = await reader.open(DAY);
    await waitForToolbars(page, papers.length);
    for (let time = 0; time < 3; time++) {
      await change(page, 'redraw');
      await waitForToolbars(page, papers.length);
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await toolbars(page)).toHaveLength(papers.length);
    await page.close();
  });

  it('a toolbar follows when its entry is given to another paper', async () => {
    const page = await reader.open(DAY);
    await waitForToolbars(page, papers.length);
    await change(page, 'reuse', '2601.54321', 'A Paper in Another’s Place');
    await press(page, 'Save A Paper in Another’s Place');
    await control(page, 'Saved A Paper in Another’s Place');
    const seen = await toolbars(page);
    expect(seen).toHaveLength(papers.length);
    expect(seen.flatMap(({ names }) => names).join()).not.toContain(papers[0]?.title);
    await page.close();
  });

  it('entries that are added get their toolbars, with their marks', async () => {
    const page = await reader.open(DAY);
    await waitForToolbars(page, papers.length);
    await change(page, 'append', '2601.54321', 'A Paper in Another’s Place');
    await control(page, 'Saved A Paper in Another’s Place');
    expect(await toolbars(page)).toHaveLength(papers.length + 1);
    await page.close();
  });

  it('a page left without loading another loses its toolbars, and the next one has its own', async () => {
    const page = await reader.open(DAY);
    await waitForToolbars(page, papers.length);
    await page.evaluate(async (url) => {
      const next = new DOMParser().parseFromString(await (await fetch(url)).text(), 'text/html');
      history.pushState(null, '', url);
      document.querySelector('main')?.replaceChildren(...(next.querySelector('main')?.childNodes ?? []));
    }, EARLIER);
    const seen = await waitForToolbars(page, 3);
    expect(seen.map(({ names }) => names[0])).toEqual(
      dailyPapers.slice(6, 9).map(({ title }) => `Save ${title}`),
    );
    await page.evaluate(() => {
      history.pushState(null, '', '/somewhere/else');
      document.querySelector('main')?.append('changed');
    });
    await waitFor(async () => (await toolbars(page)).length, 0, 'toolbars');
    await page.close();
  });

  it('hundreds of entries are looked up without a question to the network', async () => {
    const before = web.asked.length;
    const page = await reader.open('https://arxiv.org/list/cs.LG/new');
    await waitForToolbars(page, 300);
    expect(web.asked.slice(before).filter((address) => !address.endsWith('favicon.ico'))).toEqual([
      'https://arxiv.org/list/cs.LG/new',
    ]);
    await page.close();
  });
});
