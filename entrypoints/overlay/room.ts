/** Toolbars at the end of a line that has no room for them: without their words, and if need be moved back into view. */

/** The gap that stays between a toolbar and the window's edge, in pixels. */
const MARGIN = 4;

export interface Room {
  watch(host: HTMLElement): void;
  unwatch(host: HTMLElement): void;
}

/**
 * Watches toolbars as they come into view, and tells of each that does. The observer says where they are without a layout of its own, so that a
 * list of thousands costs nothing until it is scrolled.
 */
export function makeRoom(seen: (host: HTMLElement) => void, signal: AbortSignal): Room {
  const observer = new IntersectionObserver(
    (sights) => {
      for (const { target, boundingClientRect, rootBounds, isIntersecting } of sights) {
        if (isIntersecting) seen(target as HTMLElement);
        const over = boundingClientRect.right + MARGIN - (rootBounds?.width ?? innerWidth);
        if (over > 0 && rootBounds) shrink(target as HTMLElement, over);
      }
    },
    // Told when it comes into view, and again when it became smaller and is still cut.
    { threshold: [0, 0.5, 1] },
  );
  const watched = new Set<HTMLElement>();

  function shrink(host: HTMLElement, over: number): void {
    if (!host.hasAttribute('narrow')) {
      host.setAttribute('narrow', '');
      // Observed anew, it is measured again at its new width.
      observer.unobserve(host);
      observer.observe(host);
      return;
    }
    host.style.setProperty('--shift', `${-Math.ceil(over)}px`);
  }

  addEventListener(
    'resize',
    () => {
      for (const host of watched) {
        host.removeAttribute('narrow');
        host.style.removeProperty('--shift');
        observer.unobserve(host);
        observer.observe(host);
      }
    },
    { signal },
  );
  signal.addEventListener('abort', () => observer.disconnect());

  return {
    watch(host) {
      watched.add(host);
      observer.observe(host);
    },
    unwatch(host) {
      watched.delete(host);
      observer.unobserve(host);
    },
  };
}
