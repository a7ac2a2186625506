/** The way back from a restore or an import, kept for a day: also after the page that did it is closed. */
import { undoBackup } from '../library/backup';
import type { LibraryDatabase } from '../library/database';
import { type ImportUndo, undoImport } from '../library/import';
import { changeSettings, readSettings } from '../settings';
import type { BackupsDatabase, KeptUndo } from './database';
import { forgetOldUndos, type RestoredUndo } from './keep-undo';
import { backUp } from './make';
import { unpack } from './packing';

/** What can be undone, what was done last first. */
export async function keptUndos(backups: BackupsDatabase, now = Date.now()): Promise<KeptUndo[]> {
  await forgetOldUndos(backups, now);
  return backups.undos.reverse().toArray();
}

/**
 * Undoes what is kept under that moment: all of it, or nothing. What was written since into a paper that goes with it is
 * in the backup that is made first. Gives false where nothing is kept any more.
 */
export async function undoKept(db: LibraryDatabase, backups: BackupsDatabase, at: number): Promise<boolean> {
  const kept = await backups.undos.get(at);
  if (!kept) return false;
  const text = await unpack(kept.packed);
  await backUp(db, backups, await readSettings());
  if (kept.kind === 'import') await undoImport(db, JSON.parse(text) as ImportUndo);
  else {
    const { settings, ...undo } = JSON.parse(text) as RestoredUndo;
    await undoBackup(db, undo);
    if (settings) await changeSettings(settings);
  }
  await backups.undos.delete(at);
  return true;
}
