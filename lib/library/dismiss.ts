/** Papers that the reader has seen and does not want: remembered by their identifiers, and by nothing else. */
import type { Identifier } from '../paper';
import type { LibraryDatabase } from './database';
import { inOneTransaction } from './records';

export function dismiss(db: LibraryDatabase, ids: readonly Identifier[], at = Date.now()): Promise<void> {
  return inOneTransaction(db, async () => {
    await db.dismissed.bulkPut(ids.map((id) => ({ id, at })));
  });
}

export function undismiss(db: LibraryDatabase, ids: readonly Identifier[]): Promise<void> {
  return inOneTransaction(db, async () => {
    await db.dismissed.bulkDelete([...ids]);
  });
}
