/** Writes a share of an export on a thread of its own. */
import { openLibrary } from '../lib/library/database';
import { type Share, writeShare } from './export-writer';

addEventListener('message', ({ data }: MessageEvent<Share>) => {
  void writeShare(openLibrary(data.library), data, (news, transfer) => postMessage(news, { transfer }));
});
