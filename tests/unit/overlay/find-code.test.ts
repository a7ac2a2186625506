// @vitest-environment happy-dom
/** Looking for code: what is asked, and what becomes of the answers. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { findCode, findInSight, lacksCode } from '../../../entrypoints/overlay/find-code';
import type { Shown } from '../../../entrypoints/overlay/shown';
import type { Link } from '../../../lib/paper';
import { sites } from '../../../lib/sites/registry';
import type { CodeFound } from '../../../lib/sources/code-found';

const CODE = {
  kind: 'repository',
  url: 'https://github.com/us/ours',
  foundIn: 'abstract',
  theirs: true,
  because: 'codeInAbstract',
} as const;
const NOTHING: CodeFound = { candidates: [], state: 'done' };
const LOOKING: CodeFound = { candidates: [], state: 'looking' };
const UNREACHABLE: CodeFound = { candidates: [], state: 'unreachable' };

function aShown(n: number, links: Link[] = []): Shown {
  const host = document.createElement('offprint-toolbar');
  document.body.append(host);
  const ids = [`arxiv:2504.${10_000 + n}`];
  return {
    entry: { ids },
    glance: { title: `Title ${n}`, links },
    toolbar: { host },
    mark: { saved: false },
  } as unknown as Shown;
}

/** What is told of the search, while time passes as fast as it can. */
async function foundFor(it: Shown, anew = false) {
  const found: CodeFound[] = [];
  let failure: unknown;
  let isOver = false;
  const whole = (async () => {
    for await (const told of findCode(it, anew)) found.push(told);
  })();
  whole
    .catch((error: unknown) => {
      failure = error;
    })
    .finally(() => {
      isOver = true;
    });
  while (!isOver) await vi.advanceTimersByTimeAsync(500);
  if (failure) throw failure;
  return found;
}

let questions: { entries: { ids: string[] }[]; onScreen?: boolean; anew?: boolean; at: number }[];

