/** The gate on pages that can list papers. */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { waitForPapers } from './overlay/gate';

export default defineUnlistedScript(() => waitForPapers());
