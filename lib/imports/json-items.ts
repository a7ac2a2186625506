/**
 * The items of a JSON array, each with its line, also where the file as a whole is no JSON: a broken item costs none of
 * the others.
 */
import { parseJson } from '../json';

export interface JsonItem {
  line: number;
  /** Nothing where it cannot be read. */
  value?: unknown;
  text: string;
}

/** The items of the array that the text is, or that is behind this name in the object that it is. */
export function* jsonItems(text: string, name = 'items'): Generator<JsonItem> {
  const start = /^\s*\[/.test(text) ? text.indexOf('[') : behindName(text, name);
  if (start === undefined) return;
  const closing = closingBrackets(text);
  let line = 1 + count(text, 0, start);
  let at = start + 1;
  while (at < text.length) {
    const begin = nextItem(text, at);
    if (begin === undefined) return;
    line += count(text, at, begin);
    const end = endOf(text, begin, closing);
    const piece = text.slice(begin, end);
    yield { line, text: piece, ...parsed(piece) };
    line += count(text, begin, end);
    at = end;
  }
}

function behindName(text: string, name: string): number | undefined {
  const found = new RegExp(`"${name}"\\s*:\\s*\\[`).exec(text);
  return found ? found.index + found[0].length - 1 : undefined;
}

function nextItem(text: string, from: number): number | undefined {
  const item = /[^\s,]/g;
  item.lastIndex = from;
  const found = item.exec(text);
  return found && found[0] !== ']' ? found.index : undefined;
}

/**
 * Where an item ends: at its closing bracket. If that never comes, the next line that stands as far to the left as this
 * item's first and begins another is where it should have come.
 */
function endOf(text: string, begin: number, closing: (begin: number) => number | undefined): number {
  if (!/[[{]/.test(text.charAt(begin))) return endOfPlain(text, begin);
  const end = closing(begin);
  if (end !== undefined) return end + 1;
  let left = begin;
  while (/[ \t]/.test(text.charAt(left - 1))) left--;
  const next = text.indexOf(`\n${text.slice(left, begin)}{`, begin);
  return next < 0 ? text.length : next;
}

/** Says where the bracket that opens at a place is closed; nothing where it never is. */
function closingBrackets(text: string): (begin: number) => number | undefined {
  let known = new Map<number, number>();
  /** Up to where brackets and their partners are known: those that never close are looked for once. */
  let until = 0;

  function look(begin: number): void {
    known = new Map();
    until = text.length;
    const open: number[] = [];
    const mark = /["[\]{}]|\\./g;
    mark.lastIndex = begin;
    for (let found = mark.exec(text); found; found = mark.exec(text)) {
      if (found[0] === '"') {
        const end = endOfString(text, found.index);
        if (end === undefined) {
          until = found.index;
          return;
        }
        mark.lastIndex = end;
      } else if (found[0] === '{' || found[0] === '[') open.push(found.index);
      else if (found[0] === '}' || found[0] === ']') {
        const opening = open.pop();
        if (opening !== undefined) known.set(opening, found.index);
        if (open.length > 0) continue;
        until = mark.lastIndex;
        return;
      }
    }
  }

  return (begin) => {
    if (begin >= until) look(begin);
    return known.get(begin);
  };
}

/** A number, a word or a text where a record should be. */
function endOfPlain(text: string, begin: number): number {
  const end = text[begin] === '"' ? endOfString(text, begin) : undefined;
  const other = text.slice(begin + 1).search(/[,\]\n]/);
  return end ?? (other < 0 ? text.length : begin + 1 + other);
}

/** No string of JSON holds a line break. */
function endOfString(text: string, begin: number): number | undefined {
  const string = /"[^"\\\n]*(?:\\.[^"\\\n]*)*"/y;
  string.lastIndex = begin;
  return string.test(text) ? string.lastIndex : undefined;
}

function parsed(text: string): { value?: unknown } {
  try {
    return { value: parseJson(text) };
  } catch {
    return {};
  }
}

function count(text: string, from: number, to: number): number {
  let breaks = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) breaks++;
  return breaks;
}
