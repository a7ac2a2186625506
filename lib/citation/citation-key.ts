/** The keys under which papers are cited in LaTeX: `vaswani2017attention`. */
import type { Author, Identifier, Paper } from '../paper';
import { fold, isPlain } from '../text';
import { DEFAULT_PATTERN, keyFrom, type PartPiece, type Piece, parsePattern } from './key-pattern';
import { nameOf } from './names';
import { plainTitle } from './plain-title';
import { firstYear, referenceOf } from './reference';

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
 * A key for each of these papers, in their order, that none of the others has.
 *
 * A paper's key depends on nothing but the paper, until two would get the same one. Then the paper that was
 * saved first keeps it, and the later ones get `a`, `b`, `c`: whatever the order of the export, and without a
 * change to the older keys when one more is saved. Exporting a later one alone gives it the bare key.
 */
export function uniqueKeys(papers: readonly Keyed[]): string[] {
  /** Which paper has each key. */
  const holders = new Map<string, Keyed>();
  const later: Keyed[] = [];
  for (const paper of papers) {
    const holder = holders.get(paper.bare);
    const isFirst = !holder || inTurn(paper, holder) < 0;
    if (isFirst) holders.set(paper.bare, paper);
    if (holder) later.push(isFirst ? holder : paper);
  }
  const others = new Map<Keyed, string>();
  const tried = new Map<string, number>();
  for (const paper of later.sort(inTurn)) {
    let count = tried.get(paper.bare) ?? 0;
    while (holders.has(paper.bare + letters(count))) count++;
    tried.set(paper.bare, count + 1);
    const key = paper.bare + letters(count);
    others.set(paper, key);
    holders.set(key, paper);
  }
  return papers.map((paper) => others.get(paper) ?? paper.bare);
}

function inTurn(a: Keyed, b: Keyed): number {
  return Number(b.isGiven) - Number(a.isGiven) || a.savedAt - b.savedAt || (a.key < b.key ? -1 : 1);
}

/**
 * The keys of all these papers, by the papers' own.
 * @throws SyntaxError for a pattern that is none
 */
export function citationKeys(papers: readonly Paper[], pattern?: string): ReadonlyMap<Identifier, string> {
  return keysByPaper(papers.map(keyReader(pattern)));
}

/** The same of what was read of papers before. */
export function keysByPaper(cited: readonly Keyed[]): ReadonlyMap<Identifier, string> {
  const keys = uniqueKeys(cited);
  return new Map(cited.map(({ key }, index) => [key, keys[index] ?? '']));
}

function bareKey(paper: Paper, pieces: readonly Piece[]): string {
  const key = keyFrom(pieces, (piece) => textOf(paper, piece));
  return /[a-z]/i.test(key) ? key : latin(paper.key).toLowerCase();
}

function textOf(paper: Paper, { part, n, m }: PartPiece): string {
  const { authors = [] } = paper;
  switch (part) {
    case 'auth':
      return familyOf(authors[(m ?? 1) - 1]).slice(0, n || LONGEST_PART);
    case 'auths':
      // As many as fit in one breath; of more, only the first.
      return authors.length > MOST_NAMED ? firstAndOthers(authors) : authors.map(familyOf).join(' ');
    case 'authors': {
      const most = n || authors.length;
      const named = authors.slice(0, most).map(familyOf);
      return [...named, ...(authors.length > most ? ['EtAl'] : [])].join(' ');
    }
    case 'authEtAl':
      return authors.length > 2 ? firstAndOthers(authors) : authors.map(familyOf).join(' ');
    case 'authorLast':
      return familyOf(authors.at(-1));
    case 'year':
      return firstYear(paper) ?? '';
    case 'shortyear':
      return (firstYear(paper) ?? '').slice(-2);
    case 'month':
      return referenceOf(paper).date?.split('-')[1] ?? '';
    case 'title':
      return withCapitals(significantWords(titleForKey(paper)), Number.POSITIVE_INFINITY);
    case 'shorttitle':
      return withCapitals(significantWords(titleForKey(paper), n || 3), m);
    case 'veryshorttitle':
      return withCapitals(significantWords(titleForKey(paper), n || 1), m);
    case 'journal':
      return wordsOf(referenceOf(paper).publication?.container ?? '').join(' ');
  }
}

