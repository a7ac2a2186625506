/**
 * The gate on pages without papers, of sites that go from page to page without loading one: it waits for the first
 * page with papers, and asks nobody until the address changes.
 */
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { waitForPapers } from './overlay/gate';

export default defineUnlistedScript(() => waitForPapers(location.href));
