/**
 * Searching the whole library: in what is in memory at once, then in the abstracts, which are read for it. Where
 * nothing at all matches, inside of words, and then as if words were mistyped.
 */
import Dexie from 'dexie';
import type { Digest, LibraryDatabase } from '../library/database';
import type { Identifier } from '../paper';
import { parseQuery, type Query, type Term } from './parse-query';
import { holds, type Shelf } from './shelf';
import { learn, meantBy, type Vocabulary } from './typos';
import type { View } from './view';

export interface Found {
  keys: Identifier[];
  /** Nothing more is looked for. */
  isWhole: boolean;
  /** What was looked for instead of what was typed, where that is nowhere. */
  instead?: string[];
}

/** Abstracts read in one go: a newer question is heard in between. */
const AT_ONCE = 2000;

/** So many letters say enough for a search through all abstracts. */
const TELLING = 3;

export interface Search {
  /** Gives what is found as it is found: first what is in memory. Ends early when the signal is aborted. */
  run(view: View, signal: AbortSignal): AsyncGenerator<Found>;
  /** Takes in the words of what was changed. */
  learn(digests: readonly Digest[]): void;
  /** Prepares what a first search would otherwise wait for. */
  warm(): void;
}

export function makeSearch(db: LibraryDatabase, shelf: Shelf): Search {
  let vocabulary: Vocabulary | undefined;

  function words(): Vocabulary {
    if (!vocabulary) {
      vocabulary = new Map();
      learn(vocabulary, wordsOf(shelf.all()));
    }
    return vocabulary;
  }

  async function* run(view: View, signal: AbortSignal): AsyncGenerator<Found> {
    const query = parseQuery(view.search);
    const found = shelf.find(view, query);
    const keys = found.map(({ key }) => key);
    const isTelling = query.terms.some(
      ({ not, line, texts }) => !not && !line && (texts[0]?.length ?? 0) > TELLING,
    );
    yield { keys, isWhole: !isTelling };
    if (!isTelling) return;
    const more = await inAbstracts(db, shelf.rest(view, query), signal);
    if (signal.aborted) return;
    if (keys.length || more.length) yield { keys: [...keys, ...more], isWhole: true };
    else yield lastResorts(view, query);
  }

  /** Letters inside of words; then words that differ in a letter or two. */
  function lastResorts(view: View, query: Query): Found {
    const inside = { ...query, terms: query.terms.map(anywhere) };
    const within = shelf.find(view, inside);
    if (within.length) return { keys: within.map(({ key }) => key), isWhole: true };
    const meant = query.terms.map((term) => meantInstead(term, words()));
    const instead = meant.flatMap(({ words }) => words);
    const found = instead.length
      ? shelf.find(view, { ...query, terms: meant.map(({ term }) => term) }).map(({ key }) => key)
      : [];
    return { keys: found, isWhole: true, ...(found.length && { instead }) };
  }

  return {
    run,
    warm: () => void words(),
    learn: (digests) => vocabulary && learn(vocabulary, wordsOf(digests)),
  };
}

function* wordsOf(digests: Iterable<Digest>): Generator<string> {
  // The last line holds identifiers and other things that nobody types by heart.
  for (const { text } of digests) yield text.slice(0, text.lastIndexOf('\n'));
}

/** The keys of those whose abstract holds what they miss, in the order given. */
async function inAbstracts(
  db: LibraryDatabase,
  open: readonly { digest: Digest; missing: Term[] }[],
  signal: AbortSignal,
): Promise<Identifier[]> {
  const missing = new Map(
    open.flatMap(({ digest, missing }) => (digest.hasAbstract ? [[digest.key, missing] as const] : [])),
  );
  const found = new Set<Identifier>();
  let last: string | undefined;
  while (missing.size > 0 && !signal.aborted) {
    const lot = await db.abstracts
      .where(':id')
      .between(last ?? Dexie.minKey, Dexie.maxKey, last === undefined)
      .limit(AT_ONCE)
      .toArray();
    for (const { key, text } of lot) {
      if (missing.get(key)?.every((term) => holds(text, term))) found.add(key);
    }
    last = lot.at(-1)?.key;
    if (lot.length < AT_ONCE) break;
  }
  return open.flatMap(({ digest: { key } }) => (found.has(key) ? [key] : []));
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
