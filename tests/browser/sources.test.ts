/** Papers that complete themselves: the built extension, and the outside APIs as a proxy plays them. */
import type { Page } from 'puppeteer-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Paper } from '../../lib/paper';
import { sources } from '../../lib/sources/registry';
import { arxivListing, arxivPapers } from '../fixtures/arxiv';
import { huggingFacePage } from '../fixtures/huggingface';
import {
  arxivFeed,
  arxivText,
  gitHubRepository,
  huggingFaceRecord,
  type Recorded,
  semanticScholarRecord,
} from '../fixtures/sources';
import { KINDS, openReader, type Reader } from './browsers';
import { inside } from './inside';
import { choose, control, press, toolbars, waitFor, waitForToolbars } from './steps';
import { type Answer, startWeb, type Web } from './web';

const LIST = 'https://arxiv.org/list/cs.LG/recent';
const [listed] = arxivPapers(1, 1);
if (!listed) throw new Error('There is a sample paper.');

const recorded: Recorded = {
  arxiv: listed.id,
  title: listed.title,
  authors: [...listed.authors],
  abstract: 'We make it complete, in the background.',
  published: '2026-04-13',
};

/** With an address of code in its abstract, which is not that of the paper that is asked about. */
const another: Recorded = {
  arxiv: '2301.00001',
  title: 'On Something Else Altogether',
  authors: ['Nobody Known'],
  abstract: 'Our code is available at https://github.com/not/ours.',
};

const API_HOSTS =
  /^https:\/\/(?:export\.arxiv\.org|api\.|api2\.|zenodo\.org|archive\.softwareheritage|huggingface\.co\/api)/;
const ANY_ORIGIN = { 'access-control-allow-origin': '*' };
const JSON_TYPE = { 'content-type': 'application/json', ...ANY_ORIGIN };

/** The sources that know papers by their arXiv numbers. */
const ASKED_BY_ARXIV_NUMBER = sources
  .filter(({ handles, sendsTitle }) => !sendsTitle && handles([`arxiv:${listed.id}`]).length > 0)
  .map(({ name }) => name);

/** How each source of code fails that is asked about a preprint. */
function failureOf({ href, host, pathname }: URL): Answer | undefined {
  switch (host) {
    case 'huggingface.co':
      return pathname.startsWith('/api/')
        ? { status: 429, headers: { 'retry-after': '1' }, body: 'Too many requests' }
        : undefined;
    case 'export.arxiv.org':
      return { status: 302, headers: { location: href }, body: '' };
    case 'arxiv.org':
      return pathname.startsWith('/html/') ? half(arxivText({ title: listed?.title ?? '' })) : undefined;
    case 'api.semanticscholar.org':
      return { headers: JSON_TYPE, body: JSON.stringify([semanticScholarRecord(another)]) };
    case 'api.github.com':
      return { headers: ANY_ORIGIN, body: '<!doctype html><title>Who are you?</title>' };
    case 'zenodo.org':
      return { status: 500, headers: ANY_ORIGIN, body: '' };
    case 'archive.softwareheritage.org':
      return { headers: JSON_TYPE, body: '{"exception": "Overload' };
    default:
      return undefined;
  }
}

/** The connection ends in the middle of the body. */
function half(body: string): Answer {
  const headers = { 'content-length': String(body.length), connection: 'close' };
  return { headers, body: body.slice(0, body.length / 2) };
}

