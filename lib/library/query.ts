/** Reading the library. Lists read by index, or by key what is on screen; only an export reads everything. */
import type { Identifier, Paper } from '../paper';
import type { Digest, LibraryDatabase } from './database';

/** The papers that were saved last, the newest first. Costs the same in a library of any size. */
export function newest(db: LibraryDatabase, limit: number, offset = 0): Promise<Paper[]> {
  return db.papers.orderBy('savedAt').reverse().offset(offset).limit(limit).toArray();
}

export function count(db: LibraryDatabase): Promise<number> {
  return db.papers.count();
}

/** The papers with these keys, in this order; those that are gone are left out. */
export async function papersByKey(db: LibraryDatabase, keys: readonly Identifier[]): Promise<Paper[]> {
  return (await db.papers.bulkGet([...keys])).filter((paper) => paper !== undefined);
}

/** All digests, for filtering and searching in memory. */
export function digests(db: LibraryDatabase): Promise<Digest[]> {
  return db.digests.toArray();
}

/** The keys of all papers, the newest first. */
export function newestKeys(db: LibraryDatabase): Promise<Identifier[]> {
  return db.papers.orderBy('savedAt').reverse().primaryKeys();
}

/** Everything: for an export of the whole library, never for a list. */
export function allPapers(db: LibraryDatabase): Promise<Paper[]> {
  return db.papers.orderBy('savedAt').reverse().toArray();
}
