/**
 * Reads the TeX in titles, abstracts and names: just enough of it to tell math, commands and groups from plain
 * characters. What does not fit is a character like any other, so every text can be read.
 */
import {
  ACCENTS,
  BINOMIALS,
  DECLARATIONS,
  FRACTIONS,
  FUNCTIONS,
  LABELLED_ARROWS,
  MATH_ACCENTS,
  MATH_SYMBOLS,
  NOTHING,
  QUOTES,
  SPACES,
  STACKS,
  TEXT_STYLES,
  TEXT_SYMBOLS,
  WRAPPERS,
} from './tex-symbols';

export type TexNode =
  | { kind: 'text'; text: string }
  | { kind: 'group'; body: TexNode[] }
  /** A command that the tables know, with all the arguments that it takes; an optional one is the first. */
  | { kind: 'command'; name: string; args: TexNode[][] }
  /** A command that they do not know, without its arguments. */
  | { kind: 'unknown'; name: string }
  /** `\url{…}`, or `\href{…}{label}`; nothing in the address is TeX. */
  | { kind: 'address'; url: string; label?: TexNode[] }
  /** `^` or `_` with what it raises or lowers; in math only. */
  | { kind: 'script'; mark: '^' | '_'; body: TexNode[] }
  /** The source stands between the dollar signs, or the brackets with a backslash. */
  | { kind: 'math'; source: string; body: TexNode[] };

/** Deeper than any real title: it keeps hostile nesting off the call stack. */
const DEEPEST = 30;
/** Longer than any formula in a title: it keeps the search for the closing dollar sign short. */
const LONGEST_MATH = 600;

interface Source {
  text: string;
  /** For each `{` that has a partner and is not nested too deeply, where that partner is. */
  closing: ReadonlyMap<number, number>;
}

/** A node and where reading goes on. */
interface Step {
  node: TexNode;
  next: number;
}

/** What a text that is not plain has in it. */
const TELLING = /[\\{}$]/;

/** Splits a text into the parts that TeX would see. */
export function parseTex(text: string): TexNode[] {
  if (text && !TELLING.test(text)) return [{ kind: 'text', text }];
  return read({ text, closing: matchBraces(text) }, 0, text.length, false, 0);
}

function matchBraces(text: string): ReadonlyMap<number, number> {
  const closing = new Map<number, number>();
  const open: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (character === '\\') i++;
    else if (character === '{') open.push(i);
    else if (character === '}') {
      const start = open.pop();
      if (start !== undefined && open.length < DEEPEST) closing.set(start, i);
    }
  }
  return closing;
}

function read(source: Source, start: number, end: number, math: boolean, depth: number): TexNode[] {
  const nodes: TexNode[] = [];
  let at = start;
  while (at < end) {
    const { node, next } = plainRun(source, at, end, math) ?? step(source, at, end, math, depth);
    const last = nodes.at(-1);
    if (node.kind === 'text' && last?.kind === 'text') last.text += node.text;
    else nodes.push(node);
    at = next;
  }
  return nodes;
}

/** Characters up to the next that may mean something, where there are any. */
function plainRun({ text }: Source, at: number, end: number, math: boolean): Step | undefined {
  const telling = math ? '\\{^_' : '\\{$';
  let next = at;
  while (next < end && !telling.includes(text.charAt(next))) next++;
  return next > at ? { node: { kind: 'text', text: text.slice(at, next) }, next } : undefined;
}

function step(source: Source, at: number, end: number, math: boolean, depth: number): Step {
  const character = source.text.charAt(at);
  if (character === '\\') {
    const found =
      !math &&
      (mathBetween(source, at, end, '\\(', '\\)', depth) ??
        mathBetween(source, at, end, '\\[', '\\]', depth));
    return found || command(source, at, end, math, depth);
  }
  if (character === '$' && !math) {
    return (
      mathBetween(source, at, end, '$$', '$$', depth) ??
      mathBetween(source, at, end, '$', '$', depth) ??
      plain(source, at)
    );
  }
  if (character === '{') return group(source, at, end, math, depth) ?? plain(source, at);
  if (math && (character === '^' || character === '_')) {
    const { body, next } = argument(source, at + 1, end, math, depth);
    return { node: { kind: 'script', mark: character, body }, next };
  }
  return plain(source, at);
}

function plain({ text }: Source, at: number): Step {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return { node: { kind: 'text', text: character }, next: at + character.length };
}

function group(source: Source, at: number, end: number, math: boolean, depth: number): Step | undefined {
  const close = source.closing.get(at);
  if (close === undefined || close >= end || depth >= DEEPEST) return undefined;
  if (!math && isSetNotation(source.text, at, close)) return undefined;
  return { node: { kind: 'group', body: read(source, at + 1, close, math, depth + 1) }, next: close + 1 };
}

/**
 * Braces that the reader is meant to see, as in "the group {1, 2}": several words or a list, no command, and
 * not the whole text (which people brace to keep its capitals).
 */
function isSetNotation(text: string, open: number, close: number): boolean {
  if (open === 0 && close === text.length - 1) return false;
  const inside = text.slice(open + 1, close);
  return /[\s,]/.test(inside) && !/[\\$]/.test(inside);
}

