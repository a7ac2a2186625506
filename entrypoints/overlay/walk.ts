/** Going from paper to paper by keys. The paper that has the focus is where the reader is. */
import { TOOLBAR } from './toolbar-name';

export interface Walk {
  /** The toolbar that the reader is at: its paper has the focus, or had it last, and can be seen. */
  here(): HTMLElement | undefined;
  /**
   * Goes to the next toolbar in this direction that is wanted. False where there is none; then the last is brought
   * into view, since of some lists more comes when their end is seen.
   */
  go(step: 1 | -1, isWanted?: (host: HTMLElement) => boolean): boolean;
}

/** `hostAround` gives the toolbar of the paper that an element of the page belongs to. */
export function makeWalk(hostAround: (element: Element) => HTMLElement | undefined): Walk {
  let last: HTMLElement | undefined;

  function here(): HTMLElement | undefined {
    const { activeElement } = document;
    const focused = activeElement && isInWindow(activeElement) ? hostAround(activeElement) : undefined;
    if (focused) last = focused;
    const hosts = all();
    if (focused || hosts.length === 1) return focused ?? hosts[0];
    return last?.isConnected && isInView(last) ? last : undefined;
  }

  function go(step: 1 | -1, isWanted: (host: HTMLElement) => boolean = () => true): boolean {
    const hosts = all();
    const from = here();
    const at = from
      ? hosts.indexOf(from)
      : step > 0
        ? hosts.findIndex(isBelowTop) - 1
        : hosts.findLastIndex(isAboveBottom) + 1;
    // Nothing below the top of the window: there is no next one.
    if (!from && at < -1) return false;
    const rest = step > 0 ? hosts.slice(at + 1) : hosts.slice(0, Math.max(0, at)).reverse();
    const to = rest.find(isWanted);
    if (to) {
      last = to;
      to.shadowRoot?.querySelector('button')?.focus({ preventScroll: true });
    }
    const seen = to ?? rest.at(-1);
    if (seen && !isInView(seen)) seen.scrollIntoView({ block: 'center' });
    return Boolean(to);
  }

  return { here, go };
}

/** Those of entries that are hidden stand nowhere. */
function all(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(TOOLBAR)].filter((host) => host.checkVisibility());
}

/** A bar that sticks to the window's edge may cover what is close to it. */
const EDGE = 80;

function isInView(host: HTMLElement): boolean {
  const { top, bottom } = host.getBoundingClientRect();
  return top >= EDGE && bottom <= innerHeight - EDGE;
}

function isInWindow(element: Element): boolean {
  return isBelowTop(element) && isAboveBottom(element);
}

function isBelowTop(element: Element): boolean {
  return element.getBoundingClientRect().bottom > 0;
}

function isAboveBottom(element: Element): boolean {
  return element.getBoundingClientRect().top < innerHeight;
}
