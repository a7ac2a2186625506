/**
 * Waits on pages without papers, of sites that go from page to page without loading one, for the first page with
 * papers; then the overlay is brought. So those pages are not charged with reading what they do not hold.
 */
import { defineContentScript } from 'wxt/utils/define-content-script';
import { ask, isAlive } from '../lib/ask';
import { HOW } from './overlay/how';

export default defineContentScript({
  ...HOW,
  // The configuration says where: to say it here would bring the readers of all sites along.
  matches: [],
  main: ({ signal }) => waitForPapers(signal),
});

/** Asks for the overlay each time when the address has changed, until it came. */
function waitForPapers(signal: AbortSignal): void {
  let asked = location.href;
  let isAsking = false;

  // No event tells of `history.pushState` in all browsers; but a page that moves on changes what it shows.
  const observer = new MutationObserver(() => void followAddress());
  observer.observe(document, { childList: true, subtree: true });
  signal.addEventListener('abort', () => observer.disconnect());

  async function followAddress() {
    if (isAsking) return;
    isAsking = true;
    while (location.href !== asked && !signal.aborted) {
      asked = location.href;
      if (await isBrought()) return observer.disconnect();
    }
    isAsking = false;
  }
}

/** Also true where it cannot be brought any more: the next version of the extension brings its own. */
async function isBrought(): Promise<boolean> {
  try {
    return await ask({ type: 'bring-overlay' });
  } catch {
    return !isAlive();
  }
}
