/** Reading HTML and XML where there is no DOM, as in a service worker: as a stream, in time linear to its length. */
import { Parser } from 'htmlparser2';
import { clean } from '../text';
import { Unreadable } from './source';

/** An element of an XML text, with the text in it and its attributes. */
export interface Node {
  name: string;
  attributes: Record<string, string>;
  children: Node[];
  text: string;
}

/** The tree of an XML text. @throws Unreadable where it ends before its first element does, or is no XML */
export function xmlTree(xml: string): Node {
  const root: Node = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new Parser(
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
  parser.write(xml);
  const isWhole = open.length === 1;
  parser.end();
  const [top] = root.children;
  if (!top || !isWhole) throw new Unreadable('The answer is not XML, or not all of it.');
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

/** The text of what may be written with tags, HTML's or JATS's, without the heading "Abstract" before it. */
export function withoutTags(markup: string): string {
  if (!/<[a-z/!]|&[a-z#]/i.test(markup)) return clean(markup);
  let text = '';
  const space = (name: string) => {
    if (BLOCK.test(name) || !INLINE.test(name)) text += ' ';
  };
  const parser = new Parser({
    onopentagname: space,
    onclosetag: space,
    ontext: (part) => {
      text += part;
    },
  });
  parser.end(markup);
  return clean(text).replace(/^(?:abstract|summary)[.:]?\s+(?=\p{Lu})/iu, '');
}
