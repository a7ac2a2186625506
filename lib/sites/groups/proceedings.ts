/** The group of sites of conferences and open journals. */
import type { Site } from '../site';

export const proceedings: readonly Site[] = [];
