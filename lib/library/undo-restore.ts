/** The way back from what put whole records in the place of others: a restore, a merge, an accepted publication. */
import type { Identifier, Paper } from '../paper';
import type { LibraryDatabase } from './database';
import { erasePapers, inOneTransaction, writePapers } from './records';

/** The records as they were before a restore. It undoes just that. */
export interface RestoreUndo {
  before: Paper[];
  after: Identifier[];
}

/** Makes the library again what it was before that restore, in one transaction. */
export function undoRestore(db: LibraryDatabase, undo: RestoreUndo): Promise<void> {
  return inOneTransaction(db, async () => undoRecords(db, undo));
}

/** The same, inside a transaction that the caller opened. */
export async function undoRecords(db: LibraryDatabase, { before, after }: RestoreUndo): Promise<void> {
  const now = (await db.papers.bulkGet(after)).filter((paper) => paper !== undefined);
  await erasePapers(db, now);
  await writePapers(db, before);
  await db.removed.bulkDelete(before.map(({ key }) => key));
}
