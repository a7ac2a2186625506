import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type BackupsDatabase, openBackups } from '../../../lib/backups/database';
import { backUp } from '../../../lib/backups/make';
import { reminderOf, writeFileIfDue } from '../../../lib/backups/outside';
import { note, readNotes } from '../../../lib/backups/upkeep';
import { readBackup } from '../../../lib/library/backup';
import { type LibraryDatabase, openLibrary } from '../../../lib/library/database';
import { save } from '../../../lib/library/save';
import { DEFAULTS, type Settings } from '../../../lib/settings';
import { aSighting, NOW } from '../builders';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let db: LibraryDatabase;
let backups: BackupsDatabase;
let counter = 0;
let allowed: boolean;
let written: { url: string; filename: string; conflictAction: string }[];

beforeEach(async () => {
  db = openLibrary(`outside-${counter++}`);
  backups = openBackups(db.name);
  await save(db, [aSighting({ title: 'One' })], NOW);
  allowed = true;
  written = [];
  Object.assign(fakeBrowser, {
    permissions: { contains: async () => allowed },
    downloads: { download: async (it: (typeof written)[number]) => written.push(it) },
  });
});

afterEach(async () => {
  await db.delete();
  await backups.delete();
});

const setTo = (backupFiles: 'never' | 'day' | 'week') => ({ ...DEFAULTS, backupFiles });

describe('a backup file', () => {
  it('is the whole last backup, under the day’s name, and written over on the same day', async () => {
    await backUp(db, backups, DEFAULTS, NOW);
    await writeFileIfDue(backups, setTo('day'), NOW);
    expect(written).toMatchObject([
      { filename: 'Offprint/offprint-backup-2026-04-14.json', conflictAction: 'overwrite' },
    ]);
    const text = await (await fetch(written[0]?.url ?? '')).text();
    expect(readBackup(text)).toMatchObject({ ok: true, bad: [], backup: { papers: [{ title: 'One' }] } });
    expect(await readNotes()).toEqual({ outsideAt: NOW });
  });

  it('is written every day, or every week, as it is set', async () => {
    for (const [every, count] of [
      ['day', 21],
      ['week', 3],
      ['never', 0],
    ] as const) {
      written = [];
      await fakeBrowser.storage.local.clear();
      for (let day = 0; day < 21; day++) {
        await backUp(db, backups, DEFAULTS, NOW + day * DAY);
        for (let hour = 0; hour < 24; hour += 6) {
          await writeFileIfDue(backups, setTo(every), NOW + day * DAY + hour * HOUR);
        }
      }
      expect([every, written.length]).toEqual([every, count]);
    }
  });

  it('is not written where the reader has taken the permission back, nor before there is a backup', async () => {
    await writeFileIfDue(backups, setTo('day'), NOW);
    await backUp(db, backups, DEFAULTS, NOW);
    allowed = false;
    await writeFileIfDue(backups, setTo('day'), NOW);
    expect(written).toEqual([]);
    expect(await readNotes()).toEqual({});
  });
});

describe('the reminder', () => {
  const weekly: Settings = { ...DEFAULTS, backupReminder: 'week' };
  const due = async (at: number, settings: Readonly<Settings> = weekly) =>
    reminderOf(db, settings, await readNotes(), at);

  it('comes only to those who want it', async () => {
    expect(await due(NOW, DEFAULTS)).toBeUndefined();
    expect(await due(NOW)).toEqual({ papers: 1 });
  });

  it('comes a week after the last file, where papers came since, and again a week after “Not now”', async () => {
    await note({ outsideAt: NOW + 1 });
    expect(await due(NOW + 8 * DAY)).toBeUndefined();
    await save(db, [aSighting()], NOW + DAY);
    expect(await due(NOW + 6 * DAY)).toBeUndefined();
    expect(await due(NOW + 8 * DAY)).toEqual({ papers: 1, since: NOW + 1 });
    await note({ remindedAt: NOW + 8 * DAY });
    expect(await due(NOW + 9 * DAY)).toBeUndefined();
    expect(await due(NOW + 16 * DAY)).toEqual({ papers: 1, since: NOW + 1 });
  });
});
