/** The search's thread, as a page of ours speaks with it. */
import type { LibraryDatabase } from '../lib/library/database';
import type { Question, Tidings } from '../lib/search/follow-library';
import type { Order } from './search-worker';

export interface OpenSearch {
  ask(question: Question): void;
  close(): void;
}

/** Starts the search in this library; it tells what it finds, and what changes, until it is closed. */
export function openSearch(db: LibraryDatabase, tell: (tidings: Tidings) => void): OpenSearch {
  const worker = new Worker(new URL('./search-worker.ts', import.meta.url), {
    type: 'module',
    name: 'search',
  });
  const order = (it: Order) => worker.postMessage(it);
  worker.onmessage = ({ data }: MessageEvent<Tidings>) => tell(data);
  worker.onerror = () => tell({ failed: 'unknown' });
  order({ open: db.name });
  return { ask: order, close: () => worker.terminate() };
}
