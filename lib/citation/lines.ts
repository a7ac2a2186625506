/** The short lines in which people name a paper: its authors, and where it appeared. */
import type { Paper, PartialDate } from '../paper';
import { fullName, nameOf, shortName } from './names';
import { datePartsOf, type Reference, referenceOf } from './reference';

/** What stands among names and dates, in a language. */
export interface Phrases {
  /** "533 authors" */
  authors(count: number): string;
  /** "Vaswani et al." */
  andOthers(names: string): string;
  date(date: PartialDate): string;
}

/** For what is read elsewhere: files, and what is copied. */
const ENGLISH: Phrases = {
  authors: (count) => (count === 1 ? '1 author' : `${count} authors`),
  andOthers: (names) => `${names} et al.`,
  date: dateText,
};

/**
 * The authors in a few words: "Ada Lovelace"; "Vaswani, Shazeer, Parmar"; "Vaswani, Shazeer, … Polosukhin";
 * "Vaswani, Shazeer et al." where the list is cut; "533 authors" where only their number is known; else ''.
 */
export function shortAuthors(
  paper: Pick<Paper, 'authors' | 'authorsCut' | 'authorCount'>,
  phrases = ENGLISH,
): string {
  const authors = paper.authors ?? [];
  const count = paper.authorCount ?? 0;
  const [first, second] = authors;
  const last = authors.at(-1);
  if (!first || !last) return count === 0 ? '' : phrases.authors(count);
  const isCut = paper.authorsCut === true || count > authors.length;
  if (authors.length === 1) return isCut ? phrases.andOthers(short(first)) : fullName(nameOf(first));
  if (isCut && second) return phrases.andOthers(`${short(first)}, ${short(second)}`);
  if (authors.length <= 3 || !second) return authors.map(short).join(', ');
  return `${short(first)}, ${short(second)}, … ${short(last)}`;
}

function short(author: NonNullable<Paper['authors']>[number]): string {
  return shortName(nameOf(author));
}

/** Where and when: "NeurIPS 2017", "Phys. Rev. D 76 (2007)", or "arXiv:1706.03762 · 12 Jun 2017"; else ''. */
export function venueLine(paper: Paper, phrases = ENGLISH): string {
  const reference = referenceOf(paper);
  const { publication, appeared, date } = reference;
  if (publication) return publicationLine(publication, date);
  // What was told in words mostly holds its own date.
  if (appeared) return appeared;
  return [preprintNumber(reference), date && phrases.date(date)].filter(Boolean).join(' · ');
}

function publicationLine(
  publication: NonNullable<Reference['publication']>,
  date: PartialDate | undefined,
): string {
  const { container, kind, volume } = publication;
  const year = date?.slice(0, 4);
  if (!year || container.includes(year)) return container;
  return kind === 'journal' && volume ? `${container} ${volume} (${year})` : `${container} ${year}`;
}

/** "arXiv:1706.03762", "Cryptology ePrint Archive 2024/123". */
function preprintNumber({ server, eprint }: Reference): string | undefined {
  if (!server || !eprint) return server;
  return server === 'arXiv' ? `arXiv:${eprint}` : `${server} ${eprint}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "12 Jun 2017", "Jun 2017" or "2017". */
function dateText(date: PartialDate): string {
  const [year, month, day] = datePartsOf(date);
  return [day, month && MONTHS[month - 1], year].filter(Boolean).join(' ');
}
