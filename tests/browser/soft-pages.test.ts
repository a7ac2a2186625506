/** Sites that move on without loading: OpenReview's tabs and forums, results replaced in place, filters, frames. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { markedPapers } from '../fixtures/marked';
import { openReview } from '../fixtures/sites/openreview';
import { virtualSites } from '../fixtures/sites/virtual';
import { KINDS, openReader, type Reader } from './browsers';
import { press, toolbars, waitFor, waitForToolbars } from './steps';
import { startWeb, type Web } from './web';

const [group, , forum] = openReview.pages;
const [posters] = virtualSites.pages;
if (!group || !forum || !posters) throw new Error('The fixtures have these pages.');
const papers = markedPapers(30);
const ABOUT = 'https://openreview.net/about';
const FRAMED = 'https://openreview.net/search?term=framed';

describe.each(KINDS)('in %s', (kind) => {
  let web: Web;
  let reader: Reader;

  beforeAll(async () => {
    web = await startWeb((url) => {
      if (url.href === group.url) return group.html(papers.slice(0, 10));
      if (url.href === posters.url) return posters.html(papers);
      if (url.href === ABOUT) return '<!doctype html><title>About</title><h1>About</h1>';
      if (url.href === FRAMED)
        return `<!doctype html><title>Frame</title><iframe src="${group.url}"></iframe>`;
      return undefined;
    });
    reader = await openReader(kind, { web });
  });

  afterAll(async () => {
    await reader?.close();
    await web?.close();
  });

  /** Replaces what the page shows, as a script of the site does after a press, and its address. */
  function moveOn(page: Page, address: string, html: string): Promise<void> {
    return page.evaluate(
      (to, source) => {
        history.pushState(null, '', to);
        const next = new DOMParser().parseFromString(source, 'text/html');
        document.body.replaceChildren(...next.body.childNodes);
      },
      address,
      html,
    );
  }

  const names = async (page: Page) => (await toolbars(page)).map(({ names }) => names[0]);

  it('a tab’s next page has its own toolbars, and the one before is marked when it comes back', async () => {
    const page = await reader.open(group.url);
    await waitForToolbars(page, 10);
    await press(page, `Save ${papers[2]?.title}`);
    await moveOn(page, `${group.url}#tab-reject`, group.html(papers.slice(10, 16)));
    await waitFor(
      async () => (await names(page)).join(),
      papers
        .slice(10, 16)
        .map(({ title }) => `Save ${title}`)
        .join(),
      'toolbars',
    );
    await moveOn(page, group.url, group.html(papers.slice(0, 10)));
    await waitFor(
      async () => (await names(page)).join(),
      papers
        .slice(0, 10)
        .map(({ title }, index) => `${index === 2 ? 'Saved' : 'Save'} ${title}`)
        .join(),
      'toolbars',
    );
    await page.close();
  });

  it('from a list to a forum and on to the next one there is one toolbar, for the paper that is shown', async () => {
    const page = await reader.open(group.url);
    await waitForToolbars(page, 10);
    const [, second, third] = papers;
    if (!second || !third) throw new Error('There are papers.');
    const address = (mark: string) => `https://openreview.net/forum?id=${mark}AbCdEf`;
    await moveOn(page, address(second.mark), forum.html([second]));
    await waitFor(() => names(page), [`Save ${second.title}`], 'toolbars');
    // The address first, the heading a moment later and in the same element.
    await page.evaluate((to) => history.pushState(null, '', to), address(third.mark));
    await page.evaluate(
      (title, pdf) => {
        const heading = document.querySelector('.forum-title h2');
        if (heading?.firstChild) heading.firstChild.nodeValue = title;
        document.querySelector('.citation_pdf_url')?.setAttribute('href', pdf);
      },
      third.title,
      `/pdf?id=${third.mark}AbCdEf`,
    );
    await waitFor(() => names(page), [`Saved ${third.title}`], 'toolbars');
    await page.close();
  });

  it('a page without papers gets toolbars once it has moved on to a list, and the next list too', async () => {
    const page = await reader.open(ABOUT);
    await moveOn(page, 'https://openreview.net/contact', '<h1>Contact</h1>');
    await moveOn(page, group.url, group.html(papers.slice(20, 26)));
    await waitForToolbars(page, 6);
    await moveOn(page, ABOUT, '<h1>About</h1>');
    await waitForToolbars(page, 0);
    await moveOn(page, `${group.url}#tab-reject`, group.html(papers.slice(26)));
    await waitForToolbars(page, 4);
    await page.close();
  });

  it('a live filter that hides and shows entries leaves one toolbar for each that stays', async () => {
    const page = await reader.open(posters.url);
    await waitForToolbars(page, papers.length);
    const visible = () =>
      page.evaluate(
        () => [...document.querySelectorAll('offprint-toolbar')].filter((it) => it.checkVisibility()).length,
      );
    await page.evaluate(() => {
      const lines = [...document.querySelectorAll<HTMLElement>('ul.nodoc > li')];
      for (const [index, line] of lines.entries()) {
        if (index % 2) line.style.display = 'none';
        if (index % 5 === 0) line.remove();
      }
    });
    await waitFor(visible, 12, 'visible toolbars');
    await page.evaluate(() => {
      for (const line of document.querySelectorAll<HTMLElement>('ul.nodoc > li')) line.style.display = '';
    });
    await waitFor(visible, 24, 'visible toolbars');
    expect(await toolbars(page)).toHaveLength(24);
    await page.close();
  });

  it('a list in a frame is left alone', async () => {
    const page = await reader.open(FRAMED);
    const frame = await page.waitForFrame((it) => it.url() === group.url);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(await frame.evaluate(() => document.querySelectorAll('offprint-toolbar').length)).toBe(0);
    await page.close();
  });
});
