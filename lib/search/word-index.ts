/**
 * Where words begin in the texts of many digests: an inverted index by their first letters. Whoever searches types the
 * beginnings of words, and of a hundred thousand texts only those are looked into that may be meant.
 */
import { LINES, type Term } from './parse-query';

/** In the place of a line, where no line holds what is sought. */
export const NOWHERE = 255;

/** Rows that are indexed together. When one of them changes, they have to be indexed anew, and no others. */
const ROWS = 1000;

/**
 * Letters are told apart where they are `a` to `z` or digits; all others are alike, and as if the word had ended. A
 * word that begins with another letter is not indexed: too many would stand in one place.
 */
const LETTERS = 37;
const OTHER = LETTERS - 1;
const INDEXED = /^ [a-z0-9]/;

/** Two letters say where in the index, and so many more are kept there as one number of 32 bits. */
const MORE_LETTERS = 6;

const SPACE = 32;
const LINE_BREAK = 10;

export interface WordIndex {
  /** Puts a digest's text into a row. */
  set(row: number, text: string): void;
  /** Of each row the first line that holds the term, or `NOWHERE`. */
  linesWith(term: Term): Uint8Array;
  /** Indexes what is not yet, part by part. Until then that is gone through text by text. */
  prepare(): Generator<void>;
}

/** The beginnings of words, in the order of their first two letters, and of these in that of the rows. */
interface Block {
  /** Where each pair of letters starts in what follows; one more, where the last ends. */
  starts: Uint32Array;
  /** The letters after these two. */
  letters: Uint32Array;
  /** The line, counted through the rows of the block. */
  lines: Uint16Array;
  /** Of the space before the word, in its row's text. */
  places: Uint16Array | Uint32Array;
}

export function makeWordIndex(): WordIndex {
  const texts: string[] = [];
  /** Those that are up to date. */
  const blocks: (Block | undefined)[] = [];

  /** Lowers what is found to the lines in which a word begins so. */
  function markBeginnings(sought: string, term: Term, found: Uint8Array): void {
    const ranges = rangesOf(sought);
    for (let first = 0; first < texts.length; first += ROWS) {
      const block = blocks[first / ROWS];
      if (block) markIndexed(sought, term, found, { ...ranges, block, first });
      else markAnywhere(sought, term, found, first, first + ROWS);
    }
  }

  function markIndexed(sought: string, term: Term, found: Uint8Array, place: Ranges & Place): void {
    const { pairs, letters, isAll, block, first } = place;
    const isSure = isAll && !term.whole;
    const only = term.line && LINES.indexOf(term.line);
    const end = block.starts[pairs.to] ?? 0;
    for (let at = block.starts[pairs.from] ?? 0; at < end; at++) {
      const more = block.letters[at] ?? 0;
      if (more < letters.from || more >= letters.to) continue;
      const counted = block.lines[at] ?? 0;
      const line = counted % LINES.length;
      const row = first + (counted - line) / LINES.length;
      if (line >= (found[row] ?? 0) || (only !== undefined && line !== only)) continue;
      if (isSure || isAt(texts[row] ?? '', sought, block.places[at] ?? 0, term.whole)) found[row] = line;
    }
  }

  /** The same of what stands anywhere, for which the texts are gone through: of these rows, or of all. */
  function markAnywhere(sought: string, term: Term, found: Uint8Array, first = 0, end = Infinity): void {
    const only = term.line && LINES.indexOf(term.line);
    for (let row = first; row < Math.min(end, texts.length); row++) {
      const text = texts[row] ?? '';
      let line = 0;
      let lineEnd = text.indexOf('\n');
      for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) {
        for (; lineEnd >= 0 && lineEnd < at; lineEnd = text.indexOf('\n', lineEnd + 1)) line++;
        if (line >= (found[row] ?? 0) || (only !== undefined && line > only)) break;
        const isThere = only === undefined || line === only;
        if (isThere && isAt(text, sought, at, term.whole)) found[row] = line;
      }
    }
  }

  /** Of each row the first line that holds this, as the term says. */
  function linesHolding(sought: readonly string[], term: Term): Uint8Array {
    const found = new Uint8Array(texts.length).fill(NOWHERE);
    for (const it of sought) {
      const mark = INDEXED.test(it) ? markBeginnings : markAnywhere;
      mark(it, term, found);
    }
    return found;
  }

  return {
    set(row, text) {
      texts[row] = text;
      blocks[Math.floor(row / ROWS)] = undefined;
    },
    linesWith(term) {
      const found = linesHolding(term.texts, term);
      for (const { text, words } of term.undotted ?? []) {
        const bare = linesHolding([text], term);
        for (let row = 0; row < bare.length; row++) {
          const line = bare[row] ?? NOWHERE;
          if (line < (found[row] ?? 0) && areIn(texts[row] ?? '', words)) found[row] = line;
        }
      }
      return found;
    },
    *prepare() {
      for (let number = 0; number * ROWS < texts.length; number++) {
        if (blocks[number]) continue;
        blocks[number] = blockOf(texts.slice(number * ROWS, (number + 1) * ROWS));
        yield;
      }
    },
  };
}

/** From the first up to but not including the last. */
interface Range {
  from: number;
  to: number;
}

/** Where in each block the words are that begin so. */
interface Ranges {
  pairs: Range;
  letters: Range;
  /** There are no others. */
  isAll: boolean;
}

