/** The gate of the background: who is heard, what is taken, and how much of it. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Browser, browser } from 'wxt/browser';
import { listen } from '../../../entrypoints/background/listen';
import type { Answer } from '../../../lib/messages';
import { aSighting } from '../builders';

type Sender = Browser.runtime.MessageSender;

const OWN = 'chrome-extension://offprint/';
const OVERLAY = {
  id: 'offprint',
  url: 'https://arxiv.org/list/cs.LG/new',
  origin: 'https://arxiv.org',
  tab: { id: 7 },
  frameId: 0,
  documentLifecycle: 'active',
};
const OWN_PAGE = { id: 'offprint', url: `${OWN}popup.html`, origin: 'chrome-extension://offprint' };
const LOOK_UP = { type: 'look-up', entries: [{ ids: ['arxiv:2604.00001'] }] };
const REFUSED = { ok: false, error: expect.stringMatching(/^Offprint /) };
const TOO_MUCH = { ok: false, error: expect.stringMatching(/too much at once/) };

let send: (message: unknown, sender: object) => Promise<Answer>;
let heard: string[];

beforeEach(() => {
  Object.assign(browser.runtime, { id: 'offprint' });
  vi.spyOn(browser.runtime, 'getURL').mockImplementation((path: string) => OWN + path.replace(/^\//, ''));
  heard = [];
  vi.spyOn(browser.runtime.onMessage, 'addListener').mockImplementation((listener) => {
    send = (message, sender) =>
      new Promise((resolve) => void listener(message, sender as Sender, resolve as () => void));
  });
  listen(
    async ({ type }, site) => void heard.push(`${site.id}: ${type}`),
    async ({ type }) => void heard.push(`own: ${type}`),
  );
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('who is heard', () => {
  it('our overlay on a page of a site', async () => {
    expect(await send(LOOK_UP, OVERLAY)).toEqual({ ok: true, reply: null });
    expect(heard).toEqual(['arxiv: look-up']);
  });

  it('our own pages, also in a tab', async () => {
    await send({ type: 'do-errands' }, OWN_PAGE);
    await send({ type: 'do-errands' }, { ...OWN_PAGE, tab: { id: 3 }, frameId: 0 });
    expect(heard).toEqual(['own: do-errands', 'own: do-errands']);
  });

  it.each<[string, object]>([
    ['another extension', { ...OVERLAY, id: 'another' }],
    ['a page that is no site’s', { ...OVERLAY, url: 'https://example.org/', origin: 'https://example.org' }],
    ['a host that only looks alike', { ...OVERLAY, url: 'https://arxiv.org.example/', origin: undefined }],
    ['another port', { ...OVERLAY, url: 'https://arxiv.org:8443/', origin: 'https://arxiv.org:8443' }],
    ['a page that is not encrypted', { ...OVERLAY, url: 'http://arxiv.org/', origin: 'http://arxiv.org' }],
    ['a page of another origin than its address', { ...OVERLAY, origin: 'https://example.org' }],
    ['a sandboxed page', { ...OVERLAY, origin: 'null' }],
    ['a frame', { ...OVERLAY, frameId: 4 }],
    ['no tab', { ...OVERLAY, tab: undefined }],
    ['a page that is drawn ahead', { ...OVERLAY, documentLifecycle: 'prerender' }],
    ['a page that was put away', { ...OVERLAY, documentLifecycle: 'cached' }],
    ['nobody', {}],
    ['an extension’s page that calls itself ours', { ...OWN_PAGE, id: 'another' }],
    ['our own page in a frame', { ...OWN_PAGE, tab: { id: 3 }, frameId: 2 }],
    ['our own page in a sandbox', { ...OWN_PAGE, origin: 'null' }],
  ])('not %s', async (_, sender) => {
    expect(await send(LOOK_UP, sender)).toMatchObject(REFUSED);
    expect(await send({ type: 'do-errands' }, sender)).toMatchObject(REFUSED);
    expect(heard).toEqual([]);
  });

  it('an overlay may not ask what only our own pages may', async () => {
    for (const type of ['save-page', 'save-this-page', 'papers-linked', 'save-seen', 'do-errands']) {
      expect(await send({ type, tabId: 1, sightings: [aSighting()] }, OVERLAY)).toMatchObject(REFUSED);
    }
    expect(heard).toEqual([]);
  });
});

describe('what is taken', () => {
  const circle: Record<string, unknown> = { ...LOOK_UP };
  circle['self'] = circle;
  let deep: unknown = [];
  for (let level = 0; level < 100_000; level++) deep = [deep];

  it.each<[string, unknown]>([
    ['twenty million characters', { ...LOOK_UP, more: 'x'.repeat(20_000_000) }],
    ['millions of values', { ...LOOK_UP, more: Array.from({ length: 11_000_000 }, () => 0) }],
    ['lists in lists in lists', { ...LOOK_UP, more: deep }],
    ['what holds itself', circle],
    ['bytes', { ...LOOK_UP, more: new Uint8Array(50_000_000) }],
    ['nothing', undefined],
    ['a record of another prototype', JSON.parse('{"__proto__": {"type": "look-up", "entries": []}}')],
  ])('not %s', async (_, message) => {
    expect(await send(message, OVERLAY)).toMatchObject(REFUSED);
    expect(heard).toEqual([]);
  });

  it('what a page tells of a hundred papers with thousands of authors', async () => {
    const authors = Array.from({ length: 3000 }, (_, n) => ({ name: `Ada Number ${n}` }));
    const sightings = Array.from({ length: 100 }, () => aSighting({ authors, abstract: 'x'.repeat(3000) }));
    expect(await send({ type: 'tell', sightings }, OVERLAY)).toMatchObject({ ok: true });
  });
});

describe('how much of it', () => {
  const page = (from: number, count: number) => ({
    type: 'look-up',
    entries: Array.from({ length: count }, (_, n) => ({
      ids: [`iacr:2026/${from + n}`, `doi:10.5555/${from + n}`],
      likeness: `likeness of ${from + n}`,
    })),
  });

  beforeEach(() => void vi.useFakeTimers());

  it('a reader’s day: long listings, each looked up again at every change of the library', async () => {
    for (let listing = 0; listing < 3; listing++) {
      for (let change = 0; change < 12; change++) {
        expect(await send(page(listing * 2800, 2800), OVERLAY)).toMatchObject({ ok: true });
        vi.advanceTimersByTime(25);
      }
      vi.advanceTimersByTime(2 * 60_000);
    }
  });

  it('papers saved as fast as keys repeat', async () => {
    for (let press = 0; press < 2000; press++) {
      expect(await send({ type: 'dismiss', ids: ['arxiv:2604.00001'] }, OVERLAY)).toMatchObject({ ok: true });
      vi.advanceTimersByTime(33);
    }
  });

  it('one who guesses learns of 25,000 identifiers at once and of 5,000 a minute after that', async () => {
    let learnt = 0;
    async function guess(minute: number) {
      for (let n = 0; n < 12; n++) {
        if ((await send(page(minute * 100_000 + n * 1000, 1000), OVERLAY)).ok) learnt += 3000;
      }
    }
    await guess(0);
    expect(learnt).toBe(24_000);
    for (let minute = 1; minute <= 10; minute++) {
      vi.advanceTimersByTime(60_000);
      await guess(minute);
    }
    expect(learnt).toBeLessThanOrEqual(25_000 + 10 * 5000);
  });

  it('one who takes papers out by guessing gets no further than one who presses', async () => {
    const all = Array.from({ length: 2000 }, (_, n) =>
      send({ type: 'take-out', ids: [`arxiv:2604.${10_000 + n}`] }, { ...OVERLAY, tab: { id: 9 } }),
    );
    expect((await Promise.all(all)).filter(({ ok }) => ok)).toHaveLength(500);
  });

  it('one who asks without a pause is told to wait, and heard again later; another tab all the while', async () => {
    const answers = await Promise.all(Array.from({ length: 2000 }, () => send(LOOK_UP, OVERLAY)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1000);
    expect(await send(LOOK_UP, OVERLAY)).toMatchObject(TOO_MUCH);
    expect(await send(LOOK_UP, { ...OVERLAY, tab: { id: 8 } })).toMatchObject({ ok: true });
    vi.advanceTimersByTime(60_000);
    expect(await send(LOOK_UP, OVERLAY)).toMatchObject({ ok: true });
  });
});
