/** Writing papers in a format and handing the text to the reader. The formats are loaded when they are needed. */
import type { LibraryDatabase } from '../lib/library/database';
import { papersByKey } from '../lib/library/query';
import type { Identifier, Paper } from '../lib/paper';
import { copyText } from './copy-text';
import type { ExportChoice } from './export-menu';
import { papers as inWords } from './words';

/** Papers read in one go: the popup stays alive in between. */
const AT_ONCE = 500;

/**
 * Exports the papers with these keys, in this order, to a file or to the clipboard. Gives what was done, in words.
 * @throws CopyRefused, or what the library throws; nothing is half written.
 */
export async function exportPapers(
  db: LibraryDatabase,
  keys: readonly Identifier[],
  { format: id, copy, abstracts }: ExportChoice,
): Promise<string> {
  const { formats } = await import('../lib/formats/registry');
  const format = formats.find((it) => it.id === id);
  if (!format) throw new RangeError(`There is no format named ${id}.`);
  const papers: Paper[] = [];
  for (let start = 0; start < keys.length; start += AT_ONCE) {
    papers.push(...(await papersByKey(db, keys.slice(start, start + AT_ONCE))));
  }
  const text = format.write(papers, { abstracts });
  if (copy) {
    await copyText(text);
    return `${inWords(papers.length)} copied as ${format.name}`;
  }
  const name = `offprint-${new Date().toISOString().slice(0, 10)}.${format.extension}`;
  download(name, new Blob([text], { type: `${format.mediaType};charset=utf-8` }));
  return `${inWords(papers.length)} exported to ${name}`;
}

function download(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser reads the blob after this task; a minute is long enough for any disk.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
