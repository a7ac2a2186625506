/**
 * Takes a BibTeX file apart into entries, as BibTeX itself does: by counting braces, whatever stands before them. An
 * entry that does not end, or that says something no entry can say, costs no other entry: reading goes on where the
 * next one begins. The parsers that there are need minutes for 10,000 entries, or do not say where the bad ones are.
 */

export interface BibtexEntry {
  /** In small letters, without the `@`. */
  type: string;
  /** `''` where it has none. */
  key: string;
  /** By their names in small letters; strings put together, white space as it is written. */
  fields: ReadonlyMap<string, string>;
  /** Where it begins in the file, the first line being 1. */
  line: number;
  /** From its `@` to behind the brace that ends it, as places in the text. */
  from: number;
  to: number;
  /** Where each field stands: the first of its name. */
  places: ReadonlyMap<string, FieldPlace>;
}

/** Places in the text. */
export interface FieldPlace {
  /** Of its name. */
  from: number;
  /** Of its value, and behind it: brackets and quotation marks included. */
  valueFrom: number;
  to: number;
}

export type BibtexFault =
  /** A brace or a quotation mark that is opened is not closed. */
  | 'notClosed'
  /** Something else stands where a name, a value or a comma is expected. */
  | 'notUnderstood'
  /** A brace too many ends the entry, and fields of it stand behind. */
  | 'behindEnd'
  | 'noComma'
  | 'unknownString'
  | 'fieldTwice'
  /** An abbreviation makes more of the file than any file comes to: it stays as it is. */
  | 'tooLong';

export interface BibtexProblem {
  what: BibtexFault;
  line: number;
  key: string;
  field?: string;
  /** The piece of the file that is to blame. */
  detail?: string;
  /** The entry cannot be used. */
  isLeftOut: boolean;
}

export type BibtexPart =
  | { kind: 'entry'; entry: BibtexEntry; problems: BibtexProblem[] }
  | { kind: 'broken'; problem: BibtexProblem };

