/** What is said of a search for code while sources are slow, fail, or may not be asked. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LibraryDatabase } from '../../../lib/library/database';
import { type Errand, errandFor, putDown } from '../../../lib/library/errands';
import { codeFound } from '../../../lib/sources/code-found';
import { makeRunner } from '../../../lib/sources/runner';
import { arxivText, gitHubRepository, gitHubSearch, zenodoSearch } from '../../fixtures/sources';
import { aLibrary, HTML, json, NOTHING, type Reply, Simulation } from './simulated';

let db: LibraryDatabase;
let simulation: Simulation;

beforeEach(() => {
  db = aLibrary();
  simulation = new Simulation();
});

afterEach(() => db.delete());

const aboutNumber = (n: number) => ({ ids: [`arxiv:2505.${10_000 + n}`], title: `Retrieval of Things ${n}` });
const ours = (n: number) => `https://github.com/us/ours-${n}`;

/** A press of Find code: gives what is told of the search from then on. */
async function look(n: number, more: Partial<Errand> = {}) {
  const about = aboutNumber(n);
  const errand = errandFor('code', about.ids[0] ?? '', simulation.now, { about, asked: true, ...more });
  await putDown(db, [errand]);
  return () =>
    codeFound(db, about, errand, { allowed: simulation.rules.allowed, isOnline: simulation.isOnline });
}

/** A background that goes on for so long. */
const passes = async (milliseconds: number) => {
  const end = simulation.now + milliseconds;
  const runner = makeRunner(db, simulation.world(), async () => simulation.rules);
  while (simulation.now < end) {
    const next = await simulation.until(runner.run(), end - simulation.now);
    simulation.now = Math.max(simulation.now, Math.min(next ?? end, end));
  }
};

const LAST = 'archive.softwareheritage.org';

/** Of all sources only arXiv's HTML tells of code, and only of the paper of this number. */
function onlyTheTextOf(number: number): void {
  simulation.answering({
    'arxiv.org': ({ url }) => {
      const n = Number(url.pathname.slice(-5)) - 10_000;
      const body = n === number ? `<p>Our code is available at ${ours(n)}.</p>` : '<p>No more.</p>';
      return { headers: HTML, body: arxivText({ title: aboutNumber(n).title, body }) };
    },
    'api.github.com': ({ url }) =>
      url.pathname.startsWith('/repos')
        ? json(JSON.stringify(gitHubRepository({ name: `us/ours-${number}` })))
        : NOTHING,
  });
}

describe('a search for code', () => {
  it('of the last of many papers goes on until the slow source has been asked about that one too', async () => {
    onlyTheTextOf(8);
    const told = [];
    for (let n = 1; n <= 8; n++) told.push(await look(n));
    const [last] = told.slice(-1);
    await passes(40_000);
    expect(await last?.()).toEqual({ candidates: [], state: 'looking' });
    await passes(5 * 60_000);
    expect(await last?.()).toMatchObject({ candidates: [{ url: ours(8), because: 'codeInText' }] });
    await passes(60 * 60_000);
    expect((await Promise.all(told.map((it) => it()))).map(({ state }) => state)).toEqual(
      Array(8).fill('done'),
    );
  });

  it('says that sources are out of reach while all that are left fail, and finds what they tell later', async () => {
    simulation.network = () => ({ status: 429, headers: { 'retry-after': '600' } });
    const told = await look(1);
    await passes(30_000);
    expect(await told()).toEqual({ candidates: [], state: 'unreachable' });
    onlyTheTextOf(1);
    await passes(20 * 60_000);
    expect((await told()).candidates.map(({ url }) => url)).toEqual([ours(1)]);
  });

  it('is not over while one source has not answered, though all others found nothing', async () => {
    const fails: Reply = { status: 500 };
    simulation.answering({ [LAST]: () => fails });
    const told = await look(1);
    await passes(5 * 60_000);
    expect(await told()).toEqual({ candidates: [], state: 'unreachable' });
    simulation.answering({ [LAST]: () => json('[]') });
    await passes(60 * 60_000);
    expect(await told()).toEqual({ candidates: [], state: 'done' });
  });

  it('does not end in “none” where a source was given up', async () => {
    simulation.answering({ [LAST]: () => ({ status: 500 }) });
    const told = await look(1);
    await passes(24 * 60 * 60_000);
    expect(await db.errands.count()).toBe(0);
    expect(await told()).toEqual({ candidates: [], state: 'unreachable' });
  });

  it('waits offline, and says so', async () => {
    simulation.isOnline = false;
    const told = await look(1);
    await passes(5 * 60_000);
    expect(await told()).toEqual({ candidates: [], state: 'unreachable' });
    onlyTheTextOf(1);
    simulation.isOnline = true;
    expect((await told()).state).toBe('looking');
    await passes(5 * 60_000);
    expect((await told()).candidates).toHaveLength(1);
  });

  it('has nobody to ask where none that may be asked knows such a paper', async () => {
    simulation.rules = { ...simulation.rules, allowed: ['openreview', 'acl', 'github'] };
    expect(await (await look(1))()).toEqual({ candidates: [], state: 'nobody' });
    simulation.rules = { ...simulation.rules, allowed: ['openreview', 'arxiv'] };
    expect((await (await look(1))()).state).toBe('looking');
  });

  it('of which all have answered is done, though nobody would be asked today', async () => {
    const told = await look(1, { only: ['arxiv'] });
    await passes(60_000);
    expect(await told()).toEqual({ candidates: [], state: 'done' });
  });
});

describe('a candidate', () => {
  const declared = {
    id: 7,
    type: 'software',
    relations: [{ identifier: '10.48550/arXiv.2505.10001', relation: 'isSupplementTo' }],
  };
  const described = { name: 'lab/code', description: 'Code of “Retrieval of Things 1”' };

  it.each([
    ['a deposit that says so', json(gitHubSearch([])), json(zenodoSearch([declared])), 'codeBelongs'],
    ['a repository that is named after it', json(gitHubSearch([described])), NOTHING, 'codeBelongs'],
    ['any other repository', json(gitHubSearch([{ name: 'some/body' }])), NOTHING, 'codeMentions'],
  ])('belongs to the paper, or only mentions it: %s', async (_, gitHub, zenodo, because) => {
    simulation.answering({
      'api.github.com': ({ url }) => (url.pathname.startsWith('/search') ? gitHub : NOTHING),
      'zenodo.org': () => zenodo,
    });
    const told = await look(1);
    await passes(10 * 60_000);
    expect((await told()).candidates.map((it) => it.because)).toEqual([because]);
  });
});

it('a press comes before all that is only on the screen', async () => {
  for (let n = 1; n <= 40; n++) await look(n, { only: ['huggingface'] });
  simulation.now += 1;
  await look(99);
  await passes(10_000);
  const asked = simulation.asked.filter(({ url }) => url.host === 'huggingface.co');
  expect(asked.map(({ url }) => url.pathname)[0]).toContain('2505.10099');
  expect(asked.length).toBeGreaterThan(3);
});
