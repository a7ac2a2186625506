/**
 * Crossref's REST API, in its public pool: https://www.crossref.org/documentation/retrieve-metadata/rest-api/, with the
 * fields that https://github.com/CrossRef/rest-api-doc/blob/master/api_format.md lists; `relation` (`is-preprint-of`),
 * `updated-by` with `type`, `source` (`publisher` or `retraction-watch`) and the notice's DOI. Any origin may read it.
 * Its better pool wants an e-mail address (`mailto`), which is the reader's to give. Limits come with each answer: five requests a
 * second for single works, one at a time; one a second is enough here. Looked at: 2026-11.
 */
import { addressOf } from '../addresses';
import { doiIdentifier, valueIn } from '../identifiers';
import type { Author, Identifier, PartialDate } from '../paper';
import { person } from '../sites/people';
import { field, list, sighting, text } from '../sites/reading';
import { clean, clip } from '../text';
import { withoutTags } from './markup';
import { aboutOnly, type Finding, jsonIn, type Source, Unreadable } from './source';

export const crossref: Source = {
  id: 'crossref',
  name: 'Crossref',
  host: 'api.crossref.org',
  spacing: 1000,
  batch: 1,
  asksForMail: true,
  // Those that DataCite gives out are not known to it: arXiv, Zenodo, Figshare, OSF, Dryad.
  handles: (ids) =>
    ids.filter((id) => /^doi:(?!10\.(?:48550|5281|6084|17605|5061)\/)/.test(id) || doiOfAcl(id)),
  request: ([handle = '']) => ({
    url: `https://api.crossref.org/works/${encodeURIComponent(doiOfAcl(handle) ?? valueIn(handle))}`,
    wants: 'json',
  }),
  read(body, handles) {
    const work = field(jsonIn(body), 'message');
    if (!text(field(work, 'DOI'))) throw new Unreadable('Crossref gave no work.');
    return aboutOnly(handles, findingIn(work));
  },
};

/** The ACL Anthology gives its papers DOIs that are made of its own numbers; those of before 2016 are of another kind. */
export function doiOfAcl(id: Identifier): string | undefined {
  const [, number] = /^acl:((?:[A-Z]1[6-9]-\d{4}|20\d\d\.[\w.-]+))$/.exec(id) ?? [];
  return number && `10.18653/v1/${number}`;
}

function findingIn(work: unknown): Finding | undefined {
  const id = doiIdentifier(text(field(work, 'DOI')) ?? '');
  const title = titleOf(work);
  if (!id || !title) return undefined;
  const type = text(field(work, 'type')) ?? '';
  const isPreprint = type === 'posted-content';
  const authors = list(field(work, 'author')).flatMap(authorIn);
  const containers = list(field(work, 'container-title')).flatMap((it) => withoutTags(text(it) ?? '') || []);
  const publications = relatedBy(work, 'is-preprint-of');
  const retractions = retractionsIn(work, id);
  return {
    sighting: sighting('crossref/api', new URL(addressOf(id) ?? 'https://doi.org/'), [id], {
      title,
      authors,
      abstract: withoutTags(text(field(work, 'abstract')) ?? '') || undefined,
      published: dateOf(work),
      // A chapter's series comes first, then its book.
      venue: isPreprint ? undefined : containers.at(type === 'journal-article' ? 0 : -1),
      venueType: VENUE_TYPES[type],
      volume: text(field(work, 'volume')),
      issue: text(field(work, 'issue')),
      pages: text(field(work, 'page')) ?? text(field(work, 'article-number')),
      publisher: isPreprint ? undefined : text(field(work, 'publisher')),
      licence: licenceOf(work),
    }),
    ...(publications.length && { publications }),
    ...(retractions.length && { retractions }),
  };
}

const VENUE_TYPES: Readonly<Record<string, 'journal' | 'proceedings' | 'book'>> = {
  'journal-article': 'journal',
  'proceedings-article': 'proceedings',
  'book-chapter': 'book',
};

/** Publishers write into the title that a paper was retracted. */
const RETRACTED = /^\s*(?:retracted|withdrawn)(?: article| paper| chapter)?\s*:\s*/i;

function titleOf(work: unknown): string {
  const [title, subtitle] = ['title', 'subtitle'].map((it) =>
    withoutTags(text(list(field(work, it))[0]) ?? ''),
  );
  const main = (title ?? '').replace(RETRACTED, '');
  // Some write the subtitle into the title as well.
  return subtitle && main && !main.toLowerCase().includes(subtitle.toLowerCase())
    ? `${main}: ${subtitle}`
    : main;
}

/** A person has a family name, a group a name. */
function authorIn(record: unknown): Author[] {
  const [family, given, group] = ['family', 'given', 'name'].map((it) => clean(text(field(record, it))));
  const suffix = clean(text(field(record, 'suffix')));
  const author = person([given, family, suffix].filter(Boolean).join(' ') || (group ?? ''));
  if (!author) return [];
  const orcid = /(\d{4}-\d{4}-\d{4}-\d{3}[\dX])$/i
    .exec(text(field(record, 'ORCID')) ?? '')?.[1]
    ?.toUpperCase();
  return [
    {
      ...author,
      ...(family && given && !suffix && { family: clip(family, 300), given: clip(given, 300) }),
      ...(orcid && { orcid }),
    },
  ];
}

/** When it was printed; where it never was, when it was first there. */
function dateOf(work: unknown): PartialDate | undefined {
  return ['published-print', 'issued', 'published', 'posted']
    .map((it) => dateIn(field(work, it)))
    .find(Boolean);
}

/** `{"date-parts": [[2020, 5, 1]]}`: as many parts as are known. */
function dateIn(record: unknown): PartialDate | undefined {
  const parts = list(list(field(record, 'date-parts'))[0]).filter((it) => Number.isSafeInteger(it));
  const [year, month, day] = parts.map((it) => String(it).padStart(2, '0'));
  if (!year || !/^\d{4}$/.test(year)) return undefined;
  return [year, month, day].filter(Boolean).join('-') as PartialDate;
}

/** That of the publisher's own version before that of a manuscript. */
function licenceOf(work: unknown): string | undefined {
  const licences = list(field(work, 'license'));
  const of = (version: string) => licences.find((it) => field(it, 'content-version') === version);
  return text(field(of('vor') ?? of('unspecified') ?? licences[0], 'URL'));
}

function relatedBy(work: unknown, relation: string): { id: string }[] {
  const related = list(field(field(work, 'relation'), relation));
  return related.flatMap((it) => {
    const id = doiIdentifier(text(field(it, 'id')) ?? '');
    return id && text(field(it, 'id-type'))?.toLowerCase() === 'doi' ? [{ id }] : [];
  });
}

/** An expression of concern or a correction takes nothing back. */
const TAKES_BACK = /^(?:partial_)?retraction$|^withdrawal$|^removal$/;

function retractionsIn(work: unknown, id: string) {
  const updates = list(field(work, 'updated-by')).filter((it) =>
    TAKES_BACK.test((text(field(it, 'type')) ?? '').toLowerCase()),
  );
  const told = updates.map((it) => {
    const by = text(field(it, 'source'));
    const date = dateIn(field(it, 'updated'));
    const notice = addressOf(doiIdentifier(text(field(it, 'DOI')) ?? '') ?? '');
    return { ...(by && { by: clip(clean(by), 50) }), ...(date && { date }), ...(notice && { notice }) };
  });
  const isMarked = list(field(work, 'title')).some((it) => RETRACTED.test(text(it) ?? ''));
  return told.length === 0 && isMarked ? [{ notice: addressOf(id) }] : told;
}
