/**
 * Text as BibTeX's fields hold it: braces that always balance, special characters escaped, capitals that a style
 * must not touch in braces, and of TeX only what the tables know to be harmless, so that no title can run a
 * command in the document that cites it.
 */
import { inUnicode, plainText, withoutTies } from '../citation/plain-title';
import { parseTex, type TexNode } from '../citation/tex';
import {
  DECLARATIONS,
  FUNCTIONS,
  MATH_SYMBOLS,
  SPACES,
  TEXT_STYLES,
  TEXT_SYMBOLS,
  WRAPPERS,
} from '../citation/tex-symbols';
import { clean, isPlain } from '../text';

/** A title: its TeX kept, its capitals protected. */
export function titleField(title: string): string {
  const text = clean(title);
  if (!SPECIAL.test(text)) return joined(protectorFor(text)(text), (it) => it).trim();
  const pieces = piecesOf(parseTex(text)).map(withStyledCapitals);
  const protect = protectorFor(pieces.map((piece) => (piece.kind === 'text' ? piece.text : 'x')).join(''));
  return serialize(pieces, protect).trim();
}

/** BibTeX keeps the capitals in `\textit{E. coli}`, but Pandoc and BibLaTeX want braces of their own for them. */
function withStyledCapitals(piece: Piece): Piece {
  const { command = '', words = '' } =
    piece.kind === 'source'
      ? (/^\\(?<command>[a-z]+)\{(?<words>[^{}\\$]+)\}$/.exec(piece.source)?.groups ?? {})
      : {};
  if (!TEXT_STYLES.has(command)) return piece;
  return { kind: 'source', source: `\\${command}{${words.replace(/\p{Lu}+/gu, '{$&}')}}` };
}

/** Running text such as an abstract: its TeX kept, its capitals as they are. */
export function proseField(text: string): string {
  return serialize(piecesOf(parseTex(clean(text))), (words) => [{ text: words, kept: false }]).trim();
}

/** A name of a person, a journal or a tag: plain characters only. */
export function plainField(text: string): string {
  return escapeText(inUnicode(clean(text)));
}

/** A value that is read as it stands, such as an address or a DOI: what would end the field is written in hex. */
export function verbatimField(text: string): string {
  const line = clean(text);
  return HARMFUL.test(line) ? line.replaceAll(HARMFULS, (it) => encodeURIComponent(it)) : line;
}

const HARMFUL = /[{}\\\s]/;
const HARMFULS = new RegExp(HARMFUL, 'g');

/** What is left of TeX's parts once letters and signs are letters and signs: text, and what stands as it is. */
type Piece = { kind: 'text'; text: string } | { kind: 'source'; source: string };

function piecesOf(nodes: readonly TexNode[]): Piece[] {
  const pieces: Piece[] = [];
  for (const piece of nodes.flatMap(pieceOf)) {
    const last = pieces.at(-1);
    if (piece.kind === 'text' && last?.kind === 'text') last.text += piece.text;
    else pieces.push(piece);
  }
  return pieces;
}

function pieceOf(node: TexNode): Piece[] {
  switch (node.kind) {
    case 'text':
      return [{ kind: 'text', text: withoutTies(node.text) }];
    case 'unknown':
      return [{ kind: 'text', text: `\\${node.name}` }];
    case 'math':
      return [mathPiece(node)];
    case 'address':
      return [{ kind: 'source', source: addressSource(node.url, node.label) }];
    case 'group':
      return groupPieces(node.body);
    case 'command':
      return commandPieces(node.name, node.args);
    case 'script':
      return [{ kind: 'text', text: plainText([node]) }];
  }
}

function addressSource(url: string, label: readonly TexNode[] | undefined): string {
  const address = verbatimField(url);
  return label?.length ? `\\href{${address}}{${inBraces(label)}}` : `\\url{${address}}`;
}

/** Math whose every command is known stands as it is; other math is shown as text. */
function mathPiece({ source, body }: TexNode & { kind: 'math' }): Piece {
  if (!isSafeMath(body)) return { kind: 'text', text: `$${source}$` };
  // BibTeX counts braces whether or not a backslash stands before them.
  const math = isBalanced(source)
    ? source
    : source.replace(/\\([{}])/g, (_, brace) => (brace === '{' ? '\\lbrace ' : '\\rbrace '));
  // Styles would write $N$ small.
  return { kind: 'source', source: /\p{Lu}/u.test(math) ? `{$${math}$}` : `$${math}$` };
}

