/** Knowing where on the page the reader is: under the pointer, and where the focus is to be seen. */

/**
 * Calls back with each entry that the reader came to or left, until the signal. Returns how to ask whether the reader
 * is at an entry now.
 */
export function followReader<Entry>(
  entryAround: (element: Element) => Entry | undefined,
  moved: (entry: Entry) => void,
  signal: AbortSignal,
): (entry: Entry) => boolean {
  const at: Partial<Record<'pointer' | 'focus', Entry>> = {};

  function go(by: 'pointer' | 'focus', target: EventTarget | null): void {
    const from = at[by];
    const to = target instanceof Element ? entryAround(target) : undefined;
    if (from === to) return;
    if (to) at[by] = to;
    else delete at[by];
    if (from) moved(from);
    if (to) moved(to);
  }

  addEventListener('pointerover', ({ target }) => go('pointer', target), { signal });
  // A press of the mouse leaves a focus that nobody sees.
  addEventListener('focusin', ({ target }) => go('focus', isFocusVisible() ? target : null), { signal });
  // To nowhere: out of the window.
  addEventListener('pointerout', ({ relatedTarget }) => relatedTarget || go('pointer', null), { signal });
  addEventListener('focusout', ({ relatedTarget }) => relatedTarget || go('focus', null), { signal });
  return (entry) => at.pointer === entry || at.focus === entry;
}

function isFocusVisible(): boolean {
  const outer = document.activeElement;
  const focused = outer?.shadowRoot?.activeElement ?? outer;
  return focused?.matches(':focus-visible') === true;
}
