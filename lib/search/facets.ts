/** What the papers of the library have in common, with how many there are of each. */
import type { Digest } from '../library/database';
import type { Status } from '../statuses';

export interface Facet {
  value: string;
  count: number;
}

export interface Facets {
  total: number;
  statuses: Record<Status, number>;
  withCode: number;
  /** The most used first; a tag in the spelling that most papers have. */
  tags: Facet[];
  venues: Facet[];
  sites: Facet[];
  /** The latest first. */
  years: Facet[];
}

/** Counts that follow a library, paper by paper. */
export interface Tally {
  add(digest: Digest): void;
  drop(digest: Digest): void;
  facets(): Facets;
}

export function makeTally(): Tally {
  let total = 0;
  let withCode = 0;
  const statuses = { 'to-read': 0, reading: 0, read: 0 };
  /** Each spelling by itself. */
  const tags = new Map<string, Facet>();
  const venues = new Map<string, Facet>();
  const sites = new Map<string, Facet>();
  const years = new Map<string, Facet>();

  function count(digest: Digest, by: 1 | -1): void {
    total += by;
    statuses[digest.status] += by;
    if (digest.hasCode) withCode += by;
    for (const tag of digest.tags) change(tags, tag, by);
    if (digest.venue) change(venues, digest.venue, by);
    for (const site of digest.sites) change(sites, site, by);
    if (digest.published) change(years, digest.published.slice(0, 4), by);
  }

  return {
    add: (digest) => count(digest, 1),
    drop: (digest) => count(digest, -1),
    facets: () => ({
      total,
      withCode,
      statuses: { ...statuses },
      tags: mostFirst(spelledAlike(tags.values())),
      venues: mostFirst(venues.values()),
      sites: mostFirst(sites.values()),
      years: [...years.values()].sort((a, b) => (a.value < b.value ? 1 : -1)),
    }),
  };
}

export function facetsOf(digests: Iterable<Digest>): Facets {
  const tally = makeTally();
  for (const digest of digests) tally.add(digest);
  return tally.facets();
}

function change(facets: Map<string, Facet>, value: string, by: 1 | -1): void {
  const known = facets.get(value);
  if (!known) facets.set(value, { value, count: by });
  else if (known.count + by > 0) known.count += by;
  else facets.delete(value);
}

/** Spellings that differ only in case as one, under the name of the most used. */
function spelledAlike(spellings: Iterable<Facet>): Iterable<Facet> {
  const tags = new Map<string, Facet>();
  for (const { value, count } of mostFirst(spellings)) {
    const name = value.toLowerCase();
    const known = tags.get(name);
    if (known) known.count += count;
    else tags.set(name, { value, count });
  }
  return tags.values();
}

/** Copies: the counts go on. */
function mostFirst(facets: Iterable<Facet>): Facet[] {
  return Array.from(facets, (facet) => ({ ...facet })).sort(
    (a, b) => b.count - a.count || (a.value < b.value ? -1 : 1),
  );
}
