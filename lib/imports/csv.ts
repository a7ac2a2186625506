/**
 * Tables: from spreadsheets, from Zotero and others, and our own. Which column holds what is guessed from the headings
 * and can be changed; a column that is given no meaning is left out.
 */

import { kindOfContainer, PREPRINT_SERVER } from '../citation/known-venues';
import { linkOf } from '../code-links';
import { partialDate } from '../dates';
import { nameList } from '../formats/bibtex-names';
import { schemeOf, valueIn } from '../identifiers';
import type { Author, Identifier, PartialDate } from '../paper';
import { STATUSES } from '../statuses';
import { clean } from '../text';
import { csvRows, type Row } from './csv-syntax';
import { COLUMNS, type Column, type ImportFormat, type Item } from './import';
import { identifiersIn, pageRange } from './numbers';
import { personNamed } from './person-named';
import { draftOf, linkTo, problemAt, type Said, usableKey, webAddress } from './told';

/** Rows that are shown beside the choice of columns. */
const ROWS_SHOWN = 3;
/** Columns that can be given a meaning: there are no more in any table of papers. */
const MOST_COLUMNS = 500;

export const csv: ImportFormat = {
  id: 'csv',
  name: 'CSV',
  extensions: ['csv', 'tsv'],
  writtenBy: 'Excel, LibreOffice, Google Sheets, Zotero, Scopus, Web of Science; Offprint',
  reads: 'what you say each column holds; headings that are usual are recognised',
  recognises(text) {
    const [first, second] = csvRows(text.slice(0, 20_000));
    const known = columnsFor(first?.cells ?? []).filter(Boolean).length;
    if (!first || first.cells.length < 2 || known === 0) return 0;
    return second && second.cells.length === first.cells.length && known > 1 ? 0.7 : 0.4;
  },
  choices(text) {
    const [first, ...rows] = firstRows(text);
    const headings = first?.cells.slice(0, MOST_COLUMNS) ?? [];
    return {
      headings,
      columns: columnsFor(headings),
      rows: rows.map(({ cells }) => cells.slice(0, MOST_COLUMNS)),
    };
  },
  *read(text, options) {
    let places = options?.columns && placesOf(options.columns);
    let width = 0;
    for (const row of csvRows(text)) {
      if (width === 0) {
        width = row.cells.length;
        places ??= placesOf(columnsFor(row.cells));
        continue;
      }
      yield* readRow(row, places ?? new Map(), width);
    }
  },
};

function firstRows(text: string): Row[] {
  const rows: Row[] = [];
  for (const row of csvRows(text)) {
    rows.push(row);
    if (rows.length > ROWS_SHOWN) break;
  }
  return rows;
}

/** Usual headings in small letters, without signs. */
const HEADINGS: Readonly<Record<Column, string>> = {
  title: 'title|documenttitle|articletitle|papertitle|name|ti|titel|titre',
  authors: 'authors|author|authornames|authorfullnames|au|creators|creator|autoren|auteurs',
  date: 'date|year|publicationyear|publicationdate|published|py|pubyear|issued|jahr|datum',
  venue:
    'venue|journal|publicationtitle|sourcetitle|journalbook|conference|booktitle|containertitle|source|secondarytitle|journaltitle',
  volume: 'volume|vol|vl',
  issue: 'issue|number|no|is',
  pages: 'pages|page|pagenumbers',
  publisher: 'publisher',
  identifier: 'identifier',
  arxiv: 'arxiv|arxivid',
  doi: 'doi|doilink|di',
  page: 'page url|url|link|pageurl|address|website|adresse',
  pdf: 'pdf|pdflink|pdfurl',
  code: 'code|codelink|codeurl|github|repository|repo',
  abstract: 'abstract|abstractnote|ab|summary',
  tags: 'tags|keywords|manualtags|tag|labels|authorkeywords|kw',
  note: 'note|notes|mynote|mynotes|annotation',
  status: 'status|readingstatus',
  comments: 'comments|comment',
  categories: 'categories|category|subjects',
  authorCount: 'numberofauthors|authorcount',
  saved: 'saved|dateadded|added|savedat|createdat',
  citationKey: 'citationkey|citekey|bibtexkey|citekeys',
  workType: 'type|itemtype|documenttype|entrytype',
  editor: 'editor|editors',
  isbn: 'isbn',
  issn: 'issn',
};

/** What each usual heading means: the first column that has it. */
const COLUMN_OF: ReadonlyMap<string, Column> = new Map(
  COLUMNS.toReversed().flatMap((column) =>
    HEADINGS[column].split('|').map((heading): [string, Column] => [heading, column]),
  ),
);

function columnsFor(headings: readonly string[]): (Column | undefined)[] {
  const letters = headings
    .slice(0, MOST_COLUMNS)
    .map((heading) => heading.toLowerCase().replace(/[^\p{L}]/gu, ''));
  // Our own column `Page` is an address; elsewhere it is a number.
  const isOwn = letters.includes('identifier') && letters.includes('page') && letters.includes('pages');
  const taken = new Set<Column>();
  return letters.map((heading) => {
    const found = isOwn && heading === 'page' ? 'page' : COLUMN_OF.get(heading);
    if (!found || taken.has(found)) return undefined;
    taken.add(found);
    return found;
  });
}

/** Where in a row each column stands: the first of its kind. */
type Places = ReadonlyMap<Column, number>;

