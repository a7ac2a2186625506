/**
 * The digests of the whole library in memory: kept in every order that was asked for, counted, and searched through.
 * To look for the beginning of a word among a hundred thousand takes a few milliseconds.
 */
import type { Digest } from '../library/database';
import { withoutTitle } from '../likeness';
import type { Identifier } from '../paper';
import { type Facets, makeTally } from './facets';
import { isBlank, ORDERS, sortedBy } from './orders';
import { LINES, type Query, type Term } from './parse-query';
import { isRanked, type Sort, type View } from './view';
import { makeWordIndex, NOWHERE } from './word-index';

/** Each paper has a row of its own as long as the shelf stands; the row of one that goes stays empty. */
export interface Shelf {
  /** Puts digests in, in the place of those with their keys. */
  put(digests: readonly Digest[]): void;
  drop(keys: readonly Identifier[]): void;
  all(): Iterable<Digest>;
  facets(): Facets;
  at(row: number): Digest | undefined;
  rowOf(key: Identifier): number | undefined;
  /** The keys of all rows from this one on. */
  keysFrom(row: number): Identifier[];
  find(view: View, query: Query): Match;
  /** Indexes what is not yet, part by part, so that it is searched quicker. */
  prepare(): Generator<void>;
}

export interface Match {
  /** What the view shows, in its order; while something is searched for, and no order chosen, the best match first. */
  rows: readonly number[];
  /**
   * What passes the view's filters and does not hold all that is looked for, in the view's order. To be asked before
   * the shelf changes.
   */
  open(): number[];
  /** What an open row does not hold. That may be in its abstract. */
  missing(row: number): Term[];
  /** What no row holds that is shown or open, and no abstract may. */
  unwanted: readonly Term[];
}

/** To sort anew is quicker than to move more than these. */
const MOST_MOVED = 500;

const NO_TEXT = '\n'.repeat(LINES.length - 1);

