/** The group of sites of conferences. */
import { acl } from '../acl';
import { cvf, ecva } from '../cvf';
import { pmlr } from '../pmlr';
import { openProceedings } from '../proceedings';
import type { Site } from '../site';
import { virtualSites } from '../virtual';

export const proceedings: readonly Site[] = [acl, cvf, ecva, pmlr, openProceedings, virtualSites];
