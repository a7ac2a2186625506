/** The sample listing that `npm start` shows when there is no network: papers under the sites' real addresses. */

import type { Answer } from '../tests/browser/web';
import { arxivListing, arxivPapers } from '../tests/fixtures/arxiv';
import { dailyPapers } from '../tests/fixtures/daily-papers';
import { huggingFacePage } from '../tests/fixtures/huggingface';

/** The web's route for the sample. */
export function sampleListing(url: URL): Answer | undefined {
  if (url.hostname === 'huggingface.co' && url.pathname === '/papers') {
    return huggingFacePage({ kind: 'day', date: '2026-04-14', papers: dailyPapers.slice(0, 12) });
  }
  if (url.hostname === 'arxiv.org' && url.pathname.startsWith('/list/')) {
    return arxivListing({ list: 'new', papers: arxivPapers(50, 1) });
  }
  return undefined;
}
