/** The backups that are kept, what can still be undone, and the library's self-check. */
import { useState } from 'preact/hooks';
import type { BackupsDatabase, KeptBackup } from '../lib/backups/database';
import { keptUndos, undoKept } from '../lib/backups/undo';
import { backUpAndNote, note, type UpkeepNotes } from '../lib/backups/upkeep';
import { diagnosticReport } from '../lib/diagnostics';
import { dayAndTime, t, tn } from '../lib/i18n';
import { asLibraryError, type LibraryDatabase, LibraryError } from '../lib/library/database';
import { checkAndRepair, type Findings, PARTS } from '../lib/library/self-check';
import { CopyRefused, copyText } from './copy-text';
import { openKept } from './open-page';
import { useKeptBackups } from './use-kept-backups';
import { useStored } from './use-stored';
import { papers as papersInWords } from './words';

export function BackupSettings({ db }: { db: LibraryDatabase }) {
  const { backups, kept, notes } = useKeptBackups(db);
  const undos = useStored(backups, 'undos', keptUndos) ?? [];
  const [said, setSaid] = useState<{ text: string; failed?: boolean }>();
  const [busy, setBusy] = useState(false);

  /** Does the work, and says what it says. */
  async function doing(work: () => Promise<string>) {
    setBusy(true);
    setSaid(undefined);
    try {
      setSaid({ text: await work() });
    } catch (reason) {
      const { message } = reason instanceof CopyRefused ? reason : asLibraryError(reason);
      setSaid({ text: message, failed: true });
    } finally {
      setBusy(false);
    }
  }

  return (
    <div class="backups">
      <h3>{t('keptBackups')}</h3>
      <p class="quiet">{t('keptBackupsHint')}</p>
      {kept?.length === 0 && <p>{t('noKeptBackups')}</p>}
      {kept && kept.length > 0 && <KeptList kept={kept} />}
      <Failure notes={notes} />
      <button
        type="button"
        class="main"
        disabled={busy}
        onClick={() => void doing(() => backUpNow(db, backups))}
      >
        {t('backUpNow')}
      </button>

      {undos.length > 0 && (
        <>
          <h3>{t('canBeUndone')}</h3>
          <ul class="kept">
            {undos.map(({ at, said }) => (
              <li key={at}>
                <span>
                  {said} <span class="quiet">{dayAndTime(at)}</span>
                </span>
                <button
                  type="button"
                  class="main"
                  disabled={busy}
                  aria-label={t('undoKeptOf', said)}
                  onClick={() =>
                    void doing(async () =>
                      t((await undoKept(db, backups, at)) ? 'restoreUndone' : 'undoGone'),
                    )
                  }
                >
                  {t('undo')}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}

      <h3>{t('selfCheck')}</h3>
      <p role="status">{notes.checked ? inWords(notes.checked) : t('notChecked')}</p>
      <div class="buttons">
        <button type="button" class="main" disabled={busy} onClick={() => void doing(() => check(db))}>
          {t('checkNow')}
        </button>
        <button
          type="button"
          class="main"
          title={t('diagnosticsHint')}
          onClick={() =>
            void doing(async () => {
              await copyText(await diagnosticReport(db, backups));
              return t('copied', t('diagnostics'));
            })
          }
        >
          {t('copyDiagnostics')}
        </button>
      </div>
      <p class="quiet">{t('diagnosticsHint')}</p>
      <p class={said?.failed ? 'problem' : 'quiet'} role="status">
        {said?.text}
      </p>
    </div>
  );
}

function KeptList({ kept }: { kept: readonly KeptBackup[] }) {
  return (
    <ul class="kept" aria-label={t('keptBackups')}>
      {kept.map(({ at, papers }) => (
        <li key={at}>
          <span>
            {dayAndTime(at)} <span class="quiet">{papersInWords(papers)}</span>
          </span>
          <button
            type="button"
            class="main"
            aria-label={t('restoreKeptOf', dayAndTime(at))}
            onClick={() => void openKept(at)}
          >
            {t('restoreKept')}
          </button>
        </li>
      ))}
    </ul>
  );
}

function Failure({ notes: { backupFailed } }: { notes: UpkeepNotes }) {
  if (!backupFailed) return null;
  const { at, why } = backupFailed;
  return (
    <p class="problem" role="alert">
      {t('backupFailedOn', dayAndTime(at), new LibraryError(why).message)}
    </p>
  );
}

async function backUpNow(db: LibraryDatabase, backups: BackupsDatabase): Promise<string> {
  const papers = await backUpAndNote(db, backups);
  return papers === undefined ? t('nothingToBackUp') : tn('backedUp', papers);
}

/** What it found stands where the last check is told. */
async function check(db: LibraryDatabase): Promise<string> {
  await note({ checked: await checkAndRepair(db) });
  return '';
}

function inWords({ at, unreadable, repaired }: Findings): string {
  const count = PARTS.reduce((sum, part) => sum + repaired[part], 0);
  const checked = count ? tn('checkedRepaired', count, dayAndTime(at)) : t('checkedSound', dayAndTime(at));
  return unreadable ? `${checked} ${tn('checkedUnreadable', unreadable)}` : checked;
}
