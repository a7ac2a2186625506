/** The overlay on the sites that people go through every day. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { archives } from '../lib/sites/groups/archives';
import { startOverlay } from './overlay/overlay';

export default defineUnlistedScript(() => startOverlay(archives));
