/**
 * PaperMemory's own backup: one JSON object that holds each paper behind its id, and `__dataVersion`. What its papers
 * hold is checked in its `validatePaper` (github.com/vict0rsch/PaperMemory, src/shared/js/utils/data.js). How often and
 * when a paper was opened is not taken over.
 */

import { linkOf } from '../code-links';
import { partialDate } from '../dates';
import { parseJson } from '../json';
import type { Identifier, Link } from '../paper';
import { clean } from '../text';
import { readOneEntry } from './bibtex';
import { lineCounter } from './bibtex-syntax';
import type { ImportFormat, Item } from './import';
import { arxivIn, identifiersIn } from './numbers';
import { personNamed } from './person-named';
import { draftOf, linkTo, problemAt, type Said, usableKey, webAddress } from './told';

type Stored = Readonly<Record<string, unknown>>;

export const paperMemory: ImportFormat = {
  id: 'papermemory',
  name: 'PaperMemory',
  extensions: ['json'],
  writtenBy: 'PaperMemory, by *Export data*',
  reads:
    'title, authors, year, venue, identifiers, PDF, code, BibTeX entry and its key, tags, note, favourites (as a tag), when it was added',
  recognises: (text) =>
    /^\s*\{/.test(text) &&
    (/"__dataVersion"\s*:/.test(text) || /"(?:lastOpenDate|favoriteDate)"\s*:/.test(text))
      ? 1
      : 0,
  *read(text) {
    let papers: Stored;
    try {
      papers = asRecord(parseJson(text)) ?? {};
    } catch (error) {
      yield problemAt(1, '', { what: 'notUnderstood', detail: String(error).slice(0, 100), isLeftOut: true });
      return;
    }
    const lineOf = linesOfIds(text);
    for (const [id, value] of Object.entries(papers)) {
      if (!id.startsWith('__')) yield* readPaper(id, value, lineOf(id));
    }
  },
};

/** Where in JSON that was read each name stands first: the id of a paper stands at its beginning. */
function linesOfIds(text: string): (id: string) => number {
  const lineAt = lineCounter(text);
  const places = new Map<string, number>();
  for (const { 1: name = '', 2: colon, index } of text.matchAll(/"([^"\\]*(?:\\.[^"\\]*)*)"(\s*:)?/g)) {
    if (colon && !places.has(name)) places.set(name, index);
  }
  return (id) => lineAt(places.get(JSON.stringify(id).slice(1, -1)) ?? 0);
}

function asRecord(value: unknown): Stored | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Stored) : undefined;
}

function* readPaper(id: string, value: unknown, line: number): Generator<Item> {
  const paper = asRecord(value);
  if (!paper) {
    yield problemAt(line, id, { what: 'noRecord', isLeftOut: true });
    return;
  }
  const text = (name: string) => (typeof paper[name] === 'string' ? paper[name] : '');
  const entry = clean(text('title')) || id;
  const pdf = webAddress(text('pdfLink'));
  const cited = readOneEntry(text('bibtex')) ?? {};
  const { ids, version } = identifiersIn({
    doi: text('doi'),
    arxiv: arxivIn(`arXiv:${id.replace(/^Arxiv-/i, '')}`),
    addresses: [pdf, webAddress(text('url'))],
  });
  const authors = clean(text('author'))
    .split(' and ')
    .flatMap((name) => personNamed(name) ?? []);
  const year = partialDate(typeof paper['year'] === 'number' ? String(paper['year']) : text('year'));
  if (!text('title')) yield problemAt(line, entry, { what: 'noTitle', isLeftOut: false });
  yield* draftOf(
    { line, entry },
    {
      ...cited,
      ids: [...new Set<Identifier>([...ids, ...(cited.ids ?? [])])],
      version: version ?? cited.version,
      title: text('title') || cited.title,
      authors: cited.authors?.length ? cited.authors : authors,
      abstract: text('abstract') || cited.abstract,
      published: cited.published ?? year,
      ...venueOf(text('venue'), cited),
      links: [...(cited.links ?? []), ...codeOf(text('codeLink')), ...(pdf ? [linkTo(pdf)] : [])],
      url: webAddress(text('url')) ?? cited.url ?? pdf,
      tags: [...listOf(paper['tags']), ...(paper['favorite'] === true ? ['favorite'] : [])],
      note: text('note'),
      citationKey: cited.citationKey ?? usableKey(text('key')),
      savedAt: Date.parse(text('addDate')),
    },
  );
}

function venueOf(venue: string, cited: Said): Pick<Said, 'venue' | 'venueType'> {
  return cited.venue || !venue ? {} : { venue };
}

function codeOf(address: string): Link[] {
  const code = linkOf(address);
  return code ? [{ ...code, foundIn: 'page data', theirs: true }] : [];
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((it) => typeof it === 'string') : [];
}
