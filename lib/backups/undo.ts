/** The way back from a restore or an import, kept for a day: also after the page that did it is closed. */
import type { BackupUndo } from '../library/backup';
import { undoBackup } from '../library/backup';
import type { LibraryDatabase } from '../library/database';
import { type ImportUndo, undoImport } from '../library/import';
import { changeSettings, readSettings, type Settings } from '../settings';
import type { BackupsDatabase, KeptUndo } from './database';
import { backUp } from './make';
import { pack, unpack } from './packing';

const DAY = 24 * 60 * 60 * 1000;

/** What bringing a backup back changed, the settings among it. */
export interface RestoredUndo extends BackupUndo {
  settings?: Settings;
}

/** What was done, in words, and how to undo it. */
export type Undoable =
  | { kind: 'restore'; said: string; undo: RestoredUndo }
  | { kind: 'import'; said: string; undo: ImportUndo };

/** Keeps the way back for a day. Gives what it is kept under. */
export async function keepUndo(
  backups: BackupsDatabase,
  { kind, said, undo }: Undoable,
  now = Date.now(),
): Promise<number> {
  const packed = await pack(JSON.stringify(undo));
  await forgetOldUndos(backups, now);
  await backups.undos.put({ at: now, kind, said, packed });
  return now;
}

/** What can be undone, what was done last first. */
export async function keptUndos(backups: BackupsDatabase, now = Date.now()): Promise<KeptUndo[]> {
  await forgetOldUndos(backups, now);
  return backups.undos.reverse().toArray();
}

async function forgetOldUndos(backups: BackupsDatabase, now: number): Promise<void> {
  await backups.undos
    .where('at')
    .below(now - DAY)
    .delete();
}

/**
 * Undoes what is kept under that moment: all of it, or nothing. What was written since into a paper that goes with it is
 * in the backup that is made first.
 */
export async function undoKept(db: LibraryDatabase, backups: BackupsDatabase, at: number): Promise<void> {
  const kept = await backups.undos.get(at);
  if (!kept) return;
  const text = await unpack(kept.packed);
  await backUp(db, backups, await readSettings());
  if (kept.kind === 'import') await undoImport(db, JSON.parse(text) as ImportUndo);
  else {
    const { settings, ...undo } = JSON.parse(text) as RestoredUndo;
    await undoBackup(db, undo);
    if (settings) await changeSettings(settings);
  }
  await backups.undos.delete(at);
}

/** It was undone otherwise. */
export async function forgetUndo(backups: BackupsDatabase, at: number): Promise<void> {
  await backups.undos.delete(at);
}
