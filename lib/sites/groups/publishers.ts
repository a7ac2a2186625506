/** The group of sites of publishers. */
import type { Site } from '../site';

export const publishers: readonly Site[] = [];
