/** In a paper's details: whether Zotero has it, and the way there. */
import { createContext } from 'preact';
import { useCallback, useContext, useEffect, useState } from 'preact/hooks';
import { day, t } from '../lib/i18n';
import type { LibraryDatabase } from '../lib/library/database';
import { type SentToZotero, sentToZotero } from '../lib/library/zotero';
import type { Identifier, Paper } from '../lib/paper';
import { zoteroSentence } from '../lib/zotero/trouble';
import { BusyButton } from './busy-button';
import { useSettings } from './use-settings';
import { useStored } from './use-stored';

/** What sends papers from the page that the details are in. */
export interface ZoteroDesk {
  db: LibraryDatabase;
  send(keys: readonly Identifier[], again: boolean): Promise<void>;
}

export const ZoteroContext = createContext<ZoteroDesk | undefined>(undefined);

export function ZoteroLine({ paper }: { paper: Paper }) {
  const desk = useContext(ZoteroContext);
  return desk ? <Line key={paper.key} paper={paper} desk={desk} /> : null;
}

function Line({ paper, desk: { db, send } }: { paper: Paper; desk: ZoteroDesk }) {
  const [busy, setBusy] = useState(false);
  const ids = paper.ids.join(' ');
  const read = useCallback(
    (library: LibraryDatabase) => sentToZotero(library, { key: paper.key, ids: ids.split(' ') }),
    [paper.key, ids],
  );
  const sent = useStored(db, 'zotero', read);
  const found = useFoundInZotero(ids, sent === undefined);
  const standing = sent ? standingOf(sent) : found ? t('inZoteroAlready') : '';
  const isAgain = found || (sent !== undefined && sent.state !== 'waiting' && sent.state !== 'refused');

  async function press() {
    setBusy(true);
    await send([paper.key], isAgain);
    setBusy(false);
  }

  return (
    <p class="zotero-line">
      <span class="quiet" role="status">
        {standing}
      </span>
      <BusyButton class={isAgain ? 'plain' : 'main'} busy={busy} act={() => void press()}>
        {t(isAgain ? 'sendAgain' : 'sendToZotero')}
      </BusyButton>
    </p>
  );
}

function standingOf({ state, at }: SentToZotero): string {
  switch (state) {
    case 'sent':
      return t('inZoteroSince', day(at));
    case 'there':
      return t('inZoteroAlready');
    case 'waiting':
      return t('waitsForZotero');
    case 'refused':
      return zoteroSentence('refused');
    // While it is on its way the button says so; later nobody knows.
    case 'sending':
      return '';
    case 'unsure':
      return zoteroSentence('unsure');
  }
}

/** Whether Zotero says that it has it, where it may be asked and nothing is known otherwise. */
function useFoundInZotero(ids: string, isUnknown: boolean): boolean {
  const { settings } = useSettings();
  const [found, setFound] = useState(false);
  const asks = isUnknown && settings?.zoteroLookUp === true;

  useEffect(() => {
    setFound(false);
    if (!asks) return;
    let stopped = false;
    void import('../lib/zotero/found')
      .then(({ lookUpInZotero }) => lookUpInZotero({ ids: ids.split(' ') }))
      .then((answer) => !stopped && setFound(answer === 'there'));
    return () => {
      stopped = true;
    };
  }, [ids, asks]);

  return found;
}
