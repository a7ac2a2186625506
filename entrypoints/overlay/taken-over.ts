/**
 * Waiting for a page that the server drew to be taken over by its script. A node put in before that makes the
 * script throw the page away and draw it anew.
 */

/** Milliseconds without any change that count as stillness. */
const STILL = 200;

/** A page that never rests gets its toolbars all the same. */
const PATIENCE = 4000;

/** Resolves when the page has loaded and has been still for a while, or when waiting longer would help nobody. */
export function untilTakenOver(document: Document, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const observer = new MutationObserver(rest);
    const limit = setTimeout(finish, PATIENCE);
    let stillness: ReturnType<typeof setTimeout> | undefined;
    observer.observe(document.documentElement, { childList: true, subtree: true, characterData: true });
    addEventListener('load', rest, { signal, once: true });
    signal.addEventListener('abort', finish);
    rest();

    function rest() {
      clearTimeout(stillness);
      if (document.readyState === 'complete') stillness = setTimeout(finish, STILL);
    }

    function finish() {
      observer.disconnect();
      clearTimeout(limit);
      clearTimeout(stillness);
      resolve();
    }
  });
}
