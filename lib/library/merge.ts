/** Merging what pages tell about one paper: nothing that was told is lost, and the better value is shown. */

import { rankLinks } from '../code-links';
import { extraName, MOST_EXTRA } from '../extra';
import { contradict, keyOf } from '../identifiers';
import type { Paper, Sighting } from '../paper';
import { PRIORITIES } from '../priorities';
import { READER } from '../reader';
import { STATUSES } from '../statuses';
import { isAcceptedAsPublished, isBeginning, saysTheSame } from './as-published';
import { withPublications, withRetractions } from './evidence';

/** How two values of one field are weighed. */
interface Rule {
  /** The field that says whether this one is cut short, and goes where it goes. */
  cut?: 'authorsCut' | 'abstractCut';
  /** More is better, and is asked before authority: a longer list, a more precise date. */
  fullness?: (value: unknown) => number;
  /** The sites that know best, the best first; a site not listed comes after them. */
  authority: readonly string[];
  /** It changes with time, so the newest is right. */
  newest?: true;
}

const length = (value: unknown) => (Array.isArray(value) || typeof value === 'string' ? value.length : 0);
const size = (value: unknown) => (typeof value === 'number' ? value : 0);

/** Sites of those who publish: they know best where and when a paper appeared. */
const PUBLISHERS = [
  ...[
    'acl',
    'pmlr',
    'proceedings',
    'cvf',
    'ecva',
    'jmlr',
    'springer',
    'nature',
    'plos',
    'mdpi',
    'atypon',
    'ieee',
  ],
  // Crossref holds what publishers hand in.
  ...['sciencedirect', 'ojs', 'crossref'],
];
/** Sites to which authors hand in themselves; DataCite holds what archives hand in. */
const ARCHIVES = ['arxiv', 'openreview', 'iacr', 'highwire', 'hal', 'datacite'];
/** Sites that retell, those with editors first. */
const INDEXES = [
  ...['dblp', 'pubmed', 'inspire', 'virtual', 'huggingface', 'alphaxiv', 'scirate', 'semantic-scholar'],
  ...['openalex', 'import', 'web', 'google-scholar'],
];

/** arXiv keeps the authors' own spelling, with TeX. */
const AS_WRITTEN = ['arxiv', ...PUBLISHERS, ...ARCHIVES, ...INDEXES];
const AS_PUBLISHED = [...PUBLISHERS, 'dblp', 'pubmed', 'inspire', ...ARCHIVES, ...INDEXES];

/**
 * Which value is kept when two pages tell different ones: whole beats cut, then fuller beats less full, then the
 * site that knows best, then the paper's own page before a search before a listing, then the newer.
 */
export const AUTHORITY = {
  title: { authority: AS_WRITTEN },
  authors: { cut: 'authorsCut', fullness: length, authority: AS_WRITTEN },
  authorCount: { fullness: size, authority: AS_WRITTEN },
  abstract: { cut: 'abstractCut', authority: AS_WRITTEN },
  published: { fullness: length, authority: AS_WRITTEN },
  categories: { fullness: length, authority: ['arxiv'] },
  venue: { authority: AS_PUBLISHED },
  venueType: { authority: AS_PUBLISHED },
  volume: { authority: AS_PUBLISHED },
  issue: { authority: AS_PUBLISHED },
  pages: { authority: AS_PUBLISHED },
  publisher: { authority: AS_PUBLISHED },
  licence: { authority: AS_PUBLISHED },
  keywords: { fullness: length, authority: AS_PUBLISHED },
  journalRef: { authority: ['arxiv'] },
  comments: { authority: ['arxiv'] },
  organization: { authority: ['huggingface'] },
  upvotes: { newest: true, authority: ['huggingface'] },
  commentCount: { newest: true, authority: ['huggingface'] },
  version: { fullness: size, authority: ['arxiv'] },
  workType: { authority: AS_PUBLISHED },
} as const satisfies Record<string, Rule>;

/** A field that pages tell, or one of a bibliography's further fields: each of those is weighed by itself. */
type Field = keyof typeof AUTHORITY | `extra.${string}`;

const FIELDS = Object.keys(AUTHORITY) as (keyof typeof AUTHORITY)[];

const EXTRA_RULE: Rule = { authority: AS_PUBLISHED };

function ruleOf(field: Field): Rule {
  return extraName(field) === undefined ? AUTHORITY[field as keyof typeof AUTHORITY] : EXTRA_RULE;
}

