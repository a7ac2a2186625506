/** The group of sites of open journals. */
import { jmlr } from '../jmlr';
import { mdpi } from '../mdpi';
import { ojs } from '../ojs';
import { plos } from '../plos';
import type { Site } from '../site';

export const journals: readonly Site[] = [jmlr, ojs, plos, mdpi];
