/** The overlay on sites of publishers. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { publishers } from '../lib/sites/groups/publishers';
import { startOverlay } from './overlay/overlay';

export default defineUnlistedScript(() => startOverlay(publishers));