function placesOf(columns: readonly (Column | undefined)[]): Places {
  const places = new Map<Column, number>();
  for (const [at, column] of columns.entries()) if (column && !places.has(column)) places.set(column, at);
  return places;
}

function* readRow({ cells, line, isOpen }: Row, places: Places, width: number): Generator<Item> {
  const cell = (column: Column) => {
    const at = places.get(column);
    return at === undefined ? '' : withoutDefence(cells[at] ?? '').trim();
  };
  const entry = clean(cell('title')).slice(0, 100);
  if (isOpen) {
    yield problemAt(line, entry, {
      what: 'notClosed',
      detail: cells.at(-1)?.slice(0, 40) ?? '',
      isLeftOut: true,
    });
    return;
  }
  if (cells.length > width) {
    yield problemAt(line, entry, {
      what: 'tooMany',
      detail: (cells[width] ?? '').slice(0, 40),
      isLeftOut: false,
    });
  }
  const published = dateOf(cell('date'));
  if (cell('date') && !published) {
    const detail = cell('date').slice(0, 40);
    yield problemAt(line, entry, { what: 'badDate', field: 'date', detail, isLeftOut: false });
  }
  const address = webAddress(cell('page'));
  if (cell('page') && !address) {
    const detail = cell('page').slice(0, 40);
    yield problemAt(line, entry, { what: 'badAddress', field: 'page', detail, isLeftOut: false });
  }
  const said = saidIn(cell, published, address);
  if (!said.title) yield problemAt(line, entry, { what: 'noTitle', isLeftOut: false });
  yield* draftOf({ line, entry }, said);
}

type Cells = (column: Column) => string;

function saidIn(cell: Cells, published: PartialDate | undefined, address: string | undefined): Said {
  const pdf = webAddress(cell('pdf'));
  const { ids, version } = identifiersIn({
    doi: cell('doi'),
    arxiv: cell('arxiv'),
    addresses: [address, pdf],
  });
  const own = identifierIn(cell('identifier'));
  const code = linkOf(cell('code'));
  const authors = peopleIn(cell('authors'));
  const count = Number.parseInt(cell('authorCount'), 10);
  const comments = cell('comments');
  return {
    ids: own ? [own, ...ids] : ids,
    version,
    title: cell('title'),
    authors,
    authorCount: Number.isSafeInteger(count) && count > authors.length ? count : undefined,
    abstract: cell('abstract'),
    published,
    categories: parts(cell('categories')),
    ...venueIn(cell('venue'), cell('volume') || cell('pages'), ids),
    volume: cell('volume'),
    issue: cell('issue'),
    pages: pageRange(cell('pages')),
    publisher: cell('publisher'),
    comments,
    links: [
      ...(code ? [{ ...code, foundIn: 'page data' as const, theirs: true }] : []),
      ...(pdf ? [linkTo(pdf)] : []),
    ],
    url: address,
    tags: parts(cell('tags')),
    note: cell('note'),
    status: STATUSES.find((it) => it === cell('status').toLowerCase().replaceAll(' ', '-')),
    citationKey: usableKey(cell('citationKey')),
    savedAt: cell('saved') ? Date.parse(cell('saved')) : undefined,
    extra: {
      ...Object.fromEntries(PLAIN_EXTRA.map((column) => [column, cell(column)])),
      ...(cell('editor') && { editor: nameList(peopleIn(cell('editor')), false) }),
    },
  };
}

const PLAIN_EXTRA = ['isbn', 'issn'] as const;

/** Our own export writes `'=…` where a spreadsheet would calculate. */
function withoutDefence(cell: string): string {
  return /^'\s*[=+\-@＝＋－＠\t\r\n]/.test(cell) ? cell.slice(1) : cell;
}

function identifierIn(text: string): Identifier | undefined {
  if (!/^[a-z]+:[^\s\p{C}]{1,480}$/u.test(text)) return undefined;
  const isAddress = webAddress(text) !== undefined;
  const isNoPage = schemeOf(text) === 'web' && webAddress(valueIn(text)) === undefined;
  return isAddress || isNoPage ? undefined : text;
}

function dateOf(text: string): PartialDate | undefined {
  return partialDate(text) ?? /(?<!\d)(?:1[5-9]|20)\d\d(?!\d)/.exec(text)?.[0];
}

/** Names between semicolons; between commas only where each piece is a whole name. */
function peopleIn(text: string): Author[] {
  const names = text.includes(';')
    ? text.split(';')
    : / and |\n/.test(text)
      ? text.split(/ and |\n/)
      : splitAtCommas(text);
  return names.flatMap((name) => personNamed(name) ?? []);
}

function splitAtCommas(text: string): string[] {
  const pieces = text.split(',').map((piece) => piece.trim());
  const areNames = pieces.length > 1 && pieces.every((piece) => /\S\s+\S/.test(piece));
  return areNames ? pieces : [text];
}

function parts(text: string): string[] {
  return text.split(text.includes(';') ? ';' : /[,\n]/).map((part) => part.trim());
}

function venueIn(
  venue: string,
  place: string,
  ids: readonly Identifier[],
): Pick<Said, 'venue' | 'venueType'> {
  if (!venue || (ids.some((id) => schemeOf(id) === 'arxiv') && PREPRINT_SERVER.test(venue))) return {};
  const kind = kindOfContainer(venue);
  const isKnown = kind === 'journal' || kind === 'proceedings';
  return { venue, ...(place && { venueType: isKnown ? kind : 'journal' }) };
}
