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

export type CiteNews = { cited: Cited } | { failed: Trouble };

export async function writeCitations(db: LibraryDatabase, { keys, options }: CiteOrder): Promise<CiteNews> {
  try {
    return { cited: await cite(await papersByKey(db, keys.split('\n')), options) };
  } catch (reason) {
    return { failed: troubleOf(reason) };
  }
}
