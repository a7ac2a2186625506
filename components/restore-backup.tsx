/** Bringing a backup back: see what it would change, then do it or not. */
import { useEffect, useState } from 'preact/hooks';
import { bringBack } from '../lib/backups/bring-back';
import { openBackups } from '../lib/backups/database';
import { day, list, number, t, tn } from '../lib/i18n';
import { inSteps, type Tell } from '../lib/in-steps';
import {
  type Backup,
  type BadRecord,
  type Plan,
  planRestore,
  type RestoreMode,
  readingBackup,
} from '../lib/library/backup';
import { asLibraryError, type LibraryDatabase } from '../lib/library/database';
import { ProgressLine } from './progress-line';
import { Cancelled, type Progress } from './use-long-work';
import { useStepFocus } from './use-step-focus';

type Step =
  | { at: 'preview'; backup: Backup; bad: BadRecord[]; plans: Record<RestoreMode, Plan> }
  | { at: 'working'; progress?: Progress }
  | { at: 'done'; text: string; undo?: () => Promise<void> };

/** Bad records that are listed one by one. */
const MOST_LISTED = 50;

interface Props {
  db: LibraryDatabase;
  file: File;
  /** To where a file is chosen, with what is wrong with this one. */
  back(error?: string): void;
}

export function RestoreBackup({ db, file, back }: Props) {
  const [step, setStep] = useState<Step>({ at: 'working' });
  const [mode, setMode] = useState<RestoreMode>('merge');
  const body = useStepFocus(step.at);

  /** Whatever fails, nothing was changed, and the words say so. */
  async function attempt(work: () => Promise<Step | undefined>) {
    setStep({ at: 'working' });
    try {
      const next = await work();
      if (next) setStep(next);
    } catch (error) {
      back(
        error instanceof Cancelled
          ? `${t('cancelled')} ${t('nothingChanged')}`
          : asLibraryError(error).message,
      );
    }
  }

  /** Shows how far work is that can be cancelled. */
  function showing(text: string): Tell {
    const ending = new AbortController();
    const cancel = () => ending.abort(new Cancelled());
    return (done, total) => {
      ending.signal.throwIfAborted();
      setStep({ at: 'working', progress: { text, done, total, cancel } });
    };
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: it is read once, when it comes.
  useEffect(() => {
    void attempt(async () => {
      const tell = showing(t('importReading'));
      const read = await inSteps(readingBackup(await file.text()), tell);
      if (!read.ok) {
        back(`${read.error} ${t('nothingChanged')}`);
        return undefined;
      }
      const plans = await planRestore(db, read.backup, tell);
      return { at: 'preview', backup: read.backup, bad: read.bad, plans };
    });
  }, [file]);

  function apply(backup: Backup) {
    void attempt(async () => {
      const said = (plan: Plan) => t('restored', inWords(plan));
      const { plan, undo } = await bringBack(
        db,
        openBackups(db.name),
        backup,
        mode,
        said,
        showing(t('working')),
      );
      return {
        at: 'done',
        text: said(plan),
        undo: () =>
          attempt(async () => {
            await undo();
            return { at: 'done', text: t('restoreUndone') };
          }),
      };
    });
  }

  return (
    <main class="page">
      <h1>{t('restoreTitle')}</h1>
      <div ref={body} tabIndex={-1} class="step">
        {step.at === 'working' &&
          (step.progress ? <ProgressLine progress={step.progress} /> : <p role="status">{t('working')}</p>)}
        {step.at === 'preview' && (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              apply(step.backup);
            }}
          >
            <p>{tn('backupHolds', step.backup.papers.length, dayOf(step.backup))}</p>
            {step.backup.aside && <p class="quiet">{t('backupHoldsMore')}</p>}
            <fieldset class="choices">
              <legend class="visually-hidden">{t('howToRestore')}</legend>
              <Choice
                name={t('mergeIntoLibrary')}
                says={inWords(step.plans.merge)}
                chosen={mode === 'merge'}
                choose={() => setMode('merge')}
              />
              <Choice
                name={t('replaceLibrary')}
                says={inWords(step.plans.replace)}
                chosen={mode === 'replace'}
                choose={() => setMode('replace')}
              />
            </fieldset>
            {step.bad.length > 0 && <Bad records={step.bad} />}
            <p class="buttons">
              <button type="submit" class="main primary">
                {t('restore')}
              </button>
              <button type="button" class="main" onClick={() => back()}>
                {t('cancel')}
              </button>
            </p>
          </form>
        )}
        {step.at === 'done' && (
          <p role="status">
            {step.text}{' '}
            {step.undo && (
              <button type="button" class="plain" onClick={() => void step.undo?.()}>
                {t('undo')}
              </button>
            )}
          </p>
        )}
        {step.at === 'done' && (
          <p>
            <a class="main" href="popup.html">
              {t('openReadingList')}
            </a>
          </p>
        )}
      </div>
    </main>
  );
}

function Choice({
  name,
  says,
  chosen,
  choose,
}: {
  name: string;
  says: string;
  chosen: boolean;
  choose(): void;
}) {
  return (
    <label>
      <input type="radio" name="mode" checked={chosen} onChange={choose} />
      <b>{name}</b>
      <span class="quiet">{says}</span>
    </label>
  );
}

function Bad({ records }: { records: readonly BadRecord[] }) {
  const more = records.length - MOST_LISTED;
  return (
    <section>
      <h2 class="to-check">{tn('badRecords', records.length)}</h2>
      <ul class="bad">
        {records.slice(0, MOST_LISTED).map(({ index, title, why }) => (
          <li key={index}>
            {title ? t('quoted', title) : t('record', number(index + 1))} <span class="quiet">({why})</span>
          </li>
        ))}
        {more > 0 && <li class="quiet">{t('andMore', number(more))}</li>}
      </ul>
    </section>
  );
}

function inWords(plan: Plan): string {
  const names = {
    added: 'planAdded',
    changed: 'planChanged',
    removed: 'planRemoved',
    same: 'planSame',
  } as const;
  const parts = (['added', 'changed', 'removed', 'same'] as const).flatMap((part) =>
    plan[part] ? [t(names[part], number(plan[part]))] : [],
  );
  return list(parts) || t('planNothing');
}

/** When it was written; as the file has it where that is no date. */
function dayOf({ exportedAt }: Backup): string {
  const moment = Date.parse(exportedAt);
  return Number.isNaN(moment) ? exportedAt : day(moment);
}
