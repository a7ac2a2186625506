/** A note's Markdown (CommonMark) as a tree, in a time that the reader does not notice, whatever somebody wrote into it. */
import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';

/** Quotations and lists inside of each other that a line may begin with. Each costs more than all before it. */
const DEEPEST = 12;

/** What a line that begins with more of them begins with: as many as are read, and the next. */
const TOO_DEEP = new RegExp(
  `^((?:[ \\t]*(?:>|[-*+](?=\\s)|\\d{1,9}[.)](?=\\s))){${DEEPEST}}[ \\t]*)(?=[->*+\\d])`,
  'gm',
);

/** Of white space before a line, what is enough for a list as deep. */
const INDENTED = /^([ \t]{50})[ \t]+/gm;

/** Stars and lines that may begin or end an emphasis, in one paragraph: each is tried with all before it. */
const MOST_MARKS = 300;

/** Signs that may begin or end something inside of a line, in one note: each is tried with all before it, too. */
const MOST_SIGNS = 3000;
const SIGNS = /[[\]<`\\&*_]/g;

/**
 * The tree of a note. What is nested deeper, or emphasised more, than any note is stands there as text; so does what
 * follows more signs than any note has.
 */
export function parseNote(text: string): Root {
  const end = endOfSigns(text);
  const shallow = text.slice(0, end).replace(INDENTED, '$1').replace(TOO_DEEP, '$1\u200b');
  const tree = fromMarkdown(
    shallow
      .split(/(\n[ \t]*\n)/)
      .map(withFewMarks)
      .join(''),
  );
  const rest = text.slice(end).split(/\n[ \t]*\n/);
  for (const value of rest.filter(Boolean)) {
    tree.children.push({ type: 'paragraph', children: [{ type: 'text', value }] });
  }
  return tree;
}

/** Where the line begins in which there are too many signs; inside of it, where it is the first. */
function endOfSigns(text: string): number {
  let signs = 0;
  for (const { index } of text.matchAll(SIGNS)) {
    if (++signs > MOST_SIGNS) return text.lastIndexOf('\n', index) + 1 || index;
  }
  return text.length;
}

function withFewMarks(paragraph: string): string {
  let marks = 0;
  return paragraph.replace(/[*_]+/g, (run) => (++marks > MOST_MARKS ? run.replace(/./g, '\\$&') : run));
}
