/** Text from pages, made safe to keep and to show, and folded for search. */

/**
 * Controls, soft hyphens, bidirectional overrides and other format characters; but not white space, and not the
 * joiners, which Persian, the scripts of India and emoji need.
 */
const INVISIBLE = /(?![\s\u200c\u200d])[\p{Cc}\p{Cf}]/gu;

const PLAIN = /^[\t\n\f\r -~]*$/;

/** Joiners mean something between letters and in emoji; alone they only hide. */
const LONE_JOINER = /(^|\s)[\u200c\u200d]+|[\u200c\u200d]+(?=\s|$)/g;

/** More marks on one letter than any script uses. */
const PILED_MARKS = /(\p{M}{8})\p{M}+/gu;

/** The text as one clean line: composed, well-formed, white space folded, nothing invisible. `''` for nothing. */
export function clean(text: string | null | undefined): string {
  if (!text) return '';
  // Almost all texts of a listing are of this kind, and there are thousands of them.
  if (PLAIN.test(text)) return text.replace(/\s+/g, ' ').trim();
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(PILED_MARKS, '$1')
    .replace(/\s+/g, ' ')
    .replace(LONE_JOINER, '$1')
    .trim();
}

/** At most so many UTF-16 units of the text, ending in … where it was cut, and never inside a character. */
export function clip(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${text
    .slice(0, longest - 1)
    .toWellFormed()
    .replace(/\ufffd$/, '')}…`;
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
};

/** The text as search compares it: lower case, without diacritics. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßøłđðþæœı]/g, (letter) => UNDECOMPOSED[letter] ?? letter);
}
