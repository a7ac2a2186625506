/** The reading list as the popup holds it: the newest papers at once, the digests of all as soon as may be. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import {
  asLibraryError,
  type Digest,
  type LibraryDatabase,
  type LibraryError,
} from '../lib/library/database';
import { newest, digests as readDigests } from '../lib/library/query';
import { select, tagsOf, type View } from '../lib/library/search';
import type { Identifier, Paper } from '../lib/paper';
import { onLibraryChanged } from './library-changes';
import { usePapers } from './use-papers';

/** A few rows more than a popup shows at once. */
const FIRST_ROWS = 10;

export interface ReadingList {
  /** Nothing is known yet; the list is there; the view needs what is still being read; it cannot be read. */
  state: 'opening' | 'ready' | 'searching' | 'failed';
  error?: LibraryError;
  isEmpty: boolean;
  /** What the view shows, in its order; only the first of them until all is read. */
  keys: readonly Identifier[];
  /** How many papers the library holds. To count them takes as long as to read them, so it is known no sooner. */
  total?: number;
  tags: readonly { tag: string; count: number }[];
  /** False for a paper that is not in the library any more. */
  has(key: Identifier): boolean;
  /** A paper for a row; it is read when it is not at hand yet, and the list renders again. */
  paperOf(key: Identifier): Paper | undefined;
}

type Digests = ReadonlyMap<Identifier, Digest>;

/** Follows the library in whatever context it changes. */
export function useReadingList(db: LibraryDatabase, view: View): ReadingList {
  const [top, setTop] = useState<readonly Identifier[]>();
  const [digests, setDigests] = useState<Digests>();
  const [error, setError] = useState<LibraryError>();
  const papers = usePapers(db, (reason) => setError(asLibraryError(reason)));

  useEffect(() => {
    let stopped = false;
    let last = Promise.resolve();

    /** One reading after the other, so that none can put an older state in the place of a newer one. */
    function next(read: () => Promise<() => void>) {
      last = last
        .then(async () => {
          const show = stopped ? undefined : await read();
          if (!stopped) show?.();
        })
        .catch((reason) => {
          if (!stopped) setError(asLibraryError(reason));
        });
    }

    async function readTop() {
      const first = await newest(db, FIRST_ROWS);
      papers.keep(first);
      return () => setTop(first.map(({ key }) => key));
    }

    async function readAll() {
      const all = await readDigests(db);
      return () => {
        setDigests(new Map(all.map((digest) => [digest.key, digest])));
        setError(undefined);
      };
    }

    async function readAllAgain() {
      await papers.refresh();
      return readAll();
    }

    async function readChanged(keys: readonly Identifier[]) {
      const changed = await db.digests.bulkGet([...keys]);
      await papers.refresh(keys);
      return () => setDigests((known) => known && withChanges(known, keys, changed));
    }

    next(readTop);
    next(() => painted().then(readAll));
    const stop = onLibraryChanged(db, (keys) => next(keys ? () => readChanged(keys) : readAllAgain));
    return () => {
      stopped = true;
      stop();
    };
  }, [db, papers]);

  const all = useMemo(() => digests && [...digests.values()], [digests]);
  const selected = useMemo(() => all && select(all, view).map(({ key }) => key), [all, view]);
  const tags = useMemo(() => (all ? tagsOf(all) : []), [all]);
  const early = isPlain(view) ? top : undefined;
  const keys = selected ?? early ?? [];
  return {
    state: error ? 'failed' : selected || early ? 'ready' : top ? 'searching' : 'opening',
    ...(error && { error }),
    isEmpty: (digests?.size ?? top?.length) === 0,
    keys,
    ...(digests && { total: digests.size }),
    tags,
    has: (key) => digests?.has(key) ?? true,
    paperOf: papers.of,
  };
}

function withChanges(
  known: Digests,
  keys: readonly Identifier[],
  changed: readonly (Digest | undefined)[],
): Digests {
  const next = new Map(known);
  keys.forEach((key, index) => {
    const digest = changed[index];
    if (digest) next.set(key, digest);
    else next.delete(key);
  });
  return next;
}

/** The view that the database's own order serves. */
function isPlain({ search, status, code, tag, sort }: View): boolean {
  return !search.trim() && !status && !code && !tag && sort === 'saved';
}

/** Resolves once what is drawn now is on the screen. */
function painted(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
