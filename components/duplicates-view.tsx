/** Papers that look like one: side by side, to be made one. */
import { plainTitle } from '../lib/citation/plain-title';
import { day, list, t, tn } from '../lib/i18n';
import type { LibraryDatabase } from '../lib/library/database';
import { duplicates, mergeDuplicates, setApart, takeForAlike } from '../lib/library/duplicates';
import { undoRestore } from '../lib/library/undo-restore';
import type { Paper } from '../lib/paper';
import { pageOfPaper } from '../lib/paper-links';
import { authorsShown, venueShown } from '../lib/shown-lines';
import { markedTex } from './marked';
import type { Desk } from './use-desk';
import { useStored } from './use-stored';
import { STATUS_NAMES, siteOfSource } from './words';

/** Compared one pair after the other: more of them at once only tire. The others follow as these are decided on. */
const MOST_SHOWN = 50;

export function DuplicatesView({ db, desk }: { db: LibraryDatabase; desk: Desk }) {
  const pairs = useStored(db, ['digests', 'bulkEdits', 'apart'], duplicates);

  function merge(kept: Paper, other: Paper) {
    void desk.change(async () => {
      const undo = await mergeDuplicates(db, kept.key, other.key);
      desk.offerUndo(t('merged', plainTitle(kept.title)), () => undoRestore(db, undo));
    });
  }

  function keepBoth(first: Paper, second: Paper) {
    void desk.change(async () => {
      await setApart(db, first.key, second.key);
      desk.offerUndo(t('keptBoth', plainTitle(first.title)), () => takeForAlike(db, first.key, second.key));
    });
  }

  if (!pairs) return <p class="view quiet">{t('working')}</p>;
  return (
    <section class="view" aria-labelledby="duplicates-title">
      <h2 id="duplicates-title" tabIndex={-1}>
        {t('duplicates')}
      </h2>
      <p class="quiet" role="status">
        {pairs.length ? tn('duplicatesFound', pairs.length) : t('noDuplicates')}
      </p>
      <ul class="pairs">
        {pairs.slice(0, MOST_SHOWN).map(([first, second], index) => (
          <li key={`${first.key} ${second.key}`} class="pair" data-index={index}>
            <Side paper={first} other={second} />
            <Side paper={second} other={first} />
            <p class="answers">
              <button type="button" class="main" onClick={() => keepBoth(first, second)}>
                {t('keepBoth')}
              </button>
              <button type="button" class="main" onClick={() => merge(first, second)}>
                {t('merge')}
              </button>
            </p>
          </li>
        ))}
      </ul>
      {pairs.length > MOST_SHOWN && <p class="quiet">{tn('duplicatesFollow', pairs.length - MOST_SHOWN)}</p>}
    </section>
  );
}

/** One of two papers; what differs between them stands out. */
function Side({ paper, other }: { paper: Paper; other: Paper }) {
  const page = pageOfPaper(paper);
  const facts = factsOf(paper);
  const others = factsOf(other);
  return (
    <article aria-label={plainTitle(paper.title)}>
      <h3 dir="auto">
        <a {...(page && { href: page })} target="_blank" rel="noreferrer">
          {markedTex(paper.title, [], 'title')}
        </a>
      </h3>
      <dl>
        {facts.map(([name, value], index) => (
          <div key={name} class={value === others[index]?.[1] ? undefined : 'differs'}>
            <dt class="quiet">{name}</dt>
            <dd dir="auto">{value || '–'}</dd>
          </div>
        ))}
      </dl>
    </article>
  );
}

function factsOf(paper: Paper): (readonly [name: string, value: string])[] {
  return [
    [t('authors'), authorsShown(paper)],
    [t('sortVenue'), venueShown(paper)],
    [t('identifiers'), paper.ids.join(', ')],
    [t('sites'), list(paper.seen.map(({ source }) => siteOfSource(source)?.name ?? source))],
    [t('saved'), day(paper.savedAt)],
    [t('status'), STATUS_NAMES[paper.status]()],
    [t('tags'), paper.tags.join(', ')],
    [t('note'), paper.note],
  ];
}
