/**
 * Where words begin in the texts of many digests: an inverted index by their first letters. Whoever searches types the
 * beginnings of words, and of a hundred thousand texts only those are looked into that may be meant.
 */
import { LINES, type Term } from './parse-query';

/** In the place of a line, where no line holds what is sought. */
export const NOWHERE = 255;

/** Rows that are indexed together. A row that changes has them indexed anew, and no others. */
const ROWS = 1000;

/** Letters are told apart where they are `a` to `z` or digits; all others are alike, and what comes after them. */
const LETTERS = 37;
const OTHER = LETTERS - 1;

/** Two letters say where in the index, and so many more are kept there as one number of 32 bits. */
const MORE_LETTERS = 6;

const SPACE = 32;
const LINE_BREAK = 10;

export interface WordIndex {
  /** Puts a digest's text into a row. */
  set(row: number, text: string): void;
  /** Of each row the first line that holds the term, or `NOWHERE`. */
  linesWith(term: Term): Uint8Array;
  /** Indexes what is not yet, part by part, so that no search has to. */
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

  function blockAt(number: number): Block {
    const known = blocks[number];
    if (known) return known;
    const block = blockOf(texts.slice(number * ROWS, (number + 1) * ROWS));
    blocks[number] = block;
    return block;
  }

  /** Lowers what is found to the lines in which a word begins so. */
  function markBeginnings(sought: string, term: Term, found: Uint8Array): void {
    const { pairs, letters, isAll } = rangesOf(sought);
    const isSure = isAll && !term.whole;
    const only = term.line && LINES.indexOf(term.line);
    for (let number = 0; number * ROWS < texts.length; number++) {
      const block = blockAt(number);
      const end = block.starts[pairs.to] ?? 0;
      for (let at = block.starts[pairs.from] ?? 0; at < end; at++) {
        const more = block.letters[at] ?? 0;
        if (more < letters.from || more >= letters.to) continue;
        const place = block.lines[at] ?? 0;
        const line = place % LINES.length;
        const row = number * ROWS + (place - line) / LINES.length;
        if (line >= (found[row] ?? 0) || (only !== undefined && line !== only)) continue;
        if (isSure || isAt(texts[row] ?? '', sought, block.places[at] ?? 0, term.whole)) found[row] = line;
      }
    }
  }

  /** The same of letters inside of words, for which every text is gone through. */
  function markAnywhere(sought: string, term: Term, found: Uint8Array): void {
    for (const [row, text] of texts.entries()) {
      for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) {
        const line = lineAt(text, at);
        if (line >= (found[row] ?? 0)) break;
        const isThere = term.line === undefined || LINES[line] === term.line;
        if (isThere && isAt(text, sought, at, term.whole)) found[row] = line;
      }
    }
  }

  return {
    set(row, text) {
      texts[row] = text;
      blocks[Math.floor(row / ROWS)] = undefined;
    },
    linesWith(term) {
      const found = new Uint8Array(texts.length).fill(NOWHERE);
      for (const sought of term.texts) {
        const mark = sought.startsWith(' ') ? markBeginnings : markAnywhere;
        mark(sought, term, found);
      }
      return found;
    },
    *prepare() {
      for (let number = 0; number * ROWS < texts.length; number++) {
        blockAt(number);
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

/** Where in the index the words are that begin so. `isAll` where there are no others. */
function rangesOf(sought: string): { pairs: Range; letters: Range; isAll: boolean } {
  const word = /^[a-z0-9]*/.exec(sought.slice(1))?.[0] ?? '';
  const last = pairAt(word, 0);
  // A letter that is not given can be any, up to the last of them.
  const pairs = { from: word.length < 2 ? last - OTHER : last, to: last + 1 };
  const open = LETTERS ** (MORE_LETTERS - Math.max(0, Math.min(MORE_LETTERS, word.length - 2)));
  const to = moreAt(word, 0) + 1;
  return {
    pairs,
    letters: { from: to - open, to },
    isAll: word.length > 0 && word.length === sought.length - 1 && word.length <= 2 + MORE_LETTERS,
  };
}

/** By a counting sort, which keeps the order of what is alike. */
function blockOf(texts: readonly string[]): Block {
  const starts = new Uint32Array(LETTERS * LETTERS + 1);
  eachWord(texts, (text, place) => {
    const next = pairAt(text, place + 1) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  });
  for (let pair = 1; pair < starts.length; pair++) {
    starts[pair] = (starts[pair] ?? 0) + (starts[pair - 1] ?? 0);
  }
  const words = starts[LETTERS * LETTERS] ?? 0;
  const longest = texts.reduce((most, { length }) => Math.max(most, length), 0);
  const block = {
    starts,
    letters: new Uint32Array(words),
    lines: new Uint16Array(words),
    places: longest < 2 ** 16 ? new Uint16Array(words) : new Uint32Array(words),
  };
  const free = starts.slice();
  eachWord(texts, (text, place, line) => {
    const pair = pairAt(text, place + 1);
    const at = free[pair] ?? 0;
    free[pair] = at + 1;
    block.letters[at] = moreAt(text, place + 1);
    block.lines[at] = line;
    block.places[at] = place;
  });
  return block;
}

/** Calls `take` with the text, the place of the space before the word, and the line, counted through all texts. */
function eachWord(texts: readonly string[], take: (text: string, place: number, line: number) => void): void {
  for (const [row, text] of texts.entries()) {
    let line = row * LINES.length;
    for (let place = 0; place < text.length; place++) {
      const code = text.charCodeAt(place);
      if (code === LINE_BREAK) line++;
      if (code === SPACE) take(text, place, line);
    }
  }
}

/** The first two letters of the word that begins there, as one number. */
function pairAt(text: string, at: number): number {
  return letterAt(text, at) * LETTERS + letterAt(text, at + 1);
}

/** Those that follow, also past the word's end: that is `OTHER`, so that no longer word is taken for it. */
function moreAt(text: string, at: number): number {
  let letters = 0;
  for (let next = at + 2; next < at + 2 + MORE_LETTERS; next++) {
    letters = letters * LETTERS + letterAt(text, next);
  }
  return letters;
}

/** 0 to 25 for `a` to `z`, 26 to 35 for `0` to `9`, else `OTHER`, also past the end. */
function letterAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code >= 97 && code <= 122) return code - 97;
  return code >= 48 && code <= 57 ? code - 48 + 26 : OTHER;
}

function lineAt(text: string, at: number): number {
  let line = 0;
  for (let end = text.indexOf('\n'); end >= 0 && end < at; end = text.indexOf('\n', end + 1)) line++;
  return line;
}

/** Whether this stands there; `whole` where its last word must end there as well. */
function isAt(text: string, sought: string, at: number, whole: boolean): boolean {
  return text.startsWith(sought, at) && !(whole && goesOn(text, at + sought.length));
}

/** True where a text holds the term. */
export function holds(text: string, { texts, whole }: Term): boolean {
  return texts.some((sought) => {
    let at = text.indexOf(sought);
    while (whole && at >= 0 && goesOn(text, at + sought.length)) at = text.indexOf(sought, at + 1);
    return at >= 0;
  });
}

/** True inside of a word. */
function goesOn(text: string, at: number): boolean {
  const next = text[at];
  return next !== undefined && next !== ' ' && next !== '\n';
}
