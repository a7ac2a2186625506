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

/** The tree of a note. What is nested deeper, or emphasised more, than any note is stands there as text. */
export function parseNote(text: string): Root {
  const shallow = text.replace(INDENTED, '$1').replace(TOO_DEEP, '$1\u200b');
  return fromMarkdown(
    shallow
      .split(/(\n[ \t]*\n)/)
      .map(withFewMarks)
      .join(''),
  );
}

function withFewMarks(paragraph: string): string {
  let marks = 0;
  return paragraph.replace(/[*_]+/g, (run) => (++marks > MOST_MARKS ? run.replace(/./g, '\\$&') : run));
}
