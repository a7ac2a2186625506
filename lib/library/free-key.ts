import { keyOf } from '../identifiers';
import { entryId } from '../imports/entry-id';
import type { Identifier, Paper } from '../paper';

/**
 * The paper under a key that is not taken. Almost always its strongest identifier is its key; the next one where another
 * paper, there or removed, goes by that. No paper ever takes the place of another: one to which nothing is left gets a
 * name of its own.
 */
export function withFreeKey(paper: Paper, isTaken: (id: Identifier) => boolean, at: number): Paper {
  const free = paper.ids.filter((id) => !isTaken(id));
  if (free.length > 0) return { ...paper, key: keyOf(free) };
  const key = `${entryId(paper)}-${at.toString(36)}`;
  return { ...paper, key, ids: [...paper.ids, key] };
}
