/**
 * RIS, as Zotero, EndNote, Mendeley and bibutils read it: a tag, two blanks, a hyphen, a blank, a value, one line
 * each. `CONF` and `UNPB` are the types that all of them know for a conference paper and a preprint.
 */
import type { Name } from '../citation/names';
import { inUnicode } from '../citation/plain-title';
import { codeAddress, pdfAddress, type Reference, referenceOf } from '../citation/reference';
import { retractionLine } from '../citation/retracted';
import { publisherIn } from '../extra';
import type { Paper } from '../paper';
import { clean } from '../text';
import { formatOf } from './format';
import { extraLines, risType } from './ris-extra';

type Line = readonly [tag: string, value: string | undefined];

export const ris = formatOf({
  id: 'ris',
  name: 'RIS',
  extension: 'ris',
  mediaType: 'application/x-research-info-systems',
  usedBy: 'Zotero, EndNote, Mendeley, Papers and other reference managers',
  entry: record,
  frame: () => ({ before: '', between: '\r\n', after: '' }),
});

const TYPES: Readonly<Record<Reference['kind'], string>> = {
  journal: 'JOUR',
  proceedings: 'CONF',
  preprint: 'UNPB',
  other: 'GEN',
};

function record(paper: Paper, key: string): string {
  const reference = referenceOf(paper);
  const lines = [
    ['TY', risType(paper) ?? TYPES[reference.kind]],
    ['ID', key],
    ['TI', inUnicode(reference.title)],
    ...reference.authors.map((name): Line => ['AU', nameValue(name)]),
    ...dateLines(reference.date),
    ...publicationLines(reference, paper),
    ['DO', reference.doi],
    ['UR', reference.url],
    ['L1', pdfAddress(paper)],
    ['L2', codeAddress(paper)],
    ['AB', inUnicode(paper.abstract ?? '')],
    ...paper.tags.map((tag): Line => ['KW', tag]),
    ['N1', retractionLine(paper)],
    ['N1', reference.appeared && inUnicode(reference.appeared)],
    ['N1', reference.authorsCut ? 'The list of authors is not complete.' : undefined],
    ...extraLines(paper, nameValue),
  ] satisfies Line[];
  return `${lines.map(lineOf).join('')}ER  - \r\n`;
}

/** A value never holds a line break: it would begin a line of its own. */
function lineOf([tag, value]: Line): string {
  const text = clean(value);
  return text === '' ? '' : `${tag}  - ${text}\r\n`;
}

/** "Family, Given, Suffix"; commas have no other place in a name, and at "and" some programs part two names. */
function nameValue(name: Name): string {
  if ('literal' in name) return name.literal.replace(/\s*,/g, '').replace(/\band\b/gi, '&');
  const family = [name.particle, name.family].filter(Boolean).join(' ');
  const parts = name.suffix ? [family, name.given ?? '', name.suffix] : [family, name.given];
  return parts
    .filter((part) => part !== undefined)
    .map((part) => part.replaceAll(',', ''))
    .join(', ');
}

/** `PY` is the year; `DA` the date as `YYYY/MM/DD/`, with what is not known left empty. */
function dateLines(date: Reference['date']): Line[] {
  if (!date) return [];
  const [year = '', month = '', day = ''] = date.split('-');
  return [
    ['PY', year],
    ['DA', `${year}/${month}/${day}/`],
  ];
}

function publicationLines({ kind, publication, server, eprint }: Reference, paper: Paper): Line[] {
  const number = server === 'arXiv' ? `arXiv:${eprint}` : eprint;
  if (!publication) {
    return [
      ['PB', server ?? publisherIn(paper)],
      ['AN', number],
    ];
  }
  const [first, last] = publication.pages?.split('-') ?? [];
  return [
    [kind === 'journal' ? 'JF' : 'T2', publication.container],
    ['T3', publication.series],
    ['VL', publication.volume],
    ['IS', publication.number],
    ['SP', first],
    ['EP', last],
    ['PB', publication.publisher],
    ['AN', number],
  ];
}
