/** Papers that the reader has seen and does not want: remembered by their identifiers, and by nothing else. */
import type { Identifier } from '../paper';
import type { LibraryDatabase } from './database';
import { inOneTransaction } from './records';

export function dismiss(db: LibraryDatabase, ids: readonly Identifier[], at = Date.now()): Promise<void> {
  return inOneTransaction(db, async () => {
    await db.dismissed.bulkPut(ids.map((id) => ({ id, at })));
  });
}

/**
 * Takes a dismissal back, whole: also of identifiers that the page where it was dismissed told and this one does not.
 * They have its moment.
 */
export function undismiss(db: LibraryDatabase, ids: readonly Identifier[]): Promise<void> {
  return inOneTransaction(db, async () => {
    const found = await db.dismissed.bulkGet([...ids]);
    const moments = new Set(found.map((it) => it?.at));
    await db.dismissed.filter(({ at }) => moments.has(at)).delete();
  });
}
