/** Where a text holds what was looked for, to be marked as it is shown. */
import { fold, isPlain } from '../text';
import type { Line, Term } from './parse-query';

/** A part of a text; joined, the parts are the text. */
export interface Part {
  text: string;
  marked: boolean;
}

/** The text in parts, with what the terms found in it marked. `line` says what the text is. */
export function highlight(text: string, terms: readonly Term[], line: Line): Part[] {
  const sought = terms.flatMap((it) =>
    !it.not && (!it.line || it.line === line) ? it.texts.map((text) => ({ text, whole: it.whole })) : [],
  );
  const folded = fold(text);
  // Most texts of a row hold nothing of what was looked for, and that is soon seen.
  const mayHold = sought.some(({ text: wanted }) => folded.includes(wanted.trim().split(' ', 1)[0] ?? ''));
  if (!mayHold) return [{ text, marked: false }];
  const marks = new Uint8Array(text.length);
  const ways = HUMP.test(text) ? [false, true] : [false];
  const placed = isPlain(text) ? plainWithPlaces : foldedWithPlaces;
  for (const { letters, places } of ways.map((withHumps) => placed(text, withHumps))) {
    for (const { text: wanted, whole } of sought) {
      for (let at = letters.indexOf(wanted); at >= 0; at = letters.indexOf(wanted, at + 1)) {
        const end = at + wanted.length;
        if (whole && end < letters.length && letters[end] !== ' ') continue;
        marks.fill(1, places[at + 1], (places[end - 1] ?? 0) + 1);
      }
    }
  }
  return partsOf(text, marks);
}

const HUMP = /\p{Ll}\p{Lu}/u;
const LETTER = /[\p{L}\p{N}\p{M}]/u;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** As `searchable` folds it, with each letter's place in the text; with a space where a word begins within a word, or not. */
function foldedWithPlaces(text: string, withHumps: boolean): { letters: string; places: number[] } {
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
      add(fold(character));
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
