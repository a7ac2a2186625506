/**
 * What bibliographies say of a work beyond the fields that a paper has: editors, editions, series, whatever a style
 * prints. Each is kept under its BibLaTeX name, and merged, shown and handed on by that name.
 */
import { fieldOf } from './citation/bibtex-fields';
import { inUnicode } from './citation/plain-title';
import type { Paper } from './paper';
import { READER } from './reader';

/** More than any entry of a bibliography has. */
export const MOST_EXTRA = 100;

/** `editor` of `extra.editor`, as such a field is called beside the others; nothing for any other field. */
export function extraName(field: string): string | undefined {
  return field.startsWith('extra.') ? field.slice('extra.'.length) : undefined;
}

type Told = Pick<Paper, 'title' | 'workType' | 'extra' | 'from' | 'citationKey' | 'note'>;

/** Fields that say where and when it appeared. */
const OF_PUBLICATION: ReadonlySet<string> = new Set(
  'journal journaltitle booktitle howpublished volume number issue pages year month date'.split(' '),
);

/**
 * The further fields that still hold. What a bibliography says of where a work appeared goes with the venue: once
 * another source has told a better one, it would contradict that. Its title is the paper's, with braces of its own.
 */
export function extraOf(paper: Told): Readonly<Record<string, string>> {
  const { extra, from } = paper;
  if (!extra) return {};
  return Object.fromEntries(
    Object.entries(extra).filter(([name, value]) => {
      if (name === 'title') return inUnicode(value) === inUnicode(mainTitle(paper));
      return !OF_PUBLICATION.has(name) || isOfOneSource(from['venue'], from[`extra.${name}`]);
    }),
  );
}

/** The kind of work that a bibliography calls it, on the same condition. */
export function workTypeOf({ workType, from }: Told): string | undefined {
  const isCorrected = from['venue'] === READER;
  return isCorrected || isOfOneSource(from['venue'], from['workType']) ? workType : undefined;
}

function isOfOneSource(venue: string | undefined, other: string | undefined): boolean {
  return !venue || venue.split('/')[0] === other?.split('/')[0];
}

/** The title as a bibliography has it: without its subtitle where that is a field, `''` where it has none. */
export function mainTitle({ title, extra, citationKey }: Told): string {
  // A paper must have a title; what had none was given its key.
  if (title === citationKey) return '';
  const end = extra?.['subtitle'] && `: ${extra['subtitle']}`;
  return end && title.endsWith(end) ? title.slice(0, -end.length) : title;
}

/** Who published it where no venue is known: a book's publisher, a thesis's school. */
export function publisherIn(paper: Told & Pick<Paper, 'publisher'>): string | undefined {
  const extra = extraOf(paper);
  const named = paper.publisher ?? fieldOf(extra, 'publisher', 'school', 'organization');
  return named && inUnicode(named);
}
