/** Small steps that the import formats share: what files say, made into what a paper can hold. */
import { linkOf, linksInText, rankLinks } from '../code-links';
import { MOST_EXTRA } from '../extra';
import { LONGEST, LONGEST_ADDRESS, MOST_AUTHORS, MOST_TAGS } from '../longest';
import type { Author, Identifier, Link, PartialDate, Status } from '../paper';
import { clean, clip } from '../text';
import type { Draft, Item, Own, Problem } from './import';

/** What an entry says, as it is written there: fields that say nothing are undefined or empty. */
export interface Said {
  ids?: readonly Identifier[];
  title?: string | undefined;
  authors?: Author[] | undefined;
  authorsCut?: boolean | undefined;
  authorCount?: number | undefined;
  abstract?: string | undefined;
  published?: PartialDate | undefined;
  categories?: string[] | undefined;
  venue?: string | undefined;
  venueType?: 'journal' | 'proceedings' | 'book' | undefined;
  volume?: string | undefined;
  issue?: string | undefined;
  pages?: string | undefined;
  publisher?: string | undefined;
  comments?: string | undefined;
  version?: number | undefined;
  workType?: string | undefined;
  extra?: Record<string, string> | undefined;
  links?: Link[] | undefined;
  /** A page of the work. */
  url?: string | undefined;
  tags?: readonly string[] | undefined;
  note?: string | undefined;
  status?: Status | undefined;
  citationKey?: string | undefined;
  savedAt?: number | undefined;
}

const LONGEST_EXTRA = 20_000;
const MOST_IDS = 20;
const MOST_LINKS = 200;

/**
 * The draft of an entry, and what is wrong with it: texts cleaned, and cut where a paper could not hold them. Without
 * a title an identifier stands for it, as for a link without words; with neither there is nothing to keep.
 */
export function* draftOf(place: { line: number; entry: string }, said: Said): Generator<Item> {
  const tooLong = new Set<string>();
  const within = (field: string, text: string, longest: number) => {
    if (text.length > longest) tooLong.add(field);
    return clip(text, longest);
  };
  const ids = [...new Set(said.ids)].slice(0, MOST_IDS);
  const title = within('title', clean(said.title), LONGEST.title) || ids[0];
  if (!title) {
    yield { problem: { what: 'nothingKnown', ...place, isLeftOut: true } };
    return;
  }
  const told: Draft['told'] = { ids, title, links: linksOf(said) };
  for (const field of TEXTS) {
    const text = within(field, clean(said[field]), LONGEST[field]);
    if (text) told[field] = text;
  }
  if (tooLong.has('abstract')) told.abstractCut = true;
  const extra = extraOf(said.extra ?? {}, within);
  if (Object.keys(extra).length > 0) told.extra = extra;
  if (said.authors?.length) told.authors = said.authors.slice(0, MOST_AUTHORS);
  const categories = (said.categories ?? []).map((it) => clip(clean(it), 100)).filter(Boolean);
  if (categories.length > 0) told.categories = categories.slice(0, 50);
  const own = ownOf(said, within);
  for (const field of tooLong) yield { problem: { what: 'tooLong', ...place, field, isLeftOut: false } };
  yield {
    draft: { ...place, entry: place.entry || clip(title, 100), told: { ...told, ...rest(said) }, own },
  };
}

const TEXTS = ['abstract', 'venue', 'volume', 'issue', 'pages', 'publisher', 'comments'] as const;

type Within = (field: string, text: string, longest: number) => string;

function rest({
  authors,
  authorsCut,
  authorCount,
  published,
  venue,
  venueType,
  version,
  workType,
  url,
}: Said) {
  return {
    ...(authorsCut && authors?.length && { authorsCut }),
    ...(authorCount && { authorCount }),
    ...(published && { published }),
    ...(venue && venueType && { venueType }),
    ...(version && { version }),
    ...(workType && /^[a-z][a-z0-9_-]{0,39}$/.test(workType) && { workType }),
    ...(url && { url }),
  };
}

function linksOf({ links = [], abstract }: Said): Link[] {
  return rankLinks([...links, ...linksInText(abstract ?? '', 'abstract')]).slice(0, MOST_LINKS);
}

function extraOf(extra: Readonly<Record<string, string>>, within: Within): Record<string, string> {
  const kept: Record<string, string> = {};
  let count = 0;
  for (const [name, value] of Object.entries(extra)) {
    const isRoom = count < MOST_EXTRA && /^[a-z][a-z0-9_+:.-]{0,59}$/.test(name);
    const text = within(name, clean(value), isRoom ? LONGEST_EXTRA : 0);
    if (!text) continue;
    kept[name] = text;
    count++;
  }
  return kept;
}

function ownOf({ tags = [], note = '', status, citationKey, savedAt }: Said, within: Within): Own {
  const tidy = [...new Set(tags.map((tag) => within('tags', clean(tag), LONGEST.tag)).filter(Boolean))];
  const text = within('note', note.toWellFormed().replace(/\r\n?/g, '\n').trim(), LONGEST.note);
  return {
    ...(tidy.length > 0 && { tags: tidy.slice(0, MOST_TAGS) }),
    ...(text && { note: text }),
    ...(status && { status }),
    ...(citationKey && { citationKey }),
    ...(savedAt !== undefined && Number.isSafeInteger(savedAt) && savedAt >= 0 && { savedAt }),
  };
}

/** The kind of work, unless the other fields tell it anyway. */
export function workTypeUnlessTold(
  work: string,
  { ids = [], authors, published, venueType }: Said,
): string | undefined {
  if (work === 'misc') return undefined;
  if (work === 'unpublished') return ids.some((id) => /^(?:arxiv|iacr):/.test(id)) ? undefined : work;
  const isCitable = Boolean(authors?.length && published);
  if (work === 'article' && venueType === 'journal' && isCitable) return undefined;
  return work === 'inproceedings' && venueType === 'proceedings' && isCitable ? undefined : work;
}

export function isDraft(item: Item): item is { draft: Draft } {
  return 'draft' in item;
}

export function problemAt(
  line: number,
  entry: string,
  problem: Omit<Problem, 'line' | 'entry'>,
): { problem: Problem } {
  return { problem: { line, ...(entry && { entry }), ...problem } };
}

/** A key that every program takes; nothing for any other. */
export function usableKey(key: string): string | undefined {
  return /^[^\s"#%,={}~\\@]{1,200}$/u.test(key) ? key : undefined;
}

/** An address as a paper keeps it: of the web, without a user's name, and no novel. */
export function webAddress(text: string | undefined): string | undefined {
  const written = clean(text).replace(/^<|>$/g, '');
  if (written.length > LONGEST_ADDRESS) return undefined;
  const url = URL.parse(/^www\./i.test(written) ? `https://${written}` : written);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return undefined;
  return url.href.length <= 2000 ? url.href : undefined;
}

/** What an address is to a paper: its code, its PDF, or its text. */
export function linkTo(address: string): Link {
  const code = linkOf(address);
  if (code) return { ...code, foundIn: 'page link', theirs: true };
  const kind = /\.pdf$/i.test(new URL(address).pathname) ? 'pdf' : 'html';
  return { kind, url: address, foundIn: 'page link' };
}
