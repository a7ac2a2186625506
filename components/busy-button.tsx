/** A button that takes no press until what it began is done, and keeps the focus meanwhile: disabled, it would lose it. */
import type { ComponentChildren } from 'preact';

interface Props {
  class: 'main' | 'plain';
  busy: boolean;
  act(): void;
  children: ComponentChildren;
}

export function BusyButton({ class: kind, busy, act, children }: Props) {
  return (
    <button type="button" class={kind} aria-disabled={busy} onClick={() => !busy && act()}>
      {children}
    </button>
  );
}
