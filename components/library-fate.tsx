/** Says above whatever a page shows that its library is not what it was. All that the page shows stays on screen. */
import { render } from 'preact';
import { type MessageName, t } from '../lib/i18n';
import type { LibraryDatabase } from '../lib/library/database';
import { type Fate, watchFate } from '../lib/library/fate';
import { BackupOffer } from './backup-offer';

const SENTENCES: Record<Fate, MessageName> = {
  updated: 'updatedUnderPage',
  deleted: 'deletedUnderPage',
  held: 'heldByOldPage',
};

/** Watches over the library of this page from now on. */
export function showFate(db: LibraryDatabase): void {
  const place = document.createElement('div');
  document.body.append(place);
  watchFate(db, (fate) => render(fate ? <FateBar db={db} fate={fate} /> : null, place));
}

export function FateBar({ db, fate }: { db: LibraryDatabase; fate: Fate }) {
  return (
    <div class={`library-fate ${fate}`} role="alert">
      <p>{t(SENTENCES[fate])}</p>
      {fate === 'deleted' && <BackupOffer db={db} />}
      {fate !== 'held' && (
        <button type="button" class="main" onClick={() => location.reload()}>
          {t('reloadPage')}
        </button>
      )}
    </div>
  );
}
