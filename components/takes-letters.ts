/** Where keys are letters, and not commands: a box to tick or a button takes none. */
export function takesLetters(target: EventTarget | null): boolean {
  return takesText(target) || target instanceof HTMLSelectElement;
}

/** Where letters stay, and can be undone by themselves: a menu only chooses by them. */
export function takesText(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox' && target.type !== 'radio';
  return target instanceof HTMLTextAreaElement;
}

/** Where the arrow keys choose among values, and letters are commands. */
export function takesArrows(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type === 'radio';
}

/** Whether the key belongs to what an input method is composing: Enter and Escape are its own then. */
export function isComposing(event: KeyboardEvent): boolean {
  // Safari and older Chromium end the composition before the key that ends it: it bears this code.
  return event.isComposing || event.keyCode === 229;
}
