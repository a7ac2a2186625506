/** How much is stored, and the way to a backup and back. */
import { useCallback, useState } from 'preact/hooks';
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
import { useAmount } from './use-amount';
import { Cancelled, useLongWork } from './use-long-work';

interface Props {
  db: LibraryDatabase;
  settings: Settings;
  change(changes: Partial<Settings>): void;
}

export function StorageSettings({ db, settings, change }: Props) {
  const [said, setSaid] = useState<{ text: string; failed?: boolean }>();
  const [busy, setBusy] = useState(false);
  const { progress, run } = useLongWork();

  const fail = useCallback(
    (reason: unknown) => setSaid({ text: asLibraryError(reason).message, failed: true }),
    [],
  );
  const amount = useAmount(db, fail);

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
      if (error instanceof Cancelled) setSaid({ text: t('exportCancelled') });
      else fail(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      {amount && <p>{tn('held', amount.papers, megabytes(amount.bytes))}</p>}
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
