/**
 * BibTeX, as BibTeX, biber and Pandoc read it without a warning. A preprint is `@misc` with `eprint`; a paper is
 * `@article` or `@inproceedings` only where all that these types require is known. The authors' remarks and the
 * reader's notes are not in it: bibliography styles print `note`, and these files are handed on.
 */
import type { Name } from '../citation/names';
import { datePartsOf, type Reference, referenceOf } from '../citation/reference';
import type { Paper } from '../paper';
import { plainField, proseField, titleField, verbatimField } from './bibtex-text';
import { type ExportOptions, formatOf } from './format';
import { separated } from './pieces';

type Field = readonly [name: string, value: string | undefined];

export const bibtex = formatOf({
  id: 'bibtex',
  name: 'BibTeX',
  extension: 'bib',
  mediaType: 'application/x-bibtex',
  usedBy: 'LaTeX, with BibTeX or biber; Pandoc; Overleaf; most reference managers',
  entry,
  file: (entries) => separated(entries, '\n'),
});

function entry(paper: Paper, key: string, options: ExportOptions): string {
  const reference = referenceOf(paper);
  const fields = fieldsOf(reference, paper, key, options)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `  ${name} = ${value},\n`);
  return `@${typeOf(reference)}{${key},\n${fields.join('')}}\n`;
}

/** Types for which something that they require is missing make BibTeX and biber warn. */
function typeOf({ kind, authors, date }: Reference): 'article' | 'inproceedings' | 'misc' {
  if (authors.length === 0 || !date) return 'misc';
  return kind === 'journal' ? 'article' : kind === 'proceedings' ? 'inproceedings' : 'misc';
}

function fieldsOf(reference: Reference, paper: Paper, key: string, options: ExportOptions): Field[] {
  const { authors, authorsCut, title, date } = reference;
  const [year, month] = date ? datePartsOf(date) : [];
  return [
    ['author', braced(authorList(authors, authorsCut))],
    // Without an author, styles sort by this.
    ['key', authors.length === 0 ? braced(key) : undefined],
    ['title', braced(titleField(title))],
    ...publicationFields(reference),
    ['year', year === undefined ? undefined : braced(String(year).padStart(4, '0'))],
    ['month', month === undefined ? undefined : MONTHS[month - 1]],
    ['eprint', reference.server === 'arXiv' ? braced(verbatimField(reference.eprint ?? '')) : undefined],
    ['archivePrefix', reference.server === 'arXiv' ? '{arXiv}' : undefined],
    ['primaryClass', braced(verbatimField(reference.category ?? ''))],
    ['doi', braced(verbatimField(reference.doi ?? ''))],
    ['url', braced(verbatimField(reference.url ?? ''))],
    // A comma would end the keyword.
    ['keywords', braced(paper.tags.map((tag) => plainField(tag.replaceAll(',', ' '))).join(', '))],
    ['abstract', options.abstracts ? braced(proseField(paper.abstract ?? '')) : undefined],
  ];
}

function publicationFields(reference: Reference): Field[] {
  const { publication, appeared, server, eprint } = reference;
  const type = typeOf(reference);
  if (!publication) {
    const archive =
      server === 'arXiv' || !server ? undefined : `{${server}, Paper ${plainField(eprint ?? '')}}`;
    return [
      ['howpublished', archive ?? braced(plainField(appeared ?? ''))],
      ['note', archive ? braced(plainField(appeared ?? '')) : undefined],
    ];
  }
  if (type === 'misc') return [['howpublished', braced(plainField(publication.container))]];
  return [
    [type === 'article' ? 'journal' : 'booktitle', braced(plainField(publication.container))],
    ['series', braced(plainField(publication.series ?? ''))],
    ['volume', braced(plainField(publication.volume ?? ''))],
    // A book has a volume or a number.
    ['number', type === 'article' ? braced(plainField(publication.number ?? '')) : undefined],
    ['pages', braced(plainField(publication.pages ?? '').replace('-', '--'))],
    ['publisher', braced(plainField(publication.publisher ?? ''))],
  ];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function braced(value: string): string | undefined {
  return value === '' ? undefined : `{${value}}`;
}

function authorList(authors: readonly Name[], cut: boolean): string {
  const names = authors.map(nameField).filter((name) => name !== '');
  return [...names, ...(cut && names.length > 0 ? ['others'] : [])].join(' and ');
}

/** `von Last, Jr, First`; a group's name in braces of its own, so that it is not taken apart. */
function nameField(name: Name): string {
  if ('literal' in name) return `{${plainField(name.literal)}}`;
  const given = part(name.given ?? '');
  const suffix = part(name.suffix ?? '');
  const family = [plainField(name.particle ?? ''), familyPart(name.family)].filter(Boolean).join(' ');
  // BibTeX would take the first of two words for a given name.
  if (given === '' && suffix === '') return /\s/.test(family) ? `{${family}}` : family;
  return [family, suffix, given].filter(Boolean).join(', ');
}

/** Small words inside a family name ("Silva e Costa") would end what BibTeX takes for the particle. */
function familyPart(family: string): string {
  const field = part(family);
  return /\s\p{Ll}/u.test(field) && !field.startsWith('{') ? `{${field}}` : field;
}

/** Commas part a name, `and` parts names, and `others` stands for those that are not named. */
function part(text: string): string {
  const field = plainField(text);
  return /,|\band\b|^others$/i.test(field) ? `{${field}}` : field;
}