function fieldsIn({ extra = {} }: Pick<Paper, 'extra'>): Field[] {
  return [...FIELDS, ...Object.keys(extra).map((name) => `extra.${name}` as const)];
}

/** Of a source's second part. */
const PAGES = ['paper', 'search', 'listing'];

/** Losing values kept for one paper. Beyond that the oldest goes; no real paper comes near. */
const MOST_OTHERS = 500;

/** One value of one field, as one source told it. */
interface Claim {
  value: unknown;
  cut: boolean;
  source: string;
  at: number;
}

/** What is told of a paper: by a page, or by a file, which has no address that another could open. */
export type Account = Omit<Sighting, 'url'> & Partial<Pick<Sighting, 'url'>>;

/** The paper that a first sighting makes: there is nothing yet that its fields could be weighed against. */
export function paperFrom(sighting: Account, at: number): Paper {
  const { source, url, ids, title, extra, links } = sighting;
  const paper: Paper = {
    key: keyOf(ids),
    ids: union(ids, []),
    title,
    from: {},
    others: [],
    links: rankLinks(links),
    seen: url ? [{ source, url, at }] : [],
    savedAt: at,
    status: 'to-read',
    tags: [],
    note: '',
    edited: {},
  };
  for (const field of FIELDS) {
    const claim = claimOf(sighting, field, source, at);
    if (claim) put(paper, field, claim);
  }
  const further = Object.keys(extra ?? {});
  if (further.length > 0) paper.extra = { ...extra };
  for (const name of further) paper.from[`extra.${name}`] = source;
  return paper;
}

/** The paper with what one more page told of it. What the reader wrote is not touched. The paper given is not changed. */
export function mergeSighting(paper: Paper, sighting: Account, at: number): Paper {
  const merged = copyOf(paper);
  for (const field of fieldsIn(sighting)) {
    const claim = claimOf(sighting, field, sighting.source, at);
    if (claim) weigh(merged, field, claim);
  }
  merged.ids = union(merged.ids, sighting.ids);
  merged.links = rankLinks([...merged.links, ...sighting.links]);
  if (sighting.url) addSeen(merged, [{ source: sighting.source, url: sighting.url, at }]);
  return namedAsPublished(merged);
}

/** A copy in which everything that merging writes to is its own. Values of fields are never written to, but replaced. */
function copyOf(paper: Paper): Paper {
  return {
    ...paper,
    from: { ...paper.from },
    ...(paper.extra && { extra: { ...paper.extra } }),
    seen: paper.seen.map((it) => ({ ...it })),
    edited: { ...paper.edited },
  };
}

/** One paper out of two that turned out to be the same work. Keeps the first one's key. */
export function mergePapers(kept: Paper, other: Paper): Paper {
  const merged = copyOf(kept);
  for (const field of fieldsIn(other)) {
    const source = other.from[field] ?? other.seen[0]?.source ?? '';
    const claim = claimOf(other, field, source, seenAt(other, source));
    if (!claim) continue;
    const chosenAt = other.chosen?.[field] ?? 0;
    if (chosenAt > (kept.chosen?.[field] ?? 0)) show(merged, field, claim, chosenAt);
    else weigh(merged, field, claim);
  }
  for (const { field, source, value } of other.others) keepOther(merged, field, source, value);
  merged.ids = union(merged.ids, other.ids);
  merged.links = rankLinks([...merged.links, ...other.links]);
  addSeen(merged, other.seen);
  merged.savedAt = Math.min(kept.savedAt, other.savedAt);
  merged.tags = unionOfTags(kept.tags, other.tags);
  merged.note = joinedNotes(kept.note, other.note);
  merged.status = furtherStatus(kept.status, other.status);
  const priority = higherPriority(kept.priority, other.priority);
  if (priority) merged.priority = priority;
  const citationKey = kept.citationKey ?? other.citationKey;
  if (citationKey) merged.citationKey = citationKey;
  for (const field of ['status', 'priority', 'tags', 'note'] as const) {
    const latest = Math.max(kept.edited[field] ?? 0, other.edited[field] ?? 0);
    if (latest) merged.edited[field] = latest;
  }
  const published = withPublications(merged, other.publishedAs ?? []);
  return withRetractions(namedAsPublished(published), other.retracted ?? []);
}