export function makeShelf(): Shelf {
  const digests: (Digest | undefined)[] = [];
  const keys: Identifier[] = [];
  const rowsByKey = new Map<Identifier, number>();
  const index = makeWordIndex();
  const lean = makeLean();
  const tally = makeTally();
  const orders = new Map<Sort, number[]>();

  function set(row: number, digest: Digest | undefined): void {
    const before = digests[row];
    if (before) {
      tally.drop(before);
      for (const [sort, rows] of orders) rows.splice(placeIn(rows, sort, before), 1);
    }
    digests[row] = digest && lean(digest);
    index.set(row, digest?.text ?? NO_TEXT);
    if (!digest) return;
    tally.add(digest);
    for (const [sort, rows] of orders) rows.splice(placeIn(rows, sort, digest), 0, row);
  }

  function newRow(key: Identifier): number {
    rowsByKey.set(key, keys.length);
    return keys.push(key) - 1;
  }

  /** Where the digest stands in an order, or would stand. */
  function placeIn(rows: readonly number[], sort: Sort, digest: Digest): number {
    let from = 0;
    let to = rows.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      const other = digests[rows[middle] ?? -1];
      if (other && ORDERS[sort](other, digest) < 0) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  function inOrder(sort: Sort): readonly number[] {
    const known = orders.get(sort);
    if (known) return known;
    const sorted = sortedBy(sort, all()).map(({ key }) => rowsByKey.get(key) ?? -1);
    orders.set(sort, sorted);
    return sorted;
  }

  function passing(view: View, query: Query): readonly number[] {
    const filters = [...filtersOf(view), ...query.filters];
    const all = inOrder(view.sort);
    const rows = filters.length ? all.filter((row) => filters.every((passes) => isSo(row, passes))) : all;
    return view.reversed ? reversed(rows, view.sort) : rows;
  }

  function reversed(rows: readonly number[], sort: Sort): readonly number[] {
    const blanks = rows.findLastIndex((row) => isSo(row, (it) => !isBlank(sort, it))) + 1;
    return rows.slice(0, blanks).toReversed().concat(rows.slice(blanks));
  }

  function isSo(row: number, condition: (digest: Digest) => boolean): boolean {
    const digest = digests[row];
    return digest !== undefined && condition(digest);
  }

  function* all(): Generator<Digest> {
    for (const digest of digests) if (digest) yield digest;
  }

  return {
    put(news) {
      if (news.length > MOST_MOVED) orders.clear();
      for (const digest of news) {
        set(rowsByKey.get(digest.key) ?? newRow(digest.key), digest);
      }
    },
    drop(gone) {
      if (gone.length > MOST_MOVED) orders.clear();
      for (const key of gone) {
        const row = rowsByKey.get(key);
        if (row !== undefined) set(row, undefined);
      }
    },
    all,
    facets: tally.facets,
    at: (row) => digests[row],
    rowOf: (key) => rowsByKey.get(key),
    keysFrom: (row) => keys.slice(row),
    find(view, query) {
      const passed = passing(view, query);
      const lines = query.terms.map((term) => ({ term, found: index.linesWith(term) }));
      if (lines.length === 0) return { rows: passed, open: () => [], missing: () => [], unwanted: [] };
      const ranks = ranksOf(lines, digests.length);
      return {
        rows: isRanked(view, query.terms)
          ? byRank(passed, ranks)
          : passed.filter((row) => (ranks[row] ?? OUT) < OPEN),
        open: () => passed.filter((row) => ranks[row] === OPEN),
        missing: (row) =>
          lines.flatMap(({ term, found }) => (!term.not && found[row] === NOWHERE ? [term] : [])),
        unwanted: query.terms.filter(({ not, line }) => not && !line),
      };
    },
    prepare: index.prepare,
  };
}

/**
 * Makes digests that take up little room: a text that many have is kept once, and what only the library looks for is
 * not kept.
 */
function makeLean(): (digest: Digest) => Digest {
  const texts = new Map<string, string>();
  const lists = new Map<string, string[]>();

  function shared<Text extends string>(text: Text): Text {
    const known = texts.get(text);
    if (known === undefined) texts.set(text, text);
    return (known ?? text) as Text;
  }

  function sharedList(list: string[]): string[] {
    const name = list.join('\n');
    const known = lists.get(name);
    if (known === undefined) lists.set(name, list);
    return known ?? list;
  }

  return (digest) => ({
    ...digest,
    // What is sorted by.
    likeness: shared(withoutTitle(digest.likeness ?? '')),
    published: shared(digest.published),
    venue: shared(digest.venue),
    status: shared(digest.status),
    priority: shared(digest.priority),
    tags: sharedList(digest.tags),
    sites: sharedList(digest.sites),
  });
}

/** In the place of a rank: what does not fit; what does not fit unless its abstract holds what is missing. */
const OUT = 0xffff;
const OPEN = 0xfffe;

/** How well each row fits, the less the better: the lines in which the terms are, added up. Of as many rows. */
function ranksOf(lines: readonly { term: Term; found: Uint8Array }[], rows: number): Uint16Array {
  const ranks = new Uint16Array(rows);
  for (const { term, found } of lines) {
    const absent = term.line ? OUT : OPEN;
    for (let row = 0; row < rows; row++) {
      const rank = ranks[row] ?? OUT;
      const line = found[row] ?? NOWHERE;
      if (rank === OUT || (term.not && line === NOWHERE)) continue;
      if (term.not) ranks[row] = OUT;
      else if (line === NOWHERE) ranks[row] = absent;
      else if (rank !== OPEN) ranks[row] = rank + line;
    }
  }
  return ranks;
}

/** Those that fit, the best first, and otherwise as they come. */
function byRank(rows: readonly number[], ranks: Uint16Array): number[] {
  const lots: number[][] = [];
  for (const row of rows) {
    const rank = ranks[row] ?? OUT;
    if (rank >= OPEN) continue;
    lots[rank] ??= [];
    lots[rank].push(row);
  }
  return lots.flat();
}

function filtersOf({ status, code, tag, venue, year, site }: View): ((digest: Digest) => boolean)[] {
  const wanted = tag?.toLowerCase();
  return [
    ...(status ? [(it: Digest) => it.status === status] : []),
    ...(code ? [(it: Digest) => it.hasCode] : []),
    ...(wanted ? [(it: Digest) => it.tags.some((its) => its.toLowerCase() === wanted)] : []),
    ...(venue ? [(it: Digest) => it.venue === venue] : []),
    ...(year ? [(it: Digest) => it.published.startsWith(year)] : []),
    ...(site ? [(it: Digest) => it.sites.includes(site)] : []),
  ];
}
