/** Holds the digests of the whole library and searches them on a thread of its own. */
import { openLibrary } from '../lib/library/database';
import { followLibrary, type Librarian, type Question, type Tidings } from '../lib/search/follow-library';

export type Order = { open: string } | Question;

let librarian: Librarian | undefined;

addEventListener('message', ({ data }: MessageEvent<Order>) => {
  if ('open' in data) librarian = followLibrary(openLibrary(data.open), tell);
  else librarian?.ask(data);
});

function tell(tidings: Tidings): void {
  postMessage(tidings, { transfer: 'rows' in tidings ? [tidings.rows.buffer] : [] });
}
