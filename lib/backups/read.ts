/** A kept backup as the file that it would be, to be looked at, brought back, or put elsewhere. */
import { t } from '../i18n';
import { BACKUP_FORMAT, WHOLE_VERSION } from '../library/write-backup';
import { type BackupsDatabase, KEPT_TABLES, type KeptBackup } from './database';
import { nameOf, unpack } from './packing';

/** A backup of which a part is lost or damaged. The message is for a person. */
export class BackupDamaged extends Error {
  override name = 'BackupDamaged';

  constructor(options?: ErrorOptions) {
    super(t('keptBackupDamaged'), options);
  }
}

/** @throws BackupDamaged where a part is not what was written */
export async function fileOf(backups: BackupsDatabase, backup: KeptBackup): Promise<File> {
  const head = {
    ...{ format: BACKUP_FORMAT, version: WHOLE_VERSION, exportedAt: new Date(backup.at).toISOString() },
  };
  const parts = [`${JSON.stringify(head).slice(0, -1)},\n`];
  for (const table of KEPT_TABLES) {
    parts.push(`"${table}": [\n`);
    for (const [at, name] of backup.pieces[table].entries()) {
      parts.push(at ? ',\n' : '', await textOf(backups, name));
    }
    parts.push('\n],\n');
  }
  parts.push((await textOf(backups, backup.rest)).slice(1), '\n');
  return new File(parts, fileName(backup.at), { type: 'application/json' });
}

export function fileName(at: number): string {
  return `offprint-backup-${new Date(at).toISOString().slice(0, 10)}.json`;
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
