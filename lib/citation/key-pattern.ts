/**
 * Patterns of citation keys, as Better BibTeX has them: parts in brackets, each with filters after colons, and plain
 * text between them (`[auth:lower]_[shortyear]` gives `vaswani_17`); or the same as a formula
 * (`auth.lower + "_" + shortyear`). https://retorque.re/zotero-better-bibtex/citing/
 */

/** What a part stands for, in ASCII letters and digits, with a space between words until the key is whole. */
export const PARTS = [
  'auth',
  'auths',
  'authors',
  'authEtAl',
  'authorLast',
  'year',
  'shortyear',
  'month',
  'title',
  'shorttitle',
  'veryshorttitle',
  'journal',
] as const;

export type Part = (typeof PARTS)[number];

/** Parts that take numbers: of letters and whose; of authors; of words, and how many of these have a capital. */
const COUNTED: ReadonlySet<Part> = new Set<Part>(['auth', 'authors', 'shorttitle', 'veryshorttitle']);

const AUTHORS: ReadonlySet<Part> = new Set<Part>(['auth', 'auths', 'authors', 'authEtAl', 'authorLast']);
const TITLES: ReadonlySet<Part> = new Set<Part>(['title', 'shorttitle', 'veryshorttitle']);

/** What a filter makes of the words of a part. */
const APPLIED = {
  lower: (text) => text.toLowerCase(),
  upper: (text) => text.toUpperCase(),
  capitalize: (text) => text.replace(/(?<=^| )[a-z]/g, (letter) => letter.toUpperCase()),
  abbr: (text) => text.replace(/(\S)\S*/g, '$1'),
  condense: (text, [between = '']) => text.replaceAll(' ', between),
  select: (text, [start = '1', count]) => counted(text.split(' '), start, count).join(' '),
  substring: (text, [start = '1', count]) => counted([...text], start, count).join(''),
  short: (text) => (/^\d{4}$/.test(text) ? text.slice(2) : text.slice(0, 3)),
} satisfies Record<string, (text: string, args: readonly string[]) => string>;

/** Filters of Better BibTeX that have nothing to do here: the words are plain, and the telling ones, already. */
const IDLE = ['clean', 'fold', 'ascii', 'alphanum', 'nopunct', 'nopunctordash', 'skipwords', 'transliterate'];

export const FILTERS = Object.keys(APPLIED) as (keyof typeof APPLIED)[];

interface Filter {
  name: keyof typeof APPLIED;
  args: readonly string[];
}

export interface PartPiece {
  part: Part;
  /** `[auth3_2]`, `shorttitle(3, 3)`. */
  n?: number;
  m?: number;
  filters: readonly Filter[];
}

export type Piece = string | PartPiece;

/** The first author's family name, the year, the first word of the title that says something. */
export const DEFAULT_PATTERN = '[auth:lower][year][veryshorttitle:lower]';

const LONGEST = 200;

/** What can be wrong with a pattern. */
export type Fault = 'tooLong' | 'noPart' | 'openBracket' | 'badCharacter' | 'unknownPart' | 'unknownFilter';

/** A pattern that cannot be read: why, and the piece of it that is to blame. */
export class BadPattern extends SyntaxError {
  override name = 'BadPattern';
  readonly fault: Fault;
  readonly piece: string;

  constructor(fault: Fault, piece: string) {
    super(`${fault}: ${piece}`);
    this.fault = fault;
    this.piece = piece;
  }
}

/** What BibTeX, biber and RIS readers all take in a key. */
const PLAIN = /^[A-Za-z0-9:_+./-]*$/;

/**
 * Reads a pattern.
 * @throws BadPattern
 */
export function parsePattern(pattern: string): Piece[] {
  if (pattern.length > LONGEST) throw new BadPattern('tooLong', `${LONGEST}`);
  const parsed = isFormula(pattern) ? parseFormula(pattern) : parseBrackets(pattern);
  if (!parsed.some((piece) => typeof piece !== 'string')) throw new BadPattern('noPart', pattern);
  return parsed;
}

/** Without a bracket, a pattern that begins with the name of a part is a formula. */
function isFormula(pattern: string): boolean {
  const [name = ''] = /^[A-Za-z]*/.exec(pattern.trim()) ?? [];
  return !/[[\]]/.test(pattern) && isPart(name);
}

function parseBrackets(pattern: string): Piece[] {
  const pieces = pattern.split(/(\[[^[\]]*\])/).filter(Boolean);
  return pieces.map((piece) => (/^\[.*\]$/.test(piece) ? bracketPart(piece) : plainPiece(piece)));
}

