/**
 * The last resort for telling that two pages show one paper: the same title, first author and year. It is never
 * proof, so nothing is merged by it.
 */
import type { Paper } from './paper';
import { fold } from './text';

/** Shorter titles, such as "Editorial", are shared by many works. */
const SHORTEST_TITLE = 10;

/**
 * One text for all papers that look alike: the title's letters and digits, the first author's last name, the year.
 * Nothing where one of them is not known.
 */
export function likenessOf({
  title,
  authors,
  published,
}: Pick<Paper, 'title' | 'authors' | 'published'>): string | undefined {
  const letters = lettersOf(title);
  const [first] = authors ?? [];
  // "van der Berg" is one name to one page and three to another.
  const family = lettersOf((first?.family ?? first?.name ?? '').trim().split(/\s+/).at(-1) ?? '');
  const year = published?.slice(0, 4);
  if (letters.length < SHORTEST_TITLE || !family || !year) return undefined;
  return `${letters}|${family}|${year}`.slice(0, 1000);
}

/** A likeness but for its year: a preprint and what it becomes have the same. */
export function withoutYear(likeness: string): string {
  // In one that was cut for its length there is none. A regular expression would take its time for 100,000 of them.
  return likeness.at(-5) === '|' ? likeness.slice(0, -5) : likeness;
}

/** What a likeness tells of the first author and the year. */
export function withoutTitle(likeness: string): string {
  return likeness.slice(likeness.lastIndexOf('|', likeness.length - 6));
}

/** The first author's last name that a likeness tells, where it has found room in it. */
export function familyIn(likeness: string): string | undefined {
  const end = likeness.length - 5;
  if (likeness[end] !== '|') return undefined;
  const from = likeness.lastIndexOf('|', end - 1);
  return from < 0 ? undefined : likeness.slice(from + 1, end);
}

function lettersOf(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]+/gu, '');
}
