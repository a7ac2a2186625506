/** The works of a bibliography of which there is something to tell. */
import { useState } from 'preact/hooks';
import { canBeWritten, type Publication, type Standing } from '../lib/bibliography/publications';
import type { Work } from '../lib/bibliography/read-bibliography';
import { plainTitle } from '../lib/citation/plain-title';
import { list, number, partialDay, t, tn } from '../lib/i18n';
import { valueIn } from '../lib/identifiers';
import { ITSELF } from '../lib/library/bibliography';
import { markedTex } from './marked';
import { RetractionLine } from './paper-news';
import { sourceName } from './words';

/** Rows that are drawn at first, and that each press adds. */
const SHOWN = 100;

type Standings = ReadonlyMap<number, Standing>;

interface RowsProps {
  works: readonly Work[];
  standings: Standings;
  accepted: ReadonlyMap<number, Publication>;
  canAcceptAll: boolean;
  accept(work: Work, publication: Publication | undefined): void;
  acceptAll(): void;
}

/** Preprints that have appeared, each to be accepted or not. */
export function UpgradeRows({ works, standings, accepted, canAcceptAll, accept, acceptAll }: RowsProps) {
  const [shown, setShown] = useState(SHOWN);
  return (
    <section aria-labelledby="appeared">
      <div class="headline">
        <h2 id="appeared">{tn('upgradeAppeared', works.length)}</h2>
        <button type="button" class="plain" disabled={!canAcceptAll} onClick={acceptAll}>
          {t('upgradeAcceptAll')}
        </button>
      </div>
      <ul class="upgrades">
        {works.slice(0, shown).map((work) => (
          <UpgradeRow
            key={work.place}
            work={work}
            publications={standings.get(work.place)?.publications ?? []}
            accepted={accepted.get(work.place)}
            accept={(publication) => accept(work, publication)}
          />
        ))}
      </ul>
      {works.length > shown && (
        <button type="button" class="plain" onClick={() => setShown(shown + SHOWN)}>
          {t('andMore', number(works.length - shown))}
        </button>
      )}
    </section>
  );
}

interface RowProps {
  work: Work;
  publications: readonly Publication[];
  accepted: Publication | undefined;
  accept(publication: Publication | undefined): void;
}

function UpgradeRow({ work, publications, accepted, accept }: RowProps) {
  const [chosen, setChosen] = useState(0);
  const publication = publications[chosen] ?? publications[0];
  if (!publication) return null;
  const { title } = work.about;

  function choose(place: number) {
    setChosen(place);
    const other = publications[place];
    if (accepted) accept(other && canBeWritten(other) ? other : undefined);
  }

  return (
    <li class={accepted ? 'accepted' : undefined}>
      <label>
        <input
          type="checkbox"
          checked={accepted !== undefined}
          disabled={!canBeWritten(publication)}
          onChange={({ currentTarget }) => accept(currentTarget.checked ? publication : undefined)}
        />
        <b dir="auto">{markedTex(title, [], 'title')}</b>
      </label>
      <p class="quiet" dir="auto">
        {[work.key, work.year].filter(Boolean).join(' · ')}
      </p>
      {publications.length > 1 && (
        <select
          aria-label={t('upgradeWhich', plainTitle(title))}
          value={chosen}
          onChange={({ currentTarget }) => choose(Number(currentTarget.value))}
        >
          {publications.map((it, place) => (
            <option key={place} value={place}>
              {whereOf(it)}
            </option>
          ))}
        </select>
      )}
      <p class="becomes">{detailsOf(publication)}</p>
      <p class="quiet">
        {t('upgradeSaidBy', list(publication.says.map(nameOf)))}
        {!canBeWritten(publication) && ` ${t('upgradeByHand')}`}
      </p>
    </li>
  );
}

function nameOf(source: string): string {
  return source === ITSELF ? t('upgradeFileItself') : sourceName(source);
}

/** `Nature 2015` */
function whereOf({ id, words, upgrade: { container, date } }: Publication): string {
  const year = date?.slice(0, 4);
  return [container ?? words ?? (id ? valueIn(id) : ''), year].filter(Boolean).join(' ');
}

/** `Title: Deep learning · @article · Nature 521 (7553), 436–444 · 2015 · 10.1038/nature14539` */
function detailsOf({ words, upgrade }: Publication): string {
  const { title, kind, container, volume, number: issue, pages, date, doi } = upgrade;
  const where = [container ?? words, [volume, issue && `(${issue})`].filter(Boolean).join(' ')]
    .filter(Boolean)
    .join(' ');
  return [
    title && t('labelled', t('sortTitle'), plainTitle(title)),
    kind && (kind === 'journal' ? '@article' : '@inproceedings'),
    [where, pages?.replace('-', '–')].filter(Boolean).join(', '),
    date && partialDay(date),
    doi,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Works that were retracted: nobody should cite them without knowing. */
export function Retractions({ works, standings }: { works: readonly Work[]; standings: Standings }) {
  const retracted = works.filter(({ place }) => standings.get(place)?.retracted.length);
  if (retracted.length === 0) return null;
  return (
    <section aria-labelledby="retracted">
      <h2 id="retracted" class="lost">
        {tn('upgradeRetracted', retracted.length)}
      </h2>
      <ul class="retractions">
        {retracted.map(({ place, key, about }) => (
          <li key={place}>
            <p>
              <b dir="auto">{markedTex(about.title, [], 'title')}</b> <span class="quiet">{key}</span>
            </p>
            {standings.get(place)?.retracted.map((it) => (
              <RetractionLine key={`${it.source} ${it.notice}`} {...it} />
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Preprints of which nobody tells that they have appeared. */
export function StillPreprints({ works }: { works: readonly Work[] }) {
  if (works.length === 0) return null;
  const shown = works.slice(0, SHOWN);
  return (
    <details>
      <summary>{tn('upgradeStill', works.length)}</summary>
      <ul class="still">
        {shown.map(({ place, key, about }) => (
          <li key={place}>
            <span dir="auto">{markedTex(about.title, [], 'title')}</span> <span class="quiet">{key}</span>
          </li>
        ))}
        {works.length > shown.length && (
          <li class="quiet">{t('andMore', number(works.length - shown.length))}</li>
        )}
      </ul>
    </details>
  );
}
