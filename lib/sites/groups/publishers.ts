/** The group of sites of publishers. */
import { ieee } from '../ieee';
import { mdpi } from '../mdpi';
import { scienceDirect } from '../sciencedirect';
import type { Site } from '../site';

export const publishers: readonly Site[] = [ieee, scienceDirect, mdpi];
