import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type BackupsDatabase, keptBackups, openBackups } from '../../../lib/backups/database';
import { keepUp, note, readNotes } from '../../../lib/backups/upkeep';
import { type LibraryDatabase, openLibrary } from '../../../lib/library/database';
import { writePapers } from '../../../lib/library/records';
import { remove } from '../../../lib/library/remove';
import { save } from '../../../lib/library/save';
import { trashed } from '../../../lib/library/trash';
import { changeSettings } from '../../../lib/settings';
import { aPaper, aSighting, NOW } from '../builders';

const HOUR = 3_600_000;
let db: LibraryDatabase;
let backups: BackupsDatabase;
let counter = 0;

beforeEach(() => {
  db = openLibrary(`upkeep-${counter++}`);
  backups = openBackups(db.name);
});

afterEach(async () => {
  await db.delete();
  await backups.delete();
});

const madeAt = async () => (await keptBackups(backups)).map(({ at }) => (at - NOW) / HOUR);

it('once a day the library is checked and backed up', async () => {
  await save(db, [aSighting()], NOW);
  for (let hour = 0; hour < 50; hour++) {
    await keepUp(db, backups, NOW + hour * HOUR);
    const { checked } = await readNotes();
    expect(checked).toMatchObject({ papers: 1, at: NOW + (hour - (hour % 23)) * HOUR });
  }
  expect(await madeAt()).toEqual([46, 23, 0]);
});

it('a first paper is backed up with the next hour, and nothing while there is none', async () => {
  await keepUp(db, backups, NOW);
  expect(await madeAt()).toEqual([]);
  await save(db, [aSighting()], NOW);
  await keepUp(db, backups, NOW + HOUR);
  expect(await madeAt()).toEqual([1]);
});

it('a backup that fails is noted, and tried again until it succeeds', async () => {
  await save(db, [aSighting()], NOW);
  const full = () => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
  };
  backups.pieces.hook('creating', full);
  await expect(keepUp(db, backups, NOW)).rejects.toThrow();
  expect(await readNotes()).toMatchObject({ backupFailed: { at: NOW, why: 'full' } });
  backups.pieces.hook('creating').unsubscribe(full);
  await note({ outsideAt: NOW });
  await keepUp(db, backups, NOW + HOUR);
  expect(await readNotes()).toMatchObject({ outsideAt: NOW });
  expect(await readNotes()).not.toHaveProperty('backupFailed');
  expect(await madeAt()).toEqual([1]);
});

it('a clock that was set back by a year does not end the backups', async () => {
  await save(db, [aSighting()], NOW);
  await keepUp(db, backups, NOW + 9000 * HOUR);
  await keepUp(db, backups, NOW);
  expect(await madeAt()).toEqual([9000, 0]);
});

it('once a day papers that nobody looks after get somebody who does, unless the reader does not want that', async () => {
  await changeSettings({ completeOnSave: false });
  await writePapers(db, [aPaper({ key: 'arxiv:2505.00001' })]);
  await keepUp(db, backups, NOW);
  expect(await db.errands.count()).toBe(0);
  await changeSettings({ completeOnSave: true });
  await keepUp(db, backups, NOW + HOUR);
  expect(await db.errands.toArray()).toMatchObject([{ key: 'arxiv:2505.00001', why: 'complete' }]);
});

it('what was removed is forgotten after 30 days, though the browser was never closed', async () => {
  const { added } = await save(db, [aSighting()], NOW);
  await remove(db, added, NOW);
  await keepUp(db, backups, NOW + 30 * 24 * HOUR);
  expect(await trashed(db)).toHaveLength(1);
  await keepUp(db, backups, NOW + 30 * 24 * HOUR + HOUR);
  expect(await trashed(db)).toEqual([]);
});
