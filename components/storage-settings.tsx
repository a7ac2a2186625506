/** How much is stored, and the way to a backup and back. */
import { useEffect, useState } from 'preact/hooks';
import { fileOfLibrary } from '../lib/backups/read';
import { note } from '../lib/backups/upkeep';
import { language, t, tn } from '../lib/i18n';
import { asLibraryError, type LibraryDatabase } from '../lib/library/database';
import { count } from '../lib/library/query';
import type { Settings } from '../lib/settings';
import { BackupSettings } from './backup-settings';
import { download } from './export-papers';
import { openRestore } from './open-page';
import { OutsideSettings } from './outside-settings';
import { ProgressLine } from './progress-line';
import { Cancelled, useLongWork } from './use-long-work';

interface Props {
  db: LibraryDatabase;
  settings: Settings;
  change(changes: Partial<Settings>): void;
}

export function StorageSettings({ db, settings, change }: Props) {
  const [held, setHeld] = useState<string>();
  const [said, setSaid] = useState<{ text: string; failed?: boolean }>();
  const [busy, setBusy] = useState(false);
  const { progress, run } = useLongWork();

  useEffect(() => {
    Promise.all([count(db), navigator.storage.estimate()]).then(
      ([total, { usage = 0 }]) => setHeld(tn('held', total, megabytes(usage))),
      (error) => setSaid({ text: asLibraryError(error).message, failed: true }),
    );
  }, [db]);

  async function backUp() {
    setBusy(true);
    try {
      const total = await count(db);
      const { file, papers } = await run(tn('exportingPapers', total), total, ({ signal, tellDone }) =>
        fileOfLibrary(db, settings, signal, tellDone),
      );
      download(file.name, file);
      await note({ outsideAt: Date.now() });
      setSaid({ text: tn('exportedTo', papers, file.name) });
    } catch (error) {
      setSaid(
        error instanceof Cancelled
          ? { text: t('exportCancelled') }
          : { text: asLibraryError(error).message, failed: true },
      );
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      {held && <p>{held}</p>}
      <div class="buttons">
        <button type="button" class="main" disabled={busy} onClick={() => void backUp()}>
          {t('downloadBackup')}
        </button>
        <button type="button" class="main" onClick={openRestore}>
          {t('restoreBackup')}
        </button>
      </div>
      <ProgressLine progress={progress} />
      <p class={said?.failed ? 'problem' : 'quiet'} role="status">
        {said?.text}
      </p>
      <BackupSettings db={db} />
      <OutsideSettings db={db} settings={settings} change={change} />
    </>
  );
}

function megabytes(bytes: number): string {
  return new Intl.NumberFormat(language(), {
    style: 'unit',
    unit: 'megabyte',
    maximumFractionDigits: 1,
  }).format(bytes / 1e6);
}
