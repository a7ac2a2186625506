/** What stands in the place of the reading list when there is none to show. */
import { useEffect, useState } from 'preact/hooks';
import { t, tn } from '../lib/i18n';
import type { LibraryDatabase, LibraryError } from '../lib/library/database';
import { BackupOffer } from './backup-offer';
import { BackupRescue } from './backup-rescue';
import { openRestore } from './open-page';
import { ReadableLibrary } from './readable-library';

/** What comes sooner than this, in milliseconds, comes without a word: a flash would only disturb. */
const SOON = 150;

export function Waiting({ text }: { text: string }) {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(setLate, SOON, true);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div class="state" role="status">
      {isLate && <p class="quiet">{text}</p>}
    </div>
  );
}

export function LibraryFailed({ error, db }: { error: LibraryError; db: LibraryDatabase }) {
  const isReadable = error.kind === 'newer' || error.kind === 'not-upgraded';
  return (
    <div class="state" role="alert">
      <h2>{t('listFailed')}</h2>
      <p>{error.message}</p>
      <button type="button" class="main" onClick={() => location.reload()}>
        {t('tryAgain')}
      </button>
      {isReadable ? <ReadableLibrary db={db} /> : <BackupRescue db={db} />}
    </div>
  );
}

export function EmptyLibrary({ db }: { db: LibraryDatabase }) {
  return (
    <div class="state" data-empty>
      <h2 tabIndex={-1}>{t('listEmpty')}</h2>
      <p class="quiet">{t('listEmptyHint')}</p>
      <BackupOffer db={db} />
      <p class="links">
        <a class="main" href="https://huggingface.co/papers" target="_blank" rel="noreferrer">
          Daily Papers
        </a>
        <a class="main" href="https://arxiv.org/list/cs.LG/new" target="_blank" rel="noreferrer">
          {t('arxivToday')}
        </a>
      </p>
      <button type="button" class="plain quiet" onClick={openRestore}>
        {t('importOrRestore')}
      </button>
    </div>
  );
}

export function NothingMatches({ total, clear }: { total: number; clear(): void }) {
  return (
    <div class="state">
      <h2 tabIndex={-1}>{t('nothingMatches')}</h2>
      <p class="quiet">{tn('noneFits', total)}</p>
      <button type="button" class="main" onClick={clear}>
        {t('clear')}
      </button>
    </div>
  );
}
