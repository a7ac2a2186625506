/** Zotero in the settings: whether it is there, where papers go, what goes with them, and what has not arrived. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { plainTitle } from '../lib/citation/plain-title';
import { t, tn } from '../lib/i18n';
import { asLibraryError, type LibraryDatabase } from '../lib/library/database';
import { papersByKey } from '../lib/library/query';
import { dropWaiting, notInZotero, type SentToZotero } from '../lib/library/zotero';
import type { Identifier } from '../lib/paper';
import type { Settings } from '../lib/settings';
import { letTalkToZotero, mayTalkToZotero } from '../lib/zotero/allowed';
import type { Zotero } from '../lib/zotero/connector';
import { ZoteroError, zoteroSentence } from '../lib/zotero/trouble';
import { ProgressLine } from './progress-line';
import { sendToZotero, type Told } from './send-to-zotero';
import { useLongWork } from './use-long-work';
import { useStored } from './use-stored';

interface Props {
  db: LibraryDatabase;
  settings: Settings;
  change(changes: Partial<Settings>): void;
}

export function ZoteroSettings({ db, settings, change }: Props) {
  const { zotero, trouble, isAllowed, look } = useZotero();
  const isLookUpOff = useLookUpOff(settings.zoteroLookUp, zotero);
  const place = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (location.hash === '#zotero') place.current?.closest('section')?.scrollIntoView();
  }, []);

  /** What needs Zotero needs the browser's leave first, and the browser asks the reader. */
  async function turn(name: 'zoteroAlways' | 'zoteroLookUp', on: boolean) {
    if (on && !(await letTalkToZotero())) return;
    change({ [name]: on });
    void look();
  }

  return (
    <div class="zotero" ref={place}>
      <p>{t('zoteroHint')}</p>
      <div class="zotero-found">
        <p role="status" class={trouble ? 'problem' : 'quiet'}>
          {zotero ? t('zoteroRuns', zotero.version) : trouble}
        </p>
        {!zotero && isAllowed !== undefined && (
          <button
            type="button"
            class="main"
            onClick={() => void letTalkToZotero().then((may) => (may ? look() : undefined))}
          >
            {t(isAllowed ? 'tryAgain' : 'zoteroLook')}
          </button>
        )}
      </div>
      <TargetField
        zotero={zotero}
        target={settings.zoteroTarget}
        choose={(zoteroTarget) => change({ zoteroTarget })}
      />
      <Check
        text={t('zoteroTagsSetting')}
        on={settings.zoteroTags}
        turn={(zoteroTags) => change({ zoteroTags })}
      />
      <Check
        text={t('zoteroNoteSetting')}
        on={settings.zoteroNote}
        turn={(zoteroNote) => change({ zoteroNote })}
      />
      <Check
        text={t('zoteroLinksSetting')}
        on={settings.zoteroLinks}
        turn={(zoteroLinks) => change({ zoteroLinks })}
      />
      <Check
        text={t('zoteroAlwaysSetting')}
        on={settings.zoteroAlways}
        turn={(on) => void turn('zoteroAlways', on)}
      />
      <Check
        text={t('zoteroLookUpSetting')}
        on={settings.zoteroLookUp}
        turn={(on) => void turn('zoteroLookUp', on)}
      />
      {isLookUpOff && <p class="problem">{t('zoteroLookUpOff')}</p>}
      <NotArrived db={db} />
    </div>
  );
}

/** Zotero as it is found when the page opens, and whenever it is looked for again. */
function useZotero() {
  const [zotero, setZotero] = useState<Zotero>();
  const [trouble, setTrouble] = useState('');
  const [isAllowed, setAllowed] = useState<boolean>();

  const look = useCallback(async () => {
    const may = await mayTalkToZotero();
    setAllowed(may);
    if (!may) return;
    const { findZotero } = await import('../lib/zotero/connector');
    try {
      setZotero(await findZotero());
      setTrouble('');
    } catch (reason) {
      setZotero(undefined);
      setTrouble(sentenceOf(reason));
    }
  }, []);

  useEffect(() => void look(), [look]);
  return { zotero, trouble, isAllowed, look };
}

