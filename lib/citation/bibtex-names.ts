/**
 * Reads the lists of names that BibTeX and BibLaTeX write: "von Last, Jr, First and First von Last and {A Group} and
 * others", and BibLaTeX's "family=Last, given=First, prefix=von". What is in braces is not taken apart.
 * Nicolas Markey's "Tame the BeaST" (section 11) says how BibTeX tells the parts; the BibLaTeX manual (3.4) the rest.
 */
import type { Author } from '../paper';
import { nameOf } from './names';
import { inUnicode } from './plain-title';

export interface NameList {
  authors: Author[];
  /** It ended in "and others". */
  cut: boolean;
}

/** The persons and groups of a name field, their TeX read. */
export function bibtexNames(text: string): NameList {
  const names = split(text, /(?<!\s)\s+and(?=\s)/iy).map((name) => name.trim());
  const cut = /^others$/i.test(names.at(-1) ?? '');
  const authors = (cut ? names.slice(0, -1) : names).flatMap((name) => readName(name) ?? []);
  return { authors, cut };
}

type Parts = Partial<Record<'family' | 'given' | 'particle' | 'suffix', string | undefined>>;

function readName(name: string): Author | undefined {
  if (isOneGroup(name)) return named(readable(name));
  const parts = split(name, /(?<!\s)\s*,\s*/y).filter((part, at) => part !== '' || at > 0);
  const [first = '', second = '', ...rest] = parts;
  if (parts.length > 0 && parts.every((part) => LABELLED.test(part))) return authorOf(labelledParts(parts));
  if (parts.length > 2) {
    return authorOf({ ...familyParts(wordsOf(first)), suffix: second, given: rest.join(', ') });
  }
  if (parts.length === 2) return authorOf({ ...familyParts(wordsOf(first)), given: second });
  return authorOf(partsInOrder(wordsOf(first)));
}

/** All of it in one pair of braces: it is not to be taken apart. */
function isOneGroup(name: string): boolean {
  return name.startsWith('{') && closingBrace(name) === name.length - 1;
}

function closingBrace(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return at;
  }
  return -1;
}

/** A name that would be taken for a person's of several parts gets none but itself. */
function named(text: string): Author | undefined {
  const name = text.slice(0, 500);
  if (!name) return undefined;
  return 'literal' in nameOf({ name }) ? { name } : { name, family: name.slice(0, 300) };
}

/** "First von Last": the particle is what stands in small letters before the last word. */
function partsInOrder(words: readonly string[]): Parts {
  const start = words.findIndex((word, at) => at < words.length - 1 && isSmall(word));
  const begin = start < 0 ? words.length - 1 : start;
  return { given: words.slice(0, begin).join(' '), ...familyParts(words.slice(begin)) };
}

/** "von Last": up to the last word in small letters, but for the last word of all. */
function familyParts(words: readonly string[]): Parts {
  const end = words.findLastIndex((word, at) => at < words.length - 1 && isSmall(word)) + 1;
  const begins = words.length > 0 && isSmall(words[0] ?? '') ? end : 0;
  return { particle: words.slice(0, begins).join(' '), family: words.slice(begins).join(' ') };
}

const LABELLED = /^"?\s*(family|given|prefix|suffix|useprefix|\w+-i)\s*=\s*(.*?)"?$/is;
const LABELS: Readonly<Record<string, keyof Parts>> = {
  family: 'family',
  given: 'given',
  prefix: 'particle',
  suffix: 'suffix',
};

function labelledParts(parts: readonly string[]): Parts {
  const named = parts.map((part) => LABELLED.exec(part) ?? []);
  return Object.fromEntries(
    named.flatMap(([, label = '', value]) => {
      const part = LABELS[label.toLowerCase()];
      return part ? [[part, value]] : [];
    }),
  );
}

function authorOf(parts: Parts): Author | undefined {
  const [given, particle, family, suffix] = [parts.given, parts.particle, parts.family, parts.suffix].map(
    (part) => readable(part ?? ''),
  );
  const name = [given, particle, family, suffix].filter(Boolean).join(' ').slice(0, 500);
  if (!name) return undefined;
  const short = (part: string | undefined, longest: number) => part?.slice(0, longest);
  return {
    name,
    family: short(family, 300) || name.slice(0, 300),
    ...(family && given && { given: given.slice(0, 300) }),
    ...(particle && { particle: particle.slice(0, 100) }),
    ...(suffix && { suffix: suffix.slice(0, 100) }),
  };
}

/** A part as a person reads it. */
function readable(part: string): string {
  return inUnicode(part).replace(/[{}]/g, '').replace(/\s+/g, ' ').trim();
}

function wordsOf(text: string): string[] {
  return split(text, /(?:\s|(?<!\\)~)+/y).filter(Boolean);
}

/**
 * Whether a word begins in small letters, by its first letter outside braces; a brace before a backslash is a letter
 * with its accent. A word that is all in braces has no case, and counts as a name.
 */
function isSmall(word: string): boolean {
  const letter = /^\{\\[^A-Za-z]?(?:[A-Za-z]+\s*)?\{?(\p{L})|^\{\\([A-Za-z]+)\}/u.exec(word);
  if (letter) return /^\p{Ll}/u.test(letter[1] ?? letter[2] ?? '');
  const bare = word.replace(/\{[^{}]*\}/g, '').replace(/\\[A-Za-z]+|\\./g, '');
  return /^\P{L}*\p{Ll}/u.test(bare);
}

/** The pieces of a text between what the (sticky) pattern finds outside braces. */
function split(text: string, between: RegExp): string[] {
  const pieces: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '\\') at++;
    else if (character === '{') depth++;
    else if (character === '}') depth = Math.max(0, depth - 1);
    else if (depth === 0) {
      between.lastIndex = at;
      const found = between.exec(text)?.[0];
      if (!found) continue;
      pieces.push(text.slice(start, at));
      start = at + found.length;
      at = start - 1;
    }
  }
  return [...pieces, text.slice(start)];
}