function plainPiece(text: string): string {
  if (/[[\]]/.test(text)) throw new BadPattern('openBracket', text);
  if (!PLAIN.test(text)) throw new BadPattern('badCharacter', text);
  return text;
}

function bracketPart(piece: string): PartPiece {
  const [head = '', ...filters] = piece.slice(1, -1).split(':');
  const [, name = '', n, m] = /^(.*?)(\d+)?(?:_(\d+))?$/.exec(head) ?? [];
  return part(
    name,
    [n, m].filter((it) => it !== undefined),
    head,
    filters.map((filter) => {
      const [filterName = '', args] = filter.split('=');
      return [filterName, args?.split(',') ?? []] as const;
    }),
  );
}

const CALL = /^\s*(?<name>[A-Za-z]+)\s*(?:\((?<args>[^()]*)\))?/;

/** `auth.lower + shorttitle(3, 3) + "x"` */
function parseFormula(pattern: string): Piece[] {
  return pattern.split(/\+(?=(?:[^"']*["'][^"']*["'])*[^"']*$)/).map((term) => {
    const [, quoted] = /^\s*["']([^"']*)["']\s*$/.exec(term) ?? [];
    return quoted === undefined ? formulaPart(term) : plainPiece(quoted);
  });
}

function formulaPart(term: string): PartPiece {
  const [head, ...filters] = term.split('.').map((call) => {
    const found = CALL.exec(call);
    const { name = '', args = '' } = found?.groups ?? {};
    if (found?.[0].trim() !== call.trim()) throw new BadPattern('unknownPart', call.trim());
    return [name, argumentsIn(args)] as const;
  });
  const [name, args] = head ?? ['', []];
  return part(name, args, name, filters);
}

/** `3, 3` and `n=3, m=3` and `"_"` */
function argumentsIn(text: string): string[] {
  if (text.trim() === '') return [];
  return text.split(',').map((it) => it.replace(/^\s*(?:\w+\s*=\s*)?["']?|["']?\s*$/g, ''));
}

type Call = readonly [name: string, args: readonly string[]];

function part(name: string, counts: readonly string[], written: string, filters: readonly Call[]): PartPiece {
  const numbers = counts.map(Number);
  const isCounted = numbers.every(Number.isInteger) && (numbers.length === 0 || COUNTED.has(name as Part));
  if (!isPart(name) || !isCounted) throw new BadPattern('unknownPart', written);
  const [n, m] = numbers;
  return {
    part: name,
    ...(n !== undefined && { n }),
    ...(m !== undefined && { m }),
    filters: filters.flatMap(filterFrom),
  };
}

function filterFrom([name, args]: Call): Filter[] {
  if (IDLE.includes(name)) return [];
  if (!isFilter(name)) throw new BadPattern('unknownFilter', name);
  const bad = args.find((it) => !PLAIN.test(it));
  if (bad !== undefined) throw new BadPattern('badCharacter', bad);
  return [{ name, args }];
}

function isPart(name: string): name is Part {
  return PARTS.some((it) => it === name);
}

function isFilter(name: string): name is keyof typeof APPLIED {
  return Object.hasOwn(APPLIED, name);
}

/** So many of them, from the first, which is 1. */
function counted<T>(all: readonly T[], start: string, count: string | undefined): T[] {
  const from = Math.max(0, (Number.parseInt(start, 10) || 1) - 1);
  return all.slice(from, count === undefined ? undefined : from + (Number.parseInt(count, 10) || 0));
}

/**
 * Puts a key together from the text of each part. Where the authors are not known, the title stands in their place,
 * and not again in its own: bibliographies sort such works so.
 */
export function keyFrom(pieces: readonly Piece[], textOf: (piece: PartPiece) => string): string {
  const texts = pieces.map((it) => (typeof it === 'string' ? it : textOf(it)));
  const isAnonymous = pieces.some(
    (it, at) => typeof it !== 'string' && AUTHORS.has(it.part) && texts[at] === '',
  );
  return pieces
    .map((piece, at) => {
      const text = texts[at] ?? '';
      if (typeof piece === 'string') return text;
      const { part, filters } = piece;
      if (!isAnonymous) return filtered(text, filters);
      if (TITLES.has(part)) return '';
      return filtered(AUTHORS.has(part) ? textOf({ part: 'veryshorttitle', filters }) : text, filters);
    })
    .join('');
}

function filtered(text: string, filters: readonly Filter[]): string {
  return filters.reduce((it, { name, args }) => APPLIED[name](it, args), text).replaceAll(' ', '');
}
