import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyRestore, undoBackup } from '../../../lib/library/backup';
import { type LibraryDatabase, openLibrary } from '../../../lib/library/database';
import { mergeDuplicates } from '../../../lib/library/duplicates';
import { edit } from '../../../lib/library/edit';
import { allPapers } from '../../../lib/library/query';
import { remove, restore } from '../../../lib/library/remove';
import { save } from '../../../lib/library/save';
import { trashed } from '../../../lib/library/trash';
import { undoRestore } from '../../../lib/library/undo-restore';
import { faultsOf } from '../../soak/library-faults';
import { aPaper, aSighting, NOW } from '../builders';

const [ONE, OTHER] = ['doi:10.1/a', 'doi:10.1/b'];

let db: LibraryDatabase;
let counter = 0;

beforeEach(async () => {
  db = openLibrary(`undo-${counter++}`);
  await save(db, [aSighting({ ids: [ONE], title: 'One' }), aSighting({ ids: [OTHER], title: 'Other' })], NOW);
});

afterEach(async () => {
  expect(await faultsOf(db)).toEqual([]);
  await db.delete();
});

describe('undoing a merge', () => {
  it('makes two of them again, and keeps the note that was written in between', async () => {
    const undo = await mergeDuplicates(db, ONE, OTHER, NOW + 1);
    await edit(db, [ONE], { note: 'written since' }, NOW + 2);
    await undoRestore(db, undo);
    const papers = await allPapers(db);
    expect(papers.map(({ title }) => title).sort()).toEqual(['One', 'Other']);
    expect(papers.find(({ key }) => key === ONE)?.note).toBe('written since');
  });

  it('leaves what was removed in between removed, whole', async () => {
    const undo = await mergeDuplicates(db, ONE, OTHER, NOW + 1);
    await edit(db, [ONE], { note: 'written since' }, NOW + 2);
    const removal = await remove(db, [ONE], NOW + 3);
    await undoRestore(db, undo);
    expect((await allPapers(db)).map(({ title }) => title)).toEqual(['Other']);
    await restore(db, removal);
    expect((await db.papers.get(ONE))?.note).toBe('written since');
  });

  it('leaves what was saved anew in between as it is', async () => {
    const undo = await mergeDuplicates(db, ONE, OTHER, NOW + 1);
    await remove(db, [ONE], NOW + 2);
    await save(db, [aSighting({ ids: [OTHER], title: 'Other' })], NOW + 3);
    await edit(db, [OTHER], { note: 'written since' }, NOW + 4);
    await undoRestore(db, undo);
    expect((await db.papers.get(OTHER))?.note).toBe('written since');
  });
});

it('undoing a restore puts a paper that it brought, and on which something was written since, into the Trash', async () => {
  const [written, plain] = [aPaper({ title: 'Brought' }), aPaper({ title: 'Brought as well' })];
  const { undo } = await applyRestore(db, { exportedAt: '', papers: [written, plain] }, 'merge', NOW + 1);
  await edit(db, [written.key], { note: 'written since' }, NOW + 2);
  await undoBackup(db, undo);
  expect((await allPapers(db)).map(({ title }) => title).sort()).toEqual(['One', 'Other']);
  expect((await trashed(db)).map(({ paper }) => paper.note)).toEqual(['written since']);
});