/** Papers among these that can be one work: none contradicts another. */
export function compatible(papers: readonly Paper[]): Paper[] {
  const together: Paper[] = [];
  for (const paper of papers) {
    if (together.every((it) => !contradict(it.ids, paper.ids))) together.push(paper);
  }
  return together;
}

function claimOf(it: Account | Paper, field: Field, source: string, at: number): Claim | undefined {
  const name = extraName(field);
  const value = name === undefined ? it[field as keyof typeof AUTHORITY] : it.extra?.[name];
  if (value === undefined) return undefined;
  const { cut } = ruleOf(field);
  return { value, cut: cut ? it[cut] === true : false, source, at };
}

/** Puts the claim in, or the one that stands stays and the claim is kept beside it. */
function weigh(paper: Paper, field: Field, claim: Claim): void {
  const source = paper.from[field] ?? '';
  const standing = claimOf(paper, field, source, 0);
  if (!standing) {
    // What the reader has emptied stays empty.
    const isChosen = paper.chosen?.[field] !== undefined;
    if (isChosen || isFull(paper, field) || isOfAnotherVenue(paper, field, claim))
      keepOther(paper, field, claim.source, claim.value);
    else put(paper, field, claim);
    return;
  }
  standing.at = seenAt(paper, source);
  const wins = paper.chosen?.[field] === undefined && better(field, claim, standing);
  const isSame = JSON.stringify(claim.value) === JSON.stringify(standing.value);
  if (wins) put(paper, field, claim);
  if (isSame || ruleOf(field).newest) return;
  const loser = wins ? standing : claim;
  keepOther(paper, field, loser.source, loser.value);
  forgetOther(paper, field, wins ? claim : standing);
}

/** What a venue is, is told with it: of the one that the reader chose only its own source's word counts. */
function isOfAnotherVenue({ chosen, from }: Paper, field: Field, { source }: Claim): boolean {
  return field === 'venueType' && chosen?.['venue'] !== undefined && from['venue'] !== source;
}

/**
 * Shows this value, or none, whatever is better; the one that stood stays beside it.
 * @param chosenAt when the reader said so, where they did
 */
function show(paper: Paper, field: Field, claim: Claim | undefined, chosenAt: number | undefined): void {
  const source = paper.from[field] ?? '';
  const standing = claimOf(paper, field, source, 0);
  if (standing) keepOther(paper, field, standing.source, standing.value);
  if (claim) {
    put(paper, field, claim);
    forgetOther(paper, field, claim);
  } else {
    Reflect.deleteProperty(paper, field);
    delete paper.from[field];
  }
  const { [field]: _, ...others } = paper.chosen ?? {};
  if (chosenAt !== undefined) paper.chosen = { ...others, [field]: chosenAt };
  else if (Object.keys(others).length > 0) paper.chosen = others;
  else delete paper.chosen;
}

/** A field that pages tell, as the reader can choose what it holds: a value, or none. */
export interface Shown {
  field: keyof typeof AUTHORITY;
  value?: unknown;
  source: string;
  cut: boolean;
  chosenAt: number | undefined;
}

/** Those who tell of publications alone, or of publications as such. */
const OF_PUBLICATIONS: readonly string[] = [...PUBLISHERS, 'dblp', 'pubmed'];

/**
 * The paper by the title and the authors of the publication that the reader accepted, where these are others than the
 * preprint's, and the reader chose none. The paper's own lists may be written to.
 */
function namedAsPublished(paper: Paper): Paper {
  if (!isAcceptedAsPublished(paper)) return paper;
  for (const field of ['title', 'authors'] as const) {
    const { value, source, chosenAt } = standingOf(paper, field);
    if (chosenAt !== undefined || source.startsWith(READER)) continue;
    const isOfPublication = (it: { source: string }) =>
      OF_PUBLICATIONS.includes(it.source.split('/')[0] ?? '');
    const rule: Rule = { authority: AS_PUBLISHED };
    const [best] = [{ field, value, source }, ...paper.others]
      .filter((it) => it.field === field && isOfPublication(it))
      .sort((a, b) => rankOf(rule, a.source) - rankOf(rule, b.source));
    if (!best || saysTheSame(field, best.value, value) || isBeginning(field, best.value, value)) continue;
    show(paper, field, { value: best.value, source: best.source, cut: false, at: 0 }, undefined);
  }
  return paper;
}

/** How a field stands. */
export function standingOf(paper: Paper, field: Shown['field']): Shown {
  const source = paper.from[field] ?? '';
  const claim = claimOf(paper, field, source, 0);
  return { field, value: claim?.value, source, cut: claim?.cut ?? false, chosenAt: paper.chosen?.[field] };
}

