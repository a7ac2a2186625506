/** The group of sites that find papers published elsewhere. */
import type { Site } from '../site';

export const indexes: readonly Site[] = [];