/** Whether LaTeX would set this math without an error: known commands, and nothing raised or lowered twice. */
function isSafeMath(nodes: readonly TexNode[]): boolean {
  const named = (name: string) =>
    nodes.filter((node) => node.kind === 'command' && node.name === name).length;
  if (named('left') !== named('right') || named('middle') > named('left')) return false;
  return nodes.every((node, i) => {
    if (node.kind === 'text') return !/[{}$%#&~]/.test(node.text);
    if (node.kind === 'group') return isSafeMath(node.body);
    if (node.kind === 'script') {
      return node.body.length > 0 && isSafeMath(node.body) && !isRepeated(nodes, i, node.mark);
    }
    if (node.kind !== 'command' || NOT_IN_MATH.has(node.name)) return false;
    if (/^(?:no)?limits$/.test(node.name) && !isOperator(nodes[i - 1])) return false;
    return node.args.every((arg) => isSafeArgument(node.name, arg));
  });
}

/** Ends of lines, and what only a package for text knows. */
const NOT_IN_MATH: ReadonlySet<string> = new Set(['\\', 'xspace']);

/** What may have its limits above and below: a function, or a large sign. */
function isOperator(node: TexNode | undefined): boolean {
  if (node?.kind !== 'command') return false;
  const { name } = node;
  if (FUNCTIONS.has(name) || name === 'mathop' || name === 'operatorname') return true;
  return /[∏-∑∫-∳⋀-⋃⨀-⨆]/.test(MATH_SYMBOLS.get(name) ?? '');
}

/** `a^b^c`, `a_b^c_d` and `a^b'` are errors in TeX. */
function isRepeated(nodes: readonly TexNode[], at: number, mark: '^' | '_'): boolean {
  for (const next of nodes.slice(at + 1)) {
    if (next.kind === 'text') return mark === '^' && next.text.startsWith("'");
    if (next.kind !== 'script') return false;
    if (next.mark === mark) return true;
  }
  return false;
}

/** Text inside math is in text mode, where nothing can be raised. */
function isSafeArgument(command: string, body: readonly TexNode[]): boolean {
  if (body.length === 0 || !isSafeMath(body)) return false;
  return (
    !(TEXT_STYLES.has(command) || TEXT_BOXES.has(command)) || !body.some((node) => node.kind === 'script')
  );
}

const TEXT_BOXES: ReadonlySet<string> = new Set(['text', 'mbox', 'hbox', 'textnormal', 'textmd']);

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === '{') depth++;
    else if (character === '}') depth--;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** `{\it Foo}` becomes `\textit{Foo}`: BibTeX takes a brace before a backslash for one accented letter. */
function groupPieces(body: readonly TexNode[]): Piece[] {
  const [first, ...rest] = body;
  const style = first?.kind === 'command' ? DECLARATIONS.get(first.name) : undefined;
  if (style && TEXT_STYLES.has(style)) return [styled(style, rest)];
  // Once for each group: done again for what is in it, it would double with each pair of braces.
  const pieces = piecesOf(body);
  const inside = asTheyAre(pieces);
  if (inside === '') return [];
  if (/^\p{L}$/u.test(inside)) return [{ kind: 'text', text: inside }];
  return inside.startsWith('\\') ? pieces : [{ kind: 'source', source: `{${inside}}` }];
}

function commandPieces(name: string, args: readonly TexNode[][]): Piece[] {
  const [first = []] = args;
  if (TEXT_STYLES.has(name)) return first.length > 0 ? [styled(name, first)] : [];
  if (WRAPPERS.has(name)) return first.flatMap(pieceOf);
  if (SPACES.has(name)) return [{ kind: 'text', text: ' ' }];
  // Math that somebody forgot to mark as such. Not every LaTeX knows its Unicode.
  if (MATH_SYMBOLS.has(name) && !TEXT_SYMBOLS.has(name)) return [mathPiece(asMath(name))];
  return [{ kind: 'text', text: plainText([{ kind: 'command', name, args: [...args] }]) }];
}

function asMath(name: string): TexNode & { kind: 'math' } {
  return { kind: 'math', source: `\\${name}`, body: [{ kind: 'command', name, args: [] }] };
}

function styled(command: string, body: readonly TexNode[]): Piece {
  return { kind: 'source', source: `\\${command}{${inBraces(body)}}` };
}

/** Inside braces, capitals are safe already. */
function inBraces(body: readonly TexNode[]): string {
  return asTheyAre(piecesOf(body));
}

function asTheyAre(pieces: readonly Piece[]): string {
  return serialize(pieces, (text) => [{ text, kept: false }]);
}

/** A run of text, and whether its capitals are kept. */
interface Run {
  text: string;
  kept: boolean;
}

function serialize(pieces: readonly Piece[], protect: (text: string) => Run[]): string {
  const braces = pairedBraces(pieces);
  let count = 0;
  const escapeRun = (text: string) => {
    if (!SPECIAL.test(text)) return text;
    return text.replace(SPECIALS, (character) => {
      if (character !== '{' && character !== '}') return ESCAPES[character] ?? character;
      return braces[count++] ? `\\${character}` : character === '{' ? '$\\lbrace$' : '$\\rbrace$';
    });
  };
  return pieces
    .map((piece) => {
      if (piece.kind === 'source') return piece.source;
      return joined(protect(piece.text), escapeRun);
    })
    .join('');
}

function joined(runs: readonly Run[], escaped: (text: string) => string): string {
  return runs.map(({ text, kept }) => (kept ? `{${escaped(text)}}` : escaped(text))).join('');
}

