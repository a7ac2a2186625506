/** The group of sites with preprints and their readings. */
import { alphaXiv } from '../alphaxiv';
import { ar5iv } from '../ar5iv';
import { hal } from '../hal';
import { highWire } from '../highwire';
import { iacr } from '../iacr';
import { openReview } from '../openreview';
import { sciRate } from '../scirate';
import type { Site } from '../site';

export const preprints: readonly Site[] = [openReview, alphaXiv, sciRate, ar5iv, highWire, iacr, hal];
