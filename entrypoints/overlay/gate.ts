/**
 * The gate: all that runs in a page before there is a paper on it. It is small, since on a page that has no use for
 * them the readers of a group of sites would cost more than all else; the background brings those once the gate has
 * seen an entry. It outlives them: the overlay ends when the gate does.
 */
import { browser } from 'wxt/browser';
import { isAlive } from '../../lib/is-alive';
import type { Answer, Message, Replies } from '../../lib/messages';

/** How often it is made sure that the extension still exists: no event says that it was switched off. */
const PULSE = 1000;

/** A background that fails so often is left alone until the reader comes back to the page. */
const MOST_RETRIES = 3;

/** Milliseconds between two looks at a page that is coming or changing. */
const SPACING = 40;

/** What our scripts share in a page: they live in one world, until the extension goes. */
interface World {
  /** Ends all that we do in the page. */
  offprintEnd?: AbortController;
  hasOverlay?: boolean;
}

const world = globalThis as World;

/**
 * Has the overlay brought as soon as the page shows an entry, wherever the page goes without being loaded. Nothing is
 * asked about the address that is given.
 */
export function waitForPapers(asked = ''): void {
  // Firefox brings the gate to open pages by itself, and the background brings it too.
  if (world.offprintEnd) return;
  // A page that is drawn before anybody goes there is no tab's page yet.
  if ((document as { prerendering?: boolean }).prerendering) {
    document.addEventListener('prerenderingchange', () => waitForPapers(asked), { once: true });
    return;
  }
  world.offprintEnd = new AbortController();
  /** What the page's entries begin with, once that is known. */
  let sign: string | undefined;
  let isAsking = false;
  let retries = 0;
  const stop = watchPage(look);
  void look();

  /** One question at a time. */
  async function look() {
    if (isAsking) return;
    isAsking = true;
    while (location.href !== asked || isThere(sign)) {
      if (!isAlive()) return stop();
      const seen = location.href === asked;
      asked = location.href;
      const answer = await bring(seen);
      // And no question after it.
      if (answer === 'brought') return stop();
      if (answer === undefined) waitToAskAgain();
      sign = typeof answer === 'object' ? answer.sign : undefined;
    }
    isAsking = false;
  }

  /** The background failed, or the page was put away while it asked: a moment later, or when the reader is back. */
  function waitToAskAgain() {
    const again = () => {
      asked = '';
      void look();
    };
    if (retries++ < MOST_RETRIES) setTimeout(again, PULSE);
    for (const back of ['pageshow', 'visibilitychange'])
      addEventListener(back, again, { once: true, capture: true });
  }
}

/** For an overlay that begins: what ends it. Nothing where there is one already. */
export function endOfGate(): AbortSignal | undefined {
  if (world.hasOverlay || !world.offprintEnd) return undefined;
  world.hasOverlay = true;
  const end = world.offprintEnd;
  const pulse = setInterval(() => {
    if (isAlive()) return;
    clearInterval(pulse);
    end.abort();
  }, PULSE);
  return end.signal;
}

/** Calls back while the page is coming, and when it changes after that. Returns how to stop. */
function watchPage(look: () => unknown): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const observer = new MutationObserver(() => {
    timer ??= setTimeout(() => {
      timer = undefined;
      look();
    }, SPACING);
  });
  const coming = setInterval(() => {
    look();
    if (document.readyState === 'loading') return;
    clearInterval(coming);
    observer.observe(document, { childList: true, subtree: true });
  }, SPACING);
  return () => {
    clearInterval(coming);
    clearTimeout(timer);
    observer.disconnect();
  };
}

function isThere(sign: string | undefined): boolean {
  return sign !== undefined && document.querySelector(sign) !== null;
}

/**
 * Not by `ask`, which has a sentence ready for each thing that can go wrong: the first text that is looked up in a page
 * makes the page wait for the browser.
 */
async function bring(seen: boolean): Promise<Replies['bring-overlay'] | undefined> {
  const message: Message = { type: 'bring-overlay', seen };
  try {
    const answer: Answer<'bring-overlay'> | undefined = await browser.runtime.sendMessage(message);
    return answer?.ok ? answer.reply : undefined;
  } catch {
    return undefined;
  }
}
