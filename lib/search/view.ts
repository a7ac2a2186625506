/** What a list shows, and in which order. */
import type { Status } from '../statuses';
import type { Term } from './parse-query';

export const SORTS = ['saved', 'published', 'title', 'author', 'venue', 'status', 'priority'] as const;

export type Sort = (typeof SORTS)[number];

export interface View {
  /** As the reader types it; see `parse-query.ts`. */
  search: string;
  status?: Status | undefined;
  /** Only papers with code. */
  code?: boolean | undefined;
  tag?: string | undefined;
  venue?: string | undefined;
  year?: string | undefined;
  /** A site's id. */
  site?: string | undefined;
  sort: Sort;
  /** The last of them first. */
  reversed?: boolean | undefined;
  /** The newest first also while something is looked for, and not what fits best. */
  unranked?: boolean | undefined;
}

export type Ordering = Pick<View, 'sort' | 'reversed' | 'unranked'>;

/** The whole library, the newest paper first. */
export const EVERYTHING: View = { search: '', sort: 'saved' };

/** The view that the database's own order serves. */
export function isEverything({ sort, search, unranked: _, ...rest }: View): boolean {
  return sort === 'saved' && !search.trim() && Object.values(rest).every((it) => !it);
}

/** Whether what fits best comes first: a chosen order is kept, the usual one gives way to what is looked for. */
export function isRanked({ sort, reversed, unranked }: View, terms: readonly Term[]): boolean {
  return sort === 'saved' && !reversed && !unranked && looksFor(terms);
}

/**
 * What becomes of the order when the head of a column is pressed: its usual one, then that from the last to the first,
 * and, of the column that gives way to what is looked for, what fits best.
 */
export function orderAfter(view: View, pressed: Sort, terms: readonly Term[]): Ordering {
  const isItsOrder = view.sort === pressed && !isRanked(view, terms);
  return {
    sort: pressed,
    reversed: isItsOrder && !view.reversed,
    unranked: pressed === 'saved' && !isItsOrder && looksFor(terms),
  };
}

function looksFor(terms: readonly Term[]): boolean {
  return terms.some(({ not }) => !not);
}
