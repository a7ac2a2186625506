/** JSON from outside: its size and its depth are looked at before it is parsed, so that no parser or walker drowns in it. */
import type { Bounds } from './within';

/** No record of ours, of an API or of a program that exports papers nests so deep. */
const DEPTH = 100;

/** The value of a JSON text. @throws SyntaxError where it is none, or larger or deeper than allowed */
export function parseJson(text: string, { size, depth = DEPTH }: Partial<Bounds> = {}): unknown {
  if (size !== undefined && text.length > size) throw new SyntaxError('This JSON is too large.');
  if (!isWithinDepth(text, depth)) throw new SyntaxError('This JSON is nested too deep.');
  return JSON.parse(text);
}

/** Whether brackets of a JSON text, those in its strings left out, are never more than so many inside of each other. */
function isWithinDepth(text: string, most: number): boolean {
  const mark = /["[\]{}]/g;
  let depth = 0;
  for (let found = mark.exec(text); found; found = mark.exec(text)) {
    const [it] = found;
    if (it === '"') mark.lastIndex = endOfString(text, mark.lastIndex);
    else if (it === '[' || it === '{') depth++;
    else depth--;
    if (depth > most) return false;
  }
  return true;
}

/** Behind the quotation mark that ends a string: none that a backslash takes away. */
function endOfString(text: string, from: number): number {
  for (let end = text.indexOf('"', from); end >= 0; end = text.indexOf('"', end + 1)) {
    let start = end;
    while (start > from && text[start - 1] === '\\') start--;
    if ((end - start) % 2 === 0) return end + 1;
  }
  return text.length;
}
