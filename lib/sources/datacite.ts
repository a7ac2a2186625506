/**
 * DataCite's REST API: https://support.datacite.org/docs/api, for the DOIs that archives give out. Relies on
 * `data.attributes` with `doi`, `titles`, `creators`, `publisher`, `publicationYear`, `dates`, `descriptions`,
 * `rightsList`, `relatedIdentifiers`. Any origin may read it. 500 requests in five minutes without a login. Looked at:
 * 2026-11.
 */
import { addressOf } from '../addresses';
import { partialDate } from '../dates';
import { doiIdentifier, valueIn } from '../identifiers';
import type { Author } from '../paper';
import { inverted, person } from '../sites/people';
import { field, list, number, sighting, text } from '../sites/reading';
import { clean, clip } from '../text';
import { withoutTags } from './markup';
import { aboutOnly, type Finding, jsonIn, ofSchemes, type Source, Unreadable } from './source';

export const datacite: Source = {
  id: 'datacite',
  name: 'DataCite',
  host: 'api.datacite.org',
  spacing: 1000,
  batch: 1,
  handles: ofSchemes('doi'),
  request: ([handle = '']) => ({
    url: `https://api.datacite.org/dois/${encodeURIComponent(valueIn(handle))}`,
    wants: 'json',
  }),
  read(body, handles) {
    const record = field(field(jsonIn(body), 'data'), 'attributes');
    if (!text(field(record, 'doi'))) throw new Unreadable('DataCite gave no record.');
    return aboutOnly(handles, findingIn(record));
  },
};

function findingIn(record: unknown): Finding | undefined {
  const id = doiIdentifier(text(field(record, 'doi')) ?? '');
  const title = withoutTags(text(field(list(field(record, 'titles'))[0], 'title')) ?? '');
  if (!id || !title) return undefined;
  const publications = list(field(record, 'relatedIdentifiers')).flatMap(publicationIn);
  return {
    sighting: sighting('datacite/api', new URL(addressOf(id) ?? 'https://doi.org/'), [id], {
      title,
      authors: list(field(record, 'creators')).flatMap(creatorIn),
      abstract:
        withoutTags(typed(record, 'descriptions', 'descriptionType', 'Abstract', 'description') ?? '') ||
        undefined,
      published: dateOf(record),
      licence: text(field(list(field(record, 'rightsList'))[0], 'rightsUri')),
    }),
    ...(publications.length && { publications }),
  };
}

/** "Lovelace, Ada" with the parts beside it; a group is of another type. */
function creatorIn(record: unknown): Author[] {
  const name = clean(text(field(record, 'name')));
  const isGroup = field(record, 'nameType') === 'Organizational';
  const author = isGroup || !name.includes(',') ? person(name) : inverted(name);
  if (!author) return [];
  const ids = list(field(record, 'nameIdentifiers')).map((it) => text(field(it, 'nameIdentifier')) ?? '');
  const orcid = ids.map((it) => /(\d{4}-\d{4}-\d{4}-\d{3}[\dX])$/.exec(it)?.[1]).find(Boolean);
  return [{ ...author, ...(orcid && { orcid }) }];
}

/** The day of issue; the year alone where there is none. */
function dateOf(record: unknown) {
  const issued =
    typed(record, 'dates', 'dateType', 'Issued', 'date') ??
    typed(record, 'dates', 'dateType', 'Submitted', 'date');
  const year = field(record, 'publicationYear');
  return partialDate(issued ?? '') ?? partialDate(text(year) ?? String(number(year) ?? ''));
}

/** Of a list of records, the value of that which is of this type. */
function typed(
  record: unknown,
  name: string,
  kind: string,
  wanted: string,
  value: string,
): string | undefined {
  return text(
    field(
      list(field(record, name)).find((it) => field(it, kind) === wanted),
      value,
    ),
  );
}

/** What this is a version of: the article that a preprint became. */
function publicationIn(related: unknown) {
  const isLater = /^(?:IsVersionOf|IsPreviousVersionOf|IsPreprintOf)$/.test(
    text(field(related, 'relationType')) ?? '',
  );
  const id = doiIdentifier(text(field(related, 'relatedIdentifier')) ?? '');
  const isArticle = /Article|Paper|Chapter/.test(
    clip(text(field(related, 'resourceTypeGeneral')) ?? '', 100),
  );
  return isLater && isArticle && id?.startsWith('doi:') ? [{ id }] : [];
}
