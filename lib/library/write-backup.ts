/** The backup: the whole library as one JSON text. Writing needs no schemas, so that exports stay small without them. */
import { jsonArray } from '../formats/pieces';
import type { Paper } from '../paper';

export const BACKUP_FORMAT = 'offprint-library';

/** Of a file that holds papers and nothing else. */
export const BACKUP_VERSION = 1;

/** Of one that holds the whole library: what was removed, colours, searches and settings as well. */
export const WHOLE_VERSION = 2;

/** A paper as the backup holds it: whole. */
export function backupEntry(paper: Paper): string {
  return JSON.stringify(paper, undefined, 1);
}

/** The backup in pieces. It is as old as its newest paper: the same papers give the same text. */
export function* backupFile(entries: Iterable<string>, newest: number): Generator<string> {
  const head = { format: BACKUP_FORMAT, version: BACKUP_VERSION, exportedAt: new Date(newest).toISOString() };
  yield JSON.stringify(head, undefined, 1).replace(/\n}$/, ',\n "papers": ');
  yield* jsonArray(entries, ' ', 1);
  yield '\n}\n';
}
