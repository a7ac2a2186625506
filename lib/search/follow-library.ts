/**
 * The search as a service that follows the library: it answers questions, each newer one in the place of the one
 * before, and tells what the library holds whenever that changes. It knows nothing of threads.
 */
import { onLibraryChanged } from '../library/changes';
import { type LibraryDatabase, type Trouble, troubleOf } from '../library/database';
import { digests as readDigests } from '../library/query';
import type { Identifier } from '../paper';
import type { Facets } from './facets';
import { type History, historyOf } from './history';
import { type Found, makeSearch } from './search';
import { makeShelf } from './shelf';
import type { View } from './view';

export type Question = { find: View; number: number } | { history: true };

export type Tidings =
  /** Rows are told instead of keys: numbers are handed over at once, be they a hundred thousand. */
  | (Omit<Found, 'rows'> & { number: number; rows: Uint32Array })
  /** Whose the rows are, from this one on: keys separated by line breaks. Told before an answer with them. */
  | { keys: string; from: number }
  | { facets: Facets }
  | { history: History }
  | { failed: Trouble };

export interface Librarian {
  ask(question: Question): void;
  stop(): void;
}

/** Milliseconds after reading until the next search is prepared for; until then other things matter more. */
const IDLE = 300;

export function followLibrary(db: LibraryDatabase, tell: (tidings: Tidings) => void): Librarian {
  const shelf = makeShelf();
  const search = makeSearch(db, shelf);
  let current: { find: View; number: number } | undefined;
  let running = new AbortController();
  let wantsHistory = false;
  let isRead = false;
  /** The number of the last question that was answered wholly. */
  let answered = 0;
  /** So many rows are told whose they are. */
  let told = 0;
  let stopWarming = () => {};
  let last = Promise.resolve();

  /** One after the other, so that none can put an older state in the place of a newer one. */
  function next(read: () => Promise<void>): void {
    last = last.then(read).then(answerAll, fail);
  }

  function fail(reason: unknown): void {
    tell({ failed: troubleOf(reason) });
  }

  async function readAll(): Promise<void> {
    const all = await readDigests(db);
    shelf.drop(Array.from(shelf.all(), ({ key }) => key));
    shelf.put(all);
    search.learn(all);
    isRead = true;
    warmSoon();
  }

  async function readChanged(keys: readonly Identifier[]): Promise<void> {
    const changed = await db.digests.bulkGet([...keys]);
    shelf.drop(keys.filter((_, index) => !changed[index]));
    const there = changed.filter((digest) => digest !== undefined);
    shelf.put(there);
    search.learn(there);
    warmSoon();
  }

  function warmSoon(): void {
    stopWarming();
    const soon = setTimeout(() => {
      stopWarming = search.warm();
    }, IDLE);
    stopWarming = () => clearTimeout(soon);
  }

  function answerAll(): void {
    if (current) void answer(current);
    // After the answer, which somebody waits for.
    setTimeout(() => {
      tell({ facets: shelf.facets() });
      if (wantsHistory) tell({ history: historyOf(shelf.all()) });
    });
  }

  function tellKeys(): void {
    const keys = shelf.keysFrom(told);
    if (keys.length === 0) return;
    tell({ keys: keys.join('\n'), from: told });
    told += keys.length;
  }

  async function answer(question: { find: View; number: number }): Promise<void> {
    running.abort();
    running = new AbortController();
    const { signal } = running;
    try {
      for await (const { rows, ...found } of search.run(
        question.find,
        signal,
        answered === question.number,
      )) {
        if (signal.aborted) return;
        if (found.isWhole) answered = question.number;
        tellKeys();
        tell({ ...found, number: question.number, rows: new Uint32Array(rows) });
      }
    } catch (reason) {
      fail(reason);
    }
  }

  next(readAll);
  const stop = onLibraryChanged(db, (keys) => next(() => (keys ? readChanged(keys) : readAll())));

  return {
    ask(question) {
      if ('history' in question) {
        wantsHistory = true;
        if (isRead) tell({ history: historyOf(shelf.all()) });
        return;
      }
      current = question;
      if (isRead) void answer(question);
    },
    stop() {
      running.abort();
      stopWarming();
      stop();
    },
  };
}
