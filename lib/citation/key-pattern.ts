/**
 * Patterns of citation keys, in the notation of Better BibTeX that most people know: parts in brackets, each with
 * filters after colons, and plain text between them. `[auth]_[year:short]` gives `vaswani_17`.
 * https://retorque.re/zotero-better-bibtex/citing/
 */

/** What a part stands for. All are in small ASCII letters and digits until a filter says otherwise. */
export const PARTS = ['auth', 'auths', 'year', 'title'] as const;

export const FILTERS = ['capitalize', 'upper', 'short'] as const;

export type Part = (typeof PARTS)[number];
export type Filter = (typeof FILTERS)[number];

export type Piece = string | { part: Part; filters: Filter[] };

/** The first author's family name, the year, the first word of the title that says something. */
export const DEFAULT_PATTERN = '[auth][year][title]';

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
  const pieces = pattern.split(/(\[[^[\]]*\])/).filter(Boolean);
  const parsed = pieces.map((piece) => (/^\[.*\]$/.test(piece) ? parsePart(piece) : plainPiece(piece)));
  if (!parsed.some((piece) => typeof piece !== 'string')) {
    throw new BadPattern('noPart', pattern);
  }
  return parsed;
}

function plainPiece(text: string): string {
  if (/[[\]]/.test(text)) throw new BadPattern('openBracket', text);
  if (!PLAIN.test(text)) throw new BadPattern('badCharacter', text);
  return text;
}

function parsePart(piece: string): Piece {
  const [name, ...filters] = piece.slice(1, -1).split(':');
  if (!isOneOf(PARTS, name)) throw new BadPattern('unknownPart', `${name}`);
  return { part: name, filters: filters.map(filterNamed) };
}

function filterNamed(name: string): Filter {
  if (isOneOf(FILTERS, name)) return name;
  throw new BadPattern('unknownFilter', name);
}

function isOneOf<T extends string>(names: readonly T[], name: string | undefined): name is T {
  return names.some((it) => it === name);
}

/**
 * Puts a key together from the text of each part. Where the authors are not known, the title stands in their place,
 * and not again in its own: bibliographies sort such works so.
 */
export function keyFrom(pieces: readonly Piece[], textOf: (part: Part) => string): string {
  const isAnonymous = pieces.some((it) => typeof it !== 'string' && isAuthors(it.part) && !textOf(it.part));
  return pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      const { part, filters } = piece;
      if (!isAnonymous) return filtered(textOf(part), part, filters);
      if (part === 'title') return '';
      return filtered(textOf(isAuthors(part) ? 'title' : part), part, filters);
    })
    .join('');
}

function isAuthors(part: Part): boolean {
  return part === 'auth' || part === 'auths';
}

function filtered(text: string, part: Part, filters: readonly Filter[]): string {
  return filters.reduce((it, filter) => {
    if (filter === 'upper') return it.toUpperCase();
    if (filter === 'capitalize') return it.charAt(0).toUpperCase() + it.slice(1);
    return part === 'year' ? it.slice(-2) : it.slice(0, 3);
  }, text);
}
