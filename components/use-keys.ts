/** Keys of a page of ours that work wherever the focus is, also where nothing has it. */
import { useEffect, useRef } from 'preact/hooks';

export function useKeys(press: (event: KeyboardEvent) => void): void {
  const latest = useRef(press);
  latest.current = press;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isInDialog(event)) latest.current(event);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

/** A dialog has its own keys, also while nothing in it has the focus. */
function isInDialog({ target }: KeyboardEvent): boolean {
  if (target === document.body) return document.querySelector('dialog[open]') !== null;
  return target instanceof Element && target.closest('dialog') !== null;
}
