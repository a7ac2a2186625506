/** Taking in what sources told of a paper, inside a transaction that the caller opened. */
import { rankLinks } from '../code-links';
import type { Link, Paper } from '../paper';
import type { Finding } from '../sources/source';
import type { LibraryDatabase } from './database';
import { withPublications, withRetractions } from './evidence';
import { mergeSighting } from './merge';
import { writePapers } from './records';
import { isNews } from './save';

/** Links of a kind that may be the paper's code. */
export function codeAmong(links: readonly Link[]): Link[] {
  return links.filter(({ kind }) => kind !== 'pdf' && kind !== 'html');
}

/** Merges what a source told about this paper, and gives the paper as it is then. */
export async function learn(
  db: LibraryDatabase,
  paper: Paper,
  source: string,
  finding: Finding,
  at: number,
): Promise<Paper> {
  const learnt = withFinding(paper, source, finding, at);
  if (isNews(paper, learnt)) await writePapers(db, [learnt]);
  return learnt;
}

/** The paper with what a source told about it. */
export function withFinding(paper: Paper, source: string, finding: Finding, at: number): Paper {
  const { sighting, links = [], publications = [], retractions = [] } = finding;
  const merged = sighting ? mergeSighting(paper, sighting, at) : structuredClone(paper);
  // What only mentions the paper is for the reader to judge, not for the library to keep.
  const own = links.filter(({ foundIn, theirs }) => foundIn !== 'mention' || theirs);
  merged.links = rankLinks([...merged.links, ...own]).slice(0, 200);
  return withRetractions(
    withPublications(
      merged,
      publications.map((it) => ({ ...it, source, at })),
    ),
    retractions.map(({ by, ...it }) => ({ ...it, source: by ? `${source}/${by}` : source, at })),
  );
}

/** Adds what a source tells of the publication that a preprint is said to have become. */
export async function learnOffer(
  db: LibraryDatabase,
  paper: Paper,
  source: string,
  finding: Finding,
  at: number,
): Promise<Paper> {
  const learnt = withOffer(paper, source, finding, at);
  if (isNews(paper, learnt)) await writePapers(db, [learnt]);
  return learnt;
}

/** The paper with what a source told of the publication that it is said to have become. */
export function withOffer(paper: Paper, source: string, { sighting }: Finding, at: number): Paper {
  const [id] = sighting?.ids ?? [];
  if (!sighting || !id) return paper;
  const { venue, venueType, published } = sighting;
  return withPublications(paper, [
    {
      id,
      ...(venue && { venue }),
      ...(venueType && { venueType }),
      ...(published && { published }),
      source,
      at,
    },
  ]);
}
