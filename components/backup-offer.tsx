/** Where the library is lost or empty: the last backup that was kept, if there is one. */
import { useEffect, useState } from 'preact/hooks';
import { type KeptBackup, newestBackup, openBackups } from '../lib/backups/database';
import { dayAndTime, t, tn } from '../lib/i18n';
import type { LibraryDatabase } from '../lib/library/database';
import { openKept } from './open-page';

export function BackupOffer({ db }: { db: LibraryDatabase }) {
  const [kept, setKept] = useState<KeptBackup>();

  useEffect(() => {
    const backups = openBackups(db.name);
    newestBackup(backups)
      .then(setKept, () => {})
      .finally(() => backups.close());
  }, [db]);

  if (!kept) return null;
  return (
    <p class="backup-offer">
      {tn('backupThere', kept.papers, dayAndTime(kept.at))}{' '}
      <button type="button" class="plain" onClick={() => void openKept(kept.at)}>
        {t('lookAtBackup')}
      </button>
    </p>
  );
}
