/** Bringing a backup back with all that belongs to it, so that it can be undone for a day. */
import type { Tell } from '../in-steps';
import { applyRestore, type Backup, type Plan, type RestoreMode, undoBackup } from '../library/backup';
import type { LibraryDatabase } from '../library/database';
import { changeSettings, readSettings } from '../settings';
import type { BackupsDatabase } from './database';
import { forgetUndo, keepUndo, type RestoredUndo } from './keep-undo';

export interface BroughtBack {
  plan: Plan;
  /** Makes the library and the settings again what they were before. */
  undo(): Promise<void>;
}

/**
 * Brings a backup back. Its settings come with it where it takes the library's place.
 * @param inWords says what was done
 * @param tell is told how far it is; what it throws ends it, and nothing was changed
 */
export async function bringBack(
  db: LibraryDatabase,
  backups: BackupsDatabase,
  backup: Backup,
  mode: RestoreMode,
  inWords: (plan: Plan) => string,
  tell?: Tell,
): Promise<BroughtBack> {
  const settings = (mode === 'replace' && backup.aside?.settings) || {};
  const before = await readSettings();
  const { plan, undo } = await applyRestore(db, backup, mode, Date.now(), tell);
  const isSet = Object.keys(settings).length > 0;
  if (isSet) await changeSettings(settings);
  const whole: RestoredUndo = { ...undo, ...(isSet && { settings: before }) };
  // Where it cannot be kept, for want of room, it can still be undone here and now.
  const at = await keepUndo(backups, { kind: 'restore', said: inWords(plan), undo: whole }).catch(() => 0);
  return {
    plan,
    async undo() {
      await undoBackup(db, undo);
      if (isSet) await changeSettings(before);
      await forgetUndo(backups, at);
    },
  };
}
