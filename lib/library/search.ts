/** Choosing and ordering papers by their digests, in memory. */
import type { Status } from '../paper';
import { fold } from '../text';
import type { Digest } from './database';

export interface View {
  /** Words in any order, each found somewhere; a phrase in quotes is found as it stands. */
  search: string;
  status?: Status | undefined;
  /** Only papers with code. */
  code?: boolean | undefined;
  tag?: string | undefined;
  sort: 'saved' | 'published' | 'title';
}

type Order = (a: Digest, b: Digest) => number;

const newestFirst: Order = (a, b) => b.savedAt - a.savedAt || (a.key < b.key ? 1 : -1);

const ORDERS: Record<View['sort'], Order> = {
  saved: newestFirst,
  published: (a, b) => compare(b.published, a.published) || newestFirst(a, b),
  title: (a, b) => compare(a.sortTitle, b.sortTitle) || newestFirst(a, b),
};

/** The digests that the view shows, in its order. */
export function select(digests: readonly Digest[], view: View): Digest[] {
  const needles = needlesOf(view.search);
  const tag = view.tag?.toLowerCase();
  return digests
    .filter(
      (it) =>
        (!view.status || it.status === view.status) &&
        (!view.code || it.hasCode) &&
        (tag === undefined || it.tags.some((its) => its.toLowerCase() === tag)) &&
        needles.every((needle) => it.text.includes(needle)),
    )
    .sort(ORDERS[view.sort]);
}

/** The tags in use with how many papers carry each, the most used first. */
export function tagsOf(digests: readonly Digest[]): { tag: string; count: number }[] {
  const counts = new Map<string, { tag: string; count: number }>();
  for (const { tags } of digests) {
    for (const tag of tags) {
      const known = counts.get(tag.toLowerCase());
      if (known) known.count++;
      else counts.set(tag.toLowerCase(), { tag, count: 1 });
    }
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || compare(a.tag, b.tag));
}

function needlesOf(search: string): string[] {
  return [...fold(search).matchAll(/"([^"]+)"|[^\s"]+/g)].map(([word, phrase]) => phrase ?? word);
}

/** By code unit: a locale's collation is ten times slower, and the texts are folded. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
