/** Where the library cannot be read: its last backup as a file, and a library made anew of it. */
import { useEffect, useState } from 'preact/hooks';
import { type KeptBackup, newestBackup, openBackups } from '../lib/backups/database';
import { dayAndTime, t, tn } from '../lib/i18n';
import { asLibraryError, type LibraryDatabase } from '../lib/library/database';
import { download } from './export-papers';
import { openKept } from './open-page';

export function BackupRescue({ db }: { db: LibraryDatabase }) {
  const [kept, setKept] = useState<KeptBackup>();
  const [isSure, setSure] = useState(false);
  const [problem, setProblem] = useState('');

  useEffect(() => {
    newestBackup(openBackups(db.name)).then(setKept, () => {});
  }, [db]);

  async function attempt(work: () => Promise<unknown>) {
    try {
      await work();
    } catch (reason) {
      setProblem(asLibraryError(reason).message);
    }
  }

  async function save(backup: KeptBackup) {
    const { fileOf } = await import('../lib/backups/read');
    const file = await fileOf(openBackups(db.name), backup);
    download(file.name, file);
  }

  async function startAnew({ at }: KeptBackup) {
    if (!isSure) return setSure(true);
    await db.delete();
    await openKept(at);
  }

  if (!kept) return null;
  return (
    <div class="rescue">
      <p>{tn('backupThere', kept.papers, dayAndTime(kept.at))}</p>
      <p class="links">
        <button type="button" class="main" onClick={() => void attempt(() => save(kept))}>
          {t('downloadKept')}
        </button>
        <button
          type="button"
          class="main"
          onClick={() => void attempt(() => startAnew(kept))}
          onBlur={() => setSure(false)}
        >
          {t(isSure ? 'startAnewSure' : 'startAnew')}
        </button>
      </p>
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
