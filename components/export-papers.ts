/** Having papers written in a format, and handing the file to the reader. */
import { tn } from '../lib/i18n';
import { type LibraryDatabase, LibraryError } from '../lib/library/database';
import { localDay } from '../lib/local-day';
import type { Identifier } from '../lib/paper';
import { readSettings } from '../lib/settings';
import { copyText } from './copy-text';
import type { ExportChoice } from './export-menu';
import type { News, Order, Written } from './export-writer';
import type { Watch } from './use-long-work';

/**
 * Exports the papers with these keys, in this order, to a file or to the clipboard. Gives what was done, in words.
 * @throws CopyRefused, or what the library throws, or the signal's reason; nothing is half written.
 */
export async function exportPapers(
  db: LibraryDatabase,
  keys: readonly Identifier[],
  { format, copy, abstracts }: ExportChoice,
  { signal, tellDone }: Watch,
): Promise<string> {
  const { keyPattern } = await readSettings();
  const options = { abstracts, keyPattern };
  const order: Order = { library: db.name, keys: keys.join('\n'), format, options };
  const { file, count, name, extension } = await writtenBy(order, tellDone, signal);
  if (copy) {
    await copyText(await file.text());
    return tn('copiedAs', count, name);
  }
  const fileName = `offprint-${localDay(Date.now())}.${extension}`;
  download(fileName, file);
  return tn('exportedTo', count, fileName);
}

/** Has the file written on a thread of its own, which ends with it. */
function writtenBy(order: Order, tellDone: (done: number) => void, signal: AbortSignal): Promise<Written> {
  const worker = new Worker(new URL('./export-worker.ts', import.meta.url), {
    type: 'module',
    name: 'export',
  });
  return new Promise<Written>((resolve, reject) => {
    signal.throwIfAborted();
    signal.addEventListener('abort', () => reject(signal.reason));
    worker.onerror = () => reject(new LibraryError('unknown'));
    worker.onmessage = ({ data }: MessageEvent<News>) => {
      if ('done' in data) tellDone(data.done);
      else if ('failed' in data) reject(new LibraryError(data.failed));
      else resolve(data.written);
    };
    worker.postMessage(order);
  }).finally(() => worker.terminate());
}

/** Hands a file to the reader. */
export function download(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser reads the blob after this task; a minute is long enough for any disk.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
