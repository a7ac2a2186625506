/** Texts as they are shown, with what was looked for marked. Called where they stand, and no components of their own. */
import type { ComponentChildren } from 'preact';
import { plainTitle } from '../lib/citation/plain-title';
import { highlight } from '../lib/search/highlight';
import type { Line, Term } from '../lib/search/parse-query';
import { hasMaths, MathsText } from './maths-text';

/** Plain text, with what was looked for marked. */
export function marked(text: string, terms: readonly Term[], line: Line): ComponentChildren {
  if (terms.length === 0) return text;
  return highlight(text, terms, line).map((part, index) =>
    part.marked ? <mark key={index}>{part.text}</mark> : part.text,
  );
}

/** The same of a text that may hold TeX: mathematics is set as such, and only what stands around it marked. */
export function markedTex(text: string, terms: readonly Term[], line: Line): ComponentChildren {
  const words = (part: string) => marked(part, terms, line);
  return hasMaths(text) ? <MathsText text={text} words={words} /> : words(plainTitle(text));
}
