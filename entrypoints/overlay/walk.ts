/** Going from paper to paper by keys. The toolbar that has the focus is where the reader is. */
import { TOOLBAR } from './toolbar-name';

export interface Walk {
  /** The toolbar that the reader is at: it has the focus, or had it last and can still be seen. */
  here(): HTMLElement | undefined;
  /** Goes to the next toolbar in this direction that is wanted. False where there is none. */
  go(step: 1 | -1, isWanted?: (host: HTMLElement) => boolean): boolean;
}

export function makeWalk(): Walk {
  let last: HTMLElement | undefined;

  function here(): HTMLElement | undefined {
    const focused = document.activeElement;
    if (focused instanceof HTMLElement && focused.localName === TOOLBAR) last = focused;
    const hosts = all();
    if (hosts.length === 1) return hosts[0];
    return last?.isConnected && isOnScreen(last) ? last : undefined;
  }

  function go(step: 1 | -1, isWanted = (_host: HTMLElement) => true): boolean {
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
    const to = rest.find((host) => host.checkVisibility() && isWanted(host));
    if (!to) return false;
    last = to;
    to.shadowRoot?.querySelector('button')?.focus({ preventScroll: true });
    if (!isOnScreen(to)) to.scrollIntoView({ block: 'center' });
    return true;
  }

  return { here, go };
}

function all(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(TOOLBAR)];
}

/** A bar that sticks to the window's edge may cover what is close to it. */
const EDGE = 80;

function isOnScreen(host: HTMLElement): boolean {
  const { top, bottom } = host.getBoundingClientRect();
  return top >= EDGE && bottom <= innerHeight - EDGE;
}

function isBelowTop(host: HTMLElement): boolean {
  return host.getBoundingClientRect().bottom > 0;
}

function isAboveBottom(host: HTMLElement): boolean {
  return host.getBoundingClientRect().top < innerHeight;
}
