/** The overlay as a content script: what the scripts of all groups of sites share. */
import type { ContentScriptContext } from 'wxt/utils/content-script-context';
import { isAlive } from '../../lib/ask';
import type { Site } from '../../lib/sites/site';
import { startOverlay } from './overlay';
import './overlay.css';

/** How often the overlay makes sure that the extension still exists: no event says that it was switched off. */
const PULSE = 1000;

/** Runs the overlay in a page of one of these sites, until the extension goes. */
export function overlayOn(sites: readonly Site[], context: ContentScriptContext): void {
  startOverlay(sites, context.signal);
  const pulse = setInterval(() => {
    if (!isAlive()) context.abort();
  }, PULSE);
  context.onInvalidated(() => clearInterval(pulse));
}