/** For each brace in the texts, in order, whether it has a partner: BibTeX wants as many `\{` as `\}`. */
function pairedBraces(pieces: readonly Piece[]): boolean[] {
  const paired: boolean[] = [];
  const open: number[] = [];
  for (const piece of pieces) {
    for (const [brace] of piece.kind === 'text' ? piece.text.matchAll(/[{}]/g) : []) {
      const partner = brace === '{' ? undefined : open.pop();
      if (brace === '{') open.push(paired.length);
      if (partner !== undefined) paired[partner] = true;
      paired.push(partner !== undefined);
    }
  }
  return paired;
}

const SPECIAL = /[\\{}$&%#_^~<>|]/;
const SPECIALS = new RegExp(SPECIAL, 'g');

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  // A bar is a dash in LaTeX's oldest fonts, and Pandoc does not know \textbar.
  '|': '$|$',
  $: '\\$',
  '&': '\\&',
  '%': '\\%',
  '#': '\\#',
  _: '\\_',
};

function escapeText(text: string): string {
  // Most names have nothing to escape, and there are hundreds of thousands of them.
  if (!SPECIAL.test(text)) return text;
  return serialize([{ kind: 'text', text }], (words) => [{ text: words, kept: false }]);
}

/**
 * Says which words keep their capitals. Styles set titles in small letters but for the first word, so acronyms
 * and names with capitals inside are kept, and, in a title that is itself in small letters, every capital.
 */
function protectorFor(title: string): (text: string) => Run[] {
  const everyCapital = isSentenceCase(title);
  let first = true;
  let before = '';
  return (text) => {
    const runs: Run[] = [];
    let end = 0;
    let written = 0;
    for (const match of text.matchAll(isPlain(text) ? PLAIN_WORDS : WORDS)) {
      const [word] = match;
      const gap = text.slice(end, match.index);
      before = gap === '' ? before : gap;
      end = match.index + word.length;
      const isKept =
        keepsCapitals(word, before, text.charAt(end)) ||
        (everyCapital && /^\p{Lu}/u.test(word) && !first && !/[:.?!—–]\s+$/.test(before));
      if (isKept) {
        runs.push({ text: text.slice(written, match.index), kept: false }, { text: word, kept: true });
        written = end;
      }
      first = false;
      before = '';
    }
    runs.push({ text: text.slice(written), kept: false });
    before = text.slice(end);
    return runs;
  };
}

/** "O’Neill" and "D’Alembert" are one word. */
const WORDS = /(?:\p{Lu}['’](?=\p{Lu}))?[\p{L}\p{M}\p{N}]+/gu;
const PLAIN_WORDS = /(?:[A-Z]'(?=[A-Z]))?[A-Za-z0-9]+/g;

function keepsCapitals(word: string, before: string, after: string): boolean {
  if (/^[a-z]+$/.test(word)) return false;
  if (/^[A-Z][a-z]+$/.test(word)) return PROPER.has(word) || /[⁺⁻]/.test(after);
  if (/\p{Lu}/u.test(word.slice(1)) || /^\P{N}*\p{N}.*\p{Lu}/u.test(word) || PROPER.has(word)) return true;
  // "Ca²⁺", "H₂"
  if (/^\p{Lu}.*[⁰¹²³⁴-⁹₀-₉]/u.test(word)) return true;
  if (!/^\p{Lu}\p{M}*$/u.test(word)) return false;
  // "A" between spaces is an article; "A*" and "Vitamin-A" are not.
  return word !== 'A' || /[^\s(“"'‘]$/.test(before) || /[^\s]/.test(after);
}

/** Most of the longer words after the first are written small. */
function isSentenceCase(title: string): boolean {
  const [, ...words] = title.match(isPlain(title) ? /[A-Za-z0-9]{4,}/g : /[\p{L}\p{N}]{4,}/gu) ?? [];
  let small = 0;
  let large = 0;
  for (const word of words) {
    if (!/^\p{Ll}/u.test(word)) large++;
    else if (!PREPOSITIONS.has(word)) small++;
  }
  return small > 0 && small >= large;
}

/** Longer words that are small in either kind of title. */
const PREPOSITIONS: ReadonlySet<string> = new Set(
  'about against among between during from into like over than that through toward towards under upon when with within without'.split(
    ' ',
  ),
);

/** Words that are names in every title. */
const PROPER: ReadonlySet<string> = new Set(
  `African American Arabic Asian Banach Bayes Bayesian Bernoulli Boltzmann Brownian Cauchy Cayley Chinese Dirac
  Dirichlet Einstein English Euclidean Euler European Fermi Feynman Fokker Fourier French Gauss Gaussian German Gibbs
  Hamilton Hamiltonian Heisenberg Hermite Hermitian Hessian Higgs Hilbert Hindi Indian Ising Jacobi Jacobian
  Japanese Kolmogorov Korean Kullback Lagrange Lagrangian Langevin Laplace Laplacian Latin Lebesgue Leibler
  Lipschitz Lorentz Lyapunov Majorana Markov Markovian Maxwell Monte Carlo Nash Navier Newton Newtonian Pareto Planck
  Poincaré Poisson Python Riemann Riemannian Russian Schrödinger Shannon Shapley Sobolev Spanish Stokes Taylor
  Turing Vietnamese Wasserstein Weyl Wiener Wikipedia`.split(/\s+/),
);
