/** Cites papers on a thread of its own, from the library itself. */
import { openLibrary } from '../lib/library/database';
import { type CiteOrder, writeCitations } from './cite-writer';

addEventListener('message', async ({ data }: MessageEvent<CiteOrder>) => {
  postMessage(await writeCitations(openLibrary(data.cite), data));
});
