/** Reading HTML and XML where there is no DOM, as in a service worker: as a stream, in time linear to its length. */
import { type Handler, Parser, type ParserOptions, Tokenizer } from 'htmlparser2';
import { clean } from '../text';
import { Unreadable } from './source';

/** Deeper than any page or answer: what the parser does with a tag takes longer the more elements are open around it. */
const DEEPEST = 1000;

type Told = Required<Pick<Handler, 'onopentag' | 'ontext' | 'onclosetag'>>;

/**
 * Tells the handlers of a text from its beginning to its end. Gives how many elements nothing closes.
 * @throws Unreadable where elements are nested too deep
 */
export function readMarkup(
  markup: string,
  { onopentag, ontext, onclosetag }: Told,
  options?: ParserOptions,
): number {
  let depth = 0;
  const parser = new Parser(
    {
      onopentag(...told) {
        if (++depth > DEEPEST) throw new Unreadable('The answer is nested too deep.');
        onopentag(...told);
      },
      ontext,
      onclosetag(...told) {
        depth--;
        onclosetag(...told);
      },
    },
    options,
  );
  parser.write(markup);
  const unclosed = depth;
  parser.end();
  return unclosed;
}

/** An element of an XML text, with the text in it and its attributes. */
export interface Node {
  name: string;
  attributes: Record<string, string>;
  children: Node[];
  text: string;
}

/** The tree of an XML text. @throws Unreadable where it ends before its first element does, is no XML or too deep */
export function xmlTree(xml: string): Node {
  const root: Node = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const unclosed = readMarkup(
    xml,
    {
      onopentag(name, attributes) {
        const node: Node = { name, attributes, children: [], text: '' };
        open.at(-1)?.children.push(node);
        open.push(node);
      },
      ontext(text) {
        const node = open.at(-1);
        if (node) node.text += text;
      },
      onclosetag() {
        open.pop();
      },
    },
    { xmlMode: true },
  );
  const [top] = root.children;
  if (!top || unclosed > 0) throw new Unreadable('The answer is not XML, or not all of it.');
  return top;
}

export function childrenNamed(node: Node, name: string): Node[] {
  return node.children.filter((it) => it.name === name);
}

/** The clean text of the first child of that name; `''` where there is none. */
export function textIn(node: Node, name: string): string {
  return clean(node.children.find((it) => it.name === name)?.text);
}

const INLINE = /^(?:a|abbr|b|bdi|code|em|i|mark|q|s|small|span|strong|sub|sup|u|(?:jats|mml):\w+|m[a-z]+)$/;
/** What JATS has instead of HTML's paragraphs and headings. */
const BLOCK = /^jats:(?:p|sec|title|list|list-item|disp-formula)$/;

const nothing = () => {};
/** What is neither text nor the name of a tag. */
const IGNORED = {
  onattribdata: nothing,
  onattribend: nothing,
  onattribentity: nothing,
  onattribname: nothing,
  oncdata: nothing,
  oncomment: nothing,
  ondeclaration: nothing,
  onend: nothing,
  onopentagend: nothing,
  onprocessinginstruction: nothing,
  onselfclosingtag: nothing,
};

/** The text of what may be written with tags, HTML's or JATS's, without the heading "Abstract" before it. */
export function withoutTags(markup: string): string {
  if (!/<[a-z/!]|&[a-z#]/i.test(markup)) return clean(markup);
  let text = '';
  const space = (start: number, end: number) => {
    const name = markup.slice(start, end).toLowerCase();
    if (BLOCK.test(name) || !INLINE.test(name)) text += ' ';
  };
  // Which elements are open does not matter, so there may be any number of them.
  const reader = new Tokenizer(
    {},
    {
      ...IGNORED,
      onopentagname: space,
      onclosetag: space,
      ontext(start, end) {
        text += markup.slice(start, end);
      },
      ontextentity(code) {
        text += String.fromCodePoint(code);
      },
    },
  );
  reader.write(markup);
  reader.end();
  return clean(text).replace(/^(?:abstract|summary)[.:]?\s+(?=\p{Lu})/iu, '');
}
