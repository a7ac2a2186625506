/**
 * The language of the search box: words in any order, `"phrases"`, `-without`, `field:value` for one field, and
 * identifiers and addresses of papers. Whatever is typed can be read; what makes no sense (yet) is left out and told.
 */
import { arxivIdentifier, doiIdentifier, identify } from '../identifiers';
import type { Digest } from '../library/database';
import type { Identifier } from '../paper';
import { siteIdOfHost } from '../sites/hosts';
import { STATUSES } from '../statuses';
import { sameAs, soughtBy, spaced, type Undotted, undotted } from './searchable';

/** The lines of a digest's text, in their order: earlier ones weigh more. */
export const LINES = ['title', 'authors', 'venue', 'tags', 'rest'] as const;

export type Line = (typeof LINES)[number];

export interface Term {
  /** Any of them is enough. Each begins with a space. */
  texts: readonly string[];
  /** One of these is enough as well, where its words stand somewhere beside it. */
  undotted?: readonly Undotted[];
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

/** An address, with its scheme or without. */
const ADDRESS = /^(?:https?:\/\/)?[\w-]+(?:\.[\w-]+)+\//i;

/** `C++`, `C#`: no letter is missing. */
const ENDED = /[+#]$/;

/**
 * `-`, a field, and a phrase or a word. A phrase that is not closed yet goes to the end. Colons and quotation marks may
 * be those of other keyboards; a phrase between straight ones may hold curly ones, and the other way round.
 */
export const PART =
  /(-?)(?:([a-z]+)[:：])?(?:"([^"]*)("?)|＂([^＂]*)(＂?)|[“”„‟]([^“”„‟]*)([“”„‟]?)|([^\s"＂“”„‟]+))/giu;

export interface Part {
  minus: string;
  /** `''` where no field is named. */
  field: string;
  /** What stands between quotation marks. */
  phrase?: string;
  isClosed: boolean;
  /** What stands without them. */
  word: string;
}

/** What a match of `PART` says. */
export function partOf(match: readonly (string | undefined)[]): Part {
  const [, minus = '', field = '', ...said] = match;
  const [straight, closed, wide, wideClosed, curly, curlyClosed, word = ''] = said;
  const phrase = straight ?? wide ?? curly;
  const isClosed = Boolean(closed || wideClosed || curlyClosed);
  return { minus, field, word, isClosed, ...(phrase !== undefined && { phrase }) };
}

export function parseQuery(text: string): Query {
  const query: Query = { terms: [], filters: [], ignored: [] };
  for (const match of text.matchAll(PART)) {
    const [part] = match;
    const { minus, field: named, phrase, isClosed, word } = partOf(match);
    const name = named.toLowerCase();
    const value = phrase ?? word;
    const not = minus === '-';
    // `author:` waits for its value.
    if (!named && /[:：]$/.test(word) && isField(word.slice(0, -1))) {
      query.ignored.push(part);
      continue;
    }
    const filterOf = Object.hasOwn(FILTERS, name) ? FILTERS[name] : undefined;
    if (filterOf) {
      const filter = filterOf(value.toLowerCase());
      if (filter) query.filters.push(unless(not, filter));
      else query.ignored.push(part);
      continue;
    }
    const line = Object.hasOwn(LINE_OF, name) ? LINE_OF[name] : undefined;
    const isTag = line === 'tags' && isClosed && value.trim() !== '';
    if (isTag) query.filters.push(unless(not, tagFilter(value)));
    // Longer tags hold the words too, and are not meant.
    if (isTag && not) continue;
    // `arxiv:2505.23462` is no field, but what it says.
    const term = line || !named ? termOf(value, line) : termOf(`${named}:${value}`);
    if (term.texts.length) query.terms.push({ ...term, not, whole: term.whole || isClosed });
    else if (line && !isTag) query.ignored.push(part);
  }
  return query;
}

function termOf(value: string, line?: Line): Omit<Term, 'not'> {
  const texts = soughtBy(value);
  const [sought = ''] = texts;
  const id = line ? '' : spaced(identifierIn(value) ?? '');
  // What is typed of an identifier as it is kept finds it from the first letter on.
  if (id && !id.endsWith(sought)) return { texts: [id, ...texts], whole: true };
  const readings = undotted(sought);
  return {
    texts,
    whole: ENDED.test(value),
    ...(readings.length && { undotted: readings }),
    ...(line && { line }),
  };
}

/** The identifier that a text is, in whatever form and version, or that of the paper that it is the address of. */
function identifierIn(text: string): Identifier | undefined {
  const address = ADDRESS.test(text) && identify(/^https?:/i.test(text) ? text : `https://${text}`);
  return (address || arxivIdentifier(text))?.id ?? doiIdentifier(text);
}

function unless(not: boolean, filter: Filter): Filter {
  return not ? (it) => !filter(it) : filter;
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

/** A whole tag: `ml` and not `ml ops`. */
function tagFilter(value: string): Filter {
  const isIt = sameAs(value.trim());
  /** Papers are many, their tags few. */
  const known = new Map<string, boolean>();
  return ({ tags }) =>
    tags.some((tag) => {
      const answer = known.get(tag) ?? isIt(tag);
      known.set(tag, answer);
      return answer;
    });
}

/** A site's host, its id or a word of that: `scholar` is Google's and Semantic Scholar. */
function siteFilter(value: string): Filter | undefined {
  // No id has a dot.
  const wanted = value.includes('.') ? siteIdOfHost(value) : value;
  if (!wanted) return undefined;
  return ({ sites }) => sites.some((id) => id === wanted || `-${id}`.includes(`-${wanted}`));
}
