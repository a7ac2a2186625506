/** Leaving a field that something else takes the place of: not while the browser is still on its way out of it. */
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** What a press ends with; a menu of the browser's own or a drag may keep the rest of it. */
const ENDS = ['pointerup', 'pointercancel', 'contextmenu', 'keydown'] as const;

/**
 * Calls `leave` once something else in the page has the focus, and the press that took it there is over: taken out
 * before, the field would take the focus along, and what is pressed would move from under the pointer.
 */
export function useLeaving(field: RefObject<HTMLElement | null>, isOpen: boolean, leave: () => void): void {
  const latest = useRef(leave);
  latest.current = leave;

  useLayoutEffect(() => {
    if (!isOpen) return;
    let isPressed = false;
    let timer: ReturnType<typeof setTimeout> | undefined;

    function press() {
      isPressed = true;
    }

    function release() {
      isPressed = false;
      look();
    }

    /** After all that the browser does at once, a click above all. */
    function look() {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const { activeElement, body } = document;
        const isElsewhere = activeElement && activeElement !== body && activeElement !== field.current;
        if (isElsewhere && !isPressed) latest.current();
      });
    }

    document.addEventListener('focusin', look);
    document.addEventListener('pointerdown', press, true);
    for (const end of ENDS) document.addEventListener(end, release, true);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('focusin', look);
      document.removeEventListener('pointerdown', press, true);
      for (const end of ENDS) document.removeEventListener(end, release, true);
    };
  }, [field, isOpen]);
}
