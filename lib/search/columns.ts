/**
 * The texts of many digests put together to long ones: to look through a long text once is several times quicker than
 * through each of a hundred thousand short ones.
 */
import { LINES, type Term } from './parse-query';

/** In the place of a line, where no line holds what is sought. */
export const NOWHERE = 255;

/** Rows in one long text. A row that changes has it made anew, and no other. */
const ROWS = 1000;

export interface Columns {
  /** Puts a digest's text into a row. */
  set(row: number, text: string): void;
  /** Of each row the first line that holds the term, or `NOWHERE`. */
  linesWith(term: Term): Uint8Array;
}

interface Block {
  /** The rows' texts, each line ended by a line break. */
  text: string;
  /** Where each line ends in it. */
  ends: Uint32Array;
}

export function makeColumns(): Columns {
  const texts: string[] = [];
  const blocks: (Block | undefined)[] = [];

  function blockAt(row: number): Block {
    const known = blocks[row / ROWS];
    if (known) return known;
    const block = blockOf(texts.slice(row, row + ROWS));
    blocks[row / ROWS] = block;
    return block;
  }

  return {
    set(row, text) {
      texts[row] = text;
      blocks[Math.floor(row / ROWS)] = undefined;
    },
    linesWith(term) {
      const found = new Uint8Array(texts.length).fill(NOWHERE);
      for (let row = 0; row < texts.length; row += ROWS) mark(term, blockAt(row), found.subarray(row));
      return found;
    },
  };
}

function blockOf(texts: readonly string[]): Block {
  const text = texts.map((it) => `${it}\n`).join('');
  const ends = new Uint32Array(texts.length * LINES.length);
  let end = -1;
  for (let line = 0; line < ends.length; line++) {
    end = text.indexOf('\n', end + 1);
    ends[line] = end;
  }
  return { text, ends };
}

/** Marks the rows of the block that hold the term. */
function mark({ texts, line, whole }: Term, block: Block, found: Uint8Array): void {
  const { text, ends } = block;
  const only = line && LINES.indexOf(line);
  for (const sought of texts) {
    let passed = 0;
    let at = text.indexOf(sought);
    while (at >= 0) {
      while ((ends[passed] ?? at) < at) passed++;
      const row = Math.floor(passed / LINES.length);
      const place = passed % LINES.length;
      const fits = (only === undefined || place === only) && !(whole && goesOn(text, at + sought.length));
      if (fits) found[row] = Math.min(found[row] ?? NOWHERE, place);
      // What comes later in the row weighs less.
      at = text.indexOf(sought, fits ? ends[row * LINES.length + LINES.length - 1] : at + 1);
    }
  }
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
