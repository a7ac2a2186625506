/** The digest of a paper: what lists, filters and search need of it. */
import { nameOf } from '../citation/names';
import { plainTitle } from '../citation/plain-title';
import { bestCode } from '../code-links';
import { familyIn, likenessOf } from '../likeness';
import type { Paper } from '../paper';
import { LINES } from '../search/parse-query';
import { searchable, spaced } from '../search/searchable';
import type { Abstract, Digest } from './database';
import { type Changes, edited, type Written } from './edited';

export function digestOf(paper: Paper): Digest {
  const { key, savedAt, status, tags, edited } = paper;
  const likeness = likenessOf(paper);
  const family = familyOf(paper);
  const readAt = status === 'read' ? edited.status : undefined;
  return {
    key,
    savedAt,
    published: paper.published ?? '',
    venue: paper.venue ?? '',
    status,
    priority: paper.priority ?? 'normal',
    tags,
    sites: sitesOf(paper),
    hasCode: bestCode(paper.links) !== undefined,
    hasPdf: paper.links.some(({ kind }) => kind === 'pdf'),
    hasNote: paper.note !== '',
    hasAbstract: paper.abstract !== undefined,
    text: linesOf(paper).join('\n'),
    ...(family && family !== familyIn(likeness ?? '') && { family }),
    ...(readAt !== undefined && { readAt }),
    ...(likeness && { likeness }),
  };
}

/** The digest of the paper after these changes of that moment: they are of what a digest tells, but for a note. */
export function digestAfter(digest: Digest, changes: Omit<Changes, 'note'>, at: number): Digest {
  const { readAt, likeness, ...before } = digest;
  const own = { ...before, note: '', edited: { ...(readAt !== undefined && { status: readAt }) } };
  const { status, priority, tags, edited: when } = edited<Written>(own, changes, at);
  const lines = digest.text.split('\n');
  if (tags !== digest.tags) lines[LINES.indexOf('tags')] = lineOf(tags);
  return {
    ...before,
    ...{ status, priority: priority ?? 'normal', tags, text: lines.join('\n') },
    ...(status === 'read' && when.status !== undefined && { readAt: when.status }),
    ...(likeness && { likeness }),
  };
}

/** By what name papers are sorted by their authors: that of a group as it is. */
function familyOf({ authors: [first] = [] }: Paper): string {
  const name = first && nameOf(first);
  return name ? spaced('literal' in name ? name.literal : name.family).trim() : '';
}

/** Where the reader saw it: what a source was asked is no page. */
function sitesOf({ seen }: Paper): string[] {
  const parts = seen.map(({ source }) => source.split('/'));
  return [...new Set(parts.flatMap(([site, page]) => (site && page !== 'api' ? site : [])))];
}

export function abstractOf({ key, abstract }: Paper): Abstract | undefined {
  return abstract === undefined ? undefined : { key, text: searchable(abstract) };
}

/** In the order of `LINES`. */
function linesOf(paper: Paper): string[] {
  const title = plainTitle(paper.title);
  const lines = [
    // TeX as it is written can be looked for as well.
    title === paper.title ? [title] : [title, paper.title],
    (paper.authors ?? []).map(({ name }) => name),
    [paper.venue, paper.journalRef],
    paper.tags,
    [
      ...[...paper.ids, paper.citationKey, paper.extra?.['ids'], paper.note, paper.organization],
      ...[...(paper.keywords ?? []), ...(paper.categories ?? [])],
    ],
  ];
  return lines.map(lineOf);
}

function lineOf(parts: readonly (string | undefined)[]): string {
  return searchable(parts.filter(Boolean).join(' '));
}
