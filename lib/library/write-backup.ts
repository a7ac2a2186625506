/** The backup: the whole library as one JSON text. Writing needs no schemas, so that exports stay small without them. */
import type { Paper } from '../paper';

export const BACKUP_FORMAT = 'offprint-library';
export const BACKUP_VERSION = 1;

/** The papers as a backup's text. It is as old as its newest paper: the same papers give the same text. */
export function writeBackup(papers: readonly Paper[]): string {
  const newest = papers.reduce((latest, { savedAt }) => Math.max(latest, savedAt), 0);
  const backup = {
    format: BACKUP_FORMAT,
    version: BACKUP_VERSION,
    exportedAt: new Date(newest).toISOString(),
    papers,
  };
  return `${JSON.stringify(backup, null, 1)}\n`;
}
