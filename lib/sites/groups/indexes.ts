/** The group of sites that keep indexes of papers published elsewhere. */
import { dblp } from '../dblp';
import { inspire } from '../inspire';
import { pubmed } from '../pubmed';
import type { Site } from '../site';

export const indexes: readonly Site[] = [dblp, pubmed, inspire];
