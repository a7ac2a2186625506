/** What a broken or hostile page, a forged message and a missing database lead to: clear words, and nothing lost. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arxivListing, arxivPapers } from '../fixtures/arxiv';
import { dailyPapers } from '../fixtures/daily-papers';
import { huggingFacePage } from '../fixtures/huggingface';
import { openReader, type Reader } from './browsers';
import { inside } from './inside';
import { choose, control, press, toolbars, waitFor, waitForToolbars } from './steps';
import { startWeb, type Web } from './web';

const papers = dailyPapers.slice(0, 3);
const [first] = papers;
if (!first) throw new Error('There is a first sample paper.');

const hostile = {
  ...first,
  id: '2604.66666',
  title: `<img src=x onerror="document.title='owned'"> \u202egnp.exe \ud800 "><script>document.title='owned'</script>`,
};

/** Pages by their address. */
const PAGES: Record<string, string> = {
  'https://huggingface.co/papers/date/2026-04-01': huggingFacePage({
    kind: 'day',
    papers,
    props: '{"dailyPapers": [',
  }),
  'https://huggingface.co/papers/date/2026-04-02': huggingFacePage({
    kind: 'day',
    papers,
    props: JSON.stringify({
      dailyPapers: [{ paper: { id: first.id, title: first.title, summary: 'x'.repeat(5_000_000) } }],
    }),
  }),
  'https://huggingface.co/papers/date/2026-04-03': huggingFacePage({ kind: 'day', papers: [hostile] }),
  'https://huggingface.co/papers/date/2026-04-04': huggingFacePage({
    kind: 'day',
    papers: [{ ...first, id: '2604.77777', title: 'x'.repeat(100_000) }],
  }),
  'https://arxiv.org/abs/2604.11111':
    '<!doctype html><title>arXiv</title><main><h1>Quite another page</h1></main>',
  'https://arxiv.org/list/cs.LG/recent':
    '<!doctype html><title>arXiv</title><main><ol><li>A paper</ol></main>',
  'https://huggingface.co/papers/trending': '<!doctype html><title>HF</title><main><div>A paper</div></main>',
  'https://arxiv.org/list/cs.LG/new': arxivListing({ list: 'new', papers: arxivPapers(3, 8) }),
  'https://example.org/papers': huggingFacePage({ kind: 'day', papers }),
};

let web: Web;
let reader: Reader;

beforeAll(async () => {
  web = await startWeb((url) => PAGES[url.href]);
  reader = await openReader('chromium', { web });
});

afterAll(async () => {
  await reader?.close();
  await web?.close();
});

const saved = (page: Page) => inside(page, ({ allPapers, library }) => allPapers(library));

