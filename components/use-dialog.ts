/** A dialog that is open as long as it is drawn. */
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface Dialog {
  dialog: RefObject<HTMLDialogElement | null>;
  /** Closes it, upon which it is to be drawn no more: so the browser gives the focus back to what had it before. */
  end(): void;
}

export function useDialog(): Dialog {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return { dialog, end: () => dialog.current?.close() };
}
