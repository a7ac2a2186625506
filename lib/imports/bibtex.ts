/**
 * BibTeX and BibLaTeX. What a paper has a field for goes there; whatever our own export would not write again from
 * that is kept beside it, under its own name, so that nothing of a bibliography is lost on the way through.
 */
import { BOOKS, IN_BOOKS, IN_JOURNALS, IN_PROCEEDINGS } from '../citation/bibtex-fields';
import { bibtexNames } from '../citation/bibtex-names';
import { kindOfContainer } from '../citation/known-venues';
import { inUnicode } from '../citation/plain-title';
import { clean } from '../text';
import { dateIn } from './bibtex-dates';
import { inheritance } from './bibtex-inherit';
import { theRest } from './bibtex-rest';
import { type BibtexEntry, type BibtexProblem, readBibtex } from './bibtex-syntax';
import type { ImportFormat, Item, Problem } from './import';
import { arxivIn, identifiersIn, pageRange } from './numbers';
import { addressText, fromBibtex, textOf } from './tex-text';
import { draftOf, linkTo, problemAt, type Said, usableKey, webAddress } from './told';

/** By their names; each one clean line that says something. */
export type Fields = ReadonlyMap<string, string>;

export const bibtex: ImportFormat = {
  id: 'bibtex',
  name: 'BibTeX',
  extensions: ['bib', 'bibtex', 'biblatex'],
  writtenBy: 'BibTeX and BibLaTeX users; JabRef, Zotero, Mendeley, DBLP, Google Scholar',
  reads:
    'every field and entry type: what a paper has no field for is kept and exported again; keys, strings, `crossref`, `xdata`',
  recognises: (text) => (/^[ \t]*@[ \t]*[a-z]+\s*[{(]/im.test(text) ? 0.9 : 0),
  *read(text) {
    for (const item of entriesIn(text)) {
      if ('problem' in item) yield item;
      else yield* readEntry(item.entry, item.fields);
    }
  },
};

/** An entry with what it says, and what it takes from others; or what is wrong with one. */
export type EntryItem = { entry: BibtexEntry; fields: Fields } | { problem: Problem };

/** The entries of the file, in its order. */
export function* entriesIn(text: string): Generator<EntryItem> {
  const parts = [...readBibtex(text)];
  const wholeOf = inheritance(parts.flatMap((part) => (part.kind === 'entry' ? part.entry : [])));
  const lines = new Map<string, number>();
  for (const part of parts) {
    if (part.kind === 'broken') {
      yield { problem: asProblem(part.problem) };
      continue;
    }
    for (const problem of part.problems) yield { problem: asProblem(problem) };
    const { entry } = part;
    if (entry.type === 'xdata') continue;
    const { fields, missing, isCut } = wholeOf(entry);
    const field = entry.fields.has('crossref') ? 'crossref' : 'xdata';
    if (isCut) yield problemAt(entry.line, entry.key, { what: 'tooLong', field, isLeftOut: false });
    for (const detail of missing) {
      yield problemAt(entry.line, entry.key, { what: 'noParent', field, detail, isLeftOut: false });
    }
    const earlier = lines.get(entry.key);
    if (entry.key && earlier !== undefined) {
      yield problemAt(entry.line, entry.key, {
        what: 'keyTwice',
        detail: String(earlier),
        isLeftOut: false,
      });
    }
    lines.set(entry.key, earlier ?? entry.line);
    yield { entry, fields: cleanFields(fields) };
  }
}

function asProblem({ key, ...problem }: BibtexProblem): Problem {
  return { ...problem, ...(key && { entry: key }) };
}

/** What one entry says, without a file around it; nothing where the text holds none. */
export function readOneEntry(text: string): Said | undefined {
  for (const part of readBibtex(text)) {
    if (part.kind === 'entry') return everything(part.entry, cleanFields(part.entry.fields));
  }
  return undefined;
}

function* readEntry(entry: BibtexEntry, fields: Fields): Generator<Item> {
  const { key, line } = entry;
  if (fields.size === 0) {
    yield problemAt(line, key, { what: 'nothingKnown', isLeftOut: true });
    return;
  }
  if (key && !usableKey(key)) yield problemAt(line, key, { what: 'badKey', isLeftOut: false });
  if (!fields.has('title')) yield problemAt(line, key, { what: 'noTitle', isLeftOut: false });
  yield* draftOf({ line, entry: key }, everything(entry, fields));
}

function cleanFields(fields: ReadonlyMap<string, string>): Fields {
  const cleaned = new Map<string, string>();
  for (const [name, value] of fields) {
    const text = clean(value);
    if (text) cleaned.set(name, text);
  }
  return cleaned;
}

function everything(entry: BibtexEntry, fields: Fields): Said {
  const said = inOwnFields(entry, fields);
  return { ...said, ...theRest(said, entry.type, fields) };
}

/** What tells one work from another, and where it appeared. */
export function identityIn({ type, key }: BibtexEntry, fields: Fields) {
  const text = (...names: string[]) => textOf(valueIn(fields, names));
  const { authors, cut } = bibtexNames(fields.get('author') ?? '');
  const citationKey = usableKey(key);
  const title = text('title');
  return {
    ...identifiersOf(type, fields, addressesIn(fields)),
    title: title
      ? [title, text('subtitle')].filter(Boolean).join(': ')
      : text('shorttitle', 'booktitle', 'maintitle', 'issuetitle') || citationKey,
    authors,
    authorsCut: cut,
    published: dateIn(fields),
    ...venueOf(type, text('journaltitle', 'journal'), text('booktitle', 'maintitle')),
    citationKey,
  };
}

/** Of the work's page, and of its PDF. */
function addressesIn(fields: Fields): [string | undefined, string | undefined] {
  const address = [fields.get('url'), /\\url\{[^{}]+\}/.exec(fields.get('howpublished') ?? '')?.[0]]
    .map((it) => it && webAddress(addressText(it)))
    .find(Boolean);
  return [address || undefined, webAddress(addressText(fields.get('pdf')))];
}

function inOwnFields(entry: BibtexEntry, fields: Fields): Said {
  const text = (...names: string[]) => textOf(valueIn(fields, names));
  const identity = identityIn(entry, fields);
  const addresses = addressesIn(fields);
  const category = fields.get('primaryclass') ?? fields.get('eprintclass');
  return {
    ...identity,
    abstract: text('abstract'),
    categories: category && eprintIn(fields) ? [category] : [],
    volume: text('volume'),
    issue: IN_JOURNALS.has(entry.type) ? text('number', 'issue') : text('issue'),
    pages: pageRange(text('pages')),
    publisher: text('publisher'),
    links: addresses.flatMap((it) => (it && !identity.ids.some((id) => id.includes(it)) ? linkTo(it) : [])),
    url: addresses[0],
    tags: inUnicode(fromBibtex(fields.get('keywords') ?? '')).split(/[,;]/),
    note: inUnicode(fromBibtex(valueIn(fields, ['annotation', 'annote']))),
  };
}

function valueIn(fields: Fields, names: readonly string[]): string {
  return names.map((name) => fields.get(name)).find(Boolean) ?? '';
}

function eprintIn(fields: Fields): string | undefined {
  return /^(?:arxiv)?$/i.test(valueIn(fields, ['eprinttype', 'archiveprefix']))
    ? fields.get('eprint')
    : undefined;
}

function identifiersOf(type: string, fields: Fields, addresses: readonly (string | undefined)[]) {
  const server = valueIn(fields, ['eprinttype', 'archiveprefix']);
  const isOneBook = BOOKS.has(type) && !fields.has('volume') && !fields.has('part');
  const instead = ['journal', 'journaltitle', 'volume', 'number', 'howpublished', 'note'];
  return identifiersIn({
    doi: fields.get('doi'),
    arxiv:
      eprintIn(fields) ?? fields.get('arxiv') ?? instead.map((it) => arxivIn(fields.get(it))).find(Boolean),
    pmid: fields.get('pmid') ?? (/^(?:pubmed|pmid)$/i.test(server) ? fields.get('eprint') : undefined),
    pmcid: fields.get('pmcid'),
    isbn: isOneBook ? fields.get('isbn') : undefined,
    addresses,
  });
}

/** Where it appeared. A preprint server is no venue. */
function venueOf(type: string, journal: string, book: string): Pick<Said, 'venue' | 'venueType'> {
  if (IN_PROCEEDINGS.has(type) && book) return { venue: book, venueType: 'proceedings' };
  if (IN_BOOKS.has(type) && book) return { venue: book, venueType: 'book' };
  if (!journal || kindOfContainer(journal) === 'preprint') return {};
  return { venue: journal, venueType: 'journal' };
}
