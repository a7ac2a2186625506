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

/** What BibTeX, biber and RIS readers all take in a key. */
const PLAIN = /^[A-Za-z0-9:_+./-]*$/;

/**
 * Reads a pattern.
 * @throws SyntaxError with a sentence for a person
 */
export function parsePattern(pattern: string): Piece[] {
  if (pattern.length > LONGEST) throw new SyntaxError(`A pattern has at most ${LONGEST} characters.`);
  const pieces = pattern.split(/(\[[^[\]]*\])/).filter(Boolean);
  const parsed = pieces.map((piece) => (/^\[.*\]$/.test(piece) ? parsePart(piece) : plainPiece(piece)));
  if (!parsed.some((piece) => typeof piece !== 'string')) {
    throw new SyntaxError('A pattern needs at least one part in brackets, such as [auth].');
  }
  return parsed;
}

function plainPiece(text: string): string {
  if (/[[\]]/.test(text)) throw new SyntaxError('A bracket is not closed, or not opened.');
  if (!PLAIN.test(text))
    throw new SyntaxError('Between parts, only letters, digits and : _ + . / - can stand.');
  return text;
}

function parsePart(piece: string): Piece {
  const [name, ...filters] = piece.slice(1, -1).split(':');
  if (!isOneOf(PARTS, name)) {
    throw new SyntaxError(`There is no part [${name}]. Known are ${PARTS.map((it) => `[${it}]`).join(' ')}.`);
  }
  return { part: name, filters: filters.map(filterNamed) };
}

function filterNamed(name: string): Filter {
  if (isOneOf(FILTERS, name)) return name;
  throw new SyntaxError(`There is no filter “${name}”. Known are ${FILTERS.join(', ')}.`);
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
