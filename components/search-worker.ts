/** Holds the digests of the whole library and searches them on a thread of its own. */
import { openLibrary } from '../lib/library/database';
import { followLibrary, type Librarian, type Question } from '../lib/search/follow-library';

export type Order = { open: string } | Question;

let librarian: Librarian | undefined;

addEventListener('message', ({ data }: MessageEvent<Order>) => {
  if ('open' in data) librarian = followLibrary(openLibrary(data.open), (tidings) => postMessage(tidings));
  else librarian?.ask(data);
});
