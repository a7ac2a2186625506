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
  const whole = composed(typed);
  const texts = [whole, spelledOut(whole)].map(spaced);
  return [...new Set(texts)].filter(Boolean);
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
function spelledOut(text: string): string {
  return text.replace(UMLAUT, (letter) => `${fold(letter)}e`);
}
