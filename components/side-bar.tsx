/** What the library holds, to be chosen from: statuses, saved searches, tags, venues, years, sites; and other views. */
import type { ComponentChildren } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { number, t } from '../lib/i18n';
import type { LibraryDatabase, SavedSearch, TagColour } from '../lib/library/database';
import {
  forgetSearch,
  freeName,
  keepSearch,
  putBackSearch,
  savedSearches,
  searchNamed,
} from '../lib/library/saved-searches';
import type { Facet, Facets } from '../lib/search/facets';
import { EVERYTHING, isEverything, type View } from '../lib/search/view';
import { STATUSES } from '../lib/statuses';
import { Icon, type IconName } from './icons';
import type { Place } from './library-page';
import { NameDialog } from './name-dialog';
import { TagColoursContext } from './tag-chip';
import { TagDialog } from './tag-dialog';
import type { Desk } from './use-desk';
import { useStored } from './use-stored';
import { STATUS_NAMES, siteOfSource } from './words';

interface Props {
  db: LibraryDatabase;
  view: View;
  place: Place;
  facets: Facets | undefined;
  desk: Desk;
  show(view: View): void;
  /** Changes the view, and shows nothing else for it. */
  changeView(change: (view: View) => View): void;
  go(place: Place): void;
}

const PLACES: readonly (readonly [Place, IconName, () => string])[] = [
  ['duplicates', 'same', () => t('duplicates')],
  ['history', 'chart', () => t('history')],
  ['trash', 'remove', () => t('trash')],
];

/** What of a view an item asks for. */
type Filter = 'status' | 'code' | 'tag' | 'venue' | 'year' | 'site';

/** Of a long list so many are shown before it is asked for in full. */
const FIRST = 10;

export function SideBar({ db, view, place, facets, desk, show, changeView, go }: Props) {
  const [naming, setNaming] = useState(false);
  const [changing, setChanging] = useState<Facet>();
  const searches = useStored(db, 'searches', savedSearches) ?? [];
  const colours = useContext(TagColoursContext);
  const isHere = place === 'papers';

  /** Pressed again, a choice is taken back. */
  function choice(name: Filter, value: View[Filter]): Pick<ItemProps, 'chosen' | 'choose'> {
    const chosen = isHere && isSame(name, view[name], value);
    return { chosen, choose: () => show({ ...view, [name]: chosen ? undefined : value }) };
  }

  async function keep(name: string) {
    const at = Date.now();
    const replaced = await keepSearch(db, name, view, at);
    if (replaced) desk.offerUndo(t('searchReplaced', replaced.name), () => putBackSearch(db, replaced, at));
  }

  const isPlain = isEverything({ ...view, sort: 'saved' });
  return (
    <nav class="side" aria-label={t('library')}>
      <ul>
        <Item
          name={t('allPapersItem')}
          count={facets?.total}
          chosen={isHere && isPlain}
          choose={() => show({ ...EVERYTHING, sort: view.sort })}
        />
        {STATUSES.map((status) => (
          <Item
            key={status}
            name={STATUS_NAMES[status]()}
            count={facets?.statuses[status]}
            {...choice('status', status)}
          />
        ))}
        <Item name={t('withCode')} count={facets?.withCode} {...choice('code', true)} />
      </ul>
      <Section title={t('savedSearches')}>
        {searches.map((saved, index) => (
          <Saved
            key={saved.name}
            index={index}
            saved={saved}
            chosen={isHere && isSameView(saved.view, view)}
            show={show}
            forget={() =>
              void desk.change(async () => {
                await forgetSearch(db, saved.name);
                desk.offerUndo(t('searchForgotten', saved.name), () => putBackSearch(db, saved, undefined));
              })
            }
          />
        ))}
        <li>
          <button type="button" class="plain" disabled={isPlain} onClick={() => setNaming(true)}>
            {t('saveSearch')}
          </button>
        </li>
      </Section>
      <Facetted title={t('tags')} facets={facets?.tags} of="tag" view={view}>
        {(facet, index) => (
          <Item
            key={facet.value}
            index={index}
            name={facet.value}
            count={facet.count}
            colour={colours.get(facet.value.toLowerCase())}
            {...choice('tag', facet.value)}
            {...(facet.count > 0 && {
              more: { name: t('changeTag', facet.value), open: () => setChanging(facet) },
            })}
          />
        )}
      </Facetted>
      <Facetted title={t('venues')} facets={facets?.venues} of="venue" view={view}>
        {({ value, count }, index) => (
          <Item key={value} index={index} name={value} count={count} {...choice('venue', value)} />
        )}
      </Facetted>
      <Facetted title={t('years')} facets={facets?.years} of="year" view={view}>
        {({ value, count }, index) => (
          <Item key={value} index={index} name={value} count={count} {...choice('year', value)} />
        )}
      </Facetted>
      <Facetted title={t('sites')} facets={facets?.sites} of="site" view={view}>
        {({ value, count }, index) => (
          <Item
            key={value}
            index={index}
            name={siteOfSource(value)?.name ?? t('otherPages')}
            count={count}
            {...choice('site', value)}
          />
        )}
      </Facetted>
      <ul class="others">
        {PLACES.map(([to, icon, name]) => (
          <Item key={to} name={name()} icon={icon} chosen={place === to} choose={() => go(to)} />
        ))}
      </ul>
      {naming && (
        <NameDialog
          title={t('saveSearch')}
          suggestion={freeName(searches, view.search)}
          replaces={(name) => {
            const there = searchNamed(searches, name);
            return there && t('searchReplaces', there.name);
          }}
          keep={keep}
          close={() => setNaming(false)}
        />
      )}
      {changing && (
        <TagDialog
          db={db}
          tag={changing}
          colour={colours.get(changing.value.toLowerCase())}
          tags={facets?.tags ?? []}
          desk={desk}
          view={view}
          changeView={changeView}
          close={() => setChanging(undefined)}
        />
      )}
    </nav>
  );
}