function command(source: Source, at: number, end: number, math: boolean, depth: number): Step {
  const letters = /^[A-Za-z]{1,30}/.exec(source.text.slice(at + 1, Math.min(end, at + 32)))?.[0];
  const name = letters ?? (at + 1 < end ? String.fromCodePoint(source.text.codePointAt(at + 1) ?? 0) : '');
  let next = at + 1 + name.length;
  if (!math && (name === 'url' || name === 'href')) {
    const found = address(source, next, end, name === 'href', depth);
    if (found) return found;
  }
  if (letters && math && name === 'operatorname' && source.text[next] === '*') next++;
  const wanted = argumentsOf(name, math);
  if (wanted === undefined) return { node: { kind: 'unknown', name }, next };
  const args: TexNode[][] = [];
  const option = math && takesOption(name) ? optionAt(source, next, end, depth) : undefined;
  if (option) next = option.next;
  for (let count = 0; count < wanted; count++) {
    const { body, next: after } = argument(source, next, end, math, depth);
    args.push(body);
    next = after;
  }
  // TeX drops the blanks that end a word of a command; a letter would otherwise stand apart from its word.
  if (letters && !math && (DECLARATIONS.has(name) || /^\p{L}$/u.test(TEXT_SYMBOLS.get(name) ?? ''))) {
    while (next < end && source.text[next] === ' ') next++;
  }
  return { node: { kind: 'command', name, args: option ? [option.body, ...args] : args }, next };
}

function address(
  source: Source,
  at: number,
  end: number,
  isLabelled: boolean,
  depth: number,
): Step | undefined {
  const close = source.closing.get(at);
  if (close === undefined || close >= end) return undefined;
  const url = source.text.slice(at + 1, close);
  if (!isLabelled) return { node: { kind: 'address', url }, next: close + 1 };
  const { body, next } = argument(source, close + 1, end, false, depth);
  return { node: { kind: 'address', url, label: body }, next };
}

/** How many arguments a command takes; undefined when the tables do not know it. */
function argumentsOf(name: string, math: boolean): number | undefined {
  if (!math && ACCENTS.has(name)) return 1;
  if (TEXT_STYLES.has(name) || WRAPPERS.has(name) || QUOTES.has(name)) return 1;
  if (math && MATH_ACCENTS.has(name)) return 1;
  if (takesOption(name) || name === 'not' || name === 'pmod') return math ? 1 : undefined;
  if (FRACTIONS.has(name) || BINOMIALS.has(name) || STACKS.has(name)) return 2;
  const known =
    TEXT_SYMBOLS.has(name) ||
    MATH_SYMBOLS.has(name) ||
    SPACES.has(name) ||
    NOTHING.has(name) ||
    FUNCTIONS.has(name) ||
    DECLARATIONS.has(name);
  return known ? 0 : undefined;
}

/** Whether another argument may stand before the others, in square brackets. */
function takesOption(name: string): boolean {
  return name === 'sqrt' || LABELLED_ARROWS.has(name);
}

function optionAt(source: Source, start: number, end: number, depth: number) {
  if (source.text[start] !== '[' || depth >= DEEPEST) return undefined;
  const stop = closingMath(source, start + 1, end, ']');
  return stop === undefined
    ? undefined
    : { body: read(source, start + 1, stop, true, depth + 1), next: stop + 1 };
}

/** A group, a command or one character; nothing where the text ends. */
function argument(source: Source, start: number, end: number, math: boolean, depth: number) {
  let at = start;
  while (at < end && source.text[at] === ' ') at++;
  const close = source.closing.get(at);
  if (close !== undefined && close < end && depth < DEEPEST) {
    return { body: read(source, at + 1, close, math, depth + 1), next: close + 1 };
  }
  if (at >= end || depth >= DEEPEST || source.text[at] === '}') return { body: [], next: start };
  const { node, next } = step(source, at, end, math, depth + 1);
  return { body: [node], next };
}

function mathBetween(
  source: Source,
  at: number,
  end: number,
  open: string,
  close: string,
  depth: number,
): Step | undefined {
  if (!source.text.startsWith(open, at) || depth >= DEEPEST) return undefined;
  const start = at + open.length;
  const stop = closingMath(source, start, Math.min(end, start + LONGEST_MATH), close);
  if (stop === undefined || stop === start) return undefined;
  const inside = source.text.slice(start, stop);
  if (open === '$' && !looksLikeMath(inside, source.text.charAt(stop + 1))) return undefined;
  return {
    node: { kind: 'math', source: inside.trim(), body: read(source, start, stop, true, depth + 1) },
    next: stop + close.length,
  };
}

/** Where math ends: never inside a group, never beyond the group that it began in. */
function closingMath(
  { text, closing }: Source,
  start: number,
  end: number,
  close: string,
): number | undefined {
  if (!text.slice(start, end).includes(close)) return undefined;
  for (let at = start; at < end; at++) {
    if (text.startsWith(close, at)) return at;
    const character = text[at];
    if (character === '\\') at++;
    else if (character === '}') return undefined;
    else if (character === '{') {
      const partner = closing.get(at);
      if (partner === undefined) return undefined;
      at = partner;
    }
  }
  return undefined;
}

/**
 * Tells `$k$-means` from "a $100 model for $50" by the rule that Pandoc applies to dollar signs. What breaks it is math
 * all the same where it holds a command, but not after a sum of money, which is told of with words set apart, too.
 */
function looksLikeMath(inside: string, after: string): boolean {
  const isBeforeDigit = /\d/.test(after);
  if (/^\S/.test(inside) && /\S$/.test(inside) && !isBeforeDigit) return true;
  return /^\s*\d/.test(inside) ? COMMAND_OF_MATH.test(inside) && !isBeforeDigit : /\\[A-Za-z]/.test(inside);
}

const COMMAND_OF_MATH = /\\(?!emph|enquote|text|cite|footnote|href|url)[A-Za-z]/;
