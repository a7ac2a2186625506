/** A title as it is shown in lists: what was looked for is marked, mathematics is set as such. */
import type { ComponentChildren } from 'preact';
import { plainTitle } from '../lib/citation/plain-title';
import { highlight } from '../lib/search/highlight';
import type { Line, Term } from '../lib/search/parse-query';
import { hasMaths, MathsText } from './maths-text';

interface Props {
  text: string;
  terms: readonly Term[];
  line: Line;
}

export function MarkedTitle({ text, terms, line }: Props) {
  if (hasMaths(text)) return <MathsText text={text} />;
  return <>{marked(plainTitle(text), terms, line)}</>;
}

/** Plain text, with what was looked for marked. */
export function Marked({ text, terms, line }: Props) {
  return <>{marked(text, terms, line)}</>;
}

function marked(text: string, terms: readonly Term[], line: Line): ComponentChildren {
  if (terms.length === 0) return text;
  return highlight(text, terms, line).map((part, index) =>
    part.marked ? <mark key={index}>{part.text}</mark> : part.text,
  );
}