/** `@article{key,` or `@string{name =`: something begins, wherever the one before it ends. */
const ENTRY_START = /(?<![^\s})])@[ \t]*[a-z][\w-]*\s*[{(]\s*(?:[^\s,{}="]{1,500}\s*)?[,=]/gi;

/** How far the end of a value is looked for that seems to hold another entry. */
const FAR = 20_000;

/** How many other entries the values of one may hold. */
const MOST_QUOTED = 10;

/** How many times the length of a file its abbreviations may add to it, and what they may in a short one. */
const MOST_EXPANDED = 2;
const EXPANDED_ANYWAY = 100_000;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Something that ends the reading of an entry. */
class Broken extends Error {
  readonly what: BibtexFault;
  readonly at: number;

  constructor(what: BibtexFault, at: number) {
    super(what);
    this.what = what;
    this.at = at;
  }
}

/** Every entry of the file, and what is wrong in it, in the file's order. */
export function* readBibtex(text: string): Generator<BibtexPart> {
  const lineAt = lineCounter(text);
  const strings = new Strings(MOST_EXPANDED * text.length + EXPANDED_ANYWAY);
  const starts = entryStarts(text);
  const endOfComment = commentEnds(text, starts);
  const opening = /@[ \t]*([a-z][\w-]*)\s*([{(])/giy;
  let at = text.indexOf('@');
  while (at >= 0) {
    opening.lastIndex = at;
    const [found, word = '', bracket] = opening.exec(text) ?? [];
    // An address, or a remark.
    if (!found) {
      at = text.indexOf('@', at + 1);
      continue;
    }
    const type = word.toLowerCase();
    const begin = at + found.length;
    if (type === 'comment') {
      at = text.indexOf('@', endOfComment(begin));
      continue;
    }
    const reader = new EntryReader(text, begin, bracket === '(' ? ')' : '}', strings, starts);
    try {
      if (type === 'string' || type === 'preamble') {
        if (type === 'string') reader.readStrings();
        else reader.skipPreamble();
        for (const { at: place, ...it } of reader.problems) {
          if (it.what !== 'tooLong') continue;
          yield { kind: 'broken', problem: { ...it, line: lineAt(place), key: '', isLeftOut: false } };
        }
        at = text.indexOf('@', reader.at);
        continue;
      }
      const { key, fields } = reader.readEntry();
      const { places } = reader;
      const line = lineAt(at);
      const problems = reader.problems.map(({ at: place, ...it }) => ({
        ...it,
        line: lineAt(place),
        key,
        isLeftOut: false,
      }));
      yield { kind: 'entry', entry: { type, key, fields, line, from: at, to: reader.at, places }, problems };
      at = text.indexOf('@', reader.at);
    } catch (error) {
      if (!(error instanceof Broken)) throw error;
      // Where the next entry begins is no fault but the end of what went wrong before it.
      const isOpen = error.what === 'notClosed' || error.at === starts.find(error.at);
      const place = isOpen ? reader.valueAt : error.at;
      yield {
        kind: 'broken',
        problem: {
          what: isOpen ? 'notClosed' : error.what,
          line: lineAt(place),
          key: reader.key,
          ...(reader.field && { field: reader.field }),
          detail:
            text
              .slice(place, place + 40)
              .split('\n')[0]
              ?.trim() ?? '',
          isLeftOut: true,
        },
      };
      at = starts.find(begin);
    }
  }
}

/** The file's abbreviations, which can be made of each other. All that is taken from them has an end. */
class Strings {
  readonly #values = new Map(MONTHS.map((month) => [month, month]));
  #left: number;

  /** @param most characters that they may give in all */
  constructor(most: number) {
    this.#left = most;
  }

  set(name: string, value: string): void {
    this.#values.set(name, value);
  }

  get(name: string): string | undefined {
    return this.#values.get(name);
  }

  /** Whether a value of this length may still be taken. */
  give({ length }: string): boolean {
    if (length > this.#left) return false;
    this.#left -= length;
    return true;
  }
}

/** Where entries begin, by their looks, found in one walk through the file. */
interface Starts {
  /** The first one at or behind a place, or one that is so many further; -1 where there is none. */
  find(place: number, further?: number): number;
}

function entryStarts(text: string): Starts {
  const places = Array.from(text.matchAll(ENTRY_START), ({ index }) => index);
  return {
    find(place, further = 0) {
      let low = 0;
      let high = places.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((places[middle] ?? 0) < place) low = middle + 1;
        else high = middle;
      }
      return places[low + further] ?? -1;
    },
  };
}

/** Says where a comment ends. BibTeX skips the word alone; others put braces around what is not for BibTeX. */
function commentEnds(text: string, starts: Starts): (begin: number) => number {
  let closing: ReadonlyMap<number, number> = new Map();
  /** Up to where braces and their partners are known. */
  let known = 0;
  return (begin) => {
    if (begin > known) {
      const next = starts.find(begin);
      known = next < 0 ? text.length : next;
      closing = closingBraces(text, begin - 1, known);
    }
    const end = closing.get(begin - 1);
    if (end !== undefined) return end + 1;
    const line = text.indexOf('\n', begin);
    return line < 0 ? text.length : line;
  };
}

/** For each brace that is opened between two places, and closed there, where that is. */
function closingBraces(text: string, from: number, to: number): ReadonlyMap<number, number> {
  const closing = new Map<number, number>();
  const open: number[] = [];
  const brace = /[{}]/g;
  brace.lastIndex = from;
  for (let found = brace.exec(text); found && found.index < to; found = brace.exec(text)) {
    const start = found[0] === '{' ? undefined : open.pop();
    if (found[0] === '{') open.push(found.index);
    else if (start !== undefined) closing.set(start, found.index);
  }
  return closing;
}

const KEY = /[^,{}="\n]*(?=[,}\n]|$)/y;
const NAME = /[\s]*([A-Za-z_][\w+:.\-/&!?*]*)\s*=/y;
/** What follows an entry's end only where somebody closed a brace too many. */
const MORE = /\s*(?:[A-Za-z_][\w-]*\s*=\s*["{]|,\s*[A-Za-z_][\w-]*\s*=\s*["{\w])/y;
const SPACE = /\s*/y;
const WORD = /[^\s,{}()="#%']+/y;

class EntryReader {
  key = '';
  /** The field that is being read. */
  field = '';
  /** Where the value that is being read begins. */
  valueAt: number;
  at: number;
  readonly places = new Map<string, FieldPlace>();
  readonly problems: { what: BibtexFault; at: number; field?: string; detail?: string }[] = [];
  #valueEnd = 0;
  readonly #text: string;
  readonly #close: string;
  readonly #strings: Strings;
  readonly #starts: Starts;
  /** Where an entry begins that is no longer one that this one quotes. */
  readonly #reach: number;

  constructor(text: string, at: number, close: string, strings: Strings, starts: Starts) {
    this.#text = text;
    this.at = at;
    this.valueAt = at;
    this.#close = close;
    this.#strings = strings;
    this.#starts = starts;
    const reach = starts.find(at, MOST_QUOTED);
    this.#reach = reach < 0 ? text.length : reach;
  }

  readEntry(): { key: string; fields: Map<string, string> } {
    const isKeyless = this.#looksAt(NAME);
    if (!isKeyless) {
      this.#skipSpace();
      this.key = this.#take(KEY)[0]?.trim() ?? '';
      this.#skipSpace();
      if (this.#text[this.at] === ',') this.at++;
      else if (!this.#isAtEnd()) throw new Broken('notUnderstood', this.at);
    }
    return { key: this.key, fields: this.#readFields() };
  }

  readStrings(): void {
    for (const [name, value] of this.#readFields()) this.#strings.set(name, value);
  }

  skipPreamble(): void {
    this.#readValue();
    this.#skipSpace();
    if (this.#isAtEnd()) this.at++;
  }

  #readFields(): Map<string, string> {
    const fields = new Map<string, string>();
    for (;;) {
      this.field = '';
      this.#skipSpace();
      while (this.#text[this.at] === ',') {
        this.at++;
        this.#skipSpace();
      }
      if (this.#isAtEnd()) {
        this.at++;
        if (!this.#looksAt(MORE)) return fields;
        this.problems.push({ what: 'behindEnd', at: this.at - 1 });
        continue;
      }
      if (this.at >= this.#text.length) throw new Broken('notClosed', this.at);
      const nameAt = this.at;
      const name = this.#take(NAME)[1]?.toLowerCase();
      if (name === undefined) throw new Broken('notUnderstood', nameAt);
      this.field = name;
      this.#skipSpace();
      const valueFrom = this.at;
      const value = this.#readValue();
      if (!fields.has(name)) {
        fields.set(name, value);
        this.places.set(name, { from: nameAt, valueFrom, to: this.#valueEnd });
      } else if (fields.get(name) !== value)
        this.problems.push({ what: 'fieldTwice', at: nameAt, field: name });
      this.#expectComma(name);
    }
  }

  /** A comma, or the entry's end; where another field follows at once the comma was forgotten. */
  #expectComma(field: string): void {
    this.#skipSpace();
    if (this.#text[this.at] === ',' || this.#isAtEnd()) return;
    if (!this.#looksAt(NAME))
      throw new Broken(this.at >= this.#text.length ? 'notClosed' : 'notUnderstood', this.at);
    this.problems.push({ what: 'noComma', at: this.at, field });
  }

  /** Pieces that `#` puts together. */
  #readValue(): string {
    let value = '';
    for (;;) {
      this.#skipSpace();
      value += this.#readPiece();
      this.#valueEnd = this.at;
      this.#skipSpace();
      if (this.#text[this.at] !== '#') return value;
      this.at++;
    }
  }

  #readPiece(): string {
    const start = this.at;
    this.valueAt = start;
    const opening = this.#text[start];
    if (opening === '{') {
      const end = this.#endOfValue(start + 1, '}');
      this.at = end + 1;
      return this.#text.slice(start + 1, end);
    }
    if (opening === '"') {
      const end = this.#endOfValue(start + 1, '"');
      this.at = end + 1;
      return this.#text.slice(start + 1, end);
    }
    const word = this.#take(WORD)[0];
    if (!word) throw new Broken('notUnderstood', start);
    if (/^\d+$/.test(word)) return word;
    const value = this.#strings.get(word.toLowerCase());
    if (value === undefined) {
      this.problems.push({ what: 'unknownString', at: start, field: this.field, detail: word });
      return word;
    }
    if (this.#strings.give(value)) return value;
    this.problems.push({ what: 'tooLong', at: start, field: this.field, detail: word });
    return word;
  }

  /**
   * Where a value ends. One that holds what looks like the next entry was most likely never closed; it is believed
   * only if it ends soon, and as a value does.
   */
  #endOfValue(from: number, close: '}' | '"'): number {
    const next = this.#starts.find(from);
    const sure = this.#closing(from, close, next < 0 ? this.#text.length : next);
    if (sure !== undefined) return sure;
    const end = next < 0 ? undefined : this.#closing(from, close, Math.min(next + FAR, this.#reach));
    if (
      end !== undefined &&
      /^\s*(?:#|,?\s*(?:[A-Za-z_][\w-]*\s*=|[})]))/.test(this.#text.slice(end + 1, end + 200))
    ) {
      return end;
    }
    throw new Broken('notClosed', from - 1);
  }

  #closing(from: number, close: '}' | '"', end: number): number | undefined {
    const mark = close === '}' ? /[{}]/g : /[{}"]/g;
    mark.lastIndex = from;
    let depth = 0;
    for (let found = mark.exec(this.#text); found && found.index < end; found = mark.exec(this.#text)) {
      if (depth === 0 && found[0] === close) return found.index;
      if (found[0] === '{') depth++;
      else if (found[0] === '}') depth--;
      // Inside quotation marks a brace must have been opened.
      if (depth < 0) return undefined;
    }
    return undefined;
  }

  #isAtEnd(): boolean {
    return this.#text[this.at] === this.#close;
  }

  #looksAt(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    return pattern.test(this.#text);
  }

  #take(pattern: RegExp): RegExpExecArray | [] {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.#text);
    if (found) this.at += found[0].length;
    return found ?? [];
  }

  #skipSpace(): void {
    this.#take(SPACE);
  }
}

/** Says which line a place of the text is in. */
export function lineCounter(text: string): (place: number) => number {
  const breaks: number[] = [];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) breaks.push(at);
  return (place) => {
    let low = 0;
    let high = breaks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((breaks[middle] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}
