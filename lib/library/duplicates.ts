/** Papers that look like one and the same, and making them one. */
import { contradict } from '../identifiers';
import type { Identifier, Paper } from '../paper';
import type { LibraryDatabase } from './database';
import { mergePapers } from './merge';
import { digestsInLots } from './query';
import { erasePapers, inOneTransaction, writePapers } from './records';
import type { RestoreUndo } from './undo-restore';

/**
 * Groups of papers with the same title, first author and year, none of which another contradicts by its identifiers,
 * or was set apart from; in each the one that was saved first comes first.
 */
export async function duplicates(db: LibraryDatabase): Promise<Paper[][]> {
  const byLikeness = new Map<string, Identifier[]>();
  // To read the records whole takes a fraction of going through their index one by one.
  for await (const lot of digestsInLots(db)) {
    for (const { key, likeness } of lot) {
      if (likeness) byLikeness.set(likeness, [...(byLikeness.get(likeness) ?? []), key]);
    }
  }
  const groups = [...byLikeness.values()].filter((keys) => keys.length > 1);
  const papers = new Map(
    (await db.papers.bulkGet(groups.flat())).flatMap((paper) => (paper ? [[paper.key, paper]] : [])),
  );
  const apart = new Set((await db.apart.toArray()).map(({ pair }) => pair));
  return groups
    .map((keys) => keys.flatMap((key) => papers.get(key) ?? []))
    .map((group) => together(group, apart))
    .filter((group) => group.length > 1);
}

/** Remembers that two papers that look alike are two. */
export async function setApart(db: LibraryDatabase, a: Identifier, b: Identifier): Promise<void> {
  await db.apart.put({ pair: pairOf(a, b) });
}

/** Forgets it. */
export async function takeForAlike(db: LibraryDatabase, a: Identifier, b: Identifier): Promise<void> {
  await db.apart.delete(pairOf(a, b));
}

function pairOf(a: Identifier, b: Identifier): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

function together(papers: readonly Paper[], apart: ReadonlySet<string>): Paper[] {
  const [first, ...others] = papers.toSorted((a, b) => a.savedAt - b.savedAt);
  if (!first) return [];
  const group = [first];
  for (const paper of others) {
    const fits = group.every(
      ({ key, ids }) => !contradict(ids, paper.ids) && !apart.has(pairOf(key, paper.key)),
    );
    if (fits) group.push(paper);
  }
  return group;
}

/** Makes one paper of two, under the key of the first. Gives what undoes it. */
export function mergeDuplicates(
  db: LibraryDatabase,
  kept: Identifier,
  other: Identifier,
  at = Date.now(),
): Promise<RestoreUndo> {
  return inOneTransaction(db, async () => {
    const [a, b] = await db.papers.bulkGet([kept, other]);
    if (!a || !b) return { at, before: [], after: [] };
    await erasePapers(db, [a, b]);
    await writePapers(db, [mergePapers(a, b)]);
    await db.removed.put({ key: b.key, ids: b.ids, removedAt: at, paper: b, mergedInto: a.key });
    return { at, before: [a, b], after: [a.key] };
  });
}
