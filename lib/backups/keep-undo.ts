/** Keeping the way back from a restore or an import for a day. */
import type { BackupUndo } from '../library/backup';
import type { ImportUndo } from '../library/import';
import type { Settings } from '../settings';
import type { BackupsDatabase } from './database';
import { pack } from './packing';

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

/** It was undone otherwise. */
export async function forgetUndo(backups: BackupsDatabase, at: number): Promise<void> {
  await backups.undos.delete(at);
}

export async function forgetOldUndos(backups: BackupsDatabase, now: number): Promise<void> {
  const old = await backups.undos
    .where('at')
    .below(now - DAY)
    .primaryKeys();
  // To delete none would be a change as well, for whoever follows them.
  if (old.length > 0) await backups.undos.bulkDelete(old);
}
