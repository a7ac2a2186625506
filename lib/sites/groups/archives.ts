/** The group of sites where authors put their papers for all to read, and those that are built on arXiv. */
import { alphaXiv } from '../alphaxiv';
import { ar5iv } from '../ar5iv';
import { arxiv } from '../arxiv';
import { hal } from '../hal';
import { highWire } from '../highwire';
import { huggingFace } from '../huggingface';
import { iacr } from '../iacr';
import { openReview } from '../openreview';
import { sciRate } from '../scirate';
import type { Site } from '../site';

export const archives: readonly Site[] = [
  huggingFace,
  arxiv,
  openReview,
  alphaXiv,
  sciRate,
  ar5iv,
  highWire,
  iacr,
  hal,
];
