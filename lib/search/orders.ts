/** The orders in which a list can show papers. Each knows of any two which comes first. */
import type { Digest } from '../library/database';
import { familyIn } from '../likeness';
import { PRIORITIES } from '../priorities';
import { STATUSES } from '../statuses';
import type { Sort } from './view';

export type Order = (a: Digest, b: Digest) => number;

const newestFirst: Order = (a, b) => b.savedAt - a.savedAt || compare(b.key, a.key);

/** What a text column sorts by; a paper without it comes last. */
const SORT_TEXTS = {
  title: ({ text }: Digest) => lineOf(text, 0).replace(/^ (?:the|an|a) /, ' '),
  author: authorText,
  venue: ({ text }: Digest) => lineOf(text, 2),
};
const LAST = '\uffff';

/** What a column may be without. */
const HELD: Partial<Record<Sort, (digest: Digest) => string>> = {
  ...SORT_TEXTS,
  published: ({ published }) => published,
};

/** By the first author's family name as far as a digest tells it, then by all names as they are read. */
function authorText({ text, likeness = '', family = familyIn(likeness) }: Digest): string {
  const names = lineOf(text, 1);
  return names && family ? ` ${family}${names}` : names;
}

export const ORDERS: Readonly<Record<Sort, Order>> = {
  saved: newestFirst,
  published: (a, b) => compare(b.published, a.published) || newestFirst(a, b),
  status: (a, b) => STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status) || newestFirst(a, b),
  priority: (a, b) => PRIORITIES.indexOf(a.priority) - PRIORITIES.indexOf(b.priority) || newestFirst(a, b),
  title: byText(SORT_TEXTS.title),
  author: byText(SORT_TEXTS.author),
  venue: byText(SORT_TEXTS.venue),
};

/** Whether the digest has nothing to be sorted by: then it comes last in this order, and in the reversed one. */
export function isBlank(sort: Sort, digest: Digest): boolean {
  return HELD[sort]?.(digest) === '';
}

/** As the order has it. What a text column sorts by is cut out once for each digest, not for each comparison. */
export function sortedBy(sort: Sort, digests: Iterable<Digest>): Digest[] {
  if (sort !== 'title' && sort !== 'author' && sort !== 'venue') return [...digests].sort(ORDERS[sort]);
  return Array.from(digests, (digest) => ({ digest, text: SORT_TEXTS[sort](digest) || LAST }))
    .sort((a, b) => compare(a.text, b.text) || newestFirst(a.digest, b.digest))
    .map(({ digest }) => digest);
}

function byText(textOf: (digest: Digest) => string): Order {
  return (a, b) => compare(textOf(a) || LAST, textOf(b) || LAST) || newestFirst(a, b);
}

function lineOf(text: string, line: number): string {
  let from = 0;
  for (let passed = 0; passed < line; passed++) from = text.indexOf('\n', from) + 1;
  const to = text.indexOf('\n', from);
  return text.slice(from, to < 0 ? undefined : to);
}

/** By code unit: a locale's collation is ten times slower, and the texts are folded. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
