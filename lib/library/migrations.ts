/**
 * The numbered versions of the database, the oldest first. A version that shipped is never changed: what comes
 * next is one more item, with an upgrade from the one before it.
 */
import type { Transaction } from 'dexie';

export interface Migration {
  version: number;
  /** Dexie's notation of the tables: the primary key, then what is indexed. `*` indexes each item of a list. */
  stores: Record<string, string>;
  upgrade?: (transaction: Transaction) => Promise<unknown>;
}

export const migrations: readonly Migration[] = [
  {
    version: 1,
    stores: {
      papers: '&key, savedAt, *ids',
      identifiers: '&id, key',
      digests: '&key',
      removed: '&key, removedAt',
    },
  },
];