describe.each(KINDS)('in %s', (kind) => {
  let web: Web;
  let reader: Reader;

  beforeEach(async () => {
    web = await startWeb((url) =>
      url.href.startsWith(LIST) ? arxivListing({ list: 'recent', papers: [listed] }) : undefined,
    );
    web.serve((url) => {
      if (url.host === 'export.arxiv.org') {
        return { headers: { 'content-type': 'application/atom+xml' }, body: arxivFeed([recorded]) };
      }
      if (url.host === 'huggingface.co' && url.pathname === `/api/papers/${listed.id}`) {
        return { headers: { 'content-type': 'application/json' }, body: huggingFaceRecord(recorded) };
      }
      if (url.host === 'arxiv.org' && url.pathname === `/html/${listed.id}`) {
        const body = '<p class="ltx_p">Our code is available at https://github.com/us/ours.</p>';
        return arxivText({ title: listed.title, body });
      }
      if (url.href === 'https://api.github.com/repos/us/ours') {
        return {
          headers: { 'content-type': 'application/json', ...ANY_ORIGIN },
          body: JSON.stringify(gitHubRepository({ name: 'us/ours', stars: 42 })),
        };
      }
      return undefined;
    });
    reader = await openReader(kind, { web });
  });

  afterEach(async () => {
    await reader?.close();
    await web?.close();
  });

  const askedAt = () => web.asked.filter((it) => API_HOSTS.test(it));

  async function saveFromList() {
    const page = await reader.open(LIST);
    await waitForToolbars(page, 1);
    await press(page, `Save ${listed?.title}`);
    await control(page, `Saved ${listed?.title}`);
    return page;
  }

  it('a paper saved from a list that shows no abstract is complete a moment later', async () => {
    await saveFromList();
    const own = await reader.ownPage('library.html');
    const paper = () => inside<undefined, Paper[]>(own, ({ allPapers, library }) => allPapers(library));
    await waitFor(async () => (await paper())[0]?.abstract, recorded.abstract, 'the abstract');
    expect((await paper())[0]).toMatchObject({
      published: '2026-04-13',
      from: { abstract: 'arxiv/api' },
      status: 'to-read',
    });
    await waitFor(() => askedAt().some((it) => it.includes('/api/papers/')), true, 'the question about code');
    // Identifiers are all that was sent.
    for (const address of askedAt()) expect(address).toContain(listed.id);
  });

  it('nothing is asked once that is turned off', async () => {
    const settings = await reader.ownPage('options.html');
    await settings.waitForSelector('input');
    await settings.evaluate(() => {
      const label = [...document.querySelectorAll('label')].find((it) =>
        it.textContent?.startsWith('Complete saved papers'),
      );
      label?.querySelector('input')?.click();
    });
    await waitFor(
      () =>
        settings
          .evaluate(() =>
            (
              globalThis as unknown as {
                chrome: { storage: { local: { get(): Promise<Record<string, unknown>> } } };
              }
            ).chrome.storage.local.get(),
          )
          .then((it) => it['setting.completeOnSave']),
      false,
      'the setting',
    );
    await saveFromList();
    await new Promise((resolve) => setTimeout(resolve, 4000));
    expect(askedAt()).toEqual([]);
  });

  describe('on a list that tells of no code', () => {
    const title = listed.title;
    const foundList = (page: Page) =>
      page.evaluate(() => {
        const root = document.querySelector('offprint-toolbar')?.shadowRoot;
        const list = root?.querySelector('.found');
        if (!list?.matches(':popover-open')) return undefined;
        const { left, right, top, bottom } = list.getBoundingClientRect();
        const isInWindow = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
        const focused = root?.activeElement?.textContent;
        return { words: [...list.children].map((it) => it.textContent), isInWindow, focused };
      });

    it('Find code shows what was found and why, and Open code stays', async () => {
      const page = await reader.open(LIST);
      await waitForToolbars(page, 1);
      await page.bringToFront();
      await press(page, `Find code for ${title}`);
      await waitFor(
        () => foundList(page),
        {
          words: ['github.com/us/oursin the paper’s text · ★ 42 · Python · MIT · changed Oct 1, 2026'],
          isInWindow: true,
          focused: 'github.com/us/ours',
        },
        'the list',
      );
      await page.keyboard.press('Escape');
      await waitFor(() => foundList(page), undefined, 'the list that was closed');
      const link = await control(page, `Open code ${title}`);
      expect(await link.evaluate((it) => (it as HTMLAnchorElement).href)).toBe('https://github.com/us/ours');
      await press(page, `Save ${title}`);
      await control(page, `Saved ${title}`);
      await control(page, `Open code ${title}`);
    });

    it('says that there is none where no source knows any', async () => {
      web.serve((url) =>
        API_HOSTS.test(url.href) || url.pathname.startsWith('/html/')
          ? { status: 404, headers: ANY_ORIGIN, body: '' }
          : undefined,
      );
      const page = await reader.open(LIST);
      await waitForToolbars(page, 1);
      await page.bringToFront();
      await press(page, `Find code for ${title}`);
      await control(page, `No code found for ${title}. Look again`);
      expect(await foundList(page)).toBeUndefined();
    });

    it('says that sources are out of reach while each fails in its way, and shows what they tell later', async () => {
      let isFailing = true;
      web.serve((url) => (isFailing ? failureOf(url) : undefined));
      const page = await reader.open(LIST);
      await waitForToolbars(page, 1);
      await page.bringToFront();
      await press(page, `Find code for ${title}`);
      const button = await control(page, `Sources of code are out of reach for ${title}`);
      expect(await button.evaluate((it) => it.title)).toContain('Offprint keeps asking');
      expect(await foundList(page)).toBeUndefined();
      isFailing = false;
      const shownNow = async () =>
        (await toolbars(page))[0]?.link === 'https://github.com/us/ours' &&
        (await foundList(page)) !== undefined;
      const end = Date.now() + 90_000;
      while (!(await shownNow()) && Date.now() < end)
        await new Promise((resolve) => setTimeout(resolve, 500));
      expect((await foundList(page))?.words).toEqual([expect.stringContaining('in the paper’s text')]);
      await control(page, `Open code ${title}`);
    }, 150_000);

    it('says that there is nobody to ask where the reader lets none be asked that knows it', async () => {
      const settings = await reader.ownPage('options.html');
      for (const name of ASKED_BY_ARXIV_NUMBER) await choose(settings, 'checkbox', `Ask ${name}`);
      const page = await reader.open(LIST);
      await waitForToolbars(page, 1);
      await page.bringToFront();
      await press(page, `Find code for ${title}`);
      const button = await control(page, `Nobody to ask for the code of ${title}`);
      expect(await button.evaluate((it) => it.title)).toContain('Settings → Network');
      expect(askedAt()).toEqual([]);
    });

    it('code of all that is on the screen appears, though the site is asked about one paper at a time', async () => {
      const settings = await reader.ownPage('options.html');
      await choose(settings, 'checkbox', 'Look for code as you scroll');
      const day = 'https://huggingface.co/papers/date/2026-04-10';
      const papers = arxivPapers(10, 1).map(({ id, title, authors }) => ({
        id,
        title,
        authors: [...authors],
        published: '2026-04-10',
      }));
      const codeOf = (id: string) => `https://github.com/lab/code-of-${id}`;
      web.serve((url) => {
        if (url.href === day) return huggingFacePage({ kind: 'day', papers });
        const paper = papers.find(({ id }) => url.pathname === `/api/papers/${id}`);
        return (
          paper && {
            headers: JSON_TYPE,
            body: huggingFaceRecord({ ...paper, arxiv: paper.id, code: codeOf(paper.id) }),
          }
        );
      });
      const page = await reader.open(day);
      await waitForToolbars(page, papers.length);
      await page.bringToFront();
      for (const paper of papers)
        await (await control(page, `Save ${paper.title}`)).evaluate((it) => it.scrollIntoView());
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      const codes = papers.map(({ id }) => codeOf(id));
      const links = async () => (await toolbars(page)).map(({ link }) => link);
      await waitFor(async () => (await links()).filter(Boolean).length >= 5, true, 'the code of some papers');
      await waitFor(links, codes, 'the code of all papers');
      for (const address of askedAt()) expect(new URL(address).host).toBe('huggingface.co');
    });

    it('code of what is on the screen is looked for at the site, where the reader wants it', async () => {
      const settings = await reader.ownPage('options.html');
      await choose(settings, 'checkbox', 'Look for code as you scroll');
      web.serve((url) => {
        if (url.host !== 'export.arxiv.org') return undefined;
        const abstract = 'Our code is available at https://github.com/us/ours.';
        return {
          headers: { 'content-type': 'application/atom+xml' },
          body: arxivFeed([{ ...recorded, abstract }]),
        };
      });
      const page = await reader.open(LIST);
      await waitForToolbars(page, 1);
      await page.bringToFront();
      await control(page, `Open code ${title}`);
      for (const address of askedAt()) expect(new URL(address).host).toBe('export.arxiv.org');
    });
  });

  it('an overlay that looks for code is told what was found, and why it is believed', async () => {
    const own = await reader.ownPage('popup.html');
    const message = { type: 'find-code', entries: [{ ids: [`arxiv:${listed.id}`], title: listed.title }] };
    const ask = () =>
      own.evaluate(
        (asked) =>
          (
            globalThis as unknown as { chrome: { runtime: { sendMessage(it: unknown): Promise<unknown> } } }
          ).chrome.runtime.sendMessage(asked),
        message,
      ) as Promise<{
        ok: boolean;
        reply: { candidates: { url: string; because: string; stars?: number }[] }[];
      }>;
    const found = async () => {
      const { reply } = await ask();
      return reply[0]?.candidates.map(({ url, because, stars }) => [url, because, stars]);
    };
    await waitFor(found, [['https://github.com/us/ours', 'codeInText', 42]], 'the code');
    const asked = askedAt().length;
    await found();
    expect(askedAt()).toHaveLength(asked);
  });
});

