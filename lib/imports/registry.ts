/** Every import format, and which of them a text is. */
import { BACKUP_FORMAT } from '../library/write-backup';
import { bibtex } from './bibtex';
import { bookmarks } from './bookmarks';
import { cslJson } from './csl-json';
import { csv } from './csv';
import type { ImportFormat } from './import';
import { list } from './list';
import { paperMemory } from './papermemory';
import { ris } from './ris';

export const importFormats: readonly ImportFormat[] = [
  bibtex,
  ris,
  cslJson,
  paperMemory,
  csv,
  list,
  bookmarks,
];

/** How much of a text is looked at. */
const BEGINNING = 100_000;

/** The format that fits best; the file's ending decides between those that fit about as well. */
export function recognise(text: string, fileName = ''): ImportFormat | undefined {
  const beginning = text.slice(0, BEGINNING);
  const ending = /\.(\w+)$/.exec(fileName.toLowerCase())?.[1] ?? '';
  const rated = importFormats.map((format) => {
    const fits = format.recognises(beginning);
    return { format, fits: fits > 0 && format.extensions.includes(ending) ? fits + 0.5 : fits };
  });
  const best = rated.reduce((most, it) => (it.fits > most.fits ? it : most));
  return best.fits > 0 ? best.format : undefined;
}

/** Whether a text is Offprint's own backup: that is brought back whole, in another way. */
export function isBackup(text: string): boolean {
  return new RegExp(`^\\s*\\{\\s*"format"\\s*:\\s*"${BACKUP_FORMAT}"`).test(text.slice(0, 1000));
}
