/** The reading list as a page holds it: the newest papers at once, everything else from the search's thread. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { onLibraryChanged } from '../lib/library/changes';
import { asLibraryError, type LibraryDatabase, LibraryError } from '../lib/library/database';
import { newest } from '../lib/library/query';
import type { Identifier, Paper } from '../lib/paper';
import type { Facets } from '../lib/search/facets';
import type { Tidings } from '../lib/search/follow-library';
import type { History } from '../lib/search/history';
import { parseQuery, type Term } from '../lib/search/parse-query';
import { isEverything, type View } from '../lib/search/view';
import { type OpenSearch, openSearch } from './open-search';
import { usePapers } from './use-papers';

export interface ReadingList {
  /** Nothing is known yet; the list is there; the view needs what is still being read; it cannot be read. */
  state: 'opening' | 'ready' | 'searching' | 'failed';
  error?: LibraryError;
  isEmpty: boolean;
  /** What the view shows, in its order; only the first of them until all is read. */
  keys: readonly Identifier[];
  /** What the library holds. To count takes as long as to read it all, so it is known no sooner. */
  facets?: Facets;
  /** What was looked for, or instead of it, to be marked in what is found. */
  terms: readonly Term[];
  /** Parts of the search that say nothing. */
  ignored: readonly string[];
  /** Nothing held what was typed; these words were looked for instead. */
  instead?: readonly string[];
  /** Abstracts are still being searched. */
  isSearchingOn: boolean;
  history?: History;
  wantHistory(): void;
  /** Looks for what another view shows before the page is drawn with it. */
  ask(view: View): void;
  /** A paper for a row; it is read when it is not at hand yet, and the list renders again. */
  paperOf(key: Identifier): Paper | undefined;
}

interface Answer {
  view: View;
  keys: readonly Identifier[];
  isWhole: boolean;
  instead?: readonly string[];
  terms?: readonly Term[];
}

/**
 * Follows the library in whatever context it changes.
 * @param firstRows read before anything is drawn: as many as are in view
 * @param found is told of a view when what it shows is drawn
 */
export function useReadingList(
  db: LibraryDatabase,
  view: View,
  firstRows: number,
  found: (view: View) => void = () => {},
): ReadingList {
  const [atFirst] = useState(firstRows);
  const [top, setTop] = useState<readonly Identifier[]>();
  const [answer, setAnswer] = useState<Answer>();
  const [facets, setFacets] = useState<Facets>();
  const [history, setHistory] = useState<History>();
  const [error, setError] = useState<LibraryError>();
  const papers = usePapers(db, (reason) => setError(asLibraryError(reason)));
  const search = useRef<OpenSearch | undefined>(undefined);
  /** The last question: answers to others come too late. */
  const asked = useRef<{ number: number; view: View }>({ number: 1, view });
  const tellFound = useRef(found);
  tellFound.current = found;

  const [ask] = useState(() => () => {
    const { number, view } = asked.current;
    search.current?.ask({ find: view, number });
  });
  const [askAbout] = useState(() => (about: View) => {
    if (about === asked.current.view) return;
    asked.current = { number: asked.current.number + 1, view: about };
    ask();
  });

  useEffect(() => {
    let stopped = false;
    /** By the search's rows. */
    const keys: Identifier[] = [];
    const failed = (reason: unknown) => {
      if (!stopped) setError(asLibraryError(reason));
    };

    /** One after the other: what comes later builds on what came before. */
    let heard = Promise.resolve();
    const listen = (tidings: Tidings) => {
      heard = heard.then(() => hear(tidings)).catch(failed);
    };

    async function hear(tidings: Tidings) {
      if (stopped) return;
      if ('failed' in tidings) setError(new LibraryError(tidings.failed));
      else if ('facets' in tidings) setFacets(tidings.facets);
      else if ('history' in tidings) setHistory(tidings.history);
      else if ('keys' in tidings) {
        for (const [index, key] of tidings.keys.split('\n').entries()) keys[tidings.from + index] = key;
      } else {
        const { number, rows, ...found } = tidings;
        if (number !== asked.current.number) return;
        const answer = { ...found, view: asked.current.view, keys: keysOf(rows, keys) };
        // The list is drawn once, with its papers, and not first without them.
        await papers.fetch(answer.keys.slice(0, atFirst));
        if (stopped || number !== asked.current.number) return;
        setAnswer(answer);
        setError(undefined);
        tellFound.current(answer.view);
      }
    }

    async function readTop() {
      const first = await newest(db, atFirst);
      papers.keep(first);
      if (!stopped) setTop(first.map(({ key }) => key));
    }

    async function begin() {
      await readTop();
      // What is on the screen comes first.
      await painted();
      if (stopped) return;
      search.current = openSearch(db, listen);
      ask();
    }

    begin().catch(failed);
    const stop = onLibraryChanged(db, (keys) => {
      papers.refresh(keys).catch(failed);
      if (!search.current) readTop().catch(failed);
    });
    return () => {
      stopped = true;
      search.current?.close();
      search.current = undefined;
      stop();
    };
  }, [db, papers, ask, atFirst]);

  // At once: after the next frame is later than the answer could be there.
  useLayoutEffect(() => askAbout(view), [askAbout, view]);

  const { ignored } = useMemo(() => parseQuery(view.search), [view.search]);
  // Of the list that is shown: its rows stay as they are until the next is there.
  const sought = answer?.view.search ?? view.search;
  const typed = useMemo(() => parseQuery(sought), [sought]);
  const early = isEverything(view) ? top : undefined;
  // While a new answer is on its way the one before it stays.
  const shown = answer?.keys ?? early;
  const isEmpty = (facets?.total ?? top?.length) === 0;
  const isWaiting = answer?.view !== view || (answer.keys.length === 0 && !answer.isWhole);
  const isBare = !isEmpty && shown?.length === 0 && isWaiting;
  return {
    state: error ? 'failed' : shown && !isBare ? 'ready' : top ? 'searching' : 'opening',
    ...(error && { error }),
    isEmpty,
    keys: shown ?? NONE,
    ...(facets && { facets }),
    terms: answer?.terms ?? typed.terms,
    ignored,
    ...(answer?.instead && { instead: answer.instead }),
    isSearchingOn: answer !== undefined && (answer.view !== view || !answer.isWhole),
    ...(history && { history }),
    wantHistory: () => search.current?.ask({ history: true }),
    ask: askAbout,
    paperOf: papers.of,
  };
}

/** In a loop: it is run through at each key press, for as many papers as there are. */
function keysOf(rows: Uint32Array, keys: readonly Identifier[]): Identifier[] {
  const found = new Array<Identifier>(rows.length);
  for (let index = 0; index < rows.length; index++) found[index] = keys[rows[index] ?? -1] ?? '';
  return found;
}

const NONE: readonly Identifier[] = [];

/** Resolves once what is drawn now is on the screen. */
function painted(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
