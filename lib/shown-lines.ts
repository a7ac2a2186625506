/** The short lines in which people name a paper, in the reader's language. */
import { type Phrases, shortAuthors, venueLine } from './citation/lines';
import { partialDay, t, tn } from './i18n';
import { oncePer } from './once-per';
import type { Paper } from './paper';

const PHRASES: Phrases = {
  authors: (count) => tn('authorCount', count),
  andOthers: (names) => t('andOthers', names),
  date: partialDay,
};

/** "Ada Lovelace"; "Vaswani, Shazeer, … Polosukhin"; "Vaswani, Shazeer et al."; "533 authors"; else ''. */
export const authorsShown = oncePer((paper: Paper) => shortAuthors(paper, PHRASES));

/** "NeurIPS 2017", or "arXiv:1706.03762 · 12 Jun 2017"; else ''. */
export const venueShown = oncePer((paper: Paper) => venueLine(paper, PHRASES));
