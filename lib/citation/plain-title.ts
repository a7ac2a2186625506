/** TeX as people expect to see it in plain text: `$\beta$-VAE` as β-VAE, `H$_2$O` as H₂O, `\"o` as ö. */
import { oneLine } from '../text';
import { parseTex, type TexNode } from './tex';
import {
  ACCENTS,
  BINOMIALS,
  DECLARATIONS,
  DOUBLE_STRUCK,
  FRACTIONS,
  FUNCTIONS,
  LABELLED_ARROWS,
  MATH_ACCENTS,
  MATH_SYMBOLS,
  NOTHING,
  QUOTES,
  SPACES,
  STACKS,
  TEXT_SYMBOLS,
} from './tex-symbols';

/** A text as people read it and hear it: its TeX in Unicode, and of what is not understood the words. */
export function plainTitle(title: string): string {
  return oneLine(hasTex(title) ? shownText(parseTex(title)) : title);
}

/** A text as programs and records take it: its TeX in Unicode, but what is not understood as it is. */
export function inUnicode(text: string): string {
  return oneLine(hasTex(text) ? plainText(parseTex(text)) : text);
}

function hasTex(text: string): boolean {
  return /[\\$^_{}~`]|--|''/.test(text);
}

/** As `plainTitle`, for nodes that were read already; white space is left as it falls. */
export function shownText(nodes: readonly TexNode[]): string {
  return plainText(inWords(nodes, false));
}

/** The nodes with the names of commands that are not known as words, apart from what is in braces behind them. */
function inWords(nodes: readonly TexNode[], math: boolean): TexNode[] {
  let isBehindCommand = false;
  let isPath = false;
  return nodes.flatMap((node): TexNode[] => {
    const isCommand = node.kind === 'unknown';
    const isApart = isBehindCommand && (isCommand || node.kind === 'group');
    isBehindCommand = isCommand || isApart;
    // Nothing in `C:\new` is a command.
    if (!isCommand) isPath = !math && node.kind === 'text' && /\b[A-Za-z]:$/.test(node.text);
    else if (isPath) return [node];
    return isApart ? [{ kind: 'text', text: ' ' }, wordsOf(node, math)] : [wordsOf(node, math)];
  });
}

function wordsOf(node: TexNode, math: boolean): TexNode {
  switch (node.kind) {
    case 'text':
      return node;
    case 'address':
      return node.label ? { ...node, label: inWords(node.label, math) } : node;
    case 'unknown':
      return { kind: 'text', text: node.name || '\\' };
    case 'command':
      return { ...node, args: node.args.map((arg) => inWords(arg, math)) };
    case 'group':
      return { ...node, body: inWords(node.body, math) };
    case 'script':
    case 'math':
      return { ...node, body: inWords(node.body, true) };
  }
}

/** As `inUnicode`, for nodes that were read already. */
export function plainText(nodes: readonly TexNode[], math = false): string {
  return nodes.map((node) => plainNode(node, math)).join('');
}

function plainNode(node: TexNode, math: boolean): string {
  switch (node.kind) {
    case 'text':
      return math ? node.text.replaceAll("'", '′') : typographic(node.text);
    case 'group':
      return plainText(node.body, math);
    case 'math':
      if (!isUnderstood(node.body)) return `$${node.source}$`;
      return plainText(node.body, true).replace(/\s+/g, ' ').trim();
    case 'script':
      return script(node.mark, plainText(node.body, true).trim());
    case 'unknown':
      return `\\${node.name}`;
    case 'address':
      // The signs that TeX wants escaped elsewhere are often escaped here too.
      return node.label?.length ? plainText(node.label) : node.url.replace(/\\([_%#&~$])/g, '$1');
    case 'command':
      return plainCommand(node.name, node.args, math);
  }
}

/** Half of a formula in Unicode would be harder to read than its TeX. */
function isUnderstood(nodes: readonly TexNode[]): boolean {
  return nodes.every((node) => {
    if (node.kind === 'text') return true;
    if (node.kind === 'unknown' || node.kind === 'address') return false;
    return node.kind === 'command' ? node.args.every(isUnderstood) : isUnderstood(node.body);
  });
}

function plainCommand(name: string, args: readonly TexNode[][], math: boolean): string {
  const texts = args.map((arg) => plainText(arg, math));
  const [first = '', second = ''] = texts;
  const accent = math ? MATH_ACCENTS.get(name) : ACCENTS.get(name);
  if (accent) return accented(first, accent);
  if (SPACES.has(name)) return ' ';
  if (NOTHING.has(name) || DECLARATIONS.has(name)) return '';
  if (FRACTIONS.has(name)) return `${bracketed(first)}/${bracketed(second)}`;
  if (BINOMIALS.has(name)) return `(${first} choose ${second})`;
  const place = STACKS.get(name);
  if (place) return second + script(place, first);
  const arrow = LABELLED_ARROWS.get(name);
  if (arrow) return arrow + script('^', texts.at(-1) ?? '') + (texts.length > 1 ? script('_', first) : '');
  if (QUOTES.has(name)) return `“${first}”`;
  if (name === 'sqrt') return root(texts);
  if (name === 'pmod') return ` (mod ${first})`;
  if (name === 'not') return accented(first, '\u0338');
  if (DOUBLE_STRUCK.has(name)) return [...first].map(blackboard).join('');
  if (name === 'textsuperscript') return script('^', first);
  if (name === 'textsubscript') return script('_', first);
  if (FUNCTIONS.has(name)) return name;
  const symbol =
    (math ? MATH_SYMBOLS.get(name) : undefined) ?? TEXT_SYMBOLS.get(name) ?? MATH_SYMBOLS.get(name);
  return symbol ?? first;
}

/** TeX's input conventions for dashes, quotation marks and the tie between two words. */
function typographic(text: string): string {
  return withoutTies(text)
    .replaceAll('---', '—')
    .replaceAll('--', '–')
    .replaceAll('``', '“')
    .replaceAll("''", '”');
}

/** A tilde at the beginning of a number or a word is a sign, and so is one in an address (`example.org/~ada`). */
const TIES = /(?<=[^\s/])~(?=\S)/g;

/** A text of TeX with blanks for ties, which join two words. */
export function withoutTies(text: string): string {
  // To look behind at every character takes long.
  return text.includes('~') ? text.replace(TIES, ' ') : text;
}

function accented(letters: string, accent: string): string {
  const [first, ...rest] = [...letters];
  if (first === undefined) return '';
  // An accent over a whole word cannot be drawn in plain text.
  if (rest.length > 0) return letters;
  const dotless = first === 'ı' ? 'i' : first === 'ȷ' ? 'j' : first;
  return (dotless + accent).normalize('NFC');
}

/** Sums and the like get brackets where a bar above or beside them held them together. */
function bracketed(part: string): string {
  return [...part].length > 1 && /[^\p{L}\p{N}]/u.test(part) ? `(${part})` : part;
}

/** Of what was given last, and to which degree before it. */
function root(texts: readonly string[]): string {
  const [degree = ''] = texts.length > 1 ? texts : [];
  const sign = ROOTS.get(degree) ?? `${script('^', degree)}√`;
  return sign + bracketed(texts.at(-1) ?? '');
}

const ROOTS: ReadonlyMap<string, string> = new Map([
  ['2', '√'],
  ['3', '∛'],
  ['4', '∜'],
]);

const BLACKBOARD: Readonly<Record<string, string>> = {
  C: 'ℂ',
  H: 'ℍ',
  N: 'ℕ',
  P: 'ℙ',
  Q: 'ℚ',
  R: 'ℝ',
  Z: 'ℤ',
};

function blackboard(letter: string): string {
  if (letter >= 'A' && letter <= 'Z') {
    return BLACKBOARD[letter] ?? String.fromCodePoint(0x1d538 + letter.charCodeAt(0) - 65);
  }
  return letter === '1' ? '𝟙' : letter;
}

const RAISED = pairs(
  '0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδ∘′†‡*∗⋆⊤',
  '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟ°′†‡*∗⋆ᵀ',
);
const LOWERED = pairs('0123456789+-=()aehijklmnoprstuvxβγρφχ', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ');

function pairs(plain: string, small: string): ReadonlyMap<string, string> {
  const signs = [...small];
  return new Map([...plain].map((character, i) => [character, signs[i] ?? character]));
}

/** Unicode's small digits and letters where all are there, otherwise the marks that people type. */
function script(mark: '^' | '_', text: string): string {
  if (text === '') return '';
  const table = mark === '^' ? RAISED : LOWERED;
  const characters = [...text];
  if (characters.every((character) => table.has(character))) {
    return characters.map((character) => table.get(character)).join('');
  }
  return characters.length === 1 ? `${mark}${text}` : `${mark}(${text})`;
}
