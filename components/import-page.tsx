/** Bringing papers in from a file or a pasted text: see what would change, then do it or not. A backup as well. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { ask } from '../lib/ask';
import { list, number, t } from '../lib/i18n';
import type { ImportOptions } from '../lib/imports/import';
import { type LibraryDatabase, LibraryError } from '../lib/library/database';
import { FileOrText } from './file-or-text';
import { ImportChoices } from './import-choices';
import { IMPORTS } from './import-names';
import { ImportPreview } from './import-preview';
import type { Answer, Counts, Preview } from './import-reader';
import { type OpenImport, openImport } from './open-import';
import { ProgressLine } from './progress-line';
import { RestoreBackup } from './restore-backup';
import { useStepFocus } from './use-step-focus';

type Step =
  | { at: 'choosing'; error?: string }
  | { at: 'working'; text: string; done: number; total: number }
  | { at: 'preview'; preview: Preview }
  | { at: 'done'; text: string; canUndo: boolean }
  | { at: 'backup'; file: File };

/** A file larger than this would not fit in memory next to the library. */
const LARGEST = 300_000_000;

export function ImportPage({ db }: { db: LibraryDatabase }) {
  const [step, setStep] = useState<Step>({ at: 'choosing' });
  /** What was pasted, until it is imported. */
  const [text, setText] = useState('');
  const session = useRef<OpenImport | undefined>(undefined);
  const body = useStepFocus(step.at);

  useEffect(() => () => session.current?.close(), []);

  function begin(what: string) {
    setStep({ at: 'working', text: what, done: 0, total: 0 });
  }

  function end(next: Step) {
    session.current?.close();
    session.current = undefined;
    setStep(next);
  }

  function fail(why: string) {
    end({ at: 'choosing', error: `${why} ${t('nothingChanged')}` });
  }

  async function open(file: File | undefined) {
    if (!file) return;
    if (file.size > LARGEST) {
      fail(t('importTooLarge'));
      return;
    }
    begin(t('importReading'));
    start(await file.arrayBuffer(), file);
  }

  function paste() {
    if (!text.trim()) return;
    begin(t('importReading'));
    start(text, new File([text], ''));
  }

  function start(content: ArrayBuffer | string, file: File) {
    session.current?.close();
    const current = openImport(db, content, file.name, (answer) => {
      if (session.current === current) take(answer, file);
    });
    session.current = current;
  }

  function take(answer: Answer, file: File) {
    if ('recognised' in answer) recognised(answer.recognised, file);
    else if ('preview' in answer) setStep(afterReading(answer.preview));
    else if ('applied' in answer) imported(answer.applied);
    else if ('undone' in answer) end({ at: 'done', text: t('restoreUndone'), canUndo: false });
    else if ('failed' in answer) fail(new LibraryError(answer.failed).message);
    else setStep((now) => (now.at === 'working' ? { ...now, ...answer } : now));
  }

  function imported(counts: Counts) {
    const said = t('imported', inWords(counts));
    setText('');
    setStep({ at: 'done', text: said, canUndo: true });
    session.current?.order({ keep: said });
    // Should it not hear, it takes them up when it wakes the next time.
    if (counts.added > 0) ask({ type: 'do-errands' }).catch(() => {});
  }

  function recognised(format: string | undefined, file: File) {
    // What calls itself JSON and is nothing known may be a backup that was damaged.
    if (format === 'backup' || (!format && /\.json$/i.test(file.name))) end({ at: 'backup', file });
    else if (format) read(format, {});
    else fail(t('importUnknown', list(IMPORTS.map(([, name]) => name()))));
  }

  function read(format: string, options: ImportOptions) {
    session.current?.order({ read: { format, options } });
  }

  function again(format: string, options: ImportOptions) {
    begin(t('importReading'));
    read(format, options);
  }

  if (step.at === 'backup') {
    return <RestoreBackup db={db} file={step.file} back={(error) => setStep(choosing(error))} />;
  }
  return (
    <main
      class="page import"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void open(event.dataTransfer?.files[0]);
      }}
    >
      <h1>{t('importTitle')}</h1>
      <div ref={body} tabIndex={-1} class="step">
        {step.at === 'choosing' && (
          <>
            <FileOrText
              hint={t('importHint', list(IMPORTS.map(([, name]) => name())))}
              accept=".bib,.bibtex,.ris,.json,.csv,.tsv,.txt,.md,.html,.htm"
              example={'2505.23462\n10.1145/3580305.3599263\nhttps://openreview.net/forum?id=…'}
              act={t('importPreview')}
              error={step.error}
              text={text}
              setText={setText}
              open={(file) => void open(file)}
              paste={paste}
            />
            <p class="quiet">
              <a href="popup.html?upgrade">{t('upgradeTitle')}</a>
            </p>
          </>
        )}
        {step.at === 'working' && <ProgressLine progress={{ ...step, cancel: () => fail(t('cancelled')) }} />}
        {step.at === 'preview' && (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              begin(t('importWriting'));
              session.current?.order({ apply: true });
            }}
          >
            <ImportChoices preview={step.preview} change={again} />
            <ImportPreview preview={step.preview} says={inWords(step.preview.counts)} />
            <p class="buttons">
              <button type="submit" class="main primary" disabled={step.preview.total === 0}>
                {t('import')}
              </button>
              <button type="button" class="main" onClick={() => end({ at: 'choosing' })}>
                {t('cancel')}
              </button>
            </p>
          </form>
        )}
        {step.at === 'done' && (
          <>
            <p role="status">
              {step.text}{' '}
              {step.canUndo && (
                <button
                  type="button"
                  class="plain"
                  onClick={() => {
                    begin(t('working'));
                    session.current?.order({ undo: true });
                  }}
                >
                  {t('undo')}
                </button>
              )}
            </p>
            <p>
              <a class="main" href="popup.html">
                {t('openReadingList')}
              </a>
            </p>
          </>
        )}
      </div>
    </main>
  );
}

function choosing(error: string | undefined): Step {
  return { at: 'choosing', ...(error && { error }) };
}

function afterReading(preview: Preview): Step {
  return { at: 'preview', preview };
}

const SAID = {
  added: 'planAdded',
  merged: 'importMerged',
  same: 'planSame',
  repeated: 'importRepeated',
} as const;

function inWords(counts: Counts): string {
  const parts = (['added', 'merged', 'same', 'repeated'] as const).flatMap((fate) =>
    counts[fate] ? [t(SAID[fate], number(counts[fate]))] : [],
  );
  return list(parts) || t('planNothing');
}
