/** The group of sites of conferences and open journals. */
import { acl } from '../acl';
import { cvf, ecva } from '../cvf';
import { jmlr } from '../jmlr';
import { ojs } from '../ojs';
import { pmlr } from '../pmlr';
import { openProceedings } from '../proceedings';
import type { Site } from '../site';
import { virtualSites } from '../virtual';

export const proceedings: readonly Site[] = [acl, cvf, ecva, pmlr, openProceedings, virtualSites, jmlr, ojs];
