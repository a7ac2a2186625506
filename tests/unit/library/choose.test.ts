import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { referenceOf } from '../../../lib/citation/reference';
import { type Choice, chooseValue, type Disputed, othersOf, undoChoice } from '../../../lib/library/choose';
import { type LibraryDatabase, openLibrary } from '../../../lib/library/database';
import { digestOf } from '../../../lib/library/digest';
import { mergePapers, paperFrom } from '../../../lib/library/merge';
import { save, tell } from '../../../lib/library/save';
import { Paper, type Sighting } from '../../../lib/paper';
import { aSighting, NOW } from '../builders';

const KEY = 'doi:10.1000/x';
let made = 0;

const crossref: Partial<Sighting> = {
  source: 'crossref/api',
  title: 'Of Things',
  venue: 'Journal of Things',
  venueType: 'journal',
  volume: '12',
  pages: '1-10',
  published: '2020-05',
};
const scholar: Partial<Sighting> = {
  source: 'google-scholar/search',
  title: 'Of things and others',
  venue: 'Proceedings of the Conference on Things',
  venueType: 'proceedings',
  pages: '3-7',
  published: '2019',
};

async function aLibrary(...told: Partial<Sighting>[]): Promise<LibraryDatabase> {
  const db = openLibrary(`choose-${made++}`);
  for (const it of told) await save(db, [aSighting({ ids: [KEY], ...it })], NOW);
  return db;
}

const paperIn = async (db: LibraryDatabase): Promise<Paper> => {
  const paper = await db.papers.get(KEY);
  if (!paper) throw new Error('It is saved.');
  return paper;
};

async function choose(db: LibraryDatabase, field: Disputed, at = NOW + 1) {
  const [other] = othersOf(await paperIn(db), field);
  if (!other) throw new Error('Nobody tells anything else.');
  return chooseValue(db, KEY, other, at);
}

describe('a value that the reader chose', () => {
  it('is shown, with who told it, and the other one stays beside it', async () => {
    const db = await aLibrary(crossref, scholar);
    expect((await paperIn(db)).title).toBe('Of Things');
    await choose(db, 'title');
    const paper = await paperIn(db);
    expect(paper).toMatchObject({
      title: 'Of things and others',
      from: { title: 'google-scholar/search' },
      chosen: { title: NOW + 1 },
    });
    expect(othersOf(paper, 'title')).toEqual([
      { field: 'title', source: 'crossref/api', value: 'Of Things' },
    ]);
    expect(Paper.safeParse(paper).error).toBeUndefined();
    expect(await db.digests.get(KEY)).toEqual(digestOf(paper));
  });

  it('stays, whatever is told later by whoever knows better', async () => {
    const db = await aLibrary(crossref, scholar);
    await choose(db, 'title');
    await tell(
      db,
      [aSighting({ ids: [KEY], ...crossref, source: 'arxiv/paper', title: 'Of All Things' })],
      NOW + 2,
    );
    const paper = await paperIn(db);
    expect(paper.title).toBe('Of things and others');
    expect(othersOf(paper, 'title').map(({ value }) => value)).toEqual(['Of All Things', 'Of Things']);
  });

  it('can be undone, and only as long as nothing else was chosen since', async () => {
    const db = await aLibrary(crossref, scholar);
    const before = await paperIn(db);
    const undo = await choose(db, 'title');
    if (!undo) throw new Error('It was chosen.');
    await undoChoice(db, undo);
    const after = await paperIn(db);
    expect(after).toEqual({ ...before, others: expect.any(Array) });
    expect(new Set(after.others)).toEqual(new Set(before.others));
    const first = await choose(db, 'title', NOW + 5);
    await choose(db, 'title', NOW + 6);
    if (first) await undoChoice(db, first);
    expect(await paperIn(db)).toMatchObject({ title: 'Of Things', chosen: { title: NOW + 6 } });
  });

  it('of a venue brings what its source told with it, and is cited so', async () => {
    const db = await aLibrary(crossref, scholar);
    const before = await paperIn(db);
    const undo = await choose(db, 'venue');
    const paper = await paperIn(db);
    expect(referenceOf(paper)).toMatchObject({
      kind: 'proceedings',
      publication: { container: 'Proceedings of the Conference on Things', pages: '3-7', year: '2019' },
    });
    expect(referenceOf(paper).publication).not.toHaveProperty('volume');
    if (undo) await undoChoice(db, undo);
    const after = await paperIn(db);
    expect(referenceOf(after)).toEqual(referenceOf(before));
  });

  it('of a venue of which its source does not say what it is has no other source’s word for that, now or later', async () => {
    const { venueType: _, ...unsaid } = scholar;
    const db = await aLibrary(crossref, unsaid);
    await choose(db, 'venue');
    expect(await paperIn(db)).not.toHaveProperty('venueType');
    await tell(db, [aSighting({ ids: [KEY], ...crossref, publisher: 'A House' })], NOW + 2);
    const paper = await paperIn(db);
    expect(paper).not.toHaveProperty('venueType');
    expect(referenceOf(paper).kind).toBe('proceedings');
  });

  it('of authors that are the beginning of a longer list is known to be cut', async () => {
    const [ada, bob] = [{ name: 'Ada Lovelace' }, { name: 'Bob By' }];
    const db = await aLibrary({ authors: [ada] }, { source: 'crossref/api', authors: [ada, bob] });
    await choose(db, 'authors');
    expect(await paperIn(db)).toMatchObject({ authors: [ada], authorsCut: true });
  });

  it('is kept when two papers become one, the later choice before the earlier one', () => {
    const one = paperFrom(aSighting({ ids: [KEY], ...crossref }), NOW);
    const other = { ...paperFrom(aSighting({ ids: [KEY], ...scholar }), NOW), chosen: { title: 5 } };
    expect(mergePapers(one, other)).toMatchObject({ title: 'Of things and others', chosen: { title: 5 } });
    expect(mergePapers(other, one)).toMatchObject({ title: 'Of things and others', chosen: { title: 5 } });
    expect(mergePapers({ ...one, chosen: { title: 9 } }, other)).toMatchObject({ title: 'Of Things' });
  });
});

it('what a damaged backup calls a value is offered to nobody', async () => {
  const paper = paperFrom(aSighting({ ids: [KEY] }), NOW);
  const others = [{ authors: 7 }, { title: ['x'] }, { authors: [{ no: 'name' }] }].flatMap((it) =>
    Object.entries(it).map(([field, value]): Choice => ({ field: field as Disputed, source: 'a/b', value })),
  );
  expect(othersOf({ ...paper, others }, 'authors')).toEqual([]);
  expect(othersOf({ ...paper, others }, 'title')).toEqual([]);
});
