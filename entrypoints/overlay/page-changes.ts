/** Noticing that a page changed: nodes added, removed or given new contents, a soft navigation, a new width. */
import { TOOLBAR } from './toolbar-name';

/** Milliseconds from a change to a look at it: changes of one frame are one change. */
const SOON = 16;

/** Milliseconds between two looks, however much the page changes. */
const SPACING = 50;

/** Calls back after the page changed, but for what we did to it ourselves. Stops with the signal. */
export function watchPage(changed: () => void, signal: AbortSignal): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = 0;
  const notice = () => {
    timer ??= setTimeout(
      () => {
        timer = undefined;
        last = performance.now();
        changed();
      },
      Math.max(SOON, last + SPACING - performance.now()),
    );
  };
  const observer = new MutationObserver((records) => {
    if (!records.every(isOurs)) notice();
  });
  const observe = () =>
    observer.observe(document.documentElement, {
      childList: true,
      subtree: true,
      characterData: true,
      attributeFilter: ['href'],
    });
  addEventListener('resize', notice, { signal });
  addEventListener('popstate', notice, { signal });
  addEventListener('load', notice, { signal });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
  });
  if (document.readyState !== 'loading') {
    observe();
    return;
  }
  const stopCounting = countNodes(notice, signal);
  document.addEventListener(
    'DOMContentLoaded',
    () => {
      stopCounting();
      observe();
      notice();
    },
    { signal },
  );
}

/**
 * Calls back when nodes have come while the page is read. A record of each, as an observer gives, costs more on a
 * long page than all that is done with them. Returns how to stop.
 */
function countNodes(changed: () => void, signal: AbortSignal): () => void {
  const nodes = document.getElementsByTagName('*');
  let last = 0;
  const timer = setInterval(() => {
    if (nodes.length !== last) changed();
    last = nodes.length;
  }, SPACING);
  const stop = () => clearInterval(timer);
  signal.addEventListener('abort', stop);
  return stop;
}

/** Only toolbars came. (One that went was taken by the page, and is to be put back.) */
function isOurs({ type, addedNodes, removedNodes }: MutationRecord): boolean {
  return (
    type === 'childList' &&
    removedNodes.length === 0 &&
    [...addedNodes].every((node) => node instanceof Element && node.localName === TOOLBAR)
  );
}
