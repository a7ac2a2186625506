/** The part of a citation that takes long, without the page: it reads the papers and has them set in a style. */
import { type Cited, cite } from '../lib/citing/cite';
import type { CitingOptions } from '../lib/citing/styles';
import { type LibraryDatabase, type Trouble, troubleOf } from '../lib/library/database';
import { papersByKey } from '../lib/library/query';

export interface CiteOrder {
  /** The library's name. */
  cite: string;
  /** The papers' keys in their order, separated by line breaks. */
  keys: string;
  options: CitingOptions;
}

export type CiteNews = { done: number } | { cited: Cited } | { failed: Trouble };

/** Gives what came of it; how far it is meanwhile is told. */
export async function writeCitations(
  db: LibraryDatabase,
  { keys, options }: CiteOrder,
  tell: (news: CiteNews) => void,
): Promise<CiteNews> {
  try {
    const papers = await papersByKey(db, keys.split('\n'));
    return { cited: await cite(papers, options, (done) => tell({ done })) };
  } catch (reason) {
    return { failed: troubleOf(reason) };
  }
}