describe('a page', () => {
  it.each([
    ['whose data is malformed', 'https://huggingface.co/papers/date/2026-04-01'],
    ['whose data is five megabytes', 'https://huggingface.co/papers/date/2026-04-02'],
  ])('%s gets its toolbars from what it shows', async (_, url) => {
    const page = await reader.open(url);
    await waitForToolbars(page, 3);
    await press(page, `Save ${first.title}`);
    await control(page, `Saved ${first.title}`);
    await press(page, `Saved ${first.title}`);
    await control(page, `Save ${first.title}`);
    await page.close();
  });

  it('that is hostile gets its text kept as text, in the page and in the popup', async () => {
    const page = await reader.open('https://huggingface.co/papers/date/2026-04-03');
    const [seen] = await waitForToolbars(page, 1);
    await press(page, seen?.names[0] ?? '');
    const popup = await reader.ownPage('popup.html');
    await waitFor(async () => (await saved(popup)).length, 1, 'papers');
    await popup.waitForSelector('[data-title]');
    expect(await page.title()).not.toBe('owned');
    expect(await popup.title()).toBe('Offprint');
    expect(await popup.$$('main img, main script')).toEqual([]);
    const [paper] = await saved(popup);
    expect(paper?.title).toContain('<img src=x');
    expect(paper?.title).not.toMatch(/[\u202e\ud800]/);
    await inside(popup, async ({ remove, library, allPapers }) =>
      remove(
        library,
        (await allPapers(library)).map(({ key }) => key),
      ),
    );
    await page.close();
    await popup.close();
  });

  it('with a title of 100,000 characters gets a toolbar, and the title is kept as far as one reads', async () => {
    const page = await reader.open('https://huggingface.co/papers/date/2026-04-04');
    const [seen] = await waitForToolbars(page, 1);
    expect(seen?.names[0]?.length).toBeLessThan(1100);
    await page.close();
  });

  it.each([
    'https://arxiv.org/abs/2604.11111',
    'https://arxiv.org/list/cs.LG/recent',
    'https://huggingface.co/papers/trending',
  ])('%s that no longer holds what it promises is left alone, and the popup says so', async (url) => {
    const page = await reader.open(url);
    const before = await page.content();
    const popup = await reader.popup();
    await popup.waitForFunction(
      () => /no longer understands this page/.test(document.body.textContent ?? ''),
      {
        polling: 50,
      },
    );
    expect(await page.content()).toBe(before);
    await page.close();
  });

  it('of which most fields are no longer found is reported, with what is missing, and can be saved from', async () => {
    const url = 'https://arxiv.org/list/cs.LG/pastweek';
    const changed = arxivListing({ list: 'recent', papers: arxivPapers(4, 8) })
      .replaceAll('list-authors', 'authors-list')
      .replaceAll('list-subjects', 'subjects-list');
    web.serve((asked) => (asked.href === url ? changed : undefined));
    const page = await reader.open(url);
    await waitForToolbars(page, 4);
    const popup = await reader.popup();
    // A test may not read the clipboard.
    await popup.evaluate(() => {
      navigator.clipboard.writeText = async (text) => void Object.assign(globalThis, { copied: text });
    });
    await choose(popup, 'button', 'Copy a report');
    await popup.waitForSelector('::-p-text(Report copied)');
    const report = await popup.evaluate(() => (globalThis as unknown as { copied: string }).copied);
    expect(report).toContain('Adapter: arxiv/listing');
    expect(report).toContain('(4 found)');
    expect(report).toContain('Told by none of them: authors, categories');
    for (const { id, title } of arxivPapers(4, 8)) {
      expect(report).not.toContain(id);
      expect(report).not.toContain(title);
    }
    await page.close();
  });

  it('of no supported site is left alone', async () => {
    const page = await reader.open('https://example.org/papers');
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(await toolbars(page)).toEqual([]);
    await page.close();
  });
});

describe('a message', () => {
  /** Sends it as our overlay on that page would, from the world of its script. */
  async function forge(page: Page, message: unknown): Promise<unknown> {
    const session = await page.createCDPSession();
    const worlds: { id: number; origin: string }[] = [];
    session.on('Runtime.executionContextCreated', ({ context }) => {
      worlds.push({ id: context.id, origin: context.origin });
    });
    await session.send('Runtime.enable');
    const own = worlds.find(({ origin }) => origin.startsWith('chrome-extension://'));
    if (!own) throw new Error('The overlay has no world here.');
    const { result } = await session.send('Runtime.evaluate', {
      contextId: own.id,
      expression: `chrome.runtime.sendMessage(${JSON.stringify(message)}).then(JSON.stringify)`,
      awaitPromise: true,
    });
    return JSON.parse(String(result.value));
  }

  const sighting = {
    source: 'arxiv/listing',
    url: 'https://arxiv.org/list/cs.LG/new',
    ids: ['arxiv:2604.00001'],
    title: 'Forged',
    links: [],
  };

  it.each([
    ['that only our own pages may send', { type: 'save-page', tabId: 1 }],
    ['of no known kind', { type: 'drop-everything' }],
    ['that is no message', 'hello'],
    [
      'with a sighting of another site',
      { type: 'save', sighting: { ...sighting, source: 'huggingface/listing' } },
    ],
    [
      'with an address of another site',
      { type: 'save', sighting: { ...sighting, url: 'https://huggingface.co/papers' } },
    ],
    [
      'with a link that is no web address',
      {
        type: 'save',
        sighting: {
          ...sighting,
          links: [{ kind: 'repository', url: 'javascript:alert(1)', foundIn: 'abstract' }],
        },
      },
    ],
    ['with an identifier of the wrong form', { type: 'save', sighting: { ...sighting, ids: ['nonsense'] } }],
    ['with a title that is too long', { type: 'save', sighting: { ...sighting, title: 'x'.repeat(5000) } }],
    [
      'that undoes what it did not do',
      { type: 'put-back', removal: { keys: ['arxiv:2604.00001'], removedAt: -1 } },
    ],
    [
      'that undoes a removal of long ago',
      { type: 'put-back', removal: { keys: ['arxiv:2604.00001'], removedAt: 1 } },
    ],
    ['that dismisses nothing in particular', { type: 'dismiss', ids: [] }],
    ['that dismisses by no identifier', { type: 'dismiss', ids: ['nonsense'] }],
    [
      'that takes back more than one paper can have',
      { type: 'undismiss', ids: Array.from({ length: 21 }, (_, index) => `arxiv:2604.${10_000 + index}`) },
    ],
  ])('%s is refused in words, and changes nothing', async (_, message) => {
    const page = await reader.open('https://arxiv.org/list/cs.LG/new');
    await waitForToolbars(page, 3);
    expect(await forge(page, message)).toMatchObject({
      ok: false,
      error: expect.stringMatching(/^Offprint /),
    });
    const own = await reader.ownPage('popup.html');
    expect((await saved(own)).filter(({ title }) => title === 'Forged' || title.length > 1000)).toEqual([]);
    await own.close();
    await page.close();
  });

  it('from one of our own pages that only overlays send is refused', async () => {
    const own = await reader.ownPage('popup.html');
    const answer = await own.evaluate(
      (message) =>
        (
          globalThis as unknown as { chrome: { runtime: { sendMessage(it: unknown): Promise<unknown> } } }
        ).chrome.runtime.sendMessage(message),
      { type: 'save', sighting },
    );
    expect(answer).toMatchObject({ ok: false });
    await own.close();
  });
});

