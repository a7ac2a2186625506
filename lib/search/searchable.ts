/**
 * Text in the form in which search compares it: folded, without punctuation, each word after one space. A word that
 * begins with some letters is then found by looking for a space and these letters.
 */
import { composed, fold, isPlain } from '../text';

/** Scripts that set no spaces: each character counts as a word, and a word as a phrase. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;

const BETWEEN_WORDS = /[^\p{L}\p{N}]+/gu;
const BETWEEN_PLAIN_WORDS = /[^a-z0-9]+/g;

/** `FlashAttention`: a word that begins within a word, where a small letter meets a capital one. */
const HUMP = /(?<=\p{Ll})\p{Lu}\p{L}+/gu;
const PLAIN_HUMP = /(?<=[a-z])[A-Z][A-Za-z]+/g;

const UMLAUT = /[äöü]/giu;

/** The words of a text, and those that it can also be found by: `mueller` for Müller, `attention` for FlashAttention. */
export function searchable(text: string): string {
  if (isPlain(text)) return spaced([text, ...(text.match(PLAIN_HUMP) ?? [])].join(' '));
  const whole = composed(text);
  const alternatives = [...(whole.match(HUMP) ?? []), ...wordsWithUmlaut(whole).map(spelledOut)];
  return spaced([whole, ...alternatives].join(' '));
}

/** What is looked for when this is typed: one text, or two where it can be spelled in two ways. */
export function soughtBy(typed: string): string[] {
  return spellings(typed, spaced).filter(Boolean);
}

/** Tells whether a text says the same as this one, from its beginning to its end. */
export function sameAs(text: string): (other: string) => boolean {
  const wanted = spellings(text, fold);
  return (other) => spellings(other, fold).some((it) => wanted.includes(it));
}

function spellings(text: string, form: (text: string) => string): string[] {
  if (isPlain(text)) return [form(text)];
  const whole = composed(text);
  return [...new Set([whole, spelledOut(whole)].map(form))];
}

/** A phrase without the dots of its umlauts. */
export interface Undotted {
  text: string;
  /** Those that had dots, as they were typed. */
  words: readonly string[];
}

/** In how many ways a phrase is read at most. */
const MOST_READINGS = 8;

const DIGRAPH = /([aou])e/g;

/**
 * Where ` thomas mueller` can stand as ` thomas muller`: of a Müller the texts hold that, and ` mueller` behind all
 * else; of a Muller they do not hold the latter.
 */
export function undotted(sought: string): Undotted[] {
  const words = sought.trim().split(' ');
  // A word alone is found behind all else.
  if (words.length === 1) return [];
  let readings: Undotted[] = [{ text: '', words: [] }];
  for (const word of words) {
    const bare = readings.length < MOST_READINGS ? word.replace(DIGRAPH, '$1') : word;
    readings = readings.flatMap(({ text, words }) => [
      { text: `${text} ${word}`, words },
      ...(bare === word ? [] : [{ text: `${text} ${bare}`, words: [...words, ` ${word}`] }]),
    ]);
  }
  return readings.slice(1);
}

/** ` attention is all you need`, or `''` where there is no word. */
export function spaced(text: string): string {
  const folded = fold(text);
  const apart = isPlain(folded)
    ? folded.replace(BETWEEN_PLAIN_WORDS, ' ')
    : folded.replace(UNSPACED, ' $& ').replace(BETWEEN_WORDS, ' ');
  const words = apart.trim();
  return words && ` ${words}`;
}

function wordsWithUmlaut(text: string): string[] {
  UMLAUT.lastIndex = 0;
  return UMLAUT.test(text) ? text.split(/\s+/).filter((word) => word.search(UMLAUT) >= 0) : [];
}

/** As German writes umlauts where there are none. */
export function spelledOut(text: string): string {
  return text.replace(UMLAUT, (letter) => `${fold(letter)}e`);
}
