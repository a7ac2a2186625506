/**
 * RIS. A tag, two blanks, a hyphen, a blank, a value; a line without a tag goes on with the one before it. Programs
 * differ in their tags for one thing, so all that are in use are read. What has no field is kept under its tag's name.
 */
import { BOOKS, IN_BOOKS, IN_JOURNALS, IN_PROCEEDINGS } from '../citation/bibtex-fields';
import { kindOfContainer, PREPRINT_SERVER } from '../citation/known-venues';
import { RIS_NAMES, RIS_TEXTS, RIS_TYPES, risTypeOf } from '../citation/ris-tags';
import { partialDate } from '../dates';
import { nameList } from '../formats/bibtex-names';
import type { Author, PartialDate } from '../paper';
import { clean } from '../text';
import type { ImportFormat, Item } from './import';
import { arxivIn, identifiersIn, pageRange } from './numbers';
import { personNamed } from './person-named';
import { draftOf, linkTo, problemAt, type Said, usableKey, webAddress, workTypeUnlessTold } from './told';

const LINE = /^([A-Z][A-Z0-9]) {0,2}-(?: (.*)|)$/;

type Line = [tag: string, value: string];

interface RisRecord {
  /** Where it begins in the file. */
  line: number;
  isClosed: boolean;
  /** In the order of the file. */
  lines: Line[];
}

export const ris: ImportFormat = {
  id: 'ris',
  name: 'RIS',
  extensions: ['ris'],
  writtenBy: 'Zotero, EndNote, Mendeley, Papers; publishers, PubMed, IEEE Xplore, Scopus',
  reads: 'every tag that these programs use; tags that a paper has no field for are kept and exported again',
  recognises: (text) => (/^[ \t\ufeff]*TY {0,2}- ?[A-Z]{2,}/m.test(text) ? 0.95 : 0),
  *read(text) {
    for (const { line, isClosed, lines } of recordsIn(text)) {
      const all = valuesIn(lines);
      const [entry = ''] = all('ID');
      if (all('TY').length === 0) {
        const detail = lines[0]?.join(' - ').slice(0, 40) ?? '';
        yield problemAt(line, entry, { what: 'noRecord', detail, isLeftOut: true });
        continue;
      }
      if (!isClosed) yield problemAt(line, entry, { what: 'notClosed', field: 'ER', isLeftOut: false });
      const said = read(lines, all);
      if (!said.title) yield problemAt(line, entry, { what: 'noTitle', isLeftOut: false });
      yield* badDates(line, entry, all('PY', 'Y1', 'DA')[0], said.published);
      yield* draftOf({ line, entry }, said);
    }
  },
};

/** The values behind any of these tags, in the order of the file. */
type Values = (first: string, ...tags: string[]) => readonly string[];

function valuesIn(lines: readonly Line[]): Values {
  const byTag = new Map<string, string[]>();
  for (const [tag, value] of lines) {
    if (!value) continue;
    const values = byTag.get(tag) ?? [];
    values.push(value);
    byTag.set(tag, values);
  }
  return (first, ...tags) =>
    tags.length === 0
      ? (byTag.get(first) ?? [])
      : lines.flatMap(([tag, value]) => (value && (tag === first || tags.includes(tag)) ? [value] : []));
}

function* recordsIn(text: string): Generator<RisRecord> {
  let record: RisRecord | undefined;
  for (const [index, written] of text.split('\n').entries()) {
    const [, tag, value = ''] = LINE.exec(written.trimEnd()) ?? [];
    if (tag === 'ER') {
      if (record) yield { ...record, isClosed: true };
      record = undefined;
    } else if (tag) {
      if (tag === 'TY' && record) yield record;
      if (tag === 'TY' || !record) record = { line: index + 1, isClosed: false, lines: [] };
      record.lines.push([tag, value.trim()]);
    } else if (written.trim()) {
      const last = record?.lines.at(-1);
      if (last) last[1] += `\n${written.trim()}`;
    }
  }
  if (record) yield record;
}

function* badDates(
  line: number,
  entry: string,
  date: string | undefined,
  published: PartialDate | undefined,
): Generator<Item> {
  if (date && !published) {
    yield problemAt(line, entry, {
      what: 'badDate',
      field: 'PY',
      detail: date.slice(0, 40),
      isLeftOut: false,
    });
  }
}

const HANDLED: ReadonlySet<string> = new Set(
  `TY ID TI T1 AU A1 PY Y1 DA JF JO T2 BT VL IS SP EP PB DO UR L1 L2 AB N2 KW AN N1 SN ED A2 A3 A4 ${[...RIS_TEXTS.keys()].join(' ')}`.split(
    ' ',
  ),
);

