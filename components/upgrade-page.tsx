/** Upgrading a bibliography: which of its preprints have appeared, which of them to take, and the file back. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Publication, Standing } from '../lib/bibliography/publications';
import { canBeWritten } from '../lib/bibliography/publications';
import type { Work } from '../lib/bibliography/read-bibliography';
import { list, t, tn } from '../lib/i18n';
import type { LibraryDatabase } from '../lib/library/database';
import { messageOf } from '../lib/message-of';
import { copyText } from './copy-text';
import { download } from './export-papers';
import { FileOrText } from './file-or-text';
import { Problems } from './import-preview';
import { type OpenBibliography, type Opening, openBibliography } from './open-bibliography';
import { ProgressLine } from './progress-line';
import { UpgradeConsent } from './upgrade-consent';
import { Retractions, StillPreprints, UpgradeRows } from './upgrade-rows';
import { useLookUp } from './use-look-up';
import { useStepFocus } from './use-step-focus';
import { sourceName } from './words';

type Step =
  | { at: 'choosing'; error?: string }
  | { at: 'reading'; done: number; total: number }
  | { at: 'read'; name: string; bibliography: OpenBibliography };

/** A file larger than this is no bibliography. */
const LARGEST = 100_000_000;

export function UpgradePage({ db }: { db: LibraryDatabase }) {
  const [step, setStep] = useState<Step>({ at: 'choosing' });
  /** What was pasted, until it is read. */
  const [text, setText] = useState('');
  const opening = useRef<Opening | undefined>(undefined);
  const body = useStepFocus(step.at);

  useEffect(() => () => opening.current?.close(), []);

  function again(error?: string) {
    opening.current?.close();
    opening.current = undefined;
    setStep({ at: 'choosing', ...(error && { error }) });
  }

  async function open(file: File | undefined) {
    if (!file) return;
    if (file.size > LARGEST) again(t('importTooLarge'));
    else await read(await file.arrayBuffer(), file.name);
  }

  async function read(content: ArrayBuffer | string, name: string) {
    opening.current?.close();
    setStep({ at: 'reading', done: 0, total: 0 });
    const current = openBibliography(content, (done, total) => {
      if (opening.current === current) setStep({ at: 'reading', done, total });
    });
    opening.current = current;
    const bibliography = await current.opened.catch(() => undefined);
    if (opening.current !== current) return;
    if (!bibliography) again(t('upgradeUnreadable'));
    else if (bibliography.entries + bibliography.problems.length === 0) again(t('upgradeNoEntries'));
    else {
      setText('');
      setStep({ at: 'read', name, bibliography });
    }
  }

  return (
    <main
      class="page import upgrade"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void open(event.dataTransfer?.files[0]);
      }}
    >
      <h1>{t('upgradeTitle')}</h1>
      <div ref={body} tabIndex={-1} class="step">
        {step.at === 'choosing' && (
          <FileOrText
            hint={t('upgradeHint')}
            accept=".bib,.bibtex,.biblatex"
            example={'@misc{vaswani2017,\n  title = {Attention Is All You Need},\n  eprint = {1706.03762}\n}'}
            act={t('upgradeRead')}
            error={step.error}
            text={text}
            setText={setText}
            open={(file) => void open(file)}
            paste={() => void read(text, '')}
          />
        )}
        {step.at === 'reading' && (
          <ProgressLine progress={{ ...step, text: t('importReading'), cancel: () => again() }} />
        )}
        {step.at === 'read' && <Upgrading db={db} {...step} again={() => again()} />}
      </div>
    </main>
  );
}

interface Props {
  db: LibraryDatabase;
  name: string;
  bibliography: OpenBibliography;
  again(): void;
}

