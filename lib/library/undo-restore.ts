/** The way back from what put whole records in the place of others: a restore, a merge, an accepted publication. */
import type { Identifier, Paper } from '../paper';
import type { LibraryDatabase } from './database';
import { isEditedSince, withEditsSince } from './edit';
import { erasePapers, inOneTransaction, writePapers } from './records';

/** The records as they were before a restore. It undoes just that. */
export interface RestoreUndo {
  /** When it was done. */
  at: number;
  before: Paper[];
  after: Identifier[];
}

/**
 * Makes the library again what it was before that restore, in one transaction. What the reader has done since stays:
 * what was saved anew or removed is left as it is, what was written stands, and a paper that goes with something
 * written on it can be brought back.
 */
export function undoRestore(db: LibraryDatabase, undo: RestoreUndo, now = Date.now()): Promise<void> {
  return inOneTransaction(db, async () => undoRecords(db, undo, now));
}

/** The same, inside a transaction that the caller opened. */
export async function undoRecords(
  db: LibraryDatabase,
  { at, before, after }: RestoreUndo,
  now = Date.now(),
): Promise<void> {
  const standing = (await db.papers.bulkGet(after)).filter((paper) => paper !== undefined);
  await erasePapers(db, standing);
  const keys = before.map(({ key }) => key);
  const saved = await db.papers.bulkGet(keys);
  const removed = await db.removed.bulkGet(keys);
  const back = before.filter((_, place) => !saved[place] && (removed[place]?.removedAt ?? 0) <= at);
  const byKey = new Map(standing.map((paper) => [paper.key, paper]));
  await writePapers(
    db,
    back.map((paper) => withEditsSince(paper, byKey.get(paper.key) ?? paper, at)),
  );
  await db.removed.bulkDelete(back.map(({ key }) => key));
  const known = new Set(keys);
  const written = standing.filter((paper) => !known.has(paper.key) && isEditedSince(paper, at));
  await db.removed.bulkPut(
    written.map((paper) => ({ key: paper.key, ids: paper.ids, removedAt: now, paper })),
  );
}
