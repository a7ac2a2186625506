/** Saving what pages tell: finding the paper that a sighting is of, or making one. */
import type { Identifier, Paper, Sighting } from '../paper';
import type { LibraryDatabase } from './database';
import { layOut } from './desk';
import { errandFor } from './errands';
import { mergeSighting } from './merge';
import { inOneTransaction } from './records';

export interface Saved {
  /** The keys of the papers that were not in the library before. */
  added: Identifier[];
  /** The keys of those that were, and now hold what the sightings told as well. */
  merged: Identifier[];
}

/**
 * Saves what is seen, all in one transaction, and puts down the errand of completing what is new. Sightings of a paper
 * that is there are merged into it; one that was removed within 30 days comes back with what the reader had written.
 * The first sighting becomes the newest paper.
 */
export function save(db: LibraryDatabase, sightings: readonly Sighting[], at = Date.now()): Promise<Saved> {
  return inOneTransaction(db, async () => {
    const desk = await layOut(db, idsIn(sightings), at);
    const added = new Set<Identifier>();
    const merged = new Set<Identifier>();
    sightings.forEach((sighting, index) => {
      const known = desk.find(sighting.ids);
      // One millisecond apart, so that papers saved together keep the order of their page.
      const paper = known ? mergeSighting(known, sighting, at) : desk.begin(sighting, at - index);
      desk.put(paper);
      if (!known) added.add(paper.key);
      else if (!added.has(paper.key)) merged.add(paper.key);
    });
    await desk.clear();
    await db.errands.bulkPut([...added].map((key) => errandFor('complete', key, at, { saved: true })));
    return { added: [...added], merged: [...merged] };
  });
}

/** Merges what is seen into the papers that are saved already, and leaves the rest. Gives the keys of what changed. */
export function tell(
  db: LibraryDatabase,
  sightings: readonly Sighting[],
  at = Date.now(),
): Promise<Identifier[]> {
  return inOneTransaction(db, async () => {
    const desk = await layOut(db, idsIn(sightings), at);
    const changed = new Set<Identifier>();
    for (const sighting of sightings) {
      const known = desk.find(sighting.ids);
      if (!known) continue;
      const paper = mergeSighting(known, sighting, at);
      if (isNews(known, paper)) {
        desk.put(paper);
        changed.add(paper.key);
      }
    }
    await desk.clear();
    return [...changed];
  });
}

function idsIn(sightings: readonly Sighting[]): Identifier[] {
  return sightings.flatMap(({ ids }) => ids);
}

/** The time of a sighting alone is no news. */
export function isNews(before: Paper, after: Paper): boolean {
  const timeless = (paper: Paper) =>
    JSON.stringify({ ...paper, seen: paper.seen.map(({ source }) => source) });
  return timeless(before) !== timeless(after);
}
