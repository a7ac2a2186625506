/** Papers that look like one and the same, and making them one. */
import { contradict } from '../identifiers';
import type { Identifier, Paper } from '../paper';
import type { RestoreUndo } from './backup';
import type { LibraryDatabase } from './database';
import { mergePapers } from './merge';
import { erasePapers, inOneTransaction, writePapers } from './records';

/**
 * Groups of papers with the same title, first author and year, none of which another contradicts by its identifiers;
 * in each the one that was saved first comes first.
 */
export async function duplicates(db: LibraryDatabase): Promise<Paper[][]> {
  const byLikeness = new Map<string, Identifier[]>();
  await db.digests.orderBy('likeness').eachKey((likeness, { primaryKey }) => {
    const name = String(likeness);
    byLikeness.set(name, [...(byLikeness.get(name) ?? []), primaryKey]);
  });
  const groups = [...byLikeness.values()].filter((keys) => keys.length > 1);
  const papers = new Map(
    (await db.papers.bulkGet(groups.flat())).flatMap((paper) => (paper ? [[paper.key, paper]] : [])),
  );
  return groups
    .map((keys) => together(keys.flatMap((key) => papers.get(key) ?? [])))
    .filter((group) => group.length > 1);
}

function together(papers: readonly Paper[]): Paper[] {
  const [first, ...others] = papers.toSorted((a, b) => a.savedAt - b.savedAt);
  if (!first) return [];
  const group = [first];
  for (const paper of others) {
    if (group.every(({ ids }) => !contradict(ids, paper.ids))) group.push(paper);
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
    if (!a || !b) return { before: [], after: [] };
    await erasePapers(db, [a, b]);
    await writePapers(db, [mergePapers(a, b)]);
    await db.removed.put({ key: b.key, ids: b.ids, removedAt: at, paper: b, mergedInto: a.key });
    return { before: [a, b], after: [a.key] };
  });
}
