/** What was removed and can still come back. */
import { useState } from 'preact/hooks';
import { plainTitle } from '../lib/citation/plain-title';
import { day, number, t, tn } from '../lib/i18n';
import type { LibraryDatabase } from '../lib/library/database';
import { DAYS_KEPT } from '../lib/library/remove';
import { bringBack, forgetForGood, trashed } from '../lib/library/trash';
import type { Identifier } from '../lib/paper';
import { markedTex } from './marked';
import type { Desk } from './use-desk';
import { useStored } from './use-stored';

/** Rows that are shown before more are asked for. */
const AT_ONCE = 200;

export function TrashView({ db, desk }: { db: LibraryDatabase; desk: Desk }) {
  const [shown, setShown] = useState(AT_ONCE);
  const [isSure, setSure] = useState(false);
  const removed = useStored(db, 'removed', trashed);

  function back(keys: readonly Identifier[]) {
    void desk.attempt(async () => desk.say(tn('broughtBack', (await bringBack(db, keys)).length)));
  }

  function empty() {
    if (!isSure) {
      setSure(true);
      return;
    }
    setSure(false);
    void desk.attempt(() => forgetForGood(db, removed?.map(({ paper }) => paper.key) ?? []));
  }

  if (!removed) return <p class="view quiet">{t('working')}</p>;
  const keys = removed.map(({ paper }) => paper.key);
  return (
    <section class="view" aria-labelledby="trash-title">
      <h2 id="trash-title" tabIndex={-1}>
        {t('trash')}
      </h2>
      <p class="quiet" role="status">
        {removed.length ? tn('trashHolds', removed.length, DAYS_KEPT) : t('trashEmpty')}
      </p>
      {removed.length > 0 && (
        <p class="view-actions">
          <button type="button" class="main" onClick={() => back(keys)}>
            {t('bringAllBack')}
          </button>
          <button type="button" class="main" onClick={empty} onBlur={() => setSure(false)}>
            {t(isSure ? 'emptyTrashSure' : 'emptyTrash')}
          </button>
        </p>
      )}
      <ul class="removed">
        {removed.slice(0, shown).map(({ paper, removedAt, mergedInto }, index) => (
          <li key={paper.key} data-index={index}>
            <span class="name">
              <bdi>{markedTex(paper.title, [], 'title')}</bdi>
              <span class="quiet">
                {' '}
                {mergedInto ? t('mergedOn', day(removedAt)) : t('removedOn', day(removedAt))}
              </span>
            </span>
            <button
              type="button"
              class="main"
              aria-label={t('bringBackPaper', plainTitle(paper.title))}
              onClick={() => back([paper.key])}
            >
              {t('bringBack')}
            </button>
          </li>
        ))}
      </ul>
      {removed.length > shown && (
        <button type="button" class="plain" onClick={() => setShown(shown + AT_ONCE)}>
          {t('andMore', number(removed.length - shown))}
        </button>
      )}
    </section>
  );
}
