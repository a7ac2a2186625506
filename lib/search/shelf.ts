/**
 * The digests of the whole library in memory: kept in every order that was asked for, and searched through letter by
 * letter. A hundred thousand of them are gone through in some 20 ms.
 */
import type { Digest } from '../library/database';
import type { Identifier } from '../paper';
import { PRIORITIES } from '../priorities';
import { STATUSES } from '../statuses';
import { LINES, type Query, type Term } from './parse-query';
import type { Sort, View } from './view';

export interface Shelf {
  /** Puts digests in, in the place of those with their keys. */
  put(digests: readonly Digest[]): void;
  drop(keys: readonly Identifier[]): void;
  all(): Iterable<Digest>;
  size(): number;
  get(key: Identifier): Digest | undefined;
  /** What the view shows, in its order; while something is searched for, and no order chosen, the best match first. */
  find(view: View, query: Query): Digest[];
  /** In the view's order, what passes its filters and does not hold all that is looked for: that may be in abstracts. */
  rest(view: View, query: Query): { digest: Digest; missing: Term[] }[];
}

type Order = (a: Digest, b: Digest) => number;

export function makeShelf(): Shelf {
  const digests = new Map<Identifier, Digest>();
  const orders = new Map<Sort, Digest[]>();

  function inOrder(sort: Sort): readonly Digest[] {
    const known = orders.get(sort);
    if (known) return known;
    const sorted = sortedBy(sort, digests.values());
    orders.set(sort, sorted);
    return sorted;
  }

  function* passing(view: View, query: Query): Generator<Digest> {
    const filters = [...filtersOf(view), ...query.filters];
    const sorted = inOrder(view.sort);
    const last = sorted.length - 1;
    for (let index = 0; index <= last; index++) {
      const digest = sorted[view.reversed ? last - index : index];
      if (digest && filters.every((passes) => passes(digest))) yield digest;
    }
  }

  return {
    put(news) {
      for (const digest of news) digests.set(digest.key, digest);
      orders.clear();
    },
    drop(keys) {
      for (const key of keys) digests.delete(key);
      orders.clear();
    },
    all: () => digests.values(),
    size: () => digests.size,
    get: (key) => digests.get(key),
    find(view, query) {
      if (query.terms.length === 0) return [...passing(view, query)];
      const byRank: Digest[][] = [];
      for (const digest of passing(view, query)) {
        const rank = rankIn(digest.text, query.terms);
        if (rank === undefined) continue;
        // A chosen order is kept; the usual one gives way to how well a paper fits.
        const place = view.sort === 'saved' && !view.reversed ? rank : 0;
        let equals = byRank[place];
        if (!equals) {
          equals = [];
          byRank[place] = equals;
        }
        equals.push(digest);
      }
      return byRank.flat();
    },
    rest(view, query) {
      const open: { digest: Digest; missing: Term[] }[] = [];
      for (const digest of passing(view, query)) {
        const missing: Term[] = [];
        const isOut = query.terms.some((term) => {
          const isThere = placeOf(term, digest.text) !== undefined;
          if (!term.not && !isThere && !term.line) missing.push(term);
          return term.not ? isThere : !isThere && term.line !== undefined;
        });
        if (!isOut && missing.length) open.push({ digest, missing });
      }
      return open;
    },
  };
}

/** True where the text holds the term, and for a term that must not be there, where it does not. */
export function holds(text: string, term: Term): boolean {
  return (placeOf(term, text) !== undefined) !== term.not;
}

/** The sum of the lines in which the terms are found first: less is better. Nothing where one is not found. */
function rankIn(text: string, terms: readonly Term[]): number | undefined {
  let rank = 0;
  for (const term of terms) {
    const place = placeOf(term, text);
    if (term.not) {
      if (place !== undefined) return undefined;
      continue;
    }
    if (place === undefined) return undefined;
    rank += lineAt(text, place);
  }
  return rank;
}

/** Where the term is in the text first. */
function placeOf({ texts, line, whole }: Term, text: string): number | undefined {
  const [from, to] = line ? rangeOf(text, LINES.indexOf(line)) : [0, text.length];
  let first: number | undefined;
  for (const sought of texts) {
    for (let at = text.indexOf(sought, from); at >= 0; at = text.indexOf(sought, at + 1)) {
      const end = at + sought.length;
      if (end > to) break;
      const next = text[end];
      if (whole && next !== undefined && next !== ' ' && next !== '\n') continue;
      first = Math.min(first ?? at, at);
      break;
    }
  }
  return first;
}

function rangeOf(text: string, line: number): [from: number, to: number] {
  let from = 0;
  for (let passed = 0; passed < line; passed++) from = text.indexOf('\n', from) + 1;
  const to = text.indexOf('\n', from);
  return [from, to < 0 ? text.length : to];
}

function lineAt(text: string, place: number): number {
  let line = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < place; at = text.indexOf('\n', at + 1)) line++;
  return line;
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

const newestFirst: Order = (a, b) => b.savedAt - a.savedAt || compare(b.key, a.key);

const ORDERS: Readonly<Record<'saved' | 'published' | 'status' | 'priority', Order>> = {
  saved: newestFirst,
  published: (a, b) => compare(b.published, a.published) || newestFirst(a, b),
  status: (a, b) => STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status) || newestFirst(a, b),
  priority: (a, b) => PRIORITIES.indexOf(a.priority) - PRIORITIES.indexOf(b.priority) || newestFirst(a, b),
};

/** What a text column sorts by; a paper without it comes last. */
const SORT_TEXTS: Readonly<Record<'title' | 'author' | 'venue', (digest: Digest) => string>> = {
  title: ({ text }) => lineOf(text, 0).replace(/^ (?:the|an|a) /, ' '),
  author: ({ text }) => lineOf(text, 1),
  venue: ({ text }) => lineOf(text, 2),
};

function sortedBy(sort: Sort, digests: Iterable<Digest>): Digest[] {
  if (sort !== 'title' && sort !== 'author' && sort !== 'venue') return [...digests].sort(ORDERS[sort]);
  const textOf = SORT_TEXTS[sort];
  return Array.from(digests, (digest) => ({ digest, text: textOf(digest) || '\uffff' }))
    .sort((a, b) => compare(a.text, b.text) || newestFirst(a.digest, b.digest))
    .map(({ digest }) => digest);
}

function lineOf(text: string, line: number): string {
  return text.slice(...rangeOf(text, line));
}

/** By code unit: a locale's collation is ten times slower, and the texts are folded. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
