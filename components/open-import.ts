/** An import's thread, as our page speaks with it. */
import type { LibraryDatabase } from '../lib/library/database';
import type { Answer, Order } from './import-reader';

export interface OpenImport {
  order(it: Order): void;
  /** Ends it, whatever it does; what was not yet whole in the library is not in it. */
  close(): void;
}

/** Opens a file, or a text that was pasted; everything that is found and done is told. */
export function openImport(
  db: LibraryDatabase,
  file: ArrayBuffer | string,
  name: string,
  tell: (answer: Answer) => void,
): OpenImport {
  const worker = new Worker(new URL('./import-worker.ts', import.meta.url), {
    type: 'module',
    name: 'import',
  });
  worker.onmessage = ({ data }: MessageEvent<Answer>) => tell(data);
  worker.onerror = () => tell({ failed: 'unknown' });
  const opening: Order = { open: { library: db.name, file, name } };
  worker.postMessage(opening, typeof file === 'string' ? [] : [file]);
  return { order: (it) => worker.postMessage(it), close: () => worker.terminate() };
}
