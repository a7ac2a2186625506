/** Keys on pages that list papers: heard only while nobody types, and only after the page has had them. */
import { LISTING_ACTIONS, type ListingAction } from '../../lib/listing-settings';

/**
 * Calls back with the action of each key that is pressed, and whether it is one that is held down, until the signal. The
 * keys are asked for at each press.
 */
export function onKey(
  keys: () => Readonly<Record<ListingAction, string>> | undefined,
  act: (action: ListingAction, isHeld: boolean) => boolean,
  signal: AbortSignal,
): void {
  // The page's own handlers come first: what one of them takes is not for us.
  addEventListener(
    'keydown',
    (event) => {
      const isOurs = event.isTrusted && !event.defaultPrevented && !event.isComposing;
      if (!isOurs || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
      // With Caps Lock the letter is the same.
      const key = event.shiftKey ? event.key : event.key.toLowerCase();
      const action = LISTING_ACTIONS.find((it) => keys()?.[it] === key);
      if (action && act(action, event.repeat)) event.preventDefault();
    },
    { signal },
  );
}

/** True where keys write, or where they choose from a list. */
function isTyping(event: Event): boolean {
  const [target] = event.composedPath();
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches(
        'input:not([type=checkbox]), textarea, select, [role="textbox"], [role="listbox"], [role="menu"] *, dialog *',
      ))
  );
}
