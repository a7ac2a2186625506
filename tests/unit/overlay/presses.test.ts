// @vitest-environment happy-dom
/** What Find code shows from the press to the end of the search. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { makePresses } from '../../../entrypoints/overlay/presses';
import type { Shown } from '../../../entrypoints/overlay/shown';
import type { CodeFound, SearchState } from '../../../lib/sources/code-found';

const CODE = {
  kind: 'repository',
  url: 'https://github.com/us/ours',
  foundIn: 'text',
  theirs: true,
  because: 'codeInText',
} as const;

const nothing = (state: SearchState): CodeFound => ({ candidates: [], state });

let entry: Shown;
let asked: { anew?: boolean }[];
/** What the toolbar showed, one after the other. */
let seen: string[];
const acts = makePresses((it, problem) => {
  const shown = typeof it.search === 'object' ? (it.foundCode ?? 'found') : (it.search ?? 'offered');
  if (seen.at(-1) !== shown || problem) seen.push(problem ?? shown);
});

function answers(...replies: (CodeFound | string)[]) {
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(async (message: unknown) => {
    asked.push(message as (typeof asked)[number]);
    const reply = replies.shift() ?? nothing('looking');
    return typeof reply === 'string' ? { ok: false, error: reply } : { ok: true, reply: [reply] };
  });
}

async function pressed(): Promise<void> {
  void acts['find-code'](entry);
  await vi.advanceTimersByTimeAsync(60_000);
}

beforeEach(() => {
  vi.useFakeTimers();
  Object.assign(browser.runtime, { id: 'offprint' });
  asked = [];
  seen = [];
  const host = document.createElement('offprint-toolbar');
  document.body.append(host);
  entry = {
    entry: { ids: ['arxiv:2504.10001'] },
    glance: { title: 'A Title', links: [] },
    toolbar: { host },
    mark: { saved: false },
  } as unknown as Shown;
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it('that there is none is said once all sources have answered, and not before', async () => {
  answers(nothing('looking'), nothing('unreachable'), nothing('looking'), nothing('done'));
  await pressed();
  expect(seen).toEqual(['looking', 'unreachable', 'looking', 'done']);
});

it('what is found after a long time still reaches the toolbar', async () => {
  answers(...Array(8).fill(nothing('looking')), { candidates: [CODE], state: 'done' });
  await pressed();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(seen).toEqual(['looking', CODE.url]);
});

it('pressed again while it is looked for asks nothing more than without', async () => {
  answers(nothing('unreachable'), nothing('unreachable'), nothing('done'));
  void acts['find-code'](entry);
  await vi.advanceTimersByTimeAsync(100);
  await pressed();
  expect(asked).toHaveLength(3);
});

it('Look again asks anew; what nobody could be asked about is simply asked', async () => {
  answers(nothing('nobody'), nothing('done'), nothing('done'));
  for (let press = 0; press < 3; press++) await pressed();
  expect(asked.map(({ anew }) => anew ?? false)).toEqual([false, false, true]);
  expect(seen).toEqual(['looking', 'nobody', 'looking', 'done', 'looking', 'done']);
});

it('can be pressed again where it failed, or where the page took the toolbar away meanwhile', async () => {
  answers('Try again in a minute.');
  await pressed();
  expect(seen).toEqual(['looking', 'Try again in a minute.']);
  expect(entry.search).toBeUndefined();
  void acts['find-code'](entry);
  await vi.advanceTimersByTimeAsync(100);
  entry.toolbar.host.remove();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(entry.search).toBeUndefined();
});
