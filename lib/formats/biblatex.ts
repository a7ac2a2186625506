/**
 * BibLaTeX, as biber reads it: the entries of BibTeX under BibLaTeX's names, with the whole date, and preprints as
 * `@online`.
 */
import { referenceOf } from '../citation/reference';
import { extraOf } from '../extra';
import type { Paper } from '../paper';
import { bibtexEntry, type EntryParts } from './bibtex';
import { type ExportOptions, formatOf } from './format';

export const biblatex = formatOf({
  id: 'biblatex',
  name: 'BibLaTeX',
  extension: 'bib',
  mediaType: 'application/x-bibtex',
  usedBy: 'LaTeX with BibLaTeX and biber',
  entry,
  frame: () => ({ before: '', between: '\n', after: '' }),
});

type Field = EntryParts['fields'][number];

function entry(paper: Paper, key: string, options: ExportOptions): string {
  const { type, fields } = bibtexEntry(paper, key, options);
  const written = withDate(fields, paper).map(([name, value]) => renamed(name, value));
  const [kind, ofKind] = typeFor(type, new Map(written));
  const lines = [...written, ...ofKind].map(([name, value]) => `  ${name} = ${value},\n`);
  return `@${kind}{${key},\n${lines.join('')}}\n`;
}

/** The day, where only the year and the month are told apart; what a bibliography says stays as it says it. */
function withDate(fields: readonly Field[], paper: Paper): readonly Field[] {
  const extra = extraOf(paper);
  const { date } = referenceOf(paper);
  if (!date || 'date' in extra || 'year' in extra || 'month' in extra) return fields;
  return fields.flatMap((field): Field[] => {
    if (field[0] === 'year') return [['date', `{${date}}`]];
    return field[0] === 'month' ? [] : [field];
  });
}

const NAMES: ReadonlyMap<string, string> = new Map([
  ['journal', 'journaltitle'],
  ['address', 'location'],
  ['school', 'institution'],
  ['archivePrefix', 'eprinttype'],
  ['primaryClass', 'eprintclass'],
  ['annote', 'annotation'],
  ['key', 'sortkey'],
]);

function renamed(name: string, value: string): Field {
  if (name === 'archivePrefix' && value === '{arXiv}') return ['eprinttype', '{arxiv}'];
  return [NAMES.get(name) ?? name, value];
}

/** Kinds that are another kind here, with the word for what they are. */
const KINDS: Readonly<Record<string, readonly [kind: string, type: string]>> = {
  phdthesis: ['thesis', 'phdthesis'],
  mastersthesis: ['thesis', 'mathesis'],
  techreport: ['report', 'techreport'],
};

function typeFor(
  type: string,
  fields: ReadonlyMap<string, string>,
): readonly [kind: string, fields: Field[]] {
  if (type === 'conference') return ['inproceedings', []];
  // What is only on the web; where it is printed as well, it is something else.
  if (type === 'misc' && fields.has('url') && !fields.has('howpublished')) return ['online', []];
  const [kind, word] = KINDS[type] ?? [type];
  return [kind, word && !fields.has('type') ? [['type', `{${word}}`]] : []];
}
