/** Saving what pages tell: finding the paper that a sighting is of, or making one. */
import { contradict, keyOf } from '../identifiers';
import type { Identifier, Paper, Sighting } from '../paper';
import type { LibraryDatabase, Removed } from './database';
import { errandFor } from './errands';
import { compatible, mergePapers, mergeSighting, paperFrom } from './merge';
import { erasePapers, inOneTransaction, writePapers } from './records';

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
    const desk = await layOut(db, sightings);
    const added = new Set<Identifier>();
    const merged = new Set<Identifier>();
    sightings.forEach((sighting, index) => {
      const known = desk.find(sighting);
      // One millisecond apart, so that papers saved together keep the order of their page.
      const paper = known ? mergeSighting(known, sighting, at) : desk.begin(sighting, at - index);
      desk.put(paper);
      if (!known) added.add(paper.key);
      else if (!added.has(paper.key)) merged.add(paper.key);
    });
    await desk.clear();
    await db.errands.bulkPut([...added].map((key) => errandFor('complete', key, at)));
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
    const desk = await layOut(db, sightings);
    const changed = new Set<Identifier>();
    for (const sighting of sightings) {
      const known = desk.find(sighting);
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

/** The time of a sighting alone is no news. */
export function isNews(before: Paper, after: Paper): boolean {
  const timeless = (paper: Paper) =>
    JSON.stringify({ ...paper, seen: paper.seen.map(({ source }) => source) });
  return timeless(before) !== timeless(after);
}

/** The records that a number of sightings touch, read at once, changed in memory, written at once. */
interface Desk {
  /** The paper that the sighting is of. Two saved papers that it shows to be one become one. */
  find(sighting: Sighting): Paper | undefined;
  /** A paper that is new, or that comes back from the removed. */
  begin(sighting: Sighting, at: number): Paper;
  put(paper: Paper): void;
  clear(): Promise<void>;
}

async function layOut(db: LibraryDatabase, sightings: readonly Sighting[]): Promise<Desk> {
  const ids = [...new Set(sightings.flatMap((sighting) => sighting.ids))];
  const owners = new Map<Identifier, Identifier>();
  for (const owned of await db.identifiers.bulkGet(ids)) if (owned) owners.set(owned.id, owned.key);
  const papers = new Map<Identifier, Paper>();
  for (const paper of await db.papers.bulkGet([...new Set(owners.values())])) {
    if (paper) papers.set(paper.key, paper);
  }
  const bin = new Map<Identifier, Removed>();
  for (const it of await db.removed.bulkGet(ids)) if (it) bin.set(it.key, it);

  const changed = new Set<Identifier>();
  const absorbed: { paper: Paper; into: Identifier }[] = [];
  const back: Identifier[] = [];

  function find({ ids }: Sighting): Paper | undefined {
    const keys = [...new Set(ids.flatMap((id) => owners.get(id) ?? []))];
    const candidates = keys
      .flatMap((key) => papers.get(key) ?? [])
      .filter((paper) => !contradict(paper.ids, ids));
    const same = compatible(candidates);
    if (same.length < 2) return same[0];
    const key = keyOf(same.map((paper) => paper.key));
    const [kept, ...others] = same.toSorted((a, b) => Number(b.key === key) - Number(a.key === key));
    return kept && others.reduce(absorb, kept);
  }

  function absorb(kept: Paper, other: Paper): Paper {
    papers.delete(other.key);
    changed.delete(other.key);
    absorbed.push({ paper: other, into: kept.key });
    const merged = mergePapers(kept, other);
    put(merged);
    return merged;
  }

  function begin(sighting: Sighting, at: number): Paper {
    const fresh = paperFrom(sighting, at);
    const removed = sighting.ids.map((id) => bin.get(id)).find((it) => it?.paper);
    if (!removed?.paper || papers.has(removed.key) || contradict(removed.ids, sighting.ids)) {
      return { ...fresh, key: freeKey(sighting.ids) };
    }
    back.push(removed.key);
    return { ...mergeSighting(removed.paper, sighting, at), savedAt: at };
  }

  /** Almost always the strongest identifier; the next one where a contradicting paper goes by that. */
  function freeKey(ids: readonly Identifier[]): Identifier {
    const free = ids.filter((id) => !papers.has(id));
    return keyOf(free.length ? free : ids);
  }

  function put(paper: Paper): void {
    papers.set(paper.key, paper);
    changed.add(paper.key);
    for (const id of paper.ids) {
      const owner = owners.get(id);
      if (owner === undefined || !papers.has(owner)) owners.set(id, paper.key);
    }
  }

  async function clear(): Promise<void> {
    if (absorbed.length) {
      await erasePapers(
        db,
        absorbed.map(({ paper }) => paper),
      );
      const removedAt = Date.now();
      await db.removed.bulkPut(
        absorbed.map(({ paper, into }) => ({
          key: paper.key,
          ids: paper.ids,
          removedAt,
          paper,
          mergedInto: into,
        })),
      );
    }
    const written = [...changed].flatMap((key) => papers.get(key) ?? []);
    if (written.length) await writePapers(db, written);
    const gone = new Set([...back, ...written.map(({ key }) => key)]);
    if (gone.size) await db.removed.bulkDelete([...gone]);
    // Who saves a paper wants it after all.
    if (written.length) await db.dismissed.bulkDelete(written.flatMap((paper) => paper.ids));
  }

  return { find, begin, put, clear };
}