/** A block, and the first of its rows. */
interface Place {
  block: Block;
  first: number;
}

function rangesOf(sought: string): Ranges {
  const [word = ''] = /[a-z0-9]+/.exec(sought) ?? [];
  const letters = Array.from(word, (letter) => letterOf(letter.charCodeAt(0)));
  return {
    pairs: rangeOf(letters.slice(0, 2), 2),
    letters: rangeOf(letters.slice(2, 2 + MORE_LETTERS), MORE_LETTERS),
    isAll: word.length === sought.length - 1 && word.length <= 2 + MORE_LETTERS,
  };
}

/** The numbers of so many letters that begin with these. */
function rangeOf(letters: readonly number[], count: number): Range {
  const open = LETTERS ** (count - letters.length);
  const from = letters.reduce((number, letter) => number * LETTERS + letter, 0) * open;
  return { from, to: from + open };
}

/** What a block has of each word, in the order of the texts. There is room for more than `count`. */
interface Words extends Omit<Block, 'starts'> {
  count: number;
  pairs: Uint16Array;
}

function blockOf(texts: readonly string[]): Block {
  const words = makeWords(texts.reduce((sum, { length }) => sum + length, 0));
  for (const [row, text] of texts.entries()) takeWords(text, row * LINES.length, words);
  return sortedByPair(words);
}

function makeWords(most: number): Words {
  return {
    count: 0,
    pairs: new Uint16Array(most),
    letters: new Uint32Array(most),
    lines: new Uint16Array(most),
    places: new Uint32Array(most),
  };
}

/** Looks at each letter once: all texts of the library are gone through when a list opens. */
function takeWords(text: string, firstLine: number, words: Words): void {
  let line = firstLine;
  /** Where the word that is gone through begins, and how many letters of it were taken. */
  let place = -1;
  let taken = 0;
  let pair = 0;
  let more = 0;
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : LINE_BREAK;
    if (code !== SPACE && code !== LINE_BREAK) {
      if (taken < 2) pair = pair * LETTERS + letterOf(code);
      else if (taken < 2 + MORE_LETTERS) more = more * LETTERS + letterOf(code);
      taken++;
      continue;
    }
    if (place >= 0) {
      for (; taken < 2; taken++) pair = pair * LETTERS + OTHER;
      for (; taken < 2 + MORE_LETTERS; taken++) more = more * LETTERS + OTHER;
      words.pairs[words.count] = pair;
      words.letters[words.count] = more;
      words.lines[words.count] = line;
      words.places[words.count] = place;
      words.count++;
    }
    const isIndexed = code === SPACE && letterOf(text.charCodeAt(at + 1)) !== OTHER;
    place = isIndexed ? at : -1;
    taken = 0;
    pair = 0;
    more = 0;
    if (code === LINE_BREAK) line++;
  }
}

/** By a counting sort, which keeps the order of what is alike. */
function sortedByPair({ count, pairs, letters, lines, places }: Words): Block {
  const starts = new Uint32Array(LETTERS * LETTERS + 1);
  for (let word = 0; word < count; word++) {
    const next = (pairs[word] ?? 0) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let pair = 1; pair < starts.length; pair++) {
    starts[pair] = (starts[pair] ?? 0) + (starts[pair - 1] ?? 0);
  }
  const isFar = places.some((place) => place >= 2 ** 16);
  const block = {
    starts,
    letters: new Uint32Array(count),
    lines: new Uint16Array(count),
    places: new (isFar ? Uint32Array : Uint16Array)(count),
  };
  const free = starts.slice();
  for (let word = 0; word < count; word++) {
    const pair = pairs[word] ?? 0;
    const at = free[pair] ?? 0;
    free[pair] = at + 1;
    block.letters[at] = letters[word] ?? 0;
    block.lines[at] = lines[word] ?? 0;
    block.places[at] = places[word] ?? 0;
  }
  return block;
}

/** 0 to 25 for `a` to `z`, 26 to 35 for `0` to `9`, else `OTHER`. */
function letterOf(code: number): number {
  return LETTER_OF[code] ?? OTHER;
}

const LETTER_OF = new Uint8Array(128).fill(OTHER);
for (const [letter, sign] of [...'abcdefghijklmnopqrstuvwxyz0123456789'].entries()) {
  LETTER_OF[sign.charCodeAt(0)] = letter;
}

/** Whether this stands there; `whole` where its last word must end there as well. */
function isAt(text: string, sought: string, at: number, whole: boolean): boolean {
  return text.startsWith(sought, at) && !(whole && goesOn(text, at + sought.length));
}

/** True where a text holds the term. */
export function holds(text: string, { texts, undotted = [], whole }: Term): boolean {
  return (
    texts.some((sought) => isIn(text, sought, whole)) ||
    undotted.some((it) => isIn(text, it.text, whole) && areIn(text, it.words))
  );
}

function isIn(text: string, sought: string, whole: boolean): boolean {
  let at = text.indexOf(sought);
  while (whole && at >= 0 && goesOn(text, at + sought.length)) at = text.indexOf(sought, at + 1);
  return at >= 0;
}

function areIn(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}

/** True inside of a word. */
function goesOn(text: string, at: number): boolean {
  const next = text[at];
  return next !== undefined && next !== ' ' && next !== '\n';
}
