/** The overlay on sites of open journals. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { journals } from '../lib/sites/groups/journals';
import { startOverlay } from './overlay/overlay';

export default defineUnlistedScript(() => startOverlay(journals));
