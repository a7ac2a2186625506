/** What of a BibTeX entry a paper's own fields do not say: found by writing the paper as our export does. */
import { isVerbatim, NAME_FIELDS, plainFieldName } from '../citation/bibtex-fields';
import { bibtexNames } from '../citation/bibtex-names';
import { inUnicode } from '../citation/plain-title';
import { bibtexEntry } from '../formats/bibtex';
import { titleField } from '../formats/bibtex-text';
import { doiIdentifier } from '../identifiers';
import type { Paper } from '../paper';
import type { Fields } from './bibtex';
import { monthOf } from './bibtex-dates';
import { pageRange } from './numbers';
import { addressText, fromBibtex, textOf } from './tex-text';
import { type Said, webAddress } from './told';

/** The type of the entry where the fields do not tell it, and the fields that would be lost. */
export function theRest(said: Said, type: string, fields: Fields): Pick<Said, 'workType' | 'extra'> {
  const { guessedType, fields: own } = bibtexEntry({ ...asPaper(said), workType: type }, '');
  const written = new Map(own.map(([name, value]) => [plainFieldName(name), unbraced(value)]));
  const extra = new Map<string, string>();
  for (const [name, value] of fields) {
    if (!isWritten(name, value, said, written)) extra.set(name, asKept(name, value));
  }
  return { ...(type !== guessedType && { workType: type }), extra: Object.fromEntries(extra) };
}

/**
 * Everything told by one source, as far as an entry is made of it; but for the title, which takes longest to write and
 * is looked at by itself.
 */
function asPaper({ ids = [], links = [], url, ...said }: Said): Paper {
  return {
    ...toldIn(said),
    ids: [...ids],
    key: ids[0] ?? 'entry:new',
    title: '',
    links,
    from: FROM_ENTRY,
    others: [],
    seen: url ? [{ source: SOURCE, url, at: 0 }] : [],
    savedAt: 0,
    status: 'to-read',
    tags: [...(said.tags ?? [])],
    note: '',
    edited: {},
  };
}

function toldIn(said: Said): Partial<Paper> {
  const told: Record<string, unknown> = {};
  for (const name in said) {
    const value = said[name as keyof Said];
    if (value) told[name] = value;
  }
  return told;
}

const SOURCE = 'import/bibtex';
const FROM_ENTRY = Object.fromEntries(
  ['venue', 'volume', 'issue', 'pages', 'publisher', 'published', 'workType'].map((field) => [field, SOURCE]),
);

function unbraced(value: string): string {
  return value.startsWith('{') ? value.slice(1, -1) : value;
}

function asKept(name: string, value: string): string {
  if (name === 'url') return addressText(value);
  // It stands at the end of the title as well, and must be found there.
  if (name === 'subtitle') return textOf(value);
  return isVerbatim(name) || NAME_FIELDS.has(name) ? value : fromBibtex(value);
}

function isWritten(name: string, value: string, said: Said, written: Fields): boolean {
  switch (name) {
    case 'title':
      return keepsItsCapitals(value, textOf(value));
    case 'subtitle':
      return false;
    // An abstract is written on request.
    case 'abstract':
      return Boolean(said.abstract);
    case 'date':
      return value === [written.get('year'), monthOf(written.get('month'))].filter(Boolean).join('-');
  }
  const plain = plainFieldName(name);
  const theirs = written.get(plain);
  return theirs !== undefined && saysTheSame(plain, value, theirs);
}

/** Whether a title without its braces is given the same ones again. */
function keepsItsCapitals(source: string, title: string): boolean {
  if (source === title) return true;
  const again = titleField(title);
  return again === source || again === titleField(fromBibtex(source));
}

/** Whether two ways of writing a field say the same to any program that reads them. */
export function saysTheSame(name: string, a: string, b: string): boolean {
  return a === b || meaning(name, a) === meaning(name, b);
}

function meaning(name: string, value: string): string {
  if (NAME_FIELDS.has(name)) return JSON.stringify(bibtexNames(value));
  if (name === 'doi') return doiIdentifier(value) ?? value;
  if (name === 'url') return webAddress(addressText(value)) ?? addressText(value);
  if (name === 'month') return monthOf(value) ?? inUnicode(fromBibtex(value));
  if (name === 'archiveprefix') return value.toLowerCase();
  if (isVerbatim(name)) return value;
  const text = inUnicode(fromBibtex(value));
  if (name === 'pages') return pageRange(text);
  return name === 'keywords' ? words(text).join(', ') : text;
}

function words(text: string): string[] {
  return [...new Set(text.split(/[,;]/).map((word) => word.trim()))].filter(Boolean);
}
