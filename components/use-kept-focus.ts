/** Keeping the focus: when the element that holds it goes from the page, keys would reach nothing any more. */
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/**
 * Calls `lost` with the element that held the focus and was taken out, so that another gets it, and with what it was
 * taken out of.
 */
export function useKeptFocus(
  root: RefObject<HTMLElement | null>,
  lost: (last: Element, from: Element | undefined) => void,
): void {
  const latest = useRef(lost);
  latest.current = lost;

  useEffect(() => {
    const element = root.current;
    if (!element) return;
    let last: EventTarget | null = null;
    const remember = (event: FocusEvent) => {
      last = event.target;
    };
    const observer = new MutationObserver((changes) => {
      const active = document.activeElement;
      if ((active && active !== document.body) || !(last instanceof Element) || last.isConnected) return;
      const gone = last;
      last = null;
      const out = changes.find(
        ({ target, removedNodes }) => target.isConnected && [...removedNodes].some((it) => it.contains(gone)),
      );
      latest.current(gone, out?.target instanceof Element ? out.target : undefined);
    });
    element.addEventListener('focusin', remember);
    observer.observe(element, { childList: true, subtree: true });
    return () => {
      element.removeEventListener('focusin', remember);
      observer.disconnect();
    };
  }, [root]);
}