describe('with the service worker stopped', () => {
  it('what was to be asked is asked by its alarm', async () => {
    let isOpen = false;
    const web = await startWeb((url) => {
      if (url.href.startsWith(LIST)) return arxivListing({ list: 'recent', papers: [listed] });
      if (url.host !== 'export.arxiv.org') return undefined;
      if (!isOpen) return { status: 503, headers: { 'retry-after': '5' }, body: '' };
      return { headers: { 'content-type': 'application/atom+xml' }, body: arxivFeed([recorded]) };
    });
    const reader = await openReader('chromium', { web });
    try {
      const page = await reader.open(LIST);
      await waitForToolbars(page, 1);
      await press(page, `Save ${listed.title}`);
      await waitFor(() => web.asked.some((it) => it.includes('export.arxiv.org')), true, 'the question');
      await reader.stopWorker();
      isOpen = true;
      const own = await reader.ownPage('library.html');
      const abstract = () =>
        inside<undefined, Paper[]>(own, ({ allPapers, library }) => allPapers(library)).then(
          ([it]) => it?.abstract,
        );
      const end = Date.now() + 100_000;
      while (!(await abstract()) && Date.now() < end)
        await new Promise((resolve) => setTimeout(resolve, 500));
      expect(await abstract()).toBe(recorded.abstract);
    } finally {
      await reader.close();
      await web.close();
    }
  }, 150_000);
});
