/** Where a saved paper's page, PDF and code are. */

import { addressOf, pdfOf } from './addresses';
import { bestCode } from './code-links';
import type { Paper } from './paper';

/** The page that a person opens to read about it; nothing where only its identifier is known and leads nowhere. */
export function pageOfPaper(paper: Paper): string | undefined {
  return addressOf(paper.key) ?? paper.seen[0]?.url;
}

export function pdfOfPaper(paper: Paper): string | undefined {
  return paper.links.find(({ kind }) => kind === 'pdf')?.url ?? pdfOf(paper.key);
}

export function codeOfPaper(paper: Paper): string | undefined {
  return bestCode(paper.links)?.url;
}
