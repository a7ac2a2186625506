/** What was found of a paper's code, as it is told to whoever asked. */
import type { LibraryDatabase } from '../library/database';
import type { Link } from '../paper';
import { answersTo } from './jobs';
import { candidates, type Known } from './plan';

/**
 * Why a link is believed to be the paper's code, the best reason first. What is listed with a paper may have been put
 * there by a program.
 */
export type Reason =
  | 'given by the authors'
  | 'in the abstract'
  | 'in the text'
  | 'listed with the paper'
  | 'mentions the paper';

export interface Candidate extends Link {
  because: Reason;
}

/** More than anybody looks through. */
const MOST = 10;

/** What may be the paper's code by all that is known, the likeliest first. */
export async function codeKnown(db: LibraryDatabase, paper: Known): Promise<Candidate[]> {
  const links = candidates(paper, await answersTo(db, paper));
  return links.slice(0, MOST).map((link) => ({ ...link, because: reasonFor(link) }));
}

function reasonFor({ foundIn, theirs }: Link): Reason {
  switch (foundIn) {
    case 'mention':
      return 'mentions the paper';
    case 'text':
      return 'in the text';
    case 'abstract':
      return 'in the abstract';
    case 'comments':
      return 'given by the authors';
    default:
      return theirs ? 'given by the authors' : 'listed with the paper';
  }
}