describe('where the browser refuses the database', () => {
  it('a press of Save is taken back with the reason', async () => {
    const own = await openReader('chromium', { web });
    try {
      await own.inWorker(() => {
        // As under a policy, or in a damaged profile.
        IDBFactory.prototype.open = () => {
          throw new DOMException('Denied.', 'UnknownError');
        };
      });
      const page = await own.open('https://huggingface.co/papers/date/2026-04-01');
      await waitForToolbars(page, 3);
      await press(page, `Save ${first.title}`);
      const reason = () =>
        page.evaluate(
          () =>
            document.querySelector('offprint-toolbar')?.shadowRoot?.querySelector('[role=alert]')
              ?.textContent ?? '',
        );
      await waitFor(
        async () => /does not let Offprint open its library/.test(await reason()),
        true,
        'the reason',
      );
      await control(page, `Save ${first.title}`);
    } finally {
      await own.close();
    }
  });

  it('the popup says what happened and what to do', async () => {
    const own = await openReader('chromium', { web });
    try {
      const page = await own.ownPage('popup.html');
      await page.evaluateOnNewDocument(() => {
        IDBFactory.prototype.open = () => {
          throw new DOMException('Denied.', 'UnknownError');
        };
      });
      await page.reload();
      await page.waitForFunction(
        () => /does not let Offprint open its library/.test(document.body.textContent ?? ''),
        { polling: 50 },
      );
    } finally {
      await own.close();
    }
  });
});

describe('when the disk is full', () => {
  it('a press of Save is taken back with the reason, and the library is as it was', async () => {
    const own = await openReader('chromium', { web });
    try {
      const page = await own.open('https://huggingface.co/papers/date/2026-04-01');
      const [one, two] = papers.map(({ title }) => title);
      await waitForToolbars(page, 3);
      await press(page, `Save ${one}`);
      const list = await own.ownPage('popup.html');
      await waitFor(async () => (await saved(list)).length, 1, 'papers');
      await own.inWorker(() => {
        IDBObjectStore.prototype.put = () => {
          throw new DOMException('No room.', 'QuotaExceededError');
        };
      });
      await page.bringToFront();
      await press(page, `Save ${two}`);
      await page.waitForFunction(
        () =>
          [...document.querySelectorAll('offprint-toolbar')].some((it) =>
            /no room left/.test(it.shadowRoot?.querySelector('[role=alert]')?.textContent ?? ''),
          ),
        { polling: 50 },
      );
      await control(page, `Save ${two}`);
      expect(await saved(list)).toHaveLength(1);
    } finally {
      await own.close();
    }
  });
});

describe('in private browsing', () => {
  /** Browsers keep extensions out of private windows until the reader lets one in. */
  const untouched = async (page: Page) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(await toolbars(page)).toEqual([]);
  };

  it('a page is left alone by an Offprint that was not let in, in Chromium', async () => {
    const context = await reader.browser.createBrowserContext();
    const page = await context.newPage();
    await page.goto('https://huggingface.co/papers/date/2026-04-01');
    await untouched(page);
    await context.close();
  });

  it('and in a Firefox that always browses privately', async () => {
    const own = await openReader('firefox', { web, prefs: { 'browser.privatebrowsing.autostart': true } });
    try {
      await untouched(await own.open('https://huggingface.co/papers/date/2026-04-01'));
    } finally {
      await own.close();
    }
  });
});
