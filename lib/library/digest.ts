/** The digest of a paper: what lists, filters and search need of it. */
import { plainTitle } from '../citation/plain-title';
import { bestCode } from '../code-links';
import { likenessOf } from '../likeness';
import type { Paper } from '../paper';
import { LINES } from '../search/parse-query';
import { searchable } from '../search/searchable';
import type { Abstract, Digest, Likeness } from './database';

/** What the reader sets, and when. */
export type OwnFields = Pick<Paper, 'status' | 'priority' | 'tags' | 'edited'>;

export function digestOf(paper: Paper): Digest {
  const { key, savedAt } = paper;
  const told = {
    key,
    savedAt,
    published: paper.published ?? '',
    venue: paper.venue ?? '',
    sites: sitesOf(paper),
    hasCode: bestCode(paper.links) !== undefined,
    hasPdf: paper.links.some(({ kind }) => kind === 'pdf'),
    hasNote: paper.note !== '',
    hasAbstract: paper.abstract !== undefined,
    text: linesOf(paper).join('\n'),
  };
  return digestWith(told, paper);
}

/** The digest with what the reader set. */
export function digestWith(
  digest: Omit<Digest, keyof OwnFields>,
  { status, priority = 'normal', tags, edited }: OwnFields,
): Digest {
  const { readAt: _, ...told } = digest;
  const lines = digest.text.split('\n');
  lines[TAGS] = searchable(tags.join(' '));
  const readAt = status === 'read' ? edited.status : undefined;
  return {
    ...told,
    status,
    priority,
    tags,
    edited,
    text: lines.join('\n'),
    ...(readAt !== undefined && { readAt }),
  };
}

const TAGS = LINES.indexOf('tags');

/** What the reader set, as the digest has it. */
export function ownFieldsOf({ status, priority, tags, edited }: Digest): OwnFields {
  const isWeighed = priority !== 'normal' || edited.priority !== undefined;
  return { status, tags, edited, ...(isWeighed && { priority }) };
}

/** Where the reader saw it: what a source was asked is no page. */
function sitesOf({ seen }: Paper): string[] {
  const parts = seen.map(({ source }) => source.split('/'));
  return [...new Set(parts.flatMap(([site, page]) => (site && page !== 'api' ? site : [])))];
}

export function abstractOf({ key, abstract }: Paper): Abstract | undefined {
  return abstract === undefined ? undefined : { key, text: searchable(abstract) };
}

/** What a paper looks like, where enough is known of it. */
export function alikeOf(paper: Paper): Likeness | undefined {
  const likeness = likenessOf(paper);
  return likeness ? { key: paper.key, likeness } : undefined;
}

/** In the order of `LINES`, those of the reader's own fields empty. */
function linesOf(paper: Paper): string[] {
  const title = plainTitle(paper.title);
  const lines = [
    // TeX as it is written can be looked for as well.
    title === paper.title ? [title] : [title, paper.title],
    (paper.authors ?? []).map(({ name }) => name),
    [paper.venue, paper.journalRef],
    [],
    [...paper.ids, paper.note, paper.organization, ...(paper.keywords ?? []), ...(paper.categories ?? [])],
  ];
  return lines.map((parts) => searchable(parts.filter(Boolean).join(' ')));
}
