/** Writes a share of an export on a thread of its own. */
import { openLibrary } from '../lib/library/database';
import { type Share, type ShareLot, type ShareNews, writeShare } from './export-writer';

/** Lots that are asked for ahead: who gives them is busy with lots of its own, and answers in between. */
const AHEAD = 6;

/** Those that are asked for, and how each is handed over, in the order in which they were asked for. */
const asked: Promise<ShareLot>[] = [];
const waiting: ((lot: ShareLot) => void)[] = [];

function tell(news: ShareNews, transfer: Transferable[] = []): void {
  postMessage(news, { transfer });
}

async function nextLot(): Promise<ShareLot> {
  while (asked.length <= AHEAD) {
    asked.push(new Promise((resolve) => waiting.push(resolve)));
    tell('ready');
  }
  return (await asked.shift()) ?? { keys: '' };
}

addEventListener('message', ({ data }: MessageEvent<Share | ShareLot>) => {
  if ('keys' in data) waiting.shift()?.(data);
  else void writeShare(openLibrary(data.library), data, nextLot, tell);
});
