/** Taking papers out, so that it can be undone. */
import type { Identifier } from '../paper';
import type { LibraryDatabase } from './database';
import { lookAfter } from './look-after';
import { erasePapers, inOneTransaction, inTurn, writePapers } from './records';

/** What a removal took out. Whoever holds it can undo just that. */
export interface Removal {
  keys: Identifier[];
  removedAt: number;
}

/** How long a removed paper can come back whole. */
export const DAYS_KEPT = 30;
const KEPT = DAYS_KEPT * 24 * 60 * 60 * 1000;

/** Takes papers out of the library. They are kept whole for 30 days, and as tombstones for good. */
export function remove(db: LibraryDatabase, keys: readonly Identifier[], at = Date.now()): Promise<Removal> {
  return inOneTransaction(db, async () => {
    const gone: Identifier[] = [];
    await inTurn(keys, async (lot) => {
      const papers = (await db.papers.bulkGet(lot)).filter((paper) => paper !== undefined);
      await db.removed.bulkPut(
        papers.map((paper) => ({ key: paper.key, ids: paper.ids, removedAt: at, paper })),
      );
      await erasePapers(db, papers);
      gone.push(...papers.map(({ key }) => key));
    });
    return { keys: gone, removedAt: at };
  });
}

/**
 * Puts back what exactly this removal took out, as it was, and has it completed if it was not. What was saved anew since
 * stays as it is.
 */
export function restore(
  db: LibraryDatabase,
  { keys, removedAt }: Removal,
  at = Date.now(),
): Promise<Identifier[]> {
  return inOneTransaction(db, async () => {
    const back: Identifier[] = [];
    await inTurn(keys, async (lot) => {
      const removed = await db.removed.bulkGet(lot);
      const papers = removed.flatMap((it) => (it?.paper && it.removedAt === removedAt ? [it.paper] : []));
      const keys = papers.map(({ key }) => key);
      await writePapers(db, papers);
      await db.removed.bulkDelete(keys);
      await lookAfter(db, papers, at);
      back.push(...keys);
    });
    return back;
  });
}

/** Forgets the contents of what was removed longer ago than it can be brought back; the tombstones stay. */
export async function forgetOld(db: LibraryDatabase, now: number): Promise<void> {
  await db.removed
    .where('removedAt')
    .below(now - KEPT)
    .filter(({ paper }) => paper !== undefined)
    .modify((it) => {
      delete it.paper;
    });
}