function isSameView(a: View, b: View): boolean {
  const names = new Set([...Object.keys(a), ...Object.keys(b)] as (keyof View)[]);
  return [...names].every((name) => isSame(name, a[name], b[name]));
}

/** A tag is the same however it is spelled: its list has it in the spelling that most papers have. */
function isSame(name: keyof View, a: View[keyof View], b: View[keyof View]): boolean {
  if (name === 'tag') return String(a ?? '').toLowerCase() === String(b ?? '').toLowerCase();
  return (a || undefined) === (b || undefined);
}

function Section({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section>
      <h2 tabIndex={-1}>{title}</h2>
      <ul aria-label={title}>{children}</ul>
    </section>
  );
}

interface FacettedProps {
  title: string;
  facets: readonly Facet[] | undefined;
  /** What of the view asks for one of them. */
  of: Exclude<Filter, 'status' | 'code'>;
  view: View;
  children(facet: Facet, index: number): ComponentChildren;
}

/** What is asked for is always among them, so that it can be seen and taken back. */
function Facetted({ title, facets, of, view, children }: FacettedProps) {
  const [isWhole, setWhole] = useState(false);
  // A library of another kind begins short again.
  const isLong = facets !== undefined && facets.length > FIRST;
  useEffect(() => {
    if (!isLong) setWhole(false);
  }, [isLong]);
  if (!facets) return null;
  const sought = view[of];
  const chosen =
    sought && (facets.find(({ value }) => isSame(of, value, sought)) ?? { value: sought, count: 0 });
  const firstOf = (most: number) => {
    const first = facets.slice(0, most);
    return chosen && !first.includes(chosen) ? [...first, chosen] : first;
  };
  const short = firstOf(FIRST);
  const more = facets.length - short.filter(({ count }) => count > 0).length;
  if (short.length === 0) return null;
  return (
    <Section title={title}>
      {(isWhole ? firstOf(MOST_SHOWN) : short).map(children)}
      {more > 0 && (
        <li>
          <button
            type="button"
            class="plain quiet"
            aria-expanded={isWhole}
            onClick={() => setWhole(!isWhole)}
          >
            {isWhole ? t('fewer') : t('andMore', number(more))}
          </button>
        </li>
      )}
    </Section>
  );
}

/** Nobody scrolls through more: the search finds them. */
const MOST_SHOWN = 500;

interface ItemProps {
  name: string;
  /** Its place, in a list that it may go from. */
  index?: number;
  count?: number | undefined;
  colour?: TagColour | undefined;
  icon?: IconName;
  chosen: boolean;
  choose(): void;
  more?: { name: string; open(): void };
}

function Item({ name, index, count, colour, icon, chosen, choose, more }: ItemProps) {
  return (
    <li class="item" data-index={index}>
      <button type="button" class="choose" aria-current={chosen ? 'true' : undefined} onClick={choose}>
        {colour && <span class="dot" data-colour={colour} />}
        {icon && <Icon name={icon} />}
        <span class="name" dir="auto">
          {name}
        </span>
        {count !== undefined && <span class="quiet number">{number(count)}</span>}
      </button>
      {more && (
        <button type="button" class="more" aria-label={more.name} title={more.name} onClick={more.open}>
          …
        </button>
      )}
    </li>
  );
}

interface SavedProps {
  index: number;
  saved: SavedSearch;
  chosen: boolean;
  show(view: View): void;
  forget(): void;
}

function Saved({ index, saved, chosen, show, forget }: SavedProps) {
  const label = t('forgetSearch', saved.name);
  return (
    <li class="item" data-index={index}>
      <button
        type="button"
        class="choose"
        aria-current={chosen ? 'true' : undefined}
        onClick={() => show(saved.view)}
      >
        <span class="name" dir="auto">
          {saved.name}
        </span>
      </button>
      <button type="button" class="more" aria-label={label} title={label} onClick={forget}>
        <Icon name="close" />
      </button>
    </li>
  );
}
