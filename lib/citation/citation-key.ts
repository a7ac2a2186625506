/** The keys under which papers are cited in LaTeX: `vaswani2017attention`. */
import type { Author, Identifier, Paper } from '../paper';
import { fold, isPlain } from '../text';
import { DEFAULT_PATTERN, keyFrom, type Part, type Piece, parsePattern } from './key-pattern';
import { nameOf } from './names';
import { plainTitle } from './plain-title';
import { firstYear } from './reference';

/** A part of a key is never longer than this. */
const LONGEST_PART = 40;

/** All that a paper's key depends on: little enough to be held for a whole library. */
export interface Keyed {
  key: Identifier;
  savedAt: number;
  /** The citation key that the paper has while no other has the same. */
  bare: string;
  /** The reader cites it by that key already. */
  isGiven: boolean;
}

/**
 * Finds out what a paper's key depends on: the one that the reader cites it by already, else one made as the pattern
 * says. Its year is that in which the paper was first online.
 * @throws SyntaxError for a pattern that is none
 */
export function keyReader(pattern = DEFAULT_PATTERN): (paper: Paper) => Keyed {
  const pieces = parsePattern(pattern);
  return (paper) => {
    const { key, savedAt, citationKey } = paper;
    return { key, savedAt, bare: citationKey ?? bareKey(paper, pieces), isGiven: citationKey !== undefined };
  };
}

/**
 * A key for each paper, unique among these, by the paper's own key.
 *
 * A paper's key depends on nothing but the paper, until two would get the same one. Then the paper that was
 * saved first keeps it, and the later ones get `a`, `b`, `c`: whatever the order of the export, and without a
 * change to the older keys when one more is saved. Exporting a later one alone gives it the bare key.
 */
export function uniqueKeys(papers: readonly Keyed[]): ReadonlyMap<Identifier, string> {
  const inTurn = papers.toSorted(
    (a, b) => Number(b.isGiven) - Number(a.isGiven) || a.savedAt - b.savedAt || (a.key < b.key ? -1 : 1),
  );
  const bare = new Map(inTurn.map((paper) => [paper.key, paper.bare]));
  const keys = new Map<Identifier, string>();
  const taken = new Set<string>();
  const later: Identifier[] = [];
  for (const [id, key] of bare) {
    if (taken.has(key)) later.push(id);
    else keys.set(id, key);
    taken.add(key);
  }
  const tried = new Map<string, number>();
  for (const id of later) {
    const key = bare.get(id) ?? '';
    let count = tried.get(key) ?? 0;
    while (taken.has(key + letters(count))) count++;
    tried.set(key, count + 1);
    keys.set(id, key + letters(count));
    taken.add(key + letters(count));
  }
  return keys;
}

/**
 * The keys of all these papers.
 * @throws SyntaxError for a pattern that is none
 */
export function citationKeys(papers: readonly Paper[], pattern?: string): ReadonlyMap<Identifier, string> {
  return uniqueKeys(papers.map(keyReader(pattern)));
}

function bareKey(paper: Paper, pieces: readonly Piece[]): string {
  const texts: Partial<Record<Part, string>> = {};
  const key = keyFrom(pieces, (part) => (texts[part] ??= textOf(paper, part)));
  return /[a-z]/i.test(key) ? key : latin(paper.key);
}

function textOf(paper: Paper, part: Part): string {
  const { authors = [] } = paper;
  const [first] = authors;
  switch (part) {
    case 'auth':
      return first ? familyOf(first) : '';
    case 'auths':
      // As many as fit in one breath; of more, only the first.
      return first && authors.length > MOST_NAMED ? `${familyOf(first)}etal` : authors.map(familyOf).join('');
    case 'year':
      return firstYear(paper) ?? '';
    case 'title':
      return significantWord(paper.title);
  }
}

/** Authors that a key names. */
const MOST_NAMED = 3;

function familyOf(author: Author): string {
  const name = nameOf(author);
  return latin('literal' in name ? name.literal : name.family).slice(0, LONGEST_PART);
}

/** Words that begin many titles and tell none from another. */
const COMMON: ReadonlySet<string> = new Set(
  `a an the on of in for to and or with without from by at as is are be do does did can could will would should
  how what when where why which who via into over under beyond toward towards`.split(/\s+/),
);

function significantWord(title: string): string {
  let common = '';
  let letter = '';
  for (const [written] of plainTitle(title).matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const word = latin(written);
    if (!/[a-z]/.test(word)) continue;
    if (COMMON.has(word)) common ||= word;
    else if (word.length > 1) return word.slice(0, LONGEST_PART);
    else letter ||= word;
  }
  return letter || common.slice(0, LONGEST_PART);
}

const CYRILLIC_AND_GREEK = pairs(
  `а a б b в v г g д d е e ж zh з z и i й i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch
  ы y э e ю yu я ya і i ї i є ye ґ g ў u ђ dj ј j љ lj њ nj ћ c џ dz
  α alpha β beta γ gamma δ delta ε epsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda μ mu ν nu ξ xi ο o π pi
  ρ rho σ sigma ς s τ tau υ upsilon φ phi χ chi ψ psi ω omega`,
);

function pairs(text: string): ReadonlyMap<string, string> {
  const words = text.split(/\s+/);
  return new Map(words.flatMap((letter, i) => (i % 2 === 0 ? [[letter, words[i + 1] ?? '']] : [])));
}

/** A text in small ASCII letters and digits; what has no letter there is left out. */
function latin(text: string): string {
  const folded = fold(text);
  const letters = isPlain(folded)
    ? folded
    : [...folded].map((character) => CYRILLIC_AND_GREEK.get(character) ?? character).join('');
  return letters.replace(/[^a-z0-9]+/g, '');
}

/** 0 is `a`, 25 is `z`, 26 is `aa`. */
function letters(count: number): string {
  const last = String.fromCharCode(97 + (count % 26));
  return count < 26 ? last : letters(Math.floor(count / 26) - 1) + last;
}
