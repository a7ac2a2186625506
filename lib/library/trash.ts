/** What was removed and can still come back. */
import type { Identifier, Paper } from '../paper';
import type { LibraryDatabase } from './database';
import { lookAfter } from './look-after';
import { inOneTransaction, writePapers } from './records';

export interface Trashed {
  paper: Paper;
  /** Milliseconds since 1970. */
  removedAt: number;
  mergedInto?: Identifier;
}

/** The papers that were removed, those removed last first. */
export async function trashed(db: LibraryDatabase): Promise<Trashed[]> {
  const removed = await db.removed.orderBy('removedAt').reverse().toArray();
  return removed.flatMap(({ paper, removedAt, mergedInto }) =>
    paper ? [{ paper, removedAt, ...(mergedInto && { mergedInto }) }] : [],
  );
}

/**
 * Puts these back into the library as they were, and has completed what was not. What was saved anew since stays as it
 * is. Gives what came back.
 */
export function bringBack(
  db: LibraryDatabase,
  keys: readonly Identifier[],
  at = Date.now(),
): Promise<Identifier[]> {
  return inOneTransaction(db, async () => {
    const there = await db.papers.bulkGet([...keys]);
    const removed = await db.removed.bulkGet(keys.filter((_, index) => !there[index]));
    const papers = removed.flatMap((it) => it?.paper ?? []);
    const back = papers.map(({ key }) => key);
    await writePapers(db, papers);
    await db.removed.bulkDelete(back);
    await lookAfter(db, papers, at);
    return back;
  });
}

/** Forgets what these held, at once and for good; that they were removed is remembered. */
export function forgetForGood(db: LibraryDatabase, keys: readonly Identifier[]): Promise<void> {
  return inOneTransaction(db, async () => {
    const removed = await db.removed.bulkGet([...keys]);
    await db.removed.bulkPut(
      removed.flatMap((it) => {
        if (!it) return [];
        const { paper: _, ...tombstone } = it;
        return [tombstone];
      }),
    );
  });
}
