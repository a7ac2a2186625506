/**
 * Software Heritage: archived repositories whose own metadata (CITATION.cff, codemeta.json) name a paper.
 * https://archive.softwareheritage.org/api/1/origin/metadata-search/doc/. Relies on a list of origins with `url` and
 * `metadata`. It finds words, so what it finds is looked through for the whole identifier. Any origin may read it. 120
 * requests an hour without a login. Looked at: 2026-11.
 */
import { linkOf } from '../code-links';
import { valueIn } from '../identifiers';
import type { Identifier, Link } from '../paper';
import { field, text } from '../sites/reading';
import { aboutOnly, jsonIn, ofSchemes, type Source, Unreadable } from './source';

export const softwareHeritage: Source = {
  id: 'software-heritage',
  name: 'Software Heritage',
  host: 'archive.softwareheritage.org',
  spacing: 30_000,
  batch: 1,
  handles: ofSchemes('doi', 'arxiv'),
  request: ([handle = '']) => ({
    url: `https://archive.softwareheritage.org/api/1/origin/metadata-search/?limit=20&fulltext=${encodeURIComponent(valueIn(handle))}`,
    wants: 'json',
  }),
  read(body, handles) {
    const origins = jsonIn(body);
    if (!Array.isArray(origins)) throw new Unreadable('Software Heritage listed nothing.');
    const [handle = ''] = handles;
    return aboutOnly(handles, { links: origins.flatMap((it) => originNaming(handle, it)).slice(0, 10) });
  },
};

function originNaming(handle: Identifier, origin: unknown): Link[] {
  const tidied = linkOf(text(field(origin, 'url')) ?? '');
  const metadata = JSON.stringify(field(origin, 'metadata') ?? '').toLowerCase();
  const value = valueIn(handle).toLowerCase();
  const place = metadata.indexOf(value);
  // `10.1145/12` is how `10.1145/123` begins.
  const isWhole = place >= 0 && !/[\w.-]/.test(metadata.charAt(place + value.length).replace('.', ''));
  return tidied?.kind === 'repository' && isWhole ? [{ ...tidied, foundIn: 'mention' }] : [];
}
