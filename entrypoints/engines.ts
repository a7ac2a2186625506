/** The overlay on search engines for papers. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { engines } from '../lib/sites/groups/engines';
import { startOverlay } from './overlay/overlay';

export default defineUnlistedScript(() => startOverlay(engines));