function Upgrading({ db, name, bibliography, again }: Props) {
  const { entries, works, problems } = bibliography;
  const [wanted, setWanted] = useState<readonly Work[]>();
  const [isStopped, setStopped] = useState(false);
  /** Which publication each accepted entry becomes, by the entry's place. */
  const [accepted, setAccepted] = useState<ReadonlyMap<number, Publication>>(new Map());
  const [said, setSaid] = useState('');
  const lookUp = useLookUp(db, wanted, !isStopped);
  const { standings, silent, isLooking } = lookUp;
  const preprints = works.filter(({ isPreprint }) => isPreprint);
  const appeared = preprints.filter((work) => offersOf(standings.get(work.place)).length > 0);
  const acceptable = appeared.filter((work) => offersOf(standings.get(work.place)).some(canBeWritten));

  function accept(places: readonly (readonly [Work, Publication | undefined])[]) {
    const next = new Map(accepted);
    for (const [{ place }, publication] of places) {
      if (publication) next.set(place, publication);
      else next.delete(place);
    }
    setAccepted(next);
    setSaid('');
  }

  function acceptAll() {
    accept(
      acceptable
        .filter(({ place }) => !accepted.has(place))
        .map((work) => [work, offersOf(standings.get(work.place)).find(canBeWritten)]),
    );
  }

  function written() {
    return bibliography.write([...accepted].map(([place, { upgrade }]) => [place, upgrade]));
  }

  async function take() {
    const file = `${name.replace(/\.[^.]*$/, '') || 'bibliography'}-upgraded.bib`;
    download(file, new Blob([await written()], { type: 'application/x-bibtex' }));
    setSaid(tn('upgradeTaken', accepted.size, file));
  }

  async function copy() {
    try {
      await copyText(new TextDecoder().decode(await written()));
      setSaid(tn('upgradeCopied', accepted.size));
    } catch (error) {
      setSaid(messageOf(error));
    }
  }

  const others = works.length - preprints.length;
  return (
    <>
      <p>
        {list([
          tn('upgradeEntries', entries),
          tn('upgradePreprints', preprints.length),
          ...(others > 0 ? [tn('upgradeOthers', others)] : []),
        ])}
      </p>
      {problems.length > 0 && (
        <Problems
          title={tn('upgradeLeftAsIs', problems.length)}
          found={problems.slice(0, PROBLEMS_SHOWN)}
          total={problems.length}
          isClosed={Boolean(wanted)}
        />
      )}
      {!wanted && <UpgradeConsent works={works} begin={setWanted} cancel={again} />}
      {wanted && (
        <>
          <Progress
            done={standings.size}
            total={wanted.length}
            isLooking={isLooking}
            isStopped={isStopped}
            stop={() => setStopped(true)}
          />
          {lookUp.error && (
            <p class="problem" role="alert">
              {lookUp.error}
            </p>
          )}
          {silent.length > 0 && (
            <p class="to-check" role="status">
              {t('upgradeSilent', list(silent.map(sourceName)))}
            </p>
          )}
          <Retractions works={wanted} standings={standings} />
          {!isLooking && appeared.length === 0 && <p>{t('upgradeNoneAppeared')}</p>}
          {appeared.length > 0 && (
            <UpgradeRows
              works={appeared}
              standings={standings}
              accepted={accepted}
              canAcceptAll={acceptable.some(({ place }) => !accepted.has(place))}
              accept={(work, publication) => accept([[work, publication]])}
              acceptAll={acceptAll}
            />
          )}
          {!isLooking && (
            <StillPreprints
              works={preprints.filter((it) => standings.has(it.place) && !appeared.includes(it))}
            />
          )}
          <p class="buttons">
            <button
              type="button"
              class="main primary"
              disabled={accepted.size === 0}
              onClick={() => void take()}
            >
              {t('upgradeDownload')}
            </button>
            <button type="button" class="main" disabled={accepted.size === 0} onClick={() => void copy()}>
              {t('upgradeCopy')}
            </button>
            <button type="button" class="main" onClick={again}>
              {t('upgradeAnother')}
            </button>
          </p>
          <p role="status">{said}</p>
        </>
      )}
    </>
  );
}

const PROBLEMS_SHOWN = 200;

function offersOf(standing: Standing | undefined): readonly Publication[] {
  return standing?.publications ?? [];
}

interface ProgressProps {
  done: number;
  total: number;
  isLooking: boolean;
  isStopped: boolean;
  stop(): void;
}

function Progress({ done, total, isLooking, isStopped, stop }: ProgressProps) {
  const isOffline = useIsOffline();
  if (isLooking) {
    return (
      <ProgressLine
        progress={{ text: t('upgradeLooking'), done, total, cancel: stop }}
        hint={isOffline ? t('upgradeOffline') : undefined}
      />
    );
  }
  return <p role="status">{tn(isStopped ? 'upgradeStopped' : 'upgradeLooked', done)}</p>;
}

function useIsOffline(): boolean {
  const [isOffline, setOffline] = useState(!navigator.onLine);
  useEffect(() => {
    const look = () => setOffline(!navigator.onLine);
    addEventListener('online', look);
    addEventListener('offline', look);
    return () => {
      removeEventListener('online', look);
      removeEventListener('offline', look);
    };
  }, []);
  return isOffline;
}
