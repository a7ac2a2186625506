/** The overlay on sites with preprints and their readings. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { preprints } from '../lib/sites/groups/preprints';
import { startOverlay } from './overlay/overlay';

export default defineUnlistedScript(() => startOverlay(preprints));
