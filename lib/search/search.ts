/**
 * Searching the whole library: in what is in memory at once, then in the abstracts, which are read for it. Where
 * nothing at all matches, inside of words, and then as if words were mistyped.
 */
import type { Digest, LibraryDatabase } from '../library/database';
import { isTelling, makeAbstracts } from './abstracts';
import { parseQuery, type Query, type Term } from './parse-query';
import type { Shelf } from './shelf';
import { learn, meantBy, type Vocabulary } from './typos';
import { EVERYTHING, type View } from './view';

export interface Found {
  /** Of the shelf, in the view's order. */
  rows: readonly number[];
  /** Nothing more is looked for. */
  isWhole: boolean;
  /** What was looked for instead of what was typed, where that is nowhere. */
  instead?: string[];
}

/** Digests whose words are gathered in one go: a newer question is heard in between. */
const AT_ONCE = 500;

/** Milliseconds without another key press after which abstracts are worth reading. */
const PAUSE = 150;

export interface Search {
  /**
   * Gives what is found as it is found: first what is in memory. Ends early when the signal is aborted. Where it was
   * answered already, and something has changed, what is in memory alone would take away what stands there.
   */
  run(view: View, signal: AbortSignal, isAnswered?: boolean): AsyncGenerator<Found>;
  /** Takes in what was changed. */
  learn(digests: readonly Digest[]): void;
  /** Makes the next searches quick, in small steps. Returns how to stop that. */
  warm(): () => void;
}

export function makeSearch(db: LibraryDatabase, shelf: Shelf): Search {
  let vocabulary: Vocabulary | undefined;
  const abstracts = makeAbstracts(db, shelf);

  async function* run(view: View, signal: AbortSignal, isAnswered = false): AsyncGenerator<Found> {
    const query = parseQuery(view.search);
    const match = shelf.find(view, query);
    const isWhole = !query.terms.some((term) => !term.line && isTelling(term));
    if (isWhole || !isAnswered) yield { rows: match.rows, isWhole };
    if (isWhole || (!isAnswered && (await isOver(signal)))) return;
    const rows = await abstracts.search(query, match, signal);
    if (signal.aborted) return;
    if (rows.length) yield { rows, isWhole: true };
    else yield lastResorts(view, query, signal);
  }

  /** Letters inside of words; then words that differ in a letter or two. */
  async function lastResorts(view: View, query: Query, signal: AbortSignal): Promise<Found> {
    const inside = { ...query, terms: query.terms.map(anywhere) };
    const within = shelf.find(view, inside).rows;
    if (within.length) return { rows: within, isWhole: true };
    const known = await words(signal);
    const meant = query.terms.map((term) => meantInstead(term, known));
    const instead = meant.flatMap(({ words }) => words);
    if (instead.length === 0) return { rows: [], isWhole: true };
    const { rows } = shelf.find(view, { ...query, terms: meant.map(({ term }) => term) });
    return { rows, isWhole: true, ...(rows.length && { instead }) };
  }

  /** All words in use. To gather them takes a second in a large library. */
  async function words(signal: AbortSignal): Promise<Vocabulary> {
    if (vocabulary) return vocabulary;
    const all: Vocabulary = new Map();
    const digests = [...shelf.all()];
    for (let start = 0; start < digests.length && !signal.aborted; start += AT_ONCE) {
      learn(all, wordsOf(digests.slice(start, start + AT_ONCE)));
      await new Promise((resolve) => setTimeout(resolve));
    }
    if (!signal.aborted) vocabulary = all;
    return all;
  }

  return {
    run,
    warm() {
      const parts = shelf.prepare();
      let next = setTimeout(goOn);
      function goOn() {
        if (parts.next().done) shelf.find(EVERYTHING, parseQuery('anything'));
        else next = setTimeout(goOn);
      }
      return () => clearTimeout(next);
    },
    learn(digests) {
      if (vocabulary) learn(vocabulary, wordsOf(digests));
      abstracts.forget(digests.map(({ key }) => key));
    },
  };
}

/** Waits for a pause in the typing. True where something else was asked meanwhile. */
function isOver(signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve(true);
    const pause = setTimeout(resolve, PAUSE, false);
    signal.addEventListener('abort', () => {
      clearTimeout(pause);
      resolve(true);
    });
  });
}

function* wordsOf(digests: Iterable<Digest>): Generator<string> {
  // The last line holds identifiers and other things that nobody types by heart.
  for (const { text } of digests) yield text.slice(0, text.lastIndexOf('\n'));
}

function anywhere(term: Term): Term {
  // A phrase in quotes is meant as it stands.
  return term.not || term.whole
    ? term
    : { ...term, whole: false, texts: term.texts.map((text) => text.trim()) };
}

/** The term with each word that is nowhere replaced by what may have been meant. */
function meantInstead(term: Term, vocabulary: Vocabulary): { term: Term; words: string[] } {
  const word = term.texts[0]?.trim() ?? '';
  if (term.not || word.includes(' ')) return { term, words: [] };
  const words = meantBy(word, vocabulary);
  if (words.length === 0 || words.includes(word)) return { term, words: [] };
  return { term: { ...term, texts: words.map((it) => ` ${it}`) }, words: words.slice(0, 1) };
}
