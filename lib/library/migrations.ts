/**
 * The numbered versions of the database, the oldest first. A version that shipped is never changed: what comes
 * next is one more item, with an upgrade from the one before it.
 */
import type { Transaction } from 'dexie';
import type { Identifier, Paper } from '../paper';
import type { Owned } from './database';
import { abstractOf, digestOf } from './digest';

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
  {
    // Digests know fields, abstracts stand apart; papers that are not for the reader, colours and searches are kept.
    version: 3,
    stores: { abstracts: '&key', dismissed: '&id', tagLooks: '&name', searches: '&name' },
    upgrade: async (transaction) => {
      await digestAnew(transaction);
      await eachLot(transaction, (papers) =>
        transaction.table('abstracts').bulkPut(papers.flatMap((paper) => abstractOf(paper) ?? [])),
      );
    },
  },
  {
    // What is wanted from outside, what was answered, and when each source was asked; papers that only look alike.
    version: 4,
    stores: { errands: '&id, dueAt', answers: '&id, at', paces: '&source', apart: '&pair' },
  },
  {
    // What was sent to Zotero, and what waits to be.
    version: 5,
    stores: { zotero: '&key, state, *ids' },
  },
  {
    // An index of all identifiers took a third of the time of every write: the few that are shared stand apart.
    version: 6,
    stores: { papers: '&key, savedAt', identifiers: '&id', beside: '&id' },
    upgrade: async (transaction) => {
      const owned = await transaction.table<Owned, string>('identifiers').toArray();
      const owners = new Map(owned.map(({ id, key }) => [id, key]));
      const beside = new Map<Identifier, Identifier[]>();
      await eachLot(transaction, async (papers) => {
        for (const { ids, key } of papers) {
          for (const id of ids) if (owners.get(id) !== key) beside.set(id, [...(beside.get(id) ?? []), key]);
        }
      });
      await transaction.table('beside').bulkPut([...beside].map(([id, keys]) => ({ id, keys })));
    },
  },
  {
    // Edits of many papers hold before they are written into each.
    version: 7,
    stores: { bulkEdits: '++id' },
  },
];

/** Papers digested in one go: a library of any size is upgraded in little memory. */
const AT_ONCE = 500;

/** Makes all digests again, as the newest code makes them. */
function digestAnew(transaction: Transaction): Promise<void> {
  return eachLot(transaction, (papers) => transaction.table('digests').bulkPut(papers.map(digestOf)));
}

async function eachLot(
  transaction: Transaction,
  work: (papers: Paper[]) => PromiseLike<unknown>,
): Promise<void> {
  const table = transaction.table<Paper, string>('papers');
  const keys = await table.toCollection().primaryKeys();
  for (let start = 0; start < keys.length; start += AT_ONCE) {
    const papers = await table.bulkGet(keys.slice(start, start + AT_ONCE));
    await work(papers.filter((it) => it !== undefined));
  }
}
