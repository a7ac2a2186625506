/** Writes an export on a thread of its own, from the library itself: the page only hears how far it is. */
import { openLibrary } from '../lib/library/database';
import { type Order, writeExport } from './export-writer';

addEventListener('message', ({ data }: MessageEvent<Order>) => {
  void writeExport(openLibrary(data.library), data, (news) => postMessage(news));
});
