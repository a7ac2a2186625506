import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type LibraryDatabase, openLibrary } from '../../../lib/library/database';
import { edit } from '../../../lib/library/edit';
import { allPapers } from '../../../lib/library/query';
import { save } from '../../../lib/library/save';
import { forgetSearch, keepSearch, savedSearches } from '../../../lib/library/saved-searches';
import { settle } from '../../../lib/library/settle';
import { colourTag, renameTag, tagLooks, undoRenaming } from '../../../lib/library/tags';
import { EVERYTHING } from '../../../lib/search/view';
import { faultsOf } from '../../soak/library-faults';
import { aSighting, NOW } from '../builders';

let db: LibraryDatabase;
let counter = 0;

beforeEach(() => {
  db = openLibrary(`tags-${counter++}`);
});

afterEach(async () => {
  expect(await faultsOf(db)).toEqual([]);
  await db.delete();
});

async function tag(tag: string, count: number): Promise<void> {
  const { added } = await save(
    db,
    Array.from({ length: count }, () => aSighting()),
    NOW,
  );
  await edit(db, added, { addTags: [tag] }, NOW);
}

/** Everything that knows of tags. */
async function state() {
  return {
    tags: (await allPapers(db)).map(({ key, tags }) => [key, tags]).toSorted(),
    looks: await tagLooks(db),
    searches: await savedSearches(db),
  };
}

it.each([3, 250])(
  'with a tag of %i papers its colour and its searches are renamed, and all of it back',
  async (count) => {
    await tag('x', count);
    await colourTag(db, 'x', 'red');
    await keepSearch(db, 'By tag', { ...EVERYTHING, tag: 'X' }, NOW);
    await keepSearch(db, 'By words', { ...EVERYTHING, search: 'tag:x -survey' }, NOW);
    await keepSearch(db, 'Other', { ...EVERYTHING, search: 'x' }, NOW);
    const before = await state();

    const done = await renameTag(db, 'x', 'the y');
    const after = await state();
    expect(new Set(after.tags.map(([, tags]) => String(tags)))).toEqual(new Set(['the y']));
    expect(after.looks).toEqual([{ name: 'the y', colour: 'red' }]);
    expect(after.searches.map(({ view }) => view)).toEqual([
      { ...EVERYTHING, tag: 'the y' },
      { ...EVERYTHING, search: 'tag:"the y" -survey' },
      { ...EVERYTHING, search: 'x' },
    ]);

    await undoRenaming(db, done);
    expect(await state()).toEqual(before);
    await settle(db);
    expect(await state()).toEqual(before);
  },
);

it('merged into another tag it takes on its colour, and both have their own again when that is undone', async () => {
  await tag('x', 2);
  await tag('y', 1);
  await colourTag(db, 'x', 'red');
  await colourTag(db, 'y', 'blue');
  await keepSearch(db, 'Mine', { ...EVERYTHING, tag: 'x' }, NOW);
  await keepSearch(db, 'Theirs', { ...EVERYTHING, tag: 'y' }, NOW);
  const before = await state();
  const done = await renameTag(db, 'x', 'y');
  const { looks, searches } = await state();
  expect(looks).toEqual([{ name: 'y', colour: 'blue' }]);
  expect(searches.map(({ view }) => view.tag)).toEqual(['y', 'y']);
  await undoRenaming(db, done);
  expect(await state()).toEqual(before);
});

it('a colour that is chosen with the name goes with it, also where the name is only spelled anew', async () => {
  await tag('ml', 2);
  await colourTag(db, 'ml', 'red');
  const before = await state();
  const done = await renameTag(db, 'ml', 'ML', { colour: 'teal' });
  const after = await state();
  expect(after.looks).toEqual([{ name: 'ml', colour: 'teal' }]);
  expect(after.tags.map(([, tags]) => tags)).toEqual([['ML'], ['ML']]);
  await undoRenaming(db, done);
  expect(await state()).toEqual(before);

  await renameTag(db, 'ml', 'learning', { colour: undefined });
  expect(await tagLooks(db)).toEqual([]);
});

it('what was set anew since stays when it is undone', async () => {
  await tag('x', 1);
  await colourTag(db, 'x', 'red');
  await keepSearch(db, 'Kept anew', { ...EVERYTHING, tag: 'x' }, NOW);
  await keepSearch(db, 'Forgotten', { ...EVERYTHING, tag: 'x' }, NOW);
  const done = await renameTag(db, 'x', 'y');
  await colourTag(db, 'y', 'green');
  await keepSearch(db, 'Kept anew', { ...EVERYTHING, tag: 'z' }, NOW + 1);
  await forgetSearch(db, 'Forgotten');
  await undoRenaming(db, done);
  const { looks, searches } = await state();
  expect(looks).toEqual([
    { name: 'x', colour: 'red' },
    { name: 'y', colour: 'green' },
  ]);
  expect(searches).toEqual([{ name: 'Kept anew', view: { ...EVERYTHING, tag: 'z' }, savedAt: NOW + 1 }]);
});

it('a tag that papers were given since stays when their name of another is put back', async () => {
  await tag('ml', 2);
  const done = await renameTag(db, 'ml', 'ML');
  const [first] = done.papers.before.map(({ key }) => key);
  await edit(db, first ? [first] : [], { addTags: ['mine'] });
  expect(await undoRenaming(db, done)).toBe(2);
  expect((await state()).tags.map(([, tags]) => tags)).toEqual(
    expect.arrayContaining([['mine', 'ml'], ['ml']]),
  );
});

it('where a part of it cannot be written, nothing is', async () => {
  await tag('x', 2);
  await colourTag(db, 'x', 'red');
  await keepSearch(db, 'By tag', { ...EVERYTHING, tag: 'x' }, NOW);
  const before = await state();
  db.searches.hook('updating', () => {
    throw new Error('The disk is full.');
  });
  await expect(renameTag(db, 'x', 'y')).rejects.toThrow();
  expect(await state()).toEqual(before);
});
