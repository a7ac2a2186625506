/** The overlay on sites that keep indexes of papers published elsewhere. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { indexes } from '../lib/sites/groups/indexes';
import { startOverlay } from './overlay/overlay';

export default defineUnlistedScript(() => startOverlay(indexes));
