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
  /** What the rows hold, where that is not what was typed. */
  terms?: Term[];
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
  /** Each remembers what it read. */
  const abstracts = {
    typed: makeAbstracts(db, shelf),
    inside: makeAbstracts(db, shelf),
    meant: makeAbstracts(db, shelf),
  };

  async function* run(view: View, signal: AbortSignal, isAnswered = false): AsyncGenerator<Found> {
    const query = parseQuery(view.search);
    const match = shelf.find(view, query);
    const telling = query.terms.filter(isTelling);
    const countsAbstracts = telling.some(({ line }) => !line);
    const isForgiven = telling.some(({ not }) => !not);
    const isWhole = !countsAbstracts && (match.rows.length > 0 || !isForgiven);
    if (isWhole || !isAnswered) yield { rows: match.rows, isWhole };
    if (isWhole || (!isAnswered && (await isOver(signal)))) return;
    const rows = countsAbstracts ? await abstracts.typed.search(query, match, signal) : match.rows;
    if (signal.aborted) return;
    if (rows.length || !isForgiven) yield { rows, isWhole: true };
    else yield* lastResorts(view, query, signal, isAnswered);
  }

  /** Letters inside of words; then words that differ in a letter or two. */
  async function* lastResorts(
    view: View,
    query: Query,
    signal: AbortSignal,
    isAnswered: boolean,
  ): AsyncGenerator<Found> {
    const inside = { ...query, terms: query.terms.map(anywhere) };
    // Letters inside of words are in almost every abstract.
    const match = { ...shelf.find(view, inside), open: () => [] };
    const within = await abstracts.inside.search(inside, match, signal);
    if (signal.aborted) return;
    if (within.length) yield { rows: within, isWhole: true, terms: inside.terms };
    else yield* forgiving(view, query, signal, isAnswered);
  }

  async function* forgiving(
    view: View,
    query: Query,
    signal: AbortSignal,
    isAnswered: boolean,
  ): AsyncGenerator<Found> {
    const known = await words(signal);
    if (signal.aborted) return;
    const meant = query.terms.map((term) => meantInstead(term, known));
    const terms = meant.map(({ term }) => term);
    const instead = meant.flatMap(({ words }) => words);
    if (instead.length === 0) {
      yield { rows: [], isWhole: true };
      return;
    }
    const corrected = { ...query, terms };
    const match = shelf.find(view, corrected);
    if (match.rows.length && !isAnswered) yield { rows: match.rows, isWhole: false, instead, terms };
    const rows = await abstracts.meant.search(corrected, match, signal);
    if (!signal.aborted) yield { rows, isWhole: true, ...(rows.length && { instead, terms }) };
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
      const keys = digests.map(({ key }) => key);
      for (const it of Object.values(abstracts)) it.forget(keys);
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

/**
 * The term with what may have been meant by those of its words that are nowhere, and the likeliest of that. What was
 * typed still counts: it may be in an abstract.
 */
function meantInstead(term: Term, vocabulary: Vocabulary): { term: Term; words: string[] } {
  if (term.not) return { term, words: [] };
  const typed = (term.texts[0] ?? '').trim().split(' ');
  const meant = typed.map((word) => meantBy(word, vocabulary));
  if (meant.every((words) => words.length === 0)) return { term, words: [] };
  // Of each word of a phrase the likeliest: all together would be too many.
  const phrase = typed.map((word, index) => meant[index]?.[0] ?? word).join(' ');
  const instead = typed.length === 1 ? (meant[0] ?? []) : [phrase];
  const texts = [...term.texts, ...instead.map((it) => ` ${it}`)];
  return { term: { ...term, texts }, words: instead.slice(0, 1) };
}
