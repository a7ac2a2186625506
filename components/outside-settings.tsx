/** Files that outlast the browser's data: written unasked, or asked for. */
import { useState } from 'preact/hooks';
import { mayWriteFiles, writeFileIfDue } from '../lib/backups/outside';
import { backUpAndNote } from '../lib/backups/upkeep';
import { dayAndTime, type MessageName, t } from '../lib/i18n';
import { asLibraryError, type LibraryDatabase } from '../lib/library/database';
import { BACKUP_FILES, BACKUP_REMINDERS, type Settings } from '../lib/settings';
import { useKeptBackups } from './use-kept-backups';

const FILES: Record<Settings['backupFiles'], MessageName> = {
  never: 'atNoTime',
  day: 'everyDay',
  week: 'everyWeek',
};
const REMINDERS: Record<Settings['backupReminder'], MessageName> = {
  never: 'atNoTime',
  week: 'afterWeek',
  month: 'afterMonth',
};

interface Props {
  db: LibraryDatabase;
  settings: Settings;
  change(changes: Partial<Settings>): void;
}

export function OutsideSettings({ db, settings, change }: Props) {
  const { backups, notes } = useKeptBackups(db);
  const [problem, setProblem] = useState('');

  async function writeFiles(backupFiles: Settings['backupFiles']) {
    setProblem('');
    try {
      if (backupFiles !== 'never' && !(await mayWriteFiles())) return setProblem(t('filesRefused'));
      change({ backupFiles });
      if (backupFiles === 'never') return;
      await backUpAndNote(db, backups);
      await writeFileIfDue(backups, { ...settings, backupFiles });
    } catch (reason) {
      setProblem(asLibraryError(reason).message);
    }
  }

  return (
    <div class="backups">
      <h3>{t('outsideBackups')}</h3>
      <p class="quiet">
        {notes.outsideAt === undefined ? t('noFileWritten') : t('lastFile', dayAndTime(notes.outsideAt))}
      </p>
      <label class="field">
        <span>{t('backupFilesSetting')}</span>
        <select
          value={settings.backupFiles}
          onChange={({ currentTarget }) => void writeFiles(currentTarget.value as Settings['backupFiles'])}
        >
          {BACKUP_FILES.map((it) => (
            <option key={it} value={it}>
              {t(FILES[it])}
            </option>
          ))}
        </select>
      </label>
      <p class="quiet">{t('backupFilesHint')}</p>
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <label class="field">
        <span>{t('reminderSetting')}</span>
        <select
          value={settings.backupReminder}
          onChange={({ currentTarget }) =>
            change({ backupReminder: currentTarget.value as Settings['backupReminder'] })
          }
        >
          {BACKUP_REMINDERS.map((it) => (
            <option key={it} value={it}>
              {t(REMINDERS[it])}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
