/** The group of search engines for papers. */
import { googleScholar } from '../google-scholar';
import { semanticScholar } from '../semantic-scholar';
import type { Site } from '../site';

export const engines: readonly Site[] = [semanticScholar, googleScholar];
