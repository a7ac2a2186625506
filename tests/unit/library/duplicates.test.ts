import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type LibraryDatabase, openLibrary } from '../../../lib/library/database';
import { duplicates, mergeDuplicates, setApart } from '../../../lib/library/duplicates';
import { save } from '../../../lib/library/save';
import type { Sighting } from '../../../lib/paper';
import { aSighting, NOW } from '../builders';

let db: LibraryDatabase;
let counter = 0;

beforeEach(() => {
  db = openLibrary(`duplicates-${counter++}`);
});
afterEach(() => db.delete());

const preprint = {
  ids: ['arxiv:2303.00001'],
  title: 'Learning to Sort',
  authors: [{ name: 'Ada Lovelace' }, { name: 'Zoe Zimmer' }],
  published: '2023-03-05',
};
const atConference = {
  ...preprint,
  ids: ['doi:10.1145/1.2'],
  authors: [{ name: 'A. Lovelace' }],
  published: '2024',
  venue: 'ICML 2024',
};

/** Each is saved a minute after the one before it. */
async function saveAll(...papers: Partial<Sighting>[]): Promise<void> {
  for (const [n, told] of papers.entries()) await save(db, [aSighting(told)], NOW + n * 60_000);
}

const offered = async () => (await duplicates(db)).map((pair) => pair.map(({ key }) => key));

it('a preprint and what it has become a year or two later may be one, and no later one', async () => {
  const [key, other] = ['arxiv:2303.00001', 'doi:10.1145/1.2'];
  await saveAll(preprint, atConference);
  expect(await offered()).toEqual([[key, other]]);
  await mergeDuplicates(db, key, other);
  expect(await offered()).toEqual([]);
});

it.each([
  ['2021', true],
  ['2025-12', true],
  ['2026', false],
  ['2020', false],
])('of 2023 and %s that is %s', async (published, isOffered) => {
  await saveAll(preprint, { ...atConference, published, venue: 'ICML' });
  expect(await offered()).toHaveLength(isOffered ? 1 : 0);
});

it.each([
  ['title', { title: 'Learning to Search' }],
  ['first author', { authors: [{ name: 'Zoe Zimmer' }] }],
  ['number of the same kind', { ids: ['arxiv:2403.00009'] }],
])('papers with another %s are not offered', async (_, other) => {
  await saveAll(preprint, { ...atConference, ...other });
  expect(await offered()).toEqual([]);
});

it('nor are those with a title that many works have', async () => {
  const title = 'Editorial';
  await saveAll({ ...preprint, title }, { ...atConference, title });
  expect(await offered()).toEqual([]);
});

it('what was published year by year under one title is many works', async () => {
  const title = 'Introduction to the Special Issue';
  const inJournal = (year: string) => ({
    ...preprint,
    ...{ title, ids: [`doi:10.1000/${year}`], published: year, venue: 'Journal of Sorting' },
  });
  await saveAll(inJournal('2022'), inJournal('2023'), inJournal('2024'));
  expect(await offered()).toEqual([]);
});

it('of three each two are offered, until they are set apart', async () => {
  const [a, b, c] = ['doi:10.1/a', 'doi:10.1/b', 'doi:10.1/c'];
  await saveAll(...[a, b, c].map((id) => ({ ...preprint, ids: [id] })));
  for (const [first, second] of [
    [a, b],
    [a, c],
    [b, c],
  ] as const) {
    expect(await offered()).toEqual([[first, second]]);
    await setApart(db, first, second);
  }
  expect(await offered()).toEqual([]);
});

it('one that contradicts the oldest may be the same as another', async () => {
  await saveAll(preprint, { ...preprint, ids: ['arxiv:2304.00002'] }, atConference);
  expect(await offered()).toEqual([['arxiv:2303.00001', 'doi:10.1145/1.2']]);
  await setApart(db, 'doi:10.1145/1.2', 'arxiv:2303.00001');
  expect(await offered()).toEqual([['arxiv:2304.00002', 'doi:10.1145/1.2']]);
});
