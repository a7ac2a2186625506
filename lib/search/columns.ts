/**
 * The texts of many digests put together to long ones: to look through a long text once is several times quicker than
 * through each of a hundred thousand short ones.
 */
import { LINES, type Term } from './parse-query';

/** In the place of a line, where no line holds what is sought. */
export const NOWHERE = 255;

/** Terms whose rows are remembered: what is typed letter by letter, and taken back. */
const MOST_REMEMBERED = 24;

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

/** @param held hears of a row's text when there is a copy of it that takes up no room of its own */
export function makeColumns(held: (row: number, text: string) => void): Columns {
  const texts: string[] = [];
  const blocks: (Block | undefined)[] = [];
  /** In the order in which they were sought last. */
  const remembered = new Map<string, { term: Term; found: Uint8Array }>();

  function blockAt(row: number): Block {
    const known = blocks[row / ROWS];
    if (known) return known;
    const block = blockOf(texts.slice(row, row + ROWS));
    blocks[row / ROWS] = block;
    shareText(row, block);
    return block;
  }

  /** The rows' texts are parts of the block's from now on: a part of a long text is kept as a reference to it. */
  function shareText(first: number, { text, ends }: Block): void {
    let start = 0;
    for (let row = first; row < Math.min(first + ROWS, texts.length); row++) {
      const end = ends[(row - first) * LINES.length + LINES.length - 1] ?? start;
      const part = text.slice(start, end);
      texts[row] = part;
      held(row, part);
      start = end + 1;
    }
  }

  return {
    set(row, text) {
      texts[row] = text;
      blocks[Math.floor(row / ROWS)] = undefined;
      remembered.clear();
    },
    linesWith(term) {
      const name = [term.line, term.whole, ...term.texts].join('\n');
      const found = remembered.get(name)?.found ?? look(term);
      remembered.delete(name);
      remembered.set(name, { term, found });
      const [oldest] = remembered.size > MOST_REMEMBERED ? remembered.keys() : [];
      if (oldest !== undefined) remembered.delete(oldest);
      return found;
    },
  };

  function look(term: Term): Uint8Array {
    const among = fewestAround(term);
    if (among) return among.map((line, row) => (line === NOWHERE ? NOWHERE : lineOf(texts[row] ?? '', term)));
    const found = new Uint8Array(texts.length).fill(NOWHERE);
    for (let row = 0; row < texts.length; row += ROWS) mark(term, blockAt(row), found.subarray(row));
    return found;
  }

  /** The rows of a term that this one only narrows, where they are few enough to be looked through one by one. */
  function fewestAround(term: Term): Uint8Array | undefined {
    const wider = [...remembered.values()].filter((it) => narrows(term, it.term)).map(({ found }) => found);
    const counted = wider.map((found) => ({ found, rows: countOf(found) }));
    const [fewest] = counted.toSorted((a, b) => a.rows - b.rows);
    return fewest && fewest.rows < texts.length / 4 ? fewest.found : undefined;
  }
}

/** True where all that holds a term holds the other one as well: it has fewer letters of the same. */
function narrows(term: Term, other: Term): boolean {
  return (
    term.line === other.line &&
    !other.whole &&
    term.texts.length === other.texts.length &&
    term.texts.every((text, index) => text.startsWith(other.texts[index] ?? text))
  );
}

function countOf(found: Uint8Array): number {
  let count = 0;
  for (const line of found) if (line !== NOWHERE) count++;
  return count;
}

/** The first line of a text that holds the term. */
function lineOf(text: string, term: Term): number {
  const only = term.line && LINES.indexOf(term.line);
  let first = NOWHERE;
  for (const sought of term.texts) {
    let line = 0;
    let start = 0;
    for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) {
      for (let end = text.indexOf('\n', start); end >= 0 && end < at; end = text.indexOf('\n', start)) {
        line++;
        start = end + 1;
      }
      if (line >= first) break;
      if ((only === undefined || line === only) && !(term.whole && goesOn(text, at + sought.length)))
        first = line;
    }
  }
  return first;
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
