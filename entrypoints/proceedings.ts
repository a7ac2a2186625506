/** The overlay on sites of conferences. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { proceedings } from '../lib/sites/groups/proceedings';
import { startOverlay } from './overlay/overlay';

export default defineUnlistedScript(() => startOverlay(proceedings));
