/** Texts out of BibTeX's fields, as plain as they can be: letters as letters, no braces; math and emphasis as TeX. */
import { plainText } from '../citation/plain-title';
import { parseTex, type TexNode } from '../citation/tex';
import { TEXT_STYLES } from '../citation/tex-symbols';
import { LONGEST_ADDRESS } from '../longest';

/** Deeper than any real field: braces inside of so many stay as they are. */
const DEEPEST = 30;

interface Group {
  /** What it says so far, without its own braces. */
  text: string;
  isArgument: boolean;
}

/**
 * A field's text as our own readers of TeX take it. They show braces around several words, which an abstract may mean
 * as they stand; in BibTeX they keep the capitals inside, and so each word that has any gets braces of its own.
 */
export function fromBibtex(text: string): string {
  if (!/[{~]/.test(text)) return text;
  const lastBrace = text.lastIndexOf('}');
  const around: Group[] = [];
  let group: Group = { text: '', isArgument: false };
  /** Braces that are open inside of the deepest group. */
  let deeper = 0;
  let endOfArgument = -1;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '\\') {
      const isAddress = at < lastBrace && /^\\(?:url|href)\{/.test(text.slice(at, at + 6));
      const end = isAddress ? text.indexOf('}', at) + 1 : 0;
      const stop = Math.max(end, at + 2);
      group.text += text.slice(at, stop);
      at = stop - 1;
      if (end) endOfArgument = at;
    } else if (character === '~') {
      // A blank at which no line is broken.
      group.text += ' ';
    } else if (character === '{' && around.length < DEEPEST) {
      around.push(group);
      group = { text: '', isArgument: isArgument(text, at, endOfArgument) };
    } else if (character === '}' && deeper === 0) {
      const outer = around.pop();
      if (!outer) {
        group.text += character;
        continue;
      }
      outer.text += group.isArgument ? `{${group.text}}` : eachWord(group.text);
      if (group.isArgument) endOfArgument = at;
      group = outer;
    } else {
      if (character === '{') deeper++;
      else if (character === '}') deeper--;
      group.text += character;
    }
  }
  return [...around, group].map((it) => it.text).join('{');
}

/** What a field says, without what keeps its capitals. */
export function textOf(field: string): string {
  const source = fromBibtex(field);
  return isTex(source) ? withoutBraces(parseTex(source)).trim() : source;
}

/** An address that somebody wrote as if it were TeX. */
export function addressText(field = ''): string {
  if (!/[\\{]/.test(field) || field.length > LONGEST_ADDRESS) return field;
  return field
    .replace(/\\url\{(.*)\}$/, '$1')
    .replace(/\\textasciitilde\s*(?:\{\})?|\\~\{\}/g, '~')
    .replace(/\{?\\([_%#&~$])\}?/g, '$1')
    .replace(/^\{|\}$/g, '');
}

/** A brace behind a command, or behind the end of an argument, begins an argument. */
function isArgument(text: string, at: number, last: number): boolean {
  return (
    (last >= 0 && last === at - 1) ||
    /\\(?:[A-Za-z]+ ?|[^A-Za-z\s])$/.test(text.slice(Math.max(0, at - 40), at))
  );
}

function eachWord(inside: string): string {
  if (!/\p{L}/u.test(inside) && !/[\\$]/.test(inside)) return inside;
  if (!/[\s,]/.test(inside) || /[\\$]/.test(inside)) return `{${inside}}`;
  return inside
    .replace(/[{}]/g, '')
    .replace(/[^\s,]+/g, (word) => (/\p{Lu}/u.test(word) ? `{${word}}` : word));
}

function isTex(text: string): boolean {
  return /[\\$^_{}~`]|--|''/.test(text);
}

/** Letters as letters and no braces, but math and styles as TeX. */
function withoutBraces(nodes: readonly TexNode[]): string {
  return nodes
    .map((node) => {
      if (node.kind === 'group') return withoutBraces(node.body);
      if (node.kind === 'math') return `$${node.source}$`;
      const [argument = []] = node.kind === 'command' && TEXT_STYLES.has(node.name) ? node.args : [];
      if (node.kind === 'command' && argument.length > 0) return `\\${node.name}{${withoutBraces(argument)}}`;
      return plainText([node]);
    })
    .join('');
}
