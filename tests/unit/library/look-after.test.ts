import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { applyRestore } from '../../../lib/library/backup';
import { type LibraryDatabase, openLibrary } from '../../../lib/library/database';
import { errandFor } from '../../../lib/library/errands';
import { lookAfterAll } from '../../../lib/library/look-after';
import { writePapers } from '../../../lib/library/records';
import { remove, restore } from '../../../lib/library/remove';
import { save } from '../../../lib/library/save';
import { bringBack } from '../../../lib/library/trash';
import { changeSettings, onTurnedOn } from '../../../lib/settings';
import { aPaper, aSighting, NOW } from '../builders';

let db: LibraryDatabase;
let made = 0;

beforeEach(() => {
  db = openLibrary(`looked-after-${made++}`);
});

afterEach(async () => {
  await db.delete();
});

const KEY = 'arxiv:2505.23462';
const errands = async () => (await db.errands.toArray()).map(({ id }) => id).toSorted();

it('papers of a backup are completed like saved ones, a few at a time', async () => {
  const papers = Array.from({ length: 120 }, () => aPaper());
  await applyRestore(db, { exportedAt: '', papers }, 'merge', NOW);
  const put = await db.errands.orderBy('dueAt').toArray();
  expect(put.map(({ why }) => why)).toEqual(papers.map(() => 'complete'));
  expect(put.filter(({ dueAt }) => dueAt === NOW)).toHaveLength(50);
});

it('what a backup tells anew of a paper that is looked after already puts down no second errand', async () => {
  await save(db, [aSighting({ ids: [KEY] })], NOW);
  await db.errands.clear();
  await db.errands.put(errandFor('publication', KEY, NOW + 1000));
  await applyRestore(db, { exportedAt: '', papers: [aPaper({ key: KEY, note: 'mine' })] }, 'merge', NOW);
  expect(await errands()).toEqual([`publication ${KEY}`]);
});

it('a paper that was removed before it was complete is completed after Undo, and out of the Trash', async () => {
  for (const back of [restore, (it: typeof db) => bringBack(it, [KEY])]) {
    await save(db, [aSighting({ ids: [KEY] })], NOW);
    const removal = await remove(db, [KEY], NOW);
    await db.errands.clear();
    await back(db, removal);
    expect(await errands()).toEqual([`complete ${KEY}`]);
  }
});

it('a paper that came without an errand gets one, and whoever has one keeps just that', async () => {
  const [bare, looked, renamed, book] = [
    aPaper({ key: 'arxiv:2505.00001' }),
    aPaper({ key: 'arxiv:2505.00002' }),
    aPaper({ key: 'doi:10.1/renamed', ids: ['doi:10.1/renamed', 'arxiv:2505.00003'] }),
    aPaper({ key: 'isbn:9780262035613' }),
  ];
  await writePapers(db, [bare, looked, renamed, book]);
  const before = [errandFor('publication', looked.key, NOW), errandFor('complete', 'arxiv:2505.00003', NOW)];
  await db.errands.bulkPut(before);
  expect(await lookAfterAll(db, NOW)).toBe(1);
  expect(await errands()).toEqual([`complete ${bare.key}`, ...before.map(({ id }) => id)].toSorted());
  expect(await lookAfterAll(db, NOW)).toBe(0);
});

it('turning the completing of papers on is heard, and nothing else that is set', async () => {
  const heard = vi.fn();
  onTurnedOn('completeOnSave', heard);
  await changeSettings({ completeOnSave: false });
  await changeSettings({ completeOnSave: false, theme: 'dark' });
  expect(heard).not.toHaveBeenCalled();
  await changeSettings({ completeOnSave: true });
  await changeSettings({ completeOnSave: true, theme: 'light' });
  expect(heard).toHaveBeenCalledOnce();
});
