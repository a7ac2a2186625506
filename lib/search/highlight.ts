/** Where a text holds what was looked for, to be marked as it is shown. */
import { fold, isPlain } from '../text';
import type { Line, Term } from './parse-query';
import { spelledOut } from './searchable';

/** A part of a text; joined, the parts are the text. */
export interface Part {
  text: string;
  marked: boolean;
}

/** The text in parts, with what the terms found in it marked. `line` says what the text is. */
export function highlight(text: string, terms: readonly Term[], line: Line): Part[] {
  const sought = soughtIn(line, terms);
  const isSimple = isPlain(text);
  const folded = fold(text);
  const spelled = isSimple ? text : spelledOut(text);
  const respelled = spelled === text ? '' : fold(spelled);
  // Most texts of a row hold nothing of what was looked for, and that is soon seen.
  const mayHold = sought.some(({ first }) => folded.includes(first) || respelled.includes(first));
  if (!mayHold) return [{ text, marked: false }];
  const marks = new Uint8Array(text.length);
  const placed = isSimple ? plainWithPlaces : foldedWithPlaces;
  const readings = [placed(text, false)];
  if (HUMP.test(text)) readings.push(placed(text, true));
  if (respelled) readings.push(foldedWithPlaces(text, false, spelledOut));
  for (const { letters, places } of readings) {
    for (const { text: wanted, whole } of sought) {
      const before = wanted.startsWith(' ') ? 1 : 0;
      for (let at = letters.indexOf(wanted); at >= 0; at = letters.indexOf(wanted, at + 1)) {
        const end = at + wanted.length;
        if (whole && end < letters.length && letters[end] !== ' ') continue;
        marks.fill(1, places[at + before], (places[end - 1] ?? 0) + 1);
      }
    }
  }
  return partsOf(text, marks);
}

interface Sought {
  text: string;
  whole: boolean;
  /** Its first word: a text without that does not hold it. */
  first: string;
}

/** By the terms, which are the same for all texts of a list. */
const known = new WeakMap<readonly Term[], Partial<Record<Line, Sought[]>>>();

function soughtIn(line: Line, terms: readonly Term[]): Sought[] {
  let byLine = known.get(terms);
  if (!byLine) {
    byLine = {};
    known.set(terms, byLine);
  }
  byLine[line] ??= terms
    .filter((it) => !it.not && (!it.line || it.line === line))
    .flatMap(({ texts, whole }) =>
      texts.map((text) => ({ text, whole, first: text.trim().split(' ', 1)[0] ?? '' })),
    );
  return byLine[line];
}

const HUMP = /\p{Ll}\p{Lu}/u;
const LETTER = /[\p{L}\p{N}\p{M}]/u;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/**
 * As `searchable` folds it, with each letter's place in the text; with a space where a word begins within a word, or
 * not; each letter spelled so.
 */
function foldedWithPlaces(
  text: string,
  withHumps: boolean,
  spell: (letter: string) => string = (letter) => letter,
): { letters: string; places: number[] } {
  let letters = ' ';
  const places = [0];
  let last = '';
  let place = 0;
  const add = (some: string) => {
    for (const letter of some) {
      letters += letter;
      for (let unit = 0; unit < letter.length; unit++) places.push(place);
    }
  };
  for (const character of text) {
    const isHump = withHumps && /\p{Lu}/u.test(character) && /\p{Ll}/u.test(last);
    const isAlone = UNSPACED.test(character) || UNSPACED.test(last);
    if (!LETTER.test(character)) {
      if (!letters.endsWith(' ')) add(' ');
    } else {
      if ((isHump || isAlone) && !letters.endsWith(' ')) add(' ');
      add(fold(spell(character)));
    }
    last = character;
    place += character.length;
  }
  return { letters, places };
}

/** The same of a text that is plain. */
function plainWithPlaces(text: string, withHumps: boolean): { letters: string; places: number[] } {
  const folded = text.toLowerCase();
  let letters = ' ';
  const places = [0];
  for (let place = 0; place < text.length; place++) {
    const isLetter = /[a-z0-9]/.test(folded[place] ?? '');
    const isHump = withHumps && isLetter && /^[a-z][A-Z]/.test(text.slice(place - 1, place + 1));
    if ((isHump || !isLetter) && !letters.endsWith(' ')) {
      letters += ' ';
      places.push(place);
    }
    if (!isLetter) continue;
    letters += folded[place];
    places.push(place);
  }
  return { letters, places };
}

function partsOf(text: string, marks: Uint8Array): Part[] {
  const parts: Part[] = [];
  for (let start = 0; start < text.length; ) {
    const marked = marks[start] === 1;
    let end = start + 1;
    while (end < text.length && (marks[end] === 1) === marked) end++;
    parts.push({ text: text.slice(start, end), marked });
    start = end;
  }
  return parts;
}
