// @vitest-environment jsdom
/** The sites with preprints. */
import { preprints } from '../../../lib/sites/groups/preprints';
import { describeSites } from './every-site';

describeSites(preprints);
