/** The papers of the rows in view: read when a row is first drawn, kept while they are likely to be seen again. */
import { useReducer, useState } from 'preact/hooks';
import type { LibraryDatabase } from '../lib/library/database';
import { papersByKey } from '../lib/library/query';
import type { Identifier, Paper } from '../lib/paper';

/** A few screens full, even of a tall window. */
const MOST_KEPT = 500;

/**
 * More than these are asked for where a list shows other rows altogether. Where that comes twice within a moment, in
 * milliseconds, somebody drags through the list, and what is passed is not read.
 */
const FEW = 8;
const MOMENT = 80;

export interface Papers {
  /** A paper for a row. Where it is not at hand it is read, and the list is drawn again. */
  of(key: Identifier): Paper | undefined;
  keep(papers: readonly Paper[]): void;
  /** Reads what of these is not at hand. */
  fetch(keys: readonly Identifier[]): Promise<void>;
  /** Reads again what is at hand of these papers, or all that is; the list is drawn again. */
  refresh(keys?: readonly Identifier[]): Promise<void>;
}

export function usePapers(db: LibraryDatabase, failed: (error: unknown) => void): Papers {
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const [papers] = useState(() => papersOf(db, () => redraw(undefined), failed));
  return papers;
}

function papersOf(db: LibraryDatabase, redraw: () => void, failed: (error: unknown) => void): Papers {
  /** In the order of reading. What was looked for and is not there is remembered too, and not asked for again. */
  const kept = new Map<Identifier, Paper | undefined>();
  const wanted = new Set<Identifier>();

  async function read(keys: readonly Identifier[]) {
    const found = new Map((await papersByKey(db, keys)).map((paper) => [paper.key, paper]));
    for (const key of keys) {
      kept.delete(key);
      kept.set(key, found.get(key));
    }
    for (const key of kept.keys()) {
      if (kept.size <= Math.max(MOST_KEPT, keys.length)) break;
      kept.delete(key);
    }
  }

  let manyAsked = -MOMENT;
  let rest: ReturnType<typeof setTimeout> | undefined;

  /** Once a drawing has asked for all its rows. */
  function readWantedUnlessPassing() {
    const now = performance.now();
    const isPassing = wanted.size > FEW && now - manyAsked < MOMENT;
    if (wanted.size > FEW) manyAsked = now;
    if (!isPassing) return void readWanted();
    wanted.clear();
    clearTimeout(rest);
    rest = setTimeout(redraw, MOMENT);
  }

  async function readWanted() {
    try {
      await read([...wanted]);
      redraw();
    } catch (error) {
      failed(error);
    } finally {
      wanted.clear();
    }
  }

  return {
    of(key) {
      if (!kept.has(key) && !wanted.has(key)) {
        // All rows of one drawing are read together.
        if (wanted.size === 0) queueMicrotask(readWantedUnlessPassing);
        wanted.add(key);
      }
      return kept.get(key);
    },
    keep(papers) {
      for (const paper of papers) kept.set(paper.key, paper);
    },
    async fetch(keys) {
      const unread = keys.filter((key) => !kept.has(key));
      if (unread.length) await read(unread);
    },
    async refresh(keys = [...kept.keys()]) {
      const stale = keys.filter((key) => kept.has(key));
      if (stale.length === 0) return;
      await read(stale);
      redraw();
    },
  };
}
