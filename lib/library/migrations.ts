/**
 * The numbered versions of the database, the oldest first. A version that shipped is never changed: what comes
 * next is one more item, with an upgrade from the one before it.
 */
import type { Transaction } from 'dexie';
import type { Paper } from '../paper';
import { digestOf } from './digest';

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
  {
    // Papers are found by what they look like.
    version: 2,
    stores: { digests: '&key, likeness' },
    upgrade: digestAnew,
  },
];

/** Papers digested in one go: a library of any size is upgraded in little memory. */
const AT_ONCE = 500;

/** Makes all digests again, as the newest code makes them. */
async function digestAnew(transaction: Transaction): Promise<void> {
  const keys = await transaction.table<Paper, string>('papers').toCollection().primaryKeys();
  for (let start = 0; start < keys.length; start += AT_ONCE) {
    const papers = await transaction
      .table<Paper, string>('papers')
      .bulkGet(keys.slice(start, start + AT_ONCE));
    await transaction.table('digests').bulkPut(papers.filter((it) => it !== undefined).map(digestOf));
  }
}
