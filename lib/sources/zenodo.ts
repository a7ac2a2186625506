/**
 * Zenodo: deposits that say which paper they belong to. https://developers.zenodo.org/. Relies on `/api/records` with
 * `q=related.identifier:"…"`, answered by `hits.hits[]` with `id` and `metadata.resource_type.type` and
 * `metadata.related_identifiers[]` (`identifier`, `relation`). Deposits that only cite the paper are found as well, so
 * the relation is looked at. Any origin may read it. Thirty searches a minute without a login. Looked at: 2026-11.
 */
import { arxivIdentifier, doiIdentifier, schemeOf, valueIn } from '../identifiers';
import type { Identifier, Link } from '../paper';
import { field, list, number, text } from '../sites/reading';
import { aboutOnly, jsonIn, ofSchemes, type Source, Unreadable } from './source';

export const zenodo: Source = {
  id: 'zenodo',
  name: 'Zenodo',
  host: 'zenodo.org',
  spacing: 3000,
  batch: 1,
  handles: ofSchemes('doi', 'arxiv'),
  request: ([handle = '']) => ({
    url: `https://zenodo.org/api/records?size=10&q=${encodeURIComponent(questionFor(handle))}`,
    wants: 'json',
  }),
  read(body, handles) {
    const hits = field(field(jsonIn(body), 'hits'), 'hits');
    if (!Array.isArray(hits)) throw new Unreadable('Zenodo listed nothing.');
    const [handle = ''] = handles;
    return aboutOnly(handles, { links: hits.flatMap((it) => depositIn(it, handle)) });
  },
};

function questionFor(handle: Identifier): string {
  const value = valueIn(handle);
  const names = schemeOf(handle) === 'arxiv' ? [`arXiv:${value}`, `10.48550/arXiv.${value}`] : [value];
  return names.map((it) => `related.identifier:"${it}"`).join(' OR ');
}

/** How a deposit of code stands to its paper; one that cites it, or reviews it, does not. */
const BELONGS = /^(?:isSupplementTo|isDocumentedBy|isDescribedBy|isPublishedIn|isSourceOf|isCompiledBy)$/i;

function depositIn(hit: unknown, handle: Identifier): Link[] {
  const id = number(field(hit, 'id'));
  const metadata = field(hit, 'metadata');
  const type = text(field(field(metadata, 'resource_type'), 'type'));
  const belongs = list(field(metadata, 'related_identifiers')).some(
    (it) =>
      BELONGS.test(text(field(it, 'relation')) ?? '') && idIn(text(field(it, 'identifier')) ?? '') === handle,
  );
  if (!id || !belongs || type !== 'software') return [];
  return [{ kind: 'archive', url: `https://zenodo.org/records/${id}`, foundIn: 'mention', theirs: true }];
}

function idIn(written: string): Identifier | undefined {
  return arxivIdentifier(written)?.id ?? doiIdentifier(written);
}
