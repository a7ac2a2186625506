/** Searching abstracts: all of them together are too large to be held in memory, so they are read for each search. */
import Dexie from 'dexie';
import type { Abstract, LibraryDatabase } from '../library/database';
import type { Identifier } from '../paper';
import type { Match, Shelf } from './shelf';
import { holds } from './word-index';

/** Read in one go: a newer question is heard in between. */
const AT_ONCE = 500;

/** So many are read one by one; for more it is quicker to go through all. */
const FEW = 200;

export interface Abstracts {
  /**
   * The open rows of a match for this text whose abstracts hold what their digests miss. What was read for a text is
   * remembered until another is searched for: when a paper changes meanwhile, only its abstract is read again. Gives
   * nothing when the signal is aborted.
   */
  search(text: string, match: Match, signal: AbortSignal): Promise<number[]>;
  /** These papers changed. */
  forget(keys: readonly Identifier[]): void;
}

export function makeAbstracts(db: LibraryDatabase, shelf: Shelf): Abstracts {
  let last = '';
  /** Whether a row's abstract holds what its digest misses of the last text. */
  let held = new Map<number, boolean>();

  async function* abstractsOf(rows: readonly number[]): AsyncGenerator<Abstract[]> {
    if (rows.length > FEW) yield* all(db);
    else {
      const found = await db.abstracts.bulkGet(rows.map((row) => shelf.at(row)?.key ?? ''));
      yield found.filter((it) => it !== undefined);
    }
  }

  return {
    async search(text, match, signal) {
      if (text !== last) held = new Map();
      last = text;
      const known = held;
      const open = match.open();
      const unread = open.filter((row) => !known.has(row));
      for await (const lot of abstractsOf(unread)) {
        if (signal.aborted) return [];
        for (const { key, text } of lot) {
          const row = shelf.rowOf(key);
          if (row === undefined || known.has(row)) continue;
          known.set(
            row,
            match.missing(row).every((term) => holds(text, term)),
          );
        }
      }
      // The others have no abstract.
      for (const row of unread) if (!known.has(row)) known.set(row, false);
      return open.filter((row) => known.get(row));
    },
    forget(keys) {
      for (const key of keys) held.delete(shelf.rowOf(key) ?? -1);
    },
  };
}

async function* all(db: LibraryDatabase): AsyncGenerator<Abstract[]> {
  let last: Abstract | undefined;
  do {
    const lot = await db.abstracts
      .where(':id')
      .between(last?.key ?? Dexie.minKey, Dexie.maxKey, last === undefined)
      .limit(AT_ONCE)
      .toArray();
    yield lot;
    last = lot[AT_ONCE - 1];
  } while (last);
}
