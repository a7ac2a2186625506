/** Searching abstracts: all of them together are too large to be held in memory, so they are read for each search. */
import Dexie from 'dexie';
import type { Abstract, LibraryDatabase } from '../library/database';
import type { Identifier } from '../paper';
import type { Query, Term } from './parse-query';
import type { Match, Shelf } from './shelf';
import { holds } from './word-index';

/** Read in one go: a newer question is heard in between. */
const AT_ONCE = 500;

/** So many are read one by one; for more it is quicker to go through all. */
const FEW = 200;

/** So many letters say enough for a search through all abstracts; a word in quotes is not to become longer. */
const TELLING = 3;

export function isTelling({ texts, whole }: Term): boolean {
  return whole || (texts[0]?.trim().length ?? 0) >= TELLING;
}

export interface Abstracts {
  /**
   * What matches when abstracts count too: rows of the match whose abstracts hold nothing unwanted, then the open ones
   * whose abstracts hold what their digests miss. What was read for a query is remembered until another is searched
   * for: when a paper changes meanwhile, only its abstract is read again. Gives nothing when the signal is aborted.
   */
  search(query: Query, match: Match, signal: AbortSignal): Promise<readonly number[]>;
  /** These papers changed. */
  forget(keys: readonly Identifier[]): void;
}

export function makeAbstracts(db: LibraryDatabase, shelf: Shelf): Abstracts {
  let last = '';
  /** Whether a row matches the last terms with its abstract. */
  let matching = new Map<number, boolean>();

  async function* abstractsOf(rows: readonly number[]): AsyncGenerator<Abstract[]> {
    if (rows.length > FEW) yield* all(db);
    else {
      const found = await db.abstracts.bulkGet(rows.map((row) => shelf.at(row)?.key ?? ''));
      yield found.filter((it) => it !== undefined);
    }
  }

  return {
    async search({ terms }, match, signal) {
      const asked = JSON.stringify(terms);
      if (asked !== last) matching = new Map();
      last = asked;
      const known = matching;
      // What begins with a letter or two is in almost every abstract.
      const unwanted = match.unwanted.filter(isTelling);
      const open = match.open();
      const unread = (unwanted.length ? [...match.rows, ...open] : open).filter((row) => !known.has(row));
      for await (const lot of abstractsOf(unread)) {
        if (signal.aborted) return [];
        for (const { key, text } of lot) {
          const row = shelf.rowOf(key);
          if (row === undefined || known.has(row)) continue;
          const isWhole = match.missing(row).every((term) => holds(text, term));
          known.set(row, isWhole && !unwanted.some((term) => holds(text, term)));
        }
      }
      // The others have no abstract.
      for (const row of unread) if (!known.has(row)) known.set(row, match.missing(row).length === 0);
      const rows = unwanted.length ? match.rows.filter((row) => known.get(row)) : match.rows;
      return [...rows, ...open.filter((row) => known.get(row))];
    },
    forget(keys) {
      for (const key of keys) matching.delete(shelf.rowOf(key) ?? -1);
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
