/** The short lines in which people name a paper: its authors, where it appeared, a whole citation. */
import type { Paper, PartialDate } from '../paper';
import { fullName, type Name, nameOf, shortName } from './names';
import { plainTitle } from './plain-title';
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

/** As many authors as a citation names before it says "et al.". */
const NAMED = 7;

/**
 * One reference in plain text, for pasting into a letter or a chat:
 * "A. Vaswani, N. Shazeer, N. Parmar. “Attention Is All You Need.” NeurIPS, 2017. arXiv:1706.03762. https://…"
 */
export function citation(paper: Paper): string {
  const reference = referenceOf(paper);
  const title = plainTitle(paper.title);
  const parts = [
    authorsLine(reference),
    /[.?!…]$/.test(title) ? `“${title}”` : `“${title}.”`,
    sentence(placeLine(reference)),
    sentence(reference.publication ? (preprintNumber(reference) ?? '') : ''),
    reference.doi ? `https://doi.org/${reference.doi}` : (reference.url ?? ''),
  ];
  return parts.filter((part) => part !== '').join(' ');
}

function authorsLine({ authors, authorsCut }: Reference): string {
  if (authors.length === 0) return '';
  const named = authors.slice(0, authors.length > NAMED ? 3 : NAMED).map(initialsAndName);
  const more = authorsCut || authors.length > NAMED;
  return sentence(`${named.join(', ')}${more ? ', et al' : ''}`);
}

function initialsAndName(name: Name): string {
  if ('literal' in name) return name.literal;
  return [initials(name.given ?? ''), shortName(name), name.suffix].filter(Boolean).join(' ');
}

/** "Jean-Luc Marie" is "J.-L. M.". */
function initials(given: string): string {
  return given
    .split(' ')
    .map((word) => word.split('-').map(initial).join('-'))
    .join(' ');
}

function initial(word: string): string {
  const [first] = word;
  return first === undefined ? '' : /\p{L}/u.test(first) ? `${first}.` : word;
}

function placeLine(reference: Reference): string {
  const { publication, appeared, date } = reference;
  if (!publication) {
    return [appeared, preprintNumber(reference), date?.slice(0, 4)].filter(Boolean).join(', ');
  }
  const { container, volume, number, pages } = publication;
  const issue = volume && (number ? `${volume}(${number})` : volume);
  const place = [issue ? `${container} ${issue}` : container, pages && `pp. ${pages.replace('-', '–')}`];
  return [...place, container.includes(date?.slice(0, 4) ?? '') ? '' : date?.slice(0, 4)]
    .filter(Boolean)
    .join(', ');
}

function sentence(text: string): string {
  return text === '' || text.endsWith('.') ? text : `${text}.`;
}
