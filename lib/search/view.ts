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
}

/** The whole library, the newest paper first. */
export const EVERYTHING: View = { search: '', sort: 'saved' };

/** The view that the database's own order serves. */
export function isEverything({ sort, search, ...rest }: View): boolean {
  return sort === 'saved' && !search.trim() && Object.values(rest).every((it) => !it);
}

/** Whether what fits best comes first: a chosen order is kept, the usual one gives way to what is looked for. */
export function isRanked({ sort, reversed }: View, terms: readonly Term[]): boolean {
  return sort === 'saved' && !reversed && terms.some(({ not }) => !not);
}
