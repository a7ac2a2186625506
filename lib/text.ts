/** Text from pages, made safe to keep and to show, and folded for search. */

const PLAIN = /^[\t\n\f\r -~]*$/;

/** Whether a text is written in ASCII alone. Almost all are, and what is done with thousands of them is then simpler. */
export function isPlain(text: string): boolean {
  return PLAIN.test(text);
}

/**
 * Controls, bidirectional overrides and other format characters, blank letters, and what is no character at all;
 * but not white space, nor Arabic's signs around numbers, nor what chooses between a letter's forms, nor the joiners,
 * which have a rule of their own.
 */
const INVISIBLE = /(?![\p{VS}\t-\r\u0600-\u0605\u06dd\u200c\u200d])[\p{Cc}\p{Cf}\p{DI}\ufffe\uffff]/gu;

/**
 * Joiners mean something in emoji and in the scripts from Arabic to Myanmar, Khmer and Mongolian; elsewhere they only
 * hide. All marks in between count, since composing may put them into another order.
 */
const IDLE_JOINER = /[\u200c\u200d](?:(?<![\u0600-\u109f\u1780-\u18af\p{S}]\p{M}*[\u200c\u200d])|(?=\s|$))/gu;

/** So many marks that to put them in order would take longer than all else: the time grows with the square of them. */
const MARKS_WITHOUT_END = /(\p{M}{50})\p{M}+/gu;

/** The text with each letter and its marks as one character, where there is such a one. */
export function composed(text: string): string {
  return text.replace(MARKS_WITHOUT_END, '$1').normalize('NFC');
}

/** More marks on one letter than any script uses. */
const PILED_MARKS = /((?:\p{M}[\u200c\u200d]?){7}\p{M})[\p{M}\u200c\u200d]+/gu;

/** The text as one clean line: composed, well-formed, white space folded, nothing invisible. `''` for nothing. */
export function clean(text: string | null | undefined): string {
  if (!text) return '';
  if (isPlain(text)) return oneLine(text);
  const visible = text
    .toWellFormed()
    .replace(INVISIBLE, '')
    .replace(/[\u200c\u200d]+(?=[\u200c\u200d])/g, '')
    .replace(IDLE_JOINER, '');
  return oneLine(composed(visible).replace(PILED_MARKS, '$1'));
}

/** The text with its white space folded: one space between two words, and none around them. */
export function oneLine(text: string): string {
  return UNFOLDED.test(text) ? text.replace(/\s+/g, ' ').trim() : text;
}

const UNFOLDED = /[^\S ]| {2}|^ | $/;

/** At most so many UTF-16 units of the text, ending in … where it was cut, and never inside a character. */
export function clip(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return longest < 1 ? '' : `${text.slice(0, longest - 1).replace(/[\ud800-\udbff\u200d]$/, '')}…`;
}

const UNDECOMPOSED: Record<string, string> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ς: 'σ',
};

/** The text as search compares it: lower case, without diacritics. */
export function fold(text: string): string {
  if (isPlain(text)) return text.toLowerCase();
  return composed(text)
    .normalize('NFKD')
    .replace(/[\p{M}\u200c\u200d]/gu, '')
    .toLowerCase()
    .replace(/[ßøłđðþæœıς]/g, (letter) => UNDECOMPOSED[letter] ?? letter);
}
