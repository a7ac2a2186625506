// @vitest-environment happy-dom
/** Looking for code: what is asked, and what becomes of the answers. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { findCode, findInSight, lacksCode } from '../../../entrypoints/overlay/find-code';
import type { Shown } from '../../../entrypoints/overlay/shown';
import type { CodeFound } from '../../../lib/messages';
import type { Link } from '../../../lib/paper';
import { sites } from '../../../lib/sites/registry';

const CODE = {
  kind: 'repository',
  url: 'https://github.com/us/ours',
  foundIn: 'abstract',
  theirs: true,
  because: 'in the abstract',
} as const;
const NOTHING: CodeFound = { candidates: [], looking: false };

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

async function foundFor(it: Shown) {
  const found = [];
  for await (const candidates of findCode(it)) found.push(candidates);
  return found;
}

let questions: { entries: { ids: string[] }[]; onScreen?: boolean }[];

/** What the background answers to one question after the other; to all others that nothing is known. */
function answers(...replies: (CodeFound[] | string)[]) {
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(async (message: unknown) => {
    questions.push(message as (typeof questions)[number]);
    const reply = replies.shift() ?? [NOTHING];
    return typeof reply === 'string' ? { ok: false, error: reply } : { ok: true, reply };
  });
}

beforeEach(() => {
  questions = [];
  Object.assign(browser.runtime, { id: 'offprint' });
});
afterEach(() => vi.restoreAllMocks());

describe('for one paper', () => {
  it('asks on while sources are still being asked, and gives what is found, then what more is known', async () => {
    const known = { ...CODE, stars: 42 };
    answers(
      [{ candidates: [], looking: true }],
      [{ candidates: [CODE], looking: true }],
      [{ candidates: [known], looking: false }],
    );
    expect(await foundFor(aShown(1))).toEqual([[CODE], [known]]);
    expect(questions).toHaveLength(3);
    expect(questions[0]?.entries).toEqual([{ ids: ['arxiv:2504.10001'], title: 'Title 1' }]);
  });

  it('ends when all have answered, or when sources take for ever', async () => {
    answers();
    expect(await foundFor(aShown(1))).toEqual([]);
    expect(questions).toHaveLength(1);
    answers(...Array.from({ length: 9 }, () => [{ candidates: [], looking: true }]));
    expect(await foundFor(aShown(1))).toEqual([]);
    expect(questions).toHaveLength(1 + 5);
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
    answers([NOTHING, { candidates: [CODE], looking: false }]);
    const see = sight('arxiv');
    const [one, two, three] = [aShown(1), aShown(2), aShown(3, [CODE])];
    for (const it of [one, two, three, one]) see(it);
    await vi.waitFor(() => expect(found).toEqual([['Title 2', CODE.url]]), 3000);
    expect(questions.map(({ entries, onScreen }) => [entries.length, onScreen])).toEqual([[2, true]]);
    see(one);
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(questions).toHaveLength(1);
  });

  it.each([
    ['on a site that has no record of code', 'dblp', true],
    ['where the reader does not want it', 'arxiv', false],
  ])('nothing is asked %s', async (_, site, isWanted) => {
    answers();
    sight(site, isWanted)(aShown(1));
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(questions).toEqual([]);
  });
});
