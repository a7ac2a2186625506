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
  /** The most used first; a tag in the spelling that came first. */
  tags: Facet[];
  venues: Facet[];
  sites: Facet[];
  /** The latest first. */
  years: Facet[];
}

export function facetsOf(digests: Iterable<Digest>): Facets {
  const facets: Facets = {
    total: 0,
    statuses: { 'to-read': 0, reading: 0, read: 0 },
    withCode: 0,
    tags: [],
    venues: [],
    sites: [],
    years: [],
  };
  const tags = new Map<string, Facet>();
  const venues = new Map<string, Facet>();
  const sites = new Map<string, Facet>();
  const years = new Map<string, Facet>();
  for (const digest of digests) {
    facets.total++;
    facets.statuses[digest.status]++;
    if (digest.hasCode) facets.withCode++;
    for (const tag of digest.tags) count(tags, tag.toLowerCase(), tag);
    if (digest.venue) count(venues, digest.venue);
    for (const site of digest.sites) count(sites, site);
    if (digest.published) count(years, digest.published.slice(0, 4));
  }
  facets.tags = mostFirst(tags);
  facets.venues = mostFirst(venues);
  facets.sites = mostFirst(sites);
  facets.years = [...years.values()].sort((a, b) => (a.value < b.value ? 1 : -1));
  return facets;
}

function count(facets: Map<string, Facet>, name: string, value = name): void {
  const known = facets.get(name);
  if (known) known.count++;
  else facets.set(name, { value, count: 1 });
}

function mostFirst(facets: ReadonlyMap<string, Facet>): Facet[] {
  return [...facets.values()].sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
