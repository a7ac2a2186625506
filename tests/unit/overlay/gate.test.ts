// @vitest-environment jsdom
/** The gate: what it asks the background, and when. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import type { Answer, Replies } from '../../../lib/messages';

type Reply = Replies['bring-overlay'];

const LIST: Reply = { sign: 'article' };

/** Starts a gate on a page at `/list`, with what the background answers to each question in turn. */
async function start(replies: (Reply | Error)[], asked?: string) {
  const questions: { address: string; seen: boolean }[] = [];
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(async (message: unknown) => {
    questions.push({ address: location.pathname, seen: (message as { seen: boolean }).seen });
    const reply = replies.shift() ?? 'none';
    if (reply instanceof Error) throw reply;
    return { ok: true, reply } satisfies Answer<'bring-overlay'>;
  });
  vi.resetModules();
  const { waitForPapers, endOfGate } = await import('../../../entrypoints/overlay/gate');
  waitForPapers(asked);
  await settle();
  return { questions, endOfGate, again: waitForPapers };
}

const settle = () => vi.advanceTimersByTimeAsync(200);

/** The gate has noticed that the extension is gone. */
const gone = () => vi.advanceTimersByTimeAsync(1100);

async function addEntry() {
  document.body.append(document.createElement('article'));
  await settle();
}

async function goTo(path: string) {
  history.pushState({}, '', path);
  document.body.append('another page');
  await settle();
}

beforeEach(() => {
  vi.useFakeTimers();
  Object.assign(browser.runtime, { id: 'offprint' });
  history.replaceState({}, '', '/list');
  document.body.replaceChildren();
});
afterEach(async () => {
  // Whatever still waits notices that the extension is gone.
  Object.assign(browser.runtime, { id: undefined });
  await goTo('/gone');
  await gone();
  vi.useRealTimers();
  vi.restoreAllMocks();
  Object.assign(globalThis, { offprintEnd: undefined, hasOverlay: undefined });
});

describe('on a page that can list papers', () => {
  it('the overlay is asked for when the first entry is there, and once', async () => {
    const { questions } = await start([LIST, 'brought']);
    expect(questions).toEqual([{ address: '/list', seen: false }]);
    document.body.append(document.createElement('p'));
    await settle();
    expect(questions).toHaveLength(1);
    await addEntry();
    await addEntry();
    expect(questions).toEqual([
      { address: '/list', seen: false },
      { address: '/list', seen: true },
    ]);
  });

  it('an entry that is there from the beginning is seen', async () => {
    document.body.append(document.createElement('article'));
    const { questions } = await start([LIST, 'brought']);
    expect(questions.map(({ seen }) => seen)).toEqual([false, true]);
  });

  it('a page without a sign is left alone until its address changes', async () => {
    const { questions } = await start(['none', LIST]);
    await addEntry();
    expect(questions).toHaveLength(1);
    await goTo('/other');
    expect(questions[1]).toEqual({ address: '/other', seen: false });
  });

  it('where the overlay cannot be brought, it is not asked for again and again', async () => {
    document.body.append(document.createElement('article'));
    const { questions } = await start([LIST, 'none', 'brought']);
    await addEntry();
    expect(questions).toHaveLength(2);
  });

  it('a background that did not answer is asked again when the reader comes back to the page', async () => {
    const { questions } = await start([new Error('The connection is gone.'), 'brought']);
    await addEntry();
    expect(questions).toHaveLength(1);
    dispatchEvent(new Event('pageshow'));
    await settle();
    expect(questions).toHaveLength(2);
  });

  it('a background that did not answer is asked again after a moment, and not for ever', async () => {
    const { questions } = await start(Array.from({ length: 9 }, () => new Error('It fails.')));
    for (let second = 0; second < 8; second++) await gone();
    expect(questions).toHaveLength(1 + 3);
  });

  it('nothing is asked of a page that is drawn ahead, until the reader goes there', async () => {
    Object.assign(document, { prerendering: true });
    const { questions } = await start(['brought']);
    expect(questions).toEqual([]);
    Object.assign(document, { prerendering: false });
    document.dispatchEvent(new Event('prerenderingchange'));
    await settle();
    expect(questions).toEqual([{ address: '/list', seen: false }]);
  });

  it('a background that does not answer is asked again at the next address', async () => {
    const { questions } = await start([new Error('The connection is gone.'), 'brought']);
    await addEntry();
    expect(questions).toHaveLength(1);
    await goTo('/other');
    expect(questions).toHaveLength(2);
  });
});

it('on a page that is known to list nothing, nobody is asked until it becomes another', async () => {
  const { questions } = await start(['brought'], location.href);
  await addEntry();
  expect(questions).toEqual([]);
  await goTo('/other');
  expect(questions).toEqual([{ address: '/other', seen: false }]);
});

describe('what the overlay is told', () => {
  it('it ends when the extension has gone', async () => {
    const { endOfGate } = await start(['brought']);
    const end = endOfGate();
    expect(end?.aborted).toBe(false);
    Object.assign(browser.runtime, { id: undefined });
    await gone();
    expect(end?.aborted).toBe(true);
  });

  it('a second overlay does not begin, nor does a second gate ask', async () => {
    const { endOfGate, again, questions } = await start(['brought']);
    endOfGate();
    expect(endOfGate()).toBeUndefined();
    again();
    await settle();
    expect(questions).toHaveLength(1);
  });
});