/** Whether the reader wants Zotero to be asked for papers, and has not let it answer. */
function useLookUpOff(isOn: boolean, zotero: Zotero | undefined): boolean {
  const [isOff, setOff] = useState(false);
  useEffect(() => {
    setOff(false);
    if (!isOn || !zotero) return;
    void import('../lib/zotero/found')
      .then(({ lookUpInZotero }) => lookUpInZotero({ ids: ['arxiv:2505.23462'] }))
      .then((answer) => setOff(answer === 'off'));
  }, [isOn, zotero]);
  return isOff;
}

interface TargetProps {
  zotero: Zotero | undefined;
  target: string;
  choose(target: string): void;
}

/** What was chosen stays chosen while Zotero cannot say what it is called. */
function TargetField({ zotero, target, choose }: TargetProps) {
  const targets = zotero?.targets ?? [];
  const isKnown = target === '' || targets.some(({ id }) => id === target);
  return (
    <label class="field">
      <span>{t('zoteroTarget')}</span>
      <select
        value={target}
        disabled={!zotero && target === ''}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      >
        <option value="">{t('zoteroSelected')}</option>
        {!isKnown && <option value={target}>{t('zoteroChosenBefore')}</option>}
        {targets.map(({ id, name, level }) => (
          <option key={id} value={id}>
            {'\u2003'.repeat(level) + name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** It shows what is, not what was pressed: the browser may not allow it. */
function Check({ text, on, turn }: { text: string; on: boolean; turn(on: boolean): void }) {
  function press(box: HTMLInputElement) {
    box.checked = on;
    turn(!on);
  }
  return (
    <label class="check">
      <input type="checkbox" checked={on} onChange={({ currentTarget }) => press(currentTarget)} />
      <span>{text}</span>
    </label>
  );
}

/** So many are named; the rest are counted. */
const MOST_NAMED = 10;

function NotArrived({ db }: { db: LibraryDatabase }) {
  const left = useStored(db, ['zotero'], papersNotInZotero);
  const [told, setTold] = useState<Told>();
  const [busy, setBusy] = useState(false);
  const { progress, run } = useLongWork();

  async function sendNow(keys: readonly Identifier[]) {
    setBusy(true);
    try {
      setTold(await sendToZotero(db, keys, false, run));
    } catch (reason) {
      setTold({ text: sentenceOf(reason), failed: true });
    } finally {
      setBusy(false);
    }
  }

  const keys = left?.map(({ key }) => key) ?? [];
  return (
    <div class="zotero-left">
      {left && left.length > 0 && (
        <>
          <p>{tn('zoteroLeft', left.length)}</p>
          <ul>
            {left.slice(0, MOST_NAMED).map(({ key, title, state }) => (
              <li key={key}>
                <span dir="auto">{plainTitle(title)}</span>
                {(state === 'refused' || state === 'unsure') && (
                  <span class="quiet"> {zoteroSentence(state)}</span>
                )}
              </li>
            ))}
            {left.length > MOST_NAMED && <li>…</li>}
          </ul>
          <div class="buttons">
            <button type="button" class="main" disabled={busy} onClick={() => void sendNow(keys)}>
              {t('sendNow')}
            </button>
            <button type="button" class="main" disabled={busy} onClick={() => void dropWaiting(db, keys)}>
              {t('doNotSend')}
            </button>
          </div>
        </>
      )}
      <ProgressLine progress={progress} />
      <p class={told?.failed ? 'problem' : 'quiet'} role="status">
        {told?.text}
      </p>
    </div>
  );
}

interface Left {
  key: Identifier;
  title: string;
  state: SentToZotero['state'];
}

async function papersNotInZotero(db: LibraryDatabase): Promise<Left[]> {
  const left = await notInZotero(db);
  const papers = await papersByKey(
    db,
    left.map(({ key }) => key),
  );
  const states = new Map(left.map(({ key, state }) => [key, state]));
  return papers.map(({ key, title }) => ({ key, title, state: states.get(key) ?? 'waiting' }));
}

function sentenceOf(reason: unknown): string {
  return reason instanceof ZoteroError ? reason.message : asLibraryError(reason).message;
}
