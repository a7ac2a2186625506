/** The backup: the whole library as one JSON text. Writing needs no schemas, so that exports stay small without them. */
import type { Frame } from '../formats/format';
import { inJsonArray } from '../formats/in-json-array';
import type { Paper } from '../paper';

export const BACKUP_FORMAT = 'offprint-library';

/** Of a file that holds papers and nothing else. */
export const BACKUP_VERSION = 1;

/** Of one that holds the whole library: what was removed, colours, searches and settings as well. */
export const WHOLE_VERSION = 2;

/** A paper as the backup holds it: whole. */
export function backupEntry(paper: Paper): string {
  return inJsonArray(paper, ' ', 1);
}

/** What stands around the papers. The backup is as old as its newest paper: the same papers give the same text. */
export function backupFrame(newest: number): Frame {
  const head = { format: BACKUP_FORMAT, version: BACKUP_VERSION, exportedAt: new Date(newest).toISOString() };
  return {
    before: JSON.stringify(head, undefined, 1).replace(/\n}$/, ',\n "papers": ['),
    between: ',',
    after: '\n ]\n}\n',
  };
}
