/**
 * BibTeX, as BibTeX, biber and Pandoc read it without a warning. A preprint is `@misc` with `eprint`; a paper is
 * `@article` or `@inproceedings` only where all that these types require is known. What came from a bibliography
 * keeps that one's type, key and further fields. The authors' remarks and the reader's notes are not in it:
 * bibliography styles print `note`, and these files are handed on.
 */
import { IN_JOURNALS } from '../citation/bibtex-fields';
import { datePartsOf, type Reference, referenceOf } from '../citation/reference';
import { retractionLine } from '../citation/retracted';
import { mainTitle, workTypeOf } from '../extra';
import type { Paper } from '../paper';
import { withExtra } from './bibtex-extra';
import { authorList } from './bibtex-names';
import { plainField, proseField, titleField, verbatimField } from './bibtex-text';
import { type ExportOptions, formatOf } from './format';

type Field = readonly [name: string, value: string | undefined];

export const bibtex = formatOf({
  id: 'bibtex',
  name: 'BibTeX',
  extension: 'bib',
  mediaType: 'application/x-bibtex',
  usedBy: 'LaTeX, with BibTeX or biber; Pandoc; Overleaf; most reference managers',
  entry,
  frame: () => ({ before: '', between: '\n', after: '' }),
});

function entry(paper: Paper, key: string, options: ExportOptions): string {
  const { type, fields } = bibtexEntry(paper, key, options);
  return `@${type}{${key},\n${fields.map(([name, value]) => `  ${name} = ${value},\n`).join('')}}\n`;
}

export interface EntryParts {
  type: string;
  /** The type that it has where nobody tells one. */
  guessedType: string;
  /** Each with its value as it is written. */
  fields: readonly (readonly [name: string, value: string])[];
}

/** What an entry says of the paper. */
export function bibtexEntry(paper: Paper, key: string, options?: ExportOptions): EntryParts {
  const reference = referenceOf(paper);
  const guessedType = typeOf(reference);
  const type = workTypeOf(paper) ?? guessedType;
  const fields = fieldsOf(reference, type, paper, key, options).filter(isFilled);
  return { type, guessedType, fields: withRetraction(withExtra(fields, paper), paper) };
}

/** That a paper was retracted stands first in its note, which bibliographies print. */
function withRetraction(fields: EntryParts['fields'], paper: Paper): EntryParts['fields'] {
  const line = plainField(retractionLine(paper) ?? '');
  if (line === '') return fields;
  const [, note = '{}'] = fields.find(([name]) => name === 'note') ?? [];
  if (note.includes(line)) return fields;
  const others = fields.filter(([name]) => name !== 'note');
  return [...others, ['note', note === '{}' ? `{${line}}` : `{${line}. ${note.slice(1)}`]];
}

function isFilled(field: Field): field is readonly [name: string, value: string] {
  return Boolean(field[1]);
}

/** Types for which something that they require is missing make BibTeX and biber warn. */
function typeOf({ kind, authors, date }: Reference): 'article' | 'inproceedings' | 'misc' {
  if (authors.length === 0 || !date) return 'misc';
  return kind === 'journal' ? 'article' : kind === 'proceedings' ? 'inproceedings' : 'misc';
}

function fieldsOf(
  reference: Reference,
  type: string,
  paper: Paper,
  key: string,
  options: ExportOptions | undefined,
): Field[] {
  const { authors, authorsCut, date } = reference;
  const [year, month] = date ? datePartsOf(date) : [];
  return [
    ['author', braced(authorList(authors, authorsCut))],
    // Without an author, styles sort by this.
    ['key', authors.length === 0 ? braced(key) : undefined],
    ['title', braced(titleField(mainTitle(paper)))],
    ...publicationFields(reference, type, paper),
    ['year', year === undefined ? undefined : braced(String(year).padStart(4, '0'))],
    ['month', month === undefined ? undefined : MONTHS[month - 1]],
    ['eprint', reference.server === 'arXiv' ? braced(verbatimField(reference.eprint ?? '')) : undefined],
    ['archivePrefix', reference.server === 'arXiv' ? '{arXiv}' : undefined],
    ['primaryClass', braced(verbatimField(reference.category ?? ''))],
    ['doi', braced(verbatimField(reference.doi ?? ''))],
    ['url', braced(verbatimField(reference.url ?? ''))],
    // A comma would end the keyword.
    ['keywords', braced(paper.tags.map((tag) => plainField(tag.replaceAll(',', ' '))).join(', '))],
    ['abstract', options?.abstracts ? braced(proseField(paper.abstract ?? '')) : undefined],
  ];
}

function publicationFields(reference: Reference, type: string, paper: Paper): Field[] {
  const { publication, appeared, server, eprint } = reference;
  // A whole book, a thesis, a report: something that is in nothing else.
  if (!publication && type !== 'misc') {
    return [
      ['volume', braced(plainField(paper.volume ?? ''))],
      ['pages', braced(pagesField(paper.pages ?? ''))],
      ['publisher', braced(plainField(paper.publisher ?? ''))],
    ];
  }
  if (!publication) {
    const archive =
      server === 'arXiv' || !server ? undefined : `{${server}, Paper ${plainField(eprint ?? '')}}`;
    return [
      ['howpublished', archive ?? braced(plainField(appeared ?? ''))],
      ['note', archive ? braced(plainField(appeared ?? '')) : undefined],
    ];
  }
  if (type === 'misc') return [['howpublished', braced(plainField(publication.container))]];
  const isArticle = IN_JOURNALS.has(type);
  return [
    [isArticle ? 'journal' : 'booktitle', braced(plainField(publication.container))],
    ['series', braced(plainField(publication.series ?? ''))],
    ['volume', braced(plainField(publication.volume ?? ''))],
    // A book has a volume or a number.
    ['number', isArticle ? braced(plainField(publication.number ?? '')) : undefined],
    ['pages', braced(pagesField(publication.pages ?? ''))],
    ['publisher', braced(plainField(publication.publisher ?? ''))],
  ];
}

/** `12--34` for "12-34", and `7-1--7-25` for "7-1-7-25", whose numbers have hyphens of their own. */
function pagesField(pages: string): string {
  return plainField(pages)
    .split(', ')
    .map((stretch) => {
      const parts = stretch.split(/[-–]/);
      const half = parts.length / 2;
      if (!Number.isInteger(half)) return stretch;
      return `${parts.slice(0, half).join('-')}--${parts.slice(half).join('-')}`;
    })
    .join(', ');
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function braced(value: string): string | undefined {
  return value === '' ? undefined : `{${value}}`;
}
