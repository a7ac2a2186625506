/**
 * CSL JSON, as Zotero, Mendeley and Pandoc write it: an array of items, or an object that holds one. Zotero keeps what
 * CSL has no variable for in `note`, a line each ("Citation Key: x", "arXiv: 1706.03762"), and that is read as well.
 */
import { BOOKS, IN_BOOKS, IN_JOURNALS, IN_PROCEEDINGS } from '../citation/bibtex-fields';
import { CSL_DATES, CSL_NAMES, CSL_TEXTS, CSL_TYPES, cslTypeOf } from '../citation/csl-variables';
import { PREPRINT_SERVER } from '../citation/known-venues';
import { partialDate } from '../dates';
import { nameList } from '../formats/bibtex-names';
import type { Author, PartialDate } from '../paper';
import { clean } from '../text';
import type { ImportFormat } from './import';
import { jsonItems } from './json-items';
import { arxivIn, identifiersIn, pageRange } from './numbers';
import { person, personNamed } from './person-named';
import { draftOf, linkTo, problemAt, type Said, usableKey, webAddress, workTypeUnlessTold } from './told';

type Item = Readonly<Record<string, unknown>>;

export const cslJson: ImportFormat = {
  id: 'csl-json',
  name: 'CSL JSON',
  extensions: ['json', 'csljson'],
  writtenBy: 'Zotero (its export “CSL JSON”, also from collections in RDF), Mendeley, Pandoc, Crossref',
  reads:
    'every variable, Zotero’s “Extra” included; variables that a paper has no field for are kept and exported again',
  recognises: (text) =>
    /^\s*(?:\[|\{[^[]*"items"\s*:\s*\[)\s*\{/.test(text) &&
    /"(?:type|DOI|issued|citation-key|author)"\s*:/.test(text)
      ? 0.8
      : 0,
  *read(text) {
    for (const { line, value, text: written } of jsonItems(text)) {
      if (!isItem(value)) {
        yield problemAt(line, titleIn(written), {
          what: value === undefined ? 'notUnderstood' : 'noRecord',
          detail: written.slice(0, 40),
          isLeftOut: true,
        });
        continue;
      }
      const said = read(value);
      const entry = said.citationKey ?? clean(textIn(value, 'title')).slice(0, 100);
      if (!said.title) yield problemAt(line, entry, { what: 'noTitle', isLeftOut: false });
      if (value['issued'] !== undefined && !said.published) {
        const detail = JSON.stringify(value['issued']).slice(0, 40);
        yield problemAt(line, entry, { what: 'badDate', field: 'issued', detail, isLeftOut: false });
      }
      yield* draftOf({ line, entry }, said);
    }
  },
};

function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function titleIn(written: string): string {
  return /"title"\s*:\s*"((?:[^"\\\n]|\\.){1,100})/.exec(written)?.[1] ?? '';
}

function textIn(item: Item, name: string): string {
  const value = item[name];
  if (typeof value === 'number') return String(value);
  // Crossref gives lists of titles.
  const first = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? withoutMarkup(first) : '';
}

const TAG = /<(\/?)(i|b|em|strong|sc|sub|sup|span|p|jats:\w+)(?:\s[^<>]*)?>/gi;

/** Rich text in CSL is a little HTML: pairs of tags around words. What has no partner is text. */
function withoutMarkup(text: string): string {
  if (!text.includes('</')) return text;
  const open = new Map<string, RegExpExecArray[]>();
  const paired: RegExpExecArray[] = [];
  for (const tag of text.matchAll(TAG)) {
    const [, slash, name = ''] = tag;
    const waiting = open.get(name.toLowerCase()) ?? [];
    open.set(name.toLowerCase(), waiting);
    if (!slash) {
      waiting.push(tag);
      continue;
    }
    const partner = waiting.pop();
    if (partner) paired.push(partner, tag);
  }
  let last = 0;
  const words = paired
    .sort((a, b) => a.index - b.index)
    .map(({ index, 0: { length } }) => {
      const before = text.slice(last, index);
      last = index + length;
      return before;
    });
  return words.join('') + text.slice(last);
}

const READ: ReadonlySet<string> = new Set(
  `id type citation-key citation-label title author issued container-title volume issue page publisher DOI URL abstract
  keyword note annote PMID PMCID categories ${[...CSL_NAMES.keys(), ...CSL_TEXTS.keys(), ...CSL_DATES.keys()].join(' ')}`.split(
    /\s+/,
  ),
);

function read(item: Item): Said {
  const text = (name: string) => clean(textIn(item, name));
  const type = text('type');
  const work = CSL_TYPES.get(type) ?? 'misc';
  const { known, note } = extraLines(typeof item['note'] === 'string' ? item['note'] : '');
  const container = text('container-title');
  const isServer = PREPRINT_SERVER.test(text('publisher')) || PREPRINT_SERVER.test(container);
  const isPreprint = type === 'article' || type === 'document' || type === '';
  const address = webAddress(textIn(item, 'URL'));
  const { ids, version } = identifiersIn({
    doi: text('DOI') || known.get('doi'),
    arxiv:
      [text('number'), text('archive_location'), container, text('volume')]
        .map((it) => arxivIn(it))
        .find(Boolean) ?? known.get('arxiv'),
    pmid: text('PMID') || known.get('pmid'),
    pmcid: text('PMCID') || known.get('pmcid'),
    isbn: BOOKS.has(work) && !text('volume') ? text('ISBN') : undefined,
    addresses: [address],
  });
  const authors = people(item['author']);
  const cut = isCut(item['author']);
  const said: Said = {
    ids,
    version,
    title: text('title'),
    authors: cut ? authors.slice(0, -1) : authors,
    authorsCut: cut,
    abstract: text('abstract'),
    published: dateIn(item['issued']),
    ...(isServer ? {} : venueOf(work, container)),
    volume: text('volume'),
    issue: text('issue'),
    pages: pageRange(text('page')),
    publisher: isServer && isPreprint ? undefined : text('publisher'),
    links: address && ids.length === 0 ? [linkTo(address)] : [],
    url: address,
    tags: text('keyword').split(/[,;]/),
    note: textIn(item, 'annote'),
    citationKey: keyOf(item, known),
  };
  return {
    ...said,
    workType: workTypeUnlessTold(work, said),
    extra: extraIn(item, type, work, isServer && isPreprint, note),
  };
}

/** Lines that Zotero understands, and the rest. */
function extraLines(note: string): { known: ReadonlyMap<string, string>; note: string } {
  const known = new Map<string, string>();
  const rest = note.split('\n').filter((line) => {
    const [, name = '', value = ''] =
      /^\s*(citation key|arxiv|doi|pmid|pmcid)\s*:\s*(\S.*)$/i.exec(line) ?? [];
    if (value) known.set(name.toLowerCase(), value.trim());
    return !value;
  });
  return { known, note: rest.join('\n').trim() };
}

function venueOf(work: string, container: string): Pick<Said, 'venue' | 'venueType'> {
  if (!container) return {};
  if (IN_PROCEEDINGS.has(work)) return { venue: container, venueType: 'proceedings' };
  if (IN_BOOKS.has(work)) return { venue: container, venueType: 'book' };
  return { venue: container, ...(IN_JOURNALS.has(work) && { venueType: 'journal' as const }) };
}

/** Our own export says so. */
function isCut(names: unknown): boolean {
  const last: unknown = Array.isArray(names) ? names.at(-1) : undefined;
  return isItem(last) && last['literal'] === 'others';
}

function people(value: unknown): Author[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isItem).flatMap((name) => {
    const part = (key: string) => clean(textIn(name, key));
    const family = part('family');
    if (!family) return personNamed(part('literal') || part('given')) ?? [];
    const particle = [part('dropping-particle'), part('non-dropping-particle')].filter(Boolean).join(' ');
    return person({ family, given: part('given'), particle, suffix: part('suffix') });
  });
}

/** `{"date-parts": [[2017, 6, 12]]}`, its numbers perhaps as texts; or a text that somebody typed. */
function dateIn(value: unknown): PartialDate | undefined {
  if (!isItem(value)) return undefined;
  const [first] = Array.isArray(value['date-parts']) ? (value['date-parts'] as unknown[]) : [];
  if (Array.isArray(first)) {
    const [year, ...rest] = first
      .map((it) => (typeof it === 'object' ? Number.NaN : Number(it)))
      .filter(Number.isFinite);
    const parts = [String(year ?? '').padStart(4, '0'), ...rest.map((it) => String(it).padStart(2, '0'))];
    if (year) return partialDate(parts.slice(0, 3).join('-')) ?? partialDate(parts[0] ?? '');
  }
  const written = textIn(value, 'raw') || textIn(value, 'literal');
  return partialDate(written) ?? /(?<!\d)\d{4}(?!\d)/.exec(written)?.[0];
}

function extraIn(
  item: Item,
  type: string,
  work: string,
  isPreprint: boolean,
  note: string,
): Record<string, string> {
  const extra: Record<string, string> = {};
  for (const [name, field] of CSL_NAMES) {
    const names = people(item[name]);
    if (names.length > 0) extra[field] = nameList(names, false);
  }
  for (const [name, field] of CSL_TEXTS) {
    const text = name === 'note' ? note : clean(textIn(item, name));
    if (text && !extra[field] && !(isPreprint && WITH_PREPRINT.has(name))) extra[field] = text;
  }
  for (const [name, field] of CSL_DATES) {
    const date = dateIn(item[name]);
    if (date) extra[field] = date;
  }
  for (const [name, value] of Object.entries(item)) {
    if (!READ.has(name) && /^[A-Za-z][\w-]{0,50}$/.test(name))
      extra[`csl-${name.toLowerCase()}`] = asText(value);
  }
  if (type && cslTypeOf(work) !== type && !(isPreprint && type === 'article')) extra['csl-type'] = type;
  return extra;
}

/** What our own export says of every preprint. */
const WITH_PREPRINT: ReadonlySet<string> = new Set(['genre', 'number']);

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Numbers, addresses and what databases count by are nobody's keys. */
function keyOf(item: Item, known: ReadonlyMap<string, string>): string | undefined {
  const key = textIn(item, 'citation-key') || known.get('citation key') || textIn(item, 'citation-label');
  if (key) return usableKey(key);
  const id = textIn(item, 'id');
  return /[a-z]/i.test(id) && !/^https?:|\/|^[A-Z0-9]{8}$|^ITEM-|^[\da-f-]{36}$/i.test(id)
    ? usableKey(id)
    : undefined;
}
