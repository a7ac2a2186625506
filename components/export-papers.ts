/** Writing papers in a format and handing the text to the reader. */
import { tn } from '../lib/i18n';
import type { LibraryDatabase } from '../lib/library/database';
import { papersByKey } from '../lib/library/query';
import type { Identifier } from '../lib/paper';
import { readSettings } from '../lib/settings';
import { copyText } from './copy-text';
import type { ExportChoice } from './export-menu';
import type { Order, Written } from './export-writer';

/** Papers read in one go: the popup stays alive in between. */
const AT_ONCE = 250;

/**
 * Exports the papers with these keys, in this order, to a file or to the clipboard. Gives what was done, in words.
 * @throws CopyRefused, or what the library throws; nothing is half written.
 */
export async function exportPapers(
  db: LibraryDatabase,
  keys: readonly Identifier[],
  { format, copy, abstracts }: ExportChoice,
): Promise<string> {
  const worker = new Worker(new URL('./export-worker.ts', import.meta.url), { type: 'module' });
  try {
    const order = (it: Order) => worker.postMessage(it);
    const written = new Promise<Written>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<Written>) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
    });
    for (let start = 0; start < keys.length; start += AT_ONCE) {
      order({ papers: await papersByKey(db, keys.slice(start, start + AT_ONCE)) });
    }
    const { keyPattern } = await readSettings();
    order({ format, options: { abstracts, keyPattern } });
    return await handOver(await written, copy);
  } finally {
    worker.terminate();
  }
}

async function handOver(
  { text, count, name, extension, mediaType }: Written,
  copy: boolean,
): Promise<string> {
  if (copy) {
    await copyText(text);
    return tn('copiedAs', count, name);
  }
  const file = `offprint-${new Date().toISOString().slice(0, 10)}.${extension}`;
  download(file, new Blob([text], { type: `${mediaType};charset=utf-8` }));
  return tn('exportedTo', count, file);
}

function download(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser reads the blob after this task; a minute is long enough for any disk.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
