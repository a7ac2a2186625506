/** The group of sites of conferences and open journals. */
import { cvf, ecva } from '../cvf';
import { jmlr } from '../jmlr';
import { ojs } from '../ojs';
import type { Site } from '../site';

export const proceedings: readonly Site[] = [cvf, ecva, jmlr, ojs];