/** What the background answers to one question after the other; to all others that nothing is known. */
function answers(...replies: (CodeFound[] | string)[]) {
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(async (message: unknown) => {
    questions.push({ ...(message as (typeof questions)[number]), at: Date.now() });
    const reply = replies.shift() ?? [NOTHING];
    return typeof reply === 'string' ? { ok: false, error: reply } : { ok: true, reply };
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  questions = [];
  Object.assign(browser.runtime, { id: 'offprint' });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('for one paper', () => {
  it('asks on while sources are still being asked, and gives what is found, then what more is known', async () => {
    const known = { ...CODE, stars: 42 };
    answers(
      [LOOKING],
      [{ candidates: [CODE], state: 'looking' }],
      [{ candidates: [CODE], state: 'looking' }],
      [{ candidates: [known], state: 'done' }],
    );
    // What is on the screen already is not drawn again.
    expect((await foundFor(aShown(1))).map(({ candidates }) => candidates)).toEqual([[], [CODE], [known]]);
    expect(questions).toHaveLength(4);
    expect(questions[0]?.entries).toEqual([{ ids: ['arxiv:2504.10001'], title: 'Title 1' }]);
  });

  it('ends when all have answered, or when there is nobody to ask', async () => {
    answers();
    expect(await foundFor(aShown(1))).toEqual([NOTHING]);
    expect(questions).toHaveLength(1);
    answers([{ candidates: [], state: 'nobody' }]);
    expect(await foundFor(aShown(1))).toEqual([{ candidates: [], state: 'nobody' }]);
    expect(questions).toHaveLength(2);
  });

  it('goes on as long as sources take, ever less often, and shows what comes after an hour', async () => {
    const many = Array.from({ length: 120 }, (_, n) => [n < 60 ? LOOKING : UNREACHABLE]);
    answers(...many, [{ candidates: [CODE], state: 'done' }]);
    expect((await foundFor(aShown(1))).map(({ state }) => state)).toEqual(['looking', 'unreachable', 'done']);
    const waits = questions.slice(1).map(({ at }, index) => at - (questions[index]?.at ?? 0));
    expect(waits[0]).toBe(1500);
    expect(waits.every((it, index) => it >= (waits[index - 1] ?? 0))).toBe(true);
    expect(waits.at(-1)).toBe(30_000);
  });

  it('ends when the entry has left the page', async () => {
    const it = aShown(1);
    answers([LOOKING], [LOOKING], [LOOKING]);
    setTimeout(() => it.toolbar.host.remove(), 2000);
    await foundFor(it);
    expect(questions).toHaveLength(2);
  });

  it('that is looked for anew says so once', async () => {
    answers([LOOKING]);
    await foundFor(aShown(1), true);
    expect(questions.map(({ anew }) => anew)).toEqual([true, undefined]);
  });

  it('fails with the sentence of the background', async () => {
    answers('Try again in a minute.');
    await expect(foundFor(aShown(1))).rejects.toThrow('Try again in a minute.');
  });

  it('is for papers of which neither the page nor the library tells code', () => {
    expect(lacksCode(aShown(1))).toBe(true);
    expect(lacksCode(aShown(1, [CODE]))).toBe(false);
    expect(lacksCode({ ...aShown(1), mark: { saved: true, code: CODE.url } })).toBe(false);
  });
});

describe('for what comes into sight', () => {
  const siteNamed = (id: string) => sites.find((it) => it.id === id);
  let found: [string, string][];

  function sight(site: string, isWanted = true) {
    found = [];
    return findInSight(
      () => siteNamed(site),
      () => isWanted,
      (it, code) => found.push([it.glance.title, code]),
      new AbortController().signal,
    );
  }

  it('one question serves all that came within a moment, and none is asked about twice', async () => {
    answers([NOTHING, { candidates: [CODE], state: 'done' }]);
    const see = sight('arxiv');
    const [one, two, three] = [aShown(1), aShown(2), aShown(3, [CODE])];
    for (const it of [one, two, three, one]) see(it);
    await vi.advanceTimersByTimeAsync(1000);
    expect(found).toEqual([['Title 2', CODE.url]]);
    expect(questions.map(({ entries, onScreen }) => [entries.length, onScreen])).toEqual([[2, true]]);
    see(one);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(questions).toHaveLength(1);
  });

  it('what the site answers later appears, and only what it has not answered is asked about again', async () => {
    const there: CodeFound = { candidates: [CODE], state: 'done' };
    answers([there, LOOKING, LOOKING, NOTHING], [LOOKING, there], [UNREACHABLE], [there]);
    const see = sight('huggingface');
    for (let n = 1; n <= 4; n++) see(aShown(n));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(found.map(([title]) => title)).toEqual(['Title 1', 'Title 3', 'Title 2']);
    expect(questions.map(({ entries }) => entries.length)).toEqual([4, 2, 1, 1]);
  });

  it('what is refused while much is looked for is asked later', async () => {
    answers('Try again in a minute.', [{ candidates: [CODE], state: 'done' }]);
    sight('openreview')(aShown(1));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(found).toEqual([['Title 1', CODE.url]]);
  });

  it('what has left the page is not asked about again', async () => {
    answers([LOOKING, LOOKING], [LOOKING], [LOOKING]);
    const see = sight('huggingface');
    const [gone, here] = [aShown(1), aShown(2)];
    see(gone);
    see(here);
    await vi.advanceTimersByTimeAsync(1000);
    gone.toolbar.host.remove();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(questions.slice(1).map(({ entries }) => entries[0]?.ids)).toEqual(
      questions.slice(1).map(() => here.entry.ids),
    );
    expect(questions.length).toBeGreaterThan(1);
  });

  it.each([
    ['on a site that has no record of code', 'dblp', true],
    ['where the reader does not want it', 'arxiv', false],
  ])('nothing is asked %s', async (_, site, isWanted) => {
    answers();
    sight(site, isWanted)(aShown(1));
    await vi.advanceTimersByTimeAsync(1000);
    expect(questions).toEqual([]);
  });
});
