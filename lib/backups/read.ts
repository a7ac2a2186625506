/** A kept backup as the file that it would be, to be looked at, brought back, or put elsewhere. */
import { t } from '../i18n';
import type { LibraryDatabase } from '../library/database';
import { BACKUP_FORMAT, WHOLE_VERSION } from '../library/write-backup';
import { localDay } from '../local-day';
import type { Settings } from '../settings';
import { type BackupsDatabase, KEPT_TABLES, type KeptBackup } from './database';
import { take } from './make';
import { nameOf, unpack } from './packing';

/** A backup of which a part is lost or damaged. The message is for a person. */
export class BackupDamaged extends Error {
  override name = 'BackupDamaged';

  constructor(options?: ErrorOptions) {
    super(t('keptBackupDamaged'), options);
  }
}

/** @throws BackupDamaged where a part is not what was written */
export function fileOf(backups: BackupsDatabase, backup: KeptBackup): Promise<File> {
  return fileWith(backup, (name) => textOf(backups, name));
}

/**
 * The whole library as it is now, as such a file; it is kept nowhere.
 * @param tellDone is told how many records are in it by now
 */
export async function fileOfLibrary(
  db: LibraryDatabase,
  settings: Settings,
  signal: AbortSignal,
  tellDone: (records: number) => void,
): Promise<{ file: File; papers: number }> {
  const pieces: Blob[] = [];
  let done = 0;
  const whole = await take(db, settings, async (text, _, records) => {
    signal.throwIfAborted();
    done += records;
    tellDone(done);
    return String(pieces.push(new Blob([text])) - 1);
  });
  const file = await fileWith({ at: Date.now(), ...whole }, async (name) => pieces[Number(name)] ?? '');
  return { file, papers: whole.papers };
}

async function fileWith(
  backup: KeptBackup,
  textOf: (piece: string) => Promise<string | Blob>,
): Promise<File> {
  const exportedAt = new Date(backup.at).toISOString();
  const head = JSON.stringify({ format: BACKUP_FORMAT, version: WHOLE_VERSION, exportedAt });
  const parts: (string | Blob)[] = [`${head.slice(0, -1)},\n`];
  for (const table of KEPT_TABLES) {
    parts.push(`"${table}": [\n`);
    for (const [at, name] of backup.pieces[table].entries()) parts.push(at ? ',\n' : '', await textOf(name));
    parts.push('\n],\n');
  }
  const name = `offprint-backup-${localDay(backup.at)}.json`;
  parts.push('"rest": ', await textOf(backup.rest), '\n}\n');
  return new File(parts, name, { type: 'application/json' });
}

async function textOf(backups: BackupsDatabase, name: string): Promise<string> {
  const piece = await backups.pieces.get(name);
  if (!piece) throw new BackupDamaged();
  const text = await unpack(piece.packed).catch((cause: unknown) => {
    throw new BackupDamaged({ cause });
  });
  if ((await nameOf(text)) !== name) throw new BackupDamaged();
  return text;
}
