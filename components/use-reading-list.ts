/** The reading list as the popup holds it: the newest papers at once, the digests of all as soon as may be. */
import Dexie, { type ObservabilitySet, RangeSet } from 'dexie';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import {
  asLibraryError,
  type Digest,
  type LibraryDatabase,
  type LibraryError,
} from '../lib/library/database';
import { count, newest, papersByKey, digests as readDigests } from '../lib/library/query';
import { select, tagsOf, type View } from '../lib/library/search';
import type { Identifier, Paper } from '../lib/paper';

/** Rows on screen at once, and some more. */
const FIRST_ROWS = 30;

/** Changes of the library that come together, an import say, are read together. */
const GATHER = 40;

/** More changed papers than this, and reading everything is quicker than one by one. */
const MOST_SINGLE = 200;

export interface ReadingList {
  state: 'loading' | 'ready' | 'failed';
  error?: LibraryError;
  /** Papers in the library. */
  total: number;
  /** What the view shows, in its order; only the first of them until all is read. */
  keys: readonly Identifier[];
  /** How many papers the view shows. */
  shown: number;
  tags: readonly { tag: string; count: number }[];
  /** A paper for a row; it is read when it is not at hand yet, and the list renders again. */
  paperOf(key: Identifier): Paper | undefined;
}

/** Follows the library in whatever context it changes. */
export function useReadingList(db: LibraryDatabase, view: View): ReadingList {
  const [total, setTotal] = useState(0);
  const [state, setState] = useState<ReadingList['state']>('loading');
  const [error, setError] = useState<LibraryError>();
  const [first, setFirst] = useState<readonly Identifier[]>([]);
  const [digests, setDigests] = useState<ReadonlyMap<Identifier, Digest>>();
  const [, rerender] = useState(0);
  const papers = useRef(new Map<Identifier, Paper>());
  const wanted = useRef(new Set<Identifier>());

  const fail = useCallback((reason: unknown) => {
    setError(asLibraryError(reason));
    setState('failed');
  }, []);

  useEffect(() => {
    let stopped = false;

    async function open() {
      const [top, all] = await Promise.all([newest(db, FIRST_ROWS), count(db)]);
      if (stopped) return;
      for (const paper of top) papers.current.set(paper.key, paper);
      setFirst(top.map(({ key }) => key));
      setTotal(all);
      setState('ready');
      // The rows are painted before the rest is read.
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      await readAll();
    }

    async function readAll() {
      const all = await readDigests(db);
      if (!stopped) setDigests(new Map(all.map((digest) => [digest.key, digest])));
    }

    async function readAgain(keys: readonly Identifier[] | undefined) {
      const [top, all] = await Promise.all([newest(db, FIRST_ROWS), count(db)]);
      const stale = keys ?? [...papers.current.keys()];
      const fresh = await papersByKey(db, stale);
      const changed = keys && (await db.digests.bulkGet([...keys]));
      if (stopped) return;
      for (const key of stale) papers.current.delete(key);
      for (const paper of [...fresh, ...top]) papers.current.set(paper.key, paper);
      setFirst(top.map(({ key }) => key));
      setTotal(all);
      if (!keys || !changed) {
        await readAll();
        return;
      }
      setDigests((known) => {
        if (!known) return known;
        const next = new Map(known);
        keys.forEach((key, index) => {
          const digest = changed[index];
          if (digest) next.set(key, digest);
          else next.delete(key);
        });
        return next;
      });
    }

    const stop = whenChanged(db, (keys) => void readAgain(keys).catch(fail));
    void open().catch(fail);
    return () => {
      stopped = true;
      stop();
    };
  }, [db, fail]);

  const keys = useMemo(() => {
    if (digests) return select([...digests.values()], view).map(({ key }) => key);
    return isPlain(view) ? first : [];
  }, [digests, view, first]);

  const tags = useMemo(() => (digests ? tagsOf([...digests.values()]) : []), [digests]);

  const paperOf = useCallback(
    (key: Identifier) => {
      const paper = papers.current.get(key);
      if (paper || wanted.current.has(key)) return paper;
      if (wanted.current.size === 0) {
        // All rows of one rendering are read together.
        queueMicrotask(async () => {
          const missing = [...wanted.current];
          wanted.current.clear();
          for (const it of await papersByKey(db, missing)) papers.current.set(it.key, it);
          rerender((n) => n + 1);
        });
      }
      wanted.current.add(key);
      return undefined;
    },
    [db],
  );

  const shown = digests || !isPlain(view) ? keys.length : total;
  return { state, total, keys, shown, tags, paperOf, ...(error && { error }) };
}

/** The view that the database's own order serves. */
function isPlain({ search, status, code, tag, sort }: View): boolean {
  return !search.trim() && !status && !code && !tag && sort === 'saved';
}

/** Calls back with the keys of the papers that changed, or with nothing where they are too many to name. */
function whenChanged(db: LibraryDatabase, changed: (keys: Identifier[] | undefined) => void): () => void {
  const table = `idb://${db.name}/digests/`;
  let gathered: Set<Identifier> | undefined = new Set();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const notice = (parts: ObservabilitySet) => {
    const ranges = parts[table];
    if (!ranges) return;
    // What another page did arrives as plain data; made a RangeSet again, it can be gone through.
    for (const { from, to } of RangeSet(ranges)) {
      if (from === to) gathered?.add(String(from));
      else gathered = undefined;
    }
    timer ??= setTimeout(() => {
      const keys = gathered;
      gathered = new Set();
      timer = undefined;
      changed(keys && keys.size <= MOST_SINGLE ? [...keys] : undefined);
    }, GATHER);
  };
  Dexie.on('storagemutated', notice);
  return () => {
    Dexie.on.storagemutated.unsubscribe(notice);
    clearTimeout(timer);
  };
}
