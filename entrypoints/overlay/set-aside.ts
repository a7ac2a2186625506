/**
 * Entries that are not for the reader stand back: dimmed, or hidden. It is one attribute on the entry's element, read
 * by the overlay's style sheet, so that nothing of it is to be seen when the sheet goes.
 */

const ATTRIBUTE = 'data-offprint';

/** Has an entry stand back in this way, or no more. */
export function setAside(element: Element, how: 'dim' | 'hide' | undefined): void {
  if (how) element.setAttribute(ATTRIBUTE, how);
  else element.removeAttribute(ATTRIBUTE);
}

/** Brings back all that stands back on this page. */
export function bringAllBack(): void {
  for (const element of document.querySelectorAll(`[${ATTRIBUTE}]`)) setAside(element, undefined);
}

/** Of a description in a list the term that it describes, which stands for the entry; of anything else itself. */
export function termOf(element: Element): Element {
  let term = element;
  while (term.localName === 'dd' && term.previousElementSibling) term = term.previousElementSibling;
  return term;
}
