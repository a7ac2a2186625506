/**
 * Whether what a source tells is about the paper that was asked about. Records are mixed up in the best of databases;
 * nothing is merged that could be of another paper.
 */
import { plainTitle } from '../citation/plain-title';
import { contradict } from '../identifiers';
import type { Author, Identifier } from '../paper';
import { fold } from '../text';

export interface Named {
  ids?: readonly Identifier[];
  title?: string | undefined;
  authors?: readonly Author[] | undefined;
}

/** How much of two titles' words must be the same. */
const ALIKE = 0.75;

/**
 * True where they can be one paper: no identifier says otherwise, and the title or the first author is the same. Where
 * what is told does not go by the identifier that proves it, the title has to be, and the author must not differ.
 */
export function isSamePaper(asked: Named, proof: Identifier | undefined, told: Named): boolean {
  const { ids = [] } = told;
  if (contradict(asked.ids ?? [], ids)) return false;
  const title = titlesAgree(asked, told);
  const author = firstAuthorsAgree(asked, told);
  if (proof && ids.includes(proof)) return title !== false || author === true;
  return title === true && author !== false;
}

/** Whether both titles are known, and say the same to the letter. */
export function haveOneTitle(a: Named, b: Named): boolean {
  const [one, other] = [wordsOf(a).join(''), wordsOf(b).join('')];
  return one !== '' && one === other;
}

/** Whether both first authors are known, and can be one person. */
export function haveOneFirstAuthor(a: Named, b: Named): boolean {
  return firstAuthorsAgree(a, b) === true;
}

/** Undefined where one of the titles is not known: then it is the identifier in its place. */
export function titlesAgree(a: Named, b: Named): boolean | undefined {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  if (one.length === 0 || other.length === 0) return undefined;
  if (haveOneTitle(a, b)) return true;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  // A subtitle more: the shorter title is how the longer one begins, and more than a word or two.
  if (short.length > 2 && long.slice(0, short.length).join(' ') === short.join(' ')) return true;
  const [these, those] = [new Set(one), new Set(other)];
  const shared = [...these].filter((word) => those.has(word)).length;
  return (2 * shared) / (these.size + those.size) >= ALIKE;
}

/** The words, without TeX, case, marks and signs. */
function wordsOf({ title = '', ids = [] }: Named): string[] {
  if (ids.includes(title)) return [];
  return fold(plainTitle(title))
    .replace(/^(?:retracted|withdrawn)(?: article| paper)?\s*:/, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** "Devlin, Jacob", "J. Devlin" and "Jacob Devlin" agree: the family name of one is in the other. */
function firstAuthorsAgree(a: Named, b: Named): boolean | undefined {
  const [one, other] = [a.authors?.[0], b.authors?.[0]];
  if (!one || !other) return undefined;
  return namesOf(other.name).includes(familyOf(one)) || namesOf(one.name).includes(familyOf(other));
}

function familyOf({ family, name }: Author): string {
  return namesOf(family ?? name).at(-1) ?? '';
}

function namesOf(name: string): string[] {
  return fold(name)
    .split(/[^\p{L}]+/u)
    .filter(Boolean);
}
