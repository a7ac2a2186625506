/** The group of sites that find papers published elsewhere. */
import { dblp } from '../dblp';
import { googleScholar } from '../google-scholar';
import { inspire } from '../inspire';
import { pubmed } from '../pubmed';
import { semanticScholar } from '../semantic-scholar';
import type { Site } from '../site';

export const indexes: readonly Site[] = [semanticScholar, googleScholar, dblp, pubmed, inspire];
