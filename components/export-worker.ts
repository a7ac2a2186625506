/** Writes an export on a thread of its own, from the library itself: the page only hears how far it is. */
import { openLibrary } from '../lib/library/database';
import {
  type Order,
  type Share,
  ShareFailed,
  type ShareNews,
  type WriteElsewhere,
  writeExport,
} from './export-writer';

/** More threads than these would wait for the library. */
const MOST_THREADS = 3;

const others = Math.min(navigator.hardwareConcurrency, MOST_THREADS) - 1;

addEventListener('message', ({ data }: MessageEvent<Order>) => {
  void writeExport(
    openLibrary(data.library),
    data,
    (news) => postMessage(news),
    Array.from({ length: others }, () => onAnotherThread),
  );
});

/** The thread ends with its share, or with this one. */
const onAnotherThread: WriteElsewhere = (share, nextLot, take) => {
  const worker = new Worker(new URL('./export-share-worker.ts', import.meta.url), {
    type: 'module',
    name: 'export share',
  });
  return new Promise<void>((resolve, reject) => {
    worker.onerror = () => reject(new ShareFailed('unknown'));
    worker.onmessage = ({ data }: MessageEvent<ShareNews>) => {
      if (data === 'ready') worker.postMessage(nextLot());
      else if (data === 'written') resolve();
      else if ('failed' in data) reject(new ShareFailed(data.failed));
      else take(data.lot);
    };
    worker.postMessage(share satisfies Share);
  }).finally(() => worker.terminate());
};
