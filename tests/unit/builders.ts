/** Papers and sightings for tests: whole and plain, but for what the test says. */
import { paperFrom } from '../../lib/library/merge';
import type { Paper, Sighting } from '../../lib/paper';

export const NOW = Date.UTC(2026, 3, 14, 12);

let made = 0;

/** A sighting of a paper of its own, as an arXiv list would tell it. */
export function aSighting(told: Partial<Sighting> = {}): Sighting {
  made++;
  return {
    source: 'arxiv/listing',
    url: 'https://arxiv.org/list/cs.LG/new',
    ids: [`arxiv:2604.${String(10_000 + made)}`],
    title: `A Paper of Its Own, Number ${made}`,
    links: [],
    ...told,
  };
}

/** A saved paper. */
export function aPaper(told: Partial<Paper> = {}): Paper {
  const { key, ids = key ? [key] : undefined, title } = told;
  const sighting = aSighting({ ...(ids && { ids }), ...(title && { title }) });
  return { ...paperFrom(sighting, told.savedAt ?? NOW), ...told };
}
