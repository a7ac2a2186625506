/** Cites papers on a thread of its own, from the library itself. */
import { openLibrary } from '../lib/library/database';
import { type CiteOrder, writeCitations } from './cite-writer';

addEventListener('message', async ({ data }: MessageEvent<CiteOrder>) => {
  const db = openLibrary(data.cite);
  const news = await writeCitations(db, data, (it) => postMessage(it));
  // The thread stays, and must not hold the library meanwhile.
  db.close();
  postMessage(news);
});
