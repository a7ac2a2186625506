/**
 * The language of the search box: words in any order, `"phrases"`, `-without`, and `field:value` for one field.
 * Whatever is typed can be read; what makes no sense (yet) is left out and told.
 */
import type { Digest } from '../library/database';
import { STATUSES } from '../statuses';
import { soughtBy } from './searchable';

/** The lines of a digest's text, in their order: earlier ones weigh more. */
export const LINES = ['title', 'authors', 'venue', 'tags', 'rest'] as const;

export type Line = (typeof LINES)[number];

export interface Term {
  /** Any of them is enough. Each begins with a space. */
  texts: readonly string[];
  /** Only in this line. */
  line?: Line;
  /** The last word must end where the text ends; otherwise it may go on. */
  whole: boolean;
  not: boolean;
}

export interface Query {
  terms: Term[];
  filters: ((digest: Digest) => boolean)[];
  /** Parts that say nothing, as they were typed: `year:soon`. */
  ignored: string[];
}

const LINE_OF: Readonly<Record<string, Line>> = {
  title: 'title',
  author: 'authors',
  authors: 'authors',
  venue: 'venue',
  tag: 'tags',
};

type Filter = (digest: Digest) => boolean;

const HAS: Readonly<Record<string, Filter>> = {
  code: (it) => it.hasCode,
  pdf: (it) => it.hasPdf,
  note: (it) => it.hasNote,
  abstract: (it) => it.hasAbstract,
  tag: (it) => it.tags.length > 0,
  tags: (it) => it.tags.length > 0,
};

const IS: Readonly<Record<string, Filter>> = {
  unread: (it) => it.status !== 'read',
  important: (it) => it.priority === 'high',
  ...Object.fromEntries(STATUSES.map((status) => [status, (it: Digest) => it.status === status])),
};

const FILTERS: Readonly<Record<string, (value: string) => Filter | undefined>> = {
  has: (value) => HAS[value],
  is: (value) => IS[value],
  year: yearFilter,
  site: siteFilter,
};

/** `-`, a field, and a phrase or a word. A phrase that is not closed yet goes to the end. */
export const PART = /(-?)(?:([a-z]+):)?(?:"([^"]*)("?)|([^\s"]+))/giu;

export function parseQuery(text: string): Query {
  const query: Query = { terms: [], filters: [], ignored: [] };
  for (const [part, minus, named = '', phrase, closed, word = ''] of text.matchAll(PART)) {
    const name = named.toLowerCase();
    const value = phrase ?? word;
    const not = minus === '-';
    // `author:` waits for its value.
    if (!named && word.endsWith(':') && isField(word.slice(0, -1))) {
      query.ignored.push(part);
      continue;
    }
    const filterOf = Object.hasOwn(FILTERS, name) ? FILTERS[name] : undefined;
    if (filterOf) {
      const filter = filterOf(value.toLowerCase());
      if (filter) query.filters.push(not ? (it) => !filter(it) : filter);
      else query.ignored.push(part);
      continue;
    }
    const line = Object.hasOwn(LINE_OF, name) ? LINE_OF[name] : undefined;
    // `arxiv:2505.23462` is no field, but what it says.
    const texts = soughtBy(line || !named ? value : `${named}:${value}`);
    if (texts.length) query.terms.push({ texts, not, whole: closed === '"', ...(line && { line }) });
    else if (line) query.ignored.push(part);
  }
  return query;
}

function isField(name: string): boolean {
  return Object.hasOwn(LINE_OF, name.toLowerCase()) || Object.hasOwn(FILTERS, name.toLowerCase());
}

/** `2023`, `2023..2025`, `..2020`, `2023..` */
function yearFilter(value: string): Filter | undefined {
  const [, from = '', dots, to = ''] = /^(\d{4})?(?:(\.\.)(\d{4})?)?$/.exec(value) ?? [];
  if (!from && !to) return undefined;
  const last = dots ? to || '9999' : from;
  return ({ published }) => {
    const year = published.slice(0, 4);
    return year >= from && year <= last && year !== '';
  };
}

/** A site's id or a word of it: `scholar` is Google's and Semantic Scholar. */
function siteFilter(value: string): Filter | undefined {
  if (!value) return undefined;
  return ({ sites }) => sites.some((id) => id === value || `-${id}`.includes(`-${value}`));
}