function read(lines: readonly Line[], all: Values): Said {
  /** By the first of these tags that is there. */
  const one = (...tags: string[]) => {
    const tag = tags.find((it) => all(it).length > 0);
    return (tag && all(tag)[0]) || '';
  };
  const type = one('TY').toUpperCase();
  const work = RIS_TYPES.get(type) ?? 'misc';
  const container = one('JF', 'JO', 'T2', 'BT', 'JA', 'J2');
  const isServer = PREPRINT_SERVER.test(one('PB')) || PREPRINT_SERVER.test(container);
  const addresses = all('UR').flatMap((it) => webAddress(it.split(/\s|;(?=http)/)[0]) ?? []);
  const files = all('L1', 'L2').flatMap((it) => webAddress(it) ?? []);
  const isOneBook = BOOKS.has(work) && !one('VL');
  const { ids, version } = identifiersIn({
    doi: one('DO') || all('M3', 'N1', 'L3').find((it) => /^(?:doi:\s*)?10\.\d{4,9}\//i.test(it)),
    arxiv: [one('AN'), one('M1'), container, one('VL')].map((it) => arxivIn(it)).find(Boolean),
    pmid: /pubmed|medline/i.test(one('DB')) ? one('AN') : undefined,
    isbn: isOneBook ? one('SN') : undefined,
    addresses: [...addresses, ...files],
  });
  const notes = all('N1');
  const cut = notes.includes(CUT_LIST);
  const said: Said = {
    ids,
    version,
    title: clean(one('TI', 'T1', ...(BOOKS.has(work) ? ['BT', 'T2'] : ['CT']))),
    authors: all('AU', 'A1').flatMap((it) => personNamed(it) ?? []),
    authorsCut: cut,
    abstract: one('AB', 'N2'),
    published: dateOf(one('DA')) ?? dateOf(one('PY', 'Y1')),
    ...(isServer ? {} : venueOf(work, container)),
    volume: one('VL'),
    issue: one('IS'),
    pages: pagesOf(one('SP'), one('EP')),
    publisher: isServer && one('AN') ? undefined : one('PB'),
    links: [...files, ...addresses.slice(1)].map(linkTo),
    url: addresses[0],
    tags: all('KW').flatMap((it) => it.split(/\n|;\s*/)),
    note: notes
      .filter((it) => it !== CUT_LIST && isPersonal(it))
      .map(withoutMarkup)
      .join('\n\n'),
    citationKey: keyOf(one('ID')),
    extra: {
      ...namesIn(all),
      ...textsIn(one, type, work),
      ...(one('SN') && { [/^\d{4}-?\d{3}[\dX]$/i.test(one('SN')) ? 'issn' : 'isbn']: one('SN') }),
      ...noteOf(notes),
      ...others(lines),
    },
  };
  return { ...said, workType: workTypeUnlessTold(work, said) };
}

/** What our own export says of a list of authors. */
const CUT_LIST = 'The list of authors is not complete.';

/** Zotero writes `2017/06/12/`, others `2017-06-12`, `2017 Jun 12`, `2017///`. */
function dateOf(text: string): PartialDate | undefined {
  const [, year, month = '', day = ''] =
    /^(\d{4})(?:\/(\d{0,2})(?:\/(\d{0,2}))?(?:\/.*)?)?$/.exec(text.trim()) ?? [];
  if (!year) return partialDate(text) ?? /(?<!\d)\d{4}(?!\d)/.exec(text)?.[0];
  return partialDate([year, month, month && day].filter(Boolean).join('-')) ?? partialDate(year);
}

function venueOf(work: string, container: string): Pick<Said, 'venue' | 'venueType'> {
  if (!container || BOOKS.has(work)) return {};
  if (IN_PROCEEDINGS.has(work)) return { venue: container, venueType: 'proceedings' };
  if (IN_BOOKS.has(work)) return { venue: container, venueType: 'book' };
  if (IN_JOURNALS.has(work)) return { venue: container, venueType: 'journal' };
  const kind = kindOfContainer(container);
  return { venue: container, ...((kind === 'journal' || kind === 'proceedings') && { venueType: kind }) };
}

function pagesOf(start: string, end: string): string {
  const pages = pageRange(start);
  return !end || end === start || pages.includes('-') ? pages : [pages, end].filter(Boolean).join('-');
}

/** Notes that somebody wrote: in several lines, or with markup as Zotero keeps them. A short line is a style's note. */
function isPersonal(note: string): boolean {
  return note.includes('\n') || /^\s*<\w/.test(note) || note.length > 300;
}

function withoutMarkup(note: string): string {
  return note
    .replace(/<(?:br|\/p|\/div|\/li|\/h\d)[^<>]*>/gi, '\n')
    .replace(/<[^<>]+>/g, '')
    .replace(/&(lt|gt|quot|amp|nbsp|#39);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  amp: '&',
  nbsp: ' ',
  '#39': "'",
};

function noteOf(notes: readonly string[]): Record<string, string> {
  const note = notes.filter((it) => it !== CUT_LIST && !isPersonal(it)).join('; ');
  return note ? { note } : {};
}

function namesIn(all: Values): Record<string, string> {
  const lists = new Map<string, Author[]>();
  for (const [tag, field] of RIS_NAMES) {
    const people = all(tag).flatMap((it) => personNamed(it) ?? []);
    if (people.length > 0) lists.set(field, [...(lists.get(field) ?? []), ...people]);
  }
  return Object.fromEntries([...lists].map(([field, people]) => [field, nameList(people, false)]));
}

function textsIn(one: (tag: string) => string, type: string, work: string): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [tag, field] of RIS_TEXTS) if (one(tag) && !texts[field]) texts[field] = one(tag);
  // A type that is not the one that our own export has for this kind of work.
  if (risTypeOf(work) !== type) texts['ris-ty'] = type;
  return texts;
}

function others(lines: readonly Line[]): Record<string, string> {
  const rest: Record<string, string> = {};
  const counts = new Map<string, number>();
  for (const [tag, value] of lines) {
    const isRead = tag === 'AN' ? arxivIn(value) !== undefined : HANDLED.has(tag);
    if (isRead || !value) continue;
    const name = `ris-${tag.toLowerCase()}`;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    rest[count === 1 ? name : `${name}.${count}`] = value;
  }
  return rest;
}

function keyOf(id: string): string | undefined {
  // Numbers, and numbers of a database, are nobody's keys.
  return /[a-z]/i.test(id) && !/^https?:|^[A-Z0-9]{8}$/.test(id) ? usableKey(id) : undefined;
}
