/**
 * Semantic Scholar's Academic Graph: https://api.semanticscholar.org/api-docs/graph. Relies on POST
 * `/graph/v1/paper/batch` with up to 500 `ids` (`ARXIV:…`, `DOI:…`, `ACL:…`, `PMID:…`), answered in their order with
 * null for what is not known, and on `externalIds`, `title`, `authors`, `abstract`, `publicationVenue`, `journal`,
 * `publicationDate`. Not every origin may read it, so it needs the reader's permission. Without a key all the world
 * shares one limit; a request in three seconds is a hundred in five minutes. Looked at: 2026-11.
 */
import { partialDate } from '../dates';
import { doiIdentifier, schemeOf, valueIn } from '../identifiers';
import type { Identifier, PublicationEvidence } from '../paper';
import { person } from '../sites/people';
import { field, list, number, sighting, text } from '../sites/reading';
import { clean } from '../text';
import { type Finding, jsonIn, ofSchemes, type Source, type Told, Unreadable } from './source';

const FIELDS = [
  ...['externalIds', 'title', 'abstract', 'authors', 'venue', 'publicationVenue', 'journal', 'year'],
  'publicationDate',
];

const PREFIXES: Readonly<Record<string, string>> = { arxiv: 'ARXIV', doi: 'DOI', acl: 'ACL', pmid: 'PMID' };

export const semanticScholar: Source = {
  id: 'semantic-scholar',
  name: 'Semantic Scholar',
  host: 'api.semanticscholar.org',
  needs: 'https://api.semanticscholar.org/*',
  spacing: 3000,
  batch: 100,
  handles: ofSchemes(...Object.keys(PREFIXES)),
  request: (handles) => ({
    url: `https://api.semanticscholar.org/graph/v1/paper/batch?fields=${FIELDS.join(',')}`,
    body: { ids: handles.map((it) => `${PREFIXES[schemeOf(it)]}:${valueIn(it)}`) },
    wants: 'json',
  }),
  read(body, handles) {
    const records = jsonIn(body);
    if (!Array.isArray(records) || records.length !== handles.length) {
      throw new Unreadable('Semantic Scholar did not answer for each paper.');
    }
    return new Map(
      handles.flatMap((handle, index) => {
        const finding = findingIn(records[index], handle);
        return finding ? [[handle, finding]] : [];
      }),
    );
  },
};

function findingIn(record: unknown, handle: Identifier): Finding | undefined {
  const id = text(field(record, 'paperId'));
  const title = clean(text(field(record, 'title')));
  if (!id || !title) return undefined;
  const ids = idsIn(field(record, 'externalIds'));
  // Another paper than was asked about: its own identifiers tell.
  const own = ids.includes(handle) ? [handle] : ids.filter((it) => schemeOf(it) === schemeOf(handle));
  const isPreprint = schemeOf(handle) === 'arxiv';
  const venue = venueIn(record);
  const publications = isPreprint ? publicationsIn(ids, venue, record) : [];
  const journal = field(record, 'journal');
  return {
    sighting: sighting(
      'semantic-scholar/api',
      new URL(`https://www.semanticscholar.org/paper/${id}`),
      [own[0] ?? handle],
      {
        title,
        authors: list(field(record, 'authors')).flatMap((it) => person(text(field(it, 'name')) ?? '') ?? []),
        abstract: text(field(record, 'abstract')),
        ...(!isPreprint && {
          ...venue,
          published: dateIn(record),
          volume: text(field(journal, 'volume')),
          pages: pagesIn(text(field(journal, 'pages'))),
        }),
      },
    ),
    ...(publications.length && { publications }),
  };
}

function idsIn(externalIds: unknown): Identifier[] {
  const value = (name: string) => {
    const it = field(externalIds, name);
    return typeof it === 'string' || typeof it === 'number' ? String(it) : '';
  };
  const acl = value('ACL');
  const pmid = value('PubMed');
  const arxiv = value('ArXiv');
  const dblp = value('DBLP');
  return [
    arxiv && `arxiv:${arxiv}`,
    doiIdentifier(value('DOI')),
    acl && `acl:${/^[A-Z]/i.test(acl) ? acl.toUpperCase() : acl.toLowerCase()}`,
    pmid && `pmid:${pmid}`,
    /^(?:conf|journals(?!\/corr\/))\/[\w/-]+$/.test(dblp) && `dblp:${dblp}`,
  ].filter((it): it is Identifier => Boolean(it));
}

type Venue = Pick<PublicationEvidence, 'venue' | 'venueType'>;

/** Where it appeared, by its proper name; preprint servers are no venues. */
function venueIn(record: unknown): Venue {
  const known = field(record, 'publicationVenue');
  const venue = clean(text(field(known, 'name')) ?? text(field(record, 'venue')));
  if (!venue || /^(?:arxiv|biorxiv|medrxiv|chemrxiv|corr|ssrn)\b/i.test(venue)) return {};
  const type = text(field(known, 'type'));
  const venueType = type === 'journal' ? type : type === 'conference' ? 'proceedings' : undefined;
  return { venue: venue.slice(0, 500), ...(venueType && { venueType }) };
}

/** A preprint that goes by a publication's number as well, or that is listed at a venue. */
function publicationsIn(
  ids: readonly Identifier[],
  venue: Venue,
  record: unknown,
): Told<PublicationEvidence>[] {
  const published = dateIn(record)?.slice(0, 4);
  const [id] = ['acl', 'doi', 'dblp'].flatMap((scheme) => ids.filter((it) => schemeOf(it) === scheme));
  if (!id && !venue.venue) return [];
  return [{ ...(id && { id }), ...venue, ...(published && { published }) }];
}

function dateIn(record: unknown) {
  return partialDate(text(field(record, 'publicationDate')) ?? String(number(field(record, 'year')) ?? ''));
}

/** "153-160", sometimes with line breaks in it. */
function pagesIn(pages: string | undefined): string | undefined {
  return clean(pages).replace(/\s*[-–]+\s*/g, '-') || undefined;
}