/** The paper with these values shown. The paper given is not changed. */
export function withShown(paper: Paper, values: readonly Shown[]): Paper {
  const it = copyOf(paper);
  for (const { field, value, source, cut, chosenAt } of values) {
    show(it, field, value === undefined ? undefined : { value, source, cut, at: 0 }, chosenAt);
  }
  return it;
}

function better(field: Field, a: Claim, b: Claim): boolean {
  const rule = ruleOf(field);
  if (rule.newest && a.at !== b.at) return a.at > b.at;
  if (a.cut !== b.cut) return b.cut;
  const fuller = rule.fullness ? rule.fullness(a.value) - rule.fullness(b.value) : 0;
  if (fuller) return fuller > 0;
  const higher = rankOf(rule, b.source) - rankOf(rule, a.source);
  if (higher) return higher > 0;
  if (a.at !== b.at) return a.at > b.at;
  // Told at one moment: any order will do, if it is always the same one.
  return JSON.stringify([a.value, a.source]) < JSON.stringify([b.value, b.source]);
}

/** Smaller knows better. */
function rankOf(rule: Rule, source: string): number {
  const [site = '', page = ''] = source.split('/');
  return place(rule.authority, site) * (PAGES.length + 1) + place(PAGES, page);
}

function place(order: readonly string[], name: string): number {
  const index = order.indexOf(name);
  return index < 0 ? order.length : index;
}

function put(paper: Paper, field: Field, { value, cut, source }: Claim): void {
  const name = extraName(field);
  if (name === undefined) {
    const fields: Record<string, unknown> = paper;
    fields[field] = typeof value === 'object' ? structuredClone(value) : value;
  } else {
    paper.extra ??= {};
    paper.extra[name] = String(value);
  }
  paper.from[field] = source;
  const rule = ruleOf(field);
  if (!rule.cut) return;
  if (cut) paper[rule.cut] = true;
  else delete paper[rule.cut];
}

/** No bibliography's entry has so many fields, but many together might. */
function isFull({ extra = {} }: Paper, field: Field): boolean {
  return extraName(field) !== undefined && Object.keys(extra).length >= MOST_EXTRA;
}

function keepOther(paper: Paper, field: string, source: string, value: unknown): void {
  const text = JSON.stringify(value);
  const isKnown = paper.others.some((it) => it.field === field && JSON.stringify(it.value) === text);
  if (!isKnown) paper.others = [...paper.others, { field, source, value }].slice(-MOST_OTHERS);
}

/** A value that is shown again is no longer one of the others. */
function forgetOther(paper: Paper, field: string, shown: Claim): void {
  const text = JSON.stringify(shown.value);
  paper.others = paper.others.filter((it) => it.field !== field || JSON.stringify(it.value) !== text);
}

function seenAt(paper: Paper, source: string): number {
  return paper.seen.find((it) => it.source === source)?.at ?? paper.savedAt;
}

/** One entry a source: the first address it was seen at, and the last time. The place of saving stays first. */
function addSeen(paper: Paper, seen: Paper['seen']): void {
  for (const it of seen) {
    const known = paper.seen.find(({ source }) => source === it.source);
    if (known) known.at = Math.max(known.at, it.at);
    else paper.seen.push({ ...it });
  }
}

function union<T>(a: readonly T[], b: readonly T[]): T[] {
  return [...new Set([...a, ...b])];
}

/** Tags are the same whatever their case; the first spelling stays. */
export function unionOfTags(a: readonly string[], b: readonly string[]): string[] {
  const byName = new Map<string, string>();
  for (const tag of [...a, ...b]) {
    if (!byName.has(tag.toLowerCase())) byName.set(tag.toLowerCase(), tag);
  }
  return [...byName.values()];
}

export function joinedNotes(a: string, b: string): string {
  if (a.includes(b)) return a;
  return b.includes(a) ? b : `${a}\n\n${b}`;
}

function furtherStatus(a: Paper['status'], b: Paper['status']): Paper['status'] {
  return STATUSES.indexOf(a) >= STATUSES.indexOf(b) ? a : b;
}

function higherPriority(a: Paper['priority'], b: Paper['priority']): Paper['priority'] {
  if (!a || !b) return a ?? b;
  return PRIORITIES.indexOf(a) <= PRIORITIES.indexOf(b) ? a : b;
}
