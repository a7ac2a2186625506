/** Writes a share of an export on a thread of its own. */
import { openLibrary } from '../lib/library/database';
import { type Share, type ShareLot, type ShareNews, writeShare } from './export-writer';

/** Who waits for a lot, in the order in which they asked. */
const waiting: ((lot: ShareLot) => void)[] = [];

function tell(news: ShareNews, transfer: Transferable[] = []): void {
  postMessage(news, { transfer });
}

function nextLot(): Promise<ShareLot> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    tell('ready');
  });
}

addEventListener('message', ({ data }: MessageEvent<Share | ShareLot>) => {
  if ('keys' in data) waiting.shift()?.(data);
  else void writeShare(openLibrary(data.library), data, nextLot, tell);
});