/** Authors that a key names. */
const MOST_NAMED = 3;

function firstAndOthers([first]: readonly Author[]): string {
  return `${familyOf(first)} EtAl`;
}

function familyOf(author: Author | undefined): string {
  if (!author) return '';
  const name = nameOf(author);
  return latin('literal' in name ? name.literal : name.family).slice(0, LONGEST_PART);
}

/** A preprint that was renamed where it appeared keeps its key. */
function titleForKey({ title, from, others, publishedAs = [] }: Paper): string {
  const isRenamed = publishedAs.some(({ accepted }) => accepted) && !from['title']?.startsWith('arxiv/');
  const preprint = others.findLast((it) => it.field === 'title' && it.source.startsWith('arxiv/'));
  return isRenamed && typeof preprint?.value === 'string' ? preprint.value : title;
}

/** Words that begin many titles and tell none from another. */
const COMMON: ReadonlySet<string> = new Set(
  `a an the on of in for to and or with without from by at as is are be do does did can could will would should
  how what when where why which who via into over under beyond toward towards`.split(/\s+/),
);

function withCapitals(words: readonly string[], count = 0): string {
  return words
    .map((word, index) => (index < count ? word.charAt(0).toUpperCase() + word.slice(1) : word))
    .join(' ');
}

/** The first words of a title that say something, or one at least that says little. */
function significantWords(title: string, most = Number.POSITIVE_INFINITY): string[] {
  const telling: string[] = [];
  const others: string[] = [];
  for (const match of wordsIn(title)) {
    const word = written(match);
    if (!/[a-z]/i.test(word)) continue;
    const isTelling = word.length > 1 && !COMMON.has(word.toLowerCase());
    (isTelling ? telling : others).push(word);
    if (telling.length === most) break;
  }
  if (telling.length > 0) return telling;
  const letter = others.find((word) => !COMMON.has(word.toLowerCase()));
  return [letter ?? others[0] ?? ''];
}

function wordsOf(text: string): string[] {
  return [...wordsIn(text)].map(written).filter(Boolean);
}

/** No generator: to leave one early takes Firefox longer than all the rest of a key. */
function wordsIn(text: string): Iterable<RegExpExecArray> {
  const title = plainTitle(text);
  return title.matchAll(isPlain(title) ? /[A-Za-z0-9]+/g : /[\p{L}\p{M}\p{N}]+/gu);
}

/** A word as it stands in a key; `''` where none of its letters has one in ASCII. */
function written([word]: RegExpExecArray): string {
  return latin(word).slice(0, LONGEST_PART);
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

/** A text in ASCII letters and digits; what has no letter there is left out. */
function latin(text: string): string {
  if (isPlain(text)) return text.replace(/[^A-Za-z0-9]+/g, '');
  return [...text.normalize('NFC')].map(latinLetter).join('');
}

/** A capital stays one, though it be several letters then: `Щ` is `Shch`. */
function latinLetter(character: string): string {
  const small = [...fold(character)]
    .map((letter) => CYRILLIC_AND_GREEK.get(letter) ?? letter)
    .join('')
    .replace(/[^a-z0-9]+/g, '');
  const isCapital = character !== character.toLowerCase();
  return isCapital ? small.charAt(0).toUpperCase() + small.slice(1) : small;
}

/** 0 is `a`, 25 is `z`, 26 is `aa`. */
function letters(count: number): string {
  const last = String.fromCharCode(97 + (count % 26));
  return count < 26 ? last : letters(Math.floor(count / 26) - 1) + last;
}
