/** The overlay: runs in pages that list papers, and on no other page. */
import { defineContentScript } from 'wxt/utils/define-content-script';
import { isAlive } from '../../lib/ask';
import { matchPatterns } from '../../lib/sites/registry';
import { startOverlay } from './overlay';
import './overlay.css';

/** How often the overlay makes sure that the extension still exists: no event says that it was switched off. */
const PULSE = 1000;

export default defineContentScript({
  matches: matchPatterns(),
  // Entries get their toolbars while the rest of a long page is still coming.
  runAt: 'document_start',
  // A message to the window would tell every page that Offprint is installed.
  noScriptStartedPostMessage: true,
  main(context) {
    startOverlay(context.signal);
    const pulse = setInterval(() => {
      if (!isAlive()) context.abort();
    }, PULSE);
    context.onInvalidated(() => clearInterval(pulse));
  },
});
