import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { bibtex } from '../../../lib/formats/bibtex';
import { undoChoice } from '../../../lib/library/choose';
import { type CitationForm, correct, correctionsIn, formOf } from '../../../lib/library/correct';
import { type LibraryDatabase, openLibrary } from '../../../lib/library/database';
import { save } from '../../../lib/library/save';
import { Paper } from '../../../lib/paper';
import { aSighting, NOW } from '../builders';

const KEY = 'doi:10.1145/3580305.3599263';
let db: LibraryDatabase;

beforeEach(async () => {
  db = openLibrary(`correct-${Math.random()}`);
  await save(db, [told('crossref/api', { title: 'Graph Kernals' })], NOW - 1000);
});

afterEach(() => db.delete());

function told(source: string, more: Partial<Paper>) {
  return aSighting({
    ...{ ids: [KEY], source, authors: [{ name: 'Ada Lovelace', family: 'Lovelace', given: 'Ada' }] },
    ...{ venue: 'Journal of Graphs', venueType: 'journal', volume: '3', pages: '1-10', published: '2024-05' },
    ...more,
  });
}

async function paperNow(): Promise<Paper> {
  return Paper.parse(await db.papers.get(KEY));
}

async function change(form: Partial<CitationForm>) {
  const paper = await paperNow();
  return correct(db, KEY, correctionsIn(paper, { ...formOf(paper), ...form }), NOW);
}

it('stands, whatever is told later, and is what is cited', async () => {
  await change({ title: 'Graph  Kernels', pages: '11-20', authors: 'Ada Lovelace\nHegel, Georg' });
  await save(db, [told('acl/paper', { title: 'GRAPH KERNALS', pages: '1-10' })], NOW + 1000);
  const paper = await paperNow();
  expect(paper).toMatchObject({ title: 'Graph Kernels', pages: '11-20' });
  expect(paper.authors).toEqual([
    { name: 'Ada Lovelace', family: 'Lovelace', given: 'Ada' },
    { name: 'Hegel, Georg' },
  ]);
  const text = bibtex.write([paper]);
  expect(text).toContain('author = {Lovelace, Ada and Hegel, Georg}');
  expect(text).toContain('pages = {11--20}');
  expect(text).toContain('volume = {3}');
});

it('keeps what it took the place of, and gives it back after Undo', async () => {
  const before = await paperNow();
  const undo = await change({ title: 'Graph Kernels', volume: '' });
  expect((await paperNow()).others).toContainEqual({
    ...{ field: 'title', source: 'crossref/api', value: 'Graph Kernals' },
  });
  if (undo) await undoChoice(db, undo);
  const { others: _, ...after } = await paperNow();
  const { others: __, ...as } = before;
  expect(after).toEqual(as);
});

it('leaves a field empty that the reader has emptied', async () => {
  await change({ volume: '' });
  await save(db, [told('dblp/paper', { volume: '3' })], NOW + 1000);
  expect((await paperNow()).volume).toBeUndefined();
});

it('of a venue alone keeps the volume and pages that are shown with it', async () => {
  await change({ venue: 'Journal of Graph Theory' });
  const text = bibtex.write([await paperNow()]);
  expect(text).toContain('journal = {Journal of Graph Theory}');
  expect(text).toContain('volume = {3}');
  expect(text).toContain('year = {2024}');
});

it('touches no field that was left as it was', async () => {
  const paper = await paperNow();
  expect(correctionsIn(paper, formOf(paper))).toEqual([]);
  const [only, ...others] = correctionsIn(paper, { ...formOf(paper), published: '14 April 2026' });
  expect([only, others]).toEqual([{ field: 'published', value: '2026-04-14' }, []]);
});

it.each([
  [{ title: '  ' }, 'A paper needs a title.'],
  [{ published: '2024-13' }, '“2024-13” is not a date. Write a year, or a date such as 2026-04-14.'],
])('says what it cannot take in %j', async (form, sentence) => {
  const paper = await paperNow();
  expect(() => correctionsIn(paper, { ...formOf(paper), ...form })).toThrow(new RangeError(sentence));
});
