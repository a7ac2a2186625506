/** Bringing back one of the backups that are kept: as a file would be, with the same preview. */
import { useEffect, useState } from 'preact/hooks';
import { openBackups } from '../lib/backups/database';
import { BackupDamaged, fileOf } from '../lib/backups/read';
import { t } from '../lib/i18n';
import { asLibraryError, type LibraryDatabase } from '../lib/library/database';
import { openPage } from './open-page';
import { RestoreBackup } from './restore-backup';

interface Props {
  db: LibraryDatabase;
  /** When the backup was made. */
  at: number;
}

export function RestoreKept({ db, at }: Props) {
  const [file, setFile] = useState<File>();
  const [problem, setProblem] = useState('');

  useEffect(() => {
    const read = async () => {
      const backups = openBackups(db.name);
      const backup = await backups.backups.get(at);
      if (!backup) throw new BackupDamaged();
      return fileOf(backups, backup);
    };
    read().then(setFile, (reason) =>
      setProblem(reason instanceof BackupDamaged ? reason.message : asLibraryError(reason).message),
    );
  }, [db, at]);

  if (file && !problem) {
    return (
      <RestoreBackup
        db={db}
        file={file}
        back={(error) => (error ? setProblem(error) : void openPage('options.html'))}
      />
    );
  }
  return (
    <main class="page">
      <h1>{t('restoreTitle')}</h1>
      {problem ? (
        <p class="problem" role="alert">
          {problem}
        </p>
      ) : (
        <p role="status">{t('working')}</p>
      )}
    </main>
  );
}
