/** Reminds of a backup outside the browser, where the reader wants to be reminded. */
import { useEffect, useState } from 'preact/hooks';
import { type Reminder, reminderOf } from '../lib/backups/outside';
import { note, readNotes } from '../lib/backups/upkeep';
import { day, t, tn } from '../lib/i18n';
import type { LibraryDatabase } from '../lib/library/database';
import { readSettings } from '../lib/settings';
import { openPage } from './open-page';

interface Props {
  db: LibraryDatabase;
  /** The list stands there: it comes first. */
  isOpen: boolean;
}

export function BackupReminder({ db, isOpen }: Props) {
  const [reminder, setReminder] = useState<Reminder>();

  useEffect(() => {
    if (!isOpen) return;
    const look = async () => reminderOf(db, await readSettings(), await readNotes());
    // Where the library cannot be read, the list says so.
    look().then(setReminder, () => {});
  }, [db, isOpen]);

  if (!reminder) return null;
  const { papers, since } = reminder;
  return (
    <p class="reminder" role="status">
      <span>{since === undefined ? tn('noFileYet', papers) : tn('savedSinceFile', papers, day(since))}</span>
      <button type="button" class="plain" onClick={() => void openPage('options.html')}>
        {t('backUpElsewhere')}
      </button>
      <button
        type="button"
        class="plain quiet"
        onClick={() => {
          setReminder(undefined);
          void note({ remindedAt: Date.now() });
        }}
      >
        {t('notNow')}
      </button>
    </p>
  );
}
