/**
 * OpenAlex: https://developers.openalex.org/. Relies on a work's `ids`, `doi`, `locations` (with `landing_page_url`),
 * `title`, `authorships` (with `raw_author_name` and the author's `orcid`), `publication_date`, `primary_location`,
 * `biblio`, `abstract_inverted_index`. Single works by identifier are free without a key; any origin may read them. It
 * takes preprint and publication for one work, and others' copies as well, so it is asked for what is missing and for
 * nothing else: not where a preprint appeared, and not whether a paper was retracted. What goes nowhere by the number
 * that was asked for is another work. 100 requests a second; one is enough here. Looked at: 2026-11.
 */

import { partialDate } from '../dates';
import { doiIdentifier, identify, schemeOf, valueIn } from '../identifiers';
import type { Author, Identifier } from '../paper';
import { pagesBetween } from '../sites/metadata';
import { person } from '../sites/people';
import { field, list, sighting, text } from '../sites/reading';
import { clean } from '../text';
import { withoutTags } from './markup';
import { aboutOnly, type Finding, jsonIn, ofSchemes, type Source, Unreadable } from './source';

const FIELDS = [
  ...['id', 'ids', 'doi', 'locations', 'title', 'authorships', 'publication_date', 'primary_location'],
  ...['biblio', 'abstract_inverted_index'],
];

export const openAlex: Source = {
  id: 'openalex',
  name: 'OpenAlex',
  host: 'api.openalex.org',
  spacing: 1000,
  batch: 1,
  handles: ofSchemes('doi', 'arxiv', 'pmid'),
  request: ([handle = '']) => ({
    url: `https://api.openalex.org/works/${encodeURIComponent(nameOf(handle))}?select=${FIELDS.join(',')}`,
    wants: 'json',
  }),
  read(body, handles) {
    const work = jsonIn(body);
    if (!text(field(work, 'id'))) throw new Unreadable('OpenAlex gave no work.');
    return aboutOnly(handles, findingIn(work, handles[0]));
  },
};

function nameOf(handle: Identifier): string {
  const scheme = schemeOf(handle);
  return scheme === 'arxiv' ? `doi:10.48550/arxiv.${valueIn(handle)}` : handle;
}

function findingIn(work: unknown, handle: Identifier | undefined): Finding | undefined {
  const title = withoutTags(text(field(work, 'title')) ?? '');
  if (!handle || !title || !idsIn(work).includes(handle)) return undefined;
  const isOwn = doiIdentifier(text(field(work, 'doi')) ?? '') === handle;
  const source = field(field(work, 'primary_location'), 'source');
  const type = VENUE_TYPES[text(field(source, 'type')) ?? ''];
  const biblio = field(work, 'biblio');
  return {
    sighting: sighting(
      'openalex/api',
      URL.parse(text(field(work, 'id')) ?? '') ?? new URL('https://openalex.org/'),
      [handle],
      {
        title,
        authors: list(field(work, 'authorships')).flatMap(authorIn),
        abstract: abstractOf(field(work, 'abstract_inverted_index')),
        // Of the work's many versions, what is told counts only for the one that was asked about.
        ...(isOwn && {
          published: partialDate(text(field(work, 'publication_date')) ?? ''),
          venue: type && text(field(source, 'display_name')),
          venueType: type,
          volume: type && text(field(biblio, 'volume')),
          issue: type && text(field(biblio, 'issue')),
          pages: type && pagesBetween(text(field(biblio, 'first_page')), text(field(biblio, 'last_page'))),
        }),
      },
    ),
  };
}

/** What the work goes by, here or there. */
function idsIn(work: unknown): Identifier[] {
  const known = field(work, 'ids');
  const written = [field(work, 'doi'), field(known, 'doi'), field(known, 'pmid')];
  const places = list(field(work, 'locations')).map((it) => field(it, 'landing_page_url'));
  return [...written, ...places].flatMap((it) => identify(text(it) ?? '')?.id ?? []);
}

const VENUE_TYPES: Readonly<Record<string, 'journal' | 'proceedings' | 'book'>> = {
  journal: 'journal',
  conference: 'proceedings',
  'book series': 'book',
};

function authorIn(record: unknown): Author[] {
  const known = field(record, 'author');
  const author = person(clean(text(field(record, 'raw_author_name')) ?? text(field(known, 'display_name'))));
  const orcid = /(\d{4}-\d{4}-\d{4}-\d{3}[\dX])$/.exec(text(field(known, 'orcid')) ?? '')?.[1];
  return author ? [{ ...author, ...(orcid && { orcid }) }] : [];
}

/** An abstract is given as the places of each of its words. */
function abstractOf(index: unknown): string | undefined {
  if (typeof index !== 'object' || index === null) return undefined;
  const words: string[] = [];
  for (const [word, places] of Object.entries(index)) {
    for (const place of list(places)) {
      if (Number.isSafeInteger(place) && (place as number) >= 0 && (place as number) < 20_000) {
        words[place as number] = word;
      }
    }
  }
  return clean(Array.from(words, (word) => word ?? '').join(' ')) || undefined;
}
