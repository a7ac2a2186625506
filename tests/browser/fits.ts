/** Whether everything on one of our pages has its room, whatever its language, size and direction. */
import type { Page } from 'puppeteer-core';

/**
 * What does not fit, in words: a page wider than its window; controls that reach out of it, that lie on each other;
 * words that are cut, but for those that end in dots when there is no room.
 */
export function misfits(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const scrolls = getComputedStyle(document.documentElement).overflowX !== 'hidden';
    const problems =
      scrolls && scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide in ${clientWidth}`] : [];
    const scope = document.querySelector('dialog[open], [role=menu]') ?? document;
    const seen = [...scope.querySelectorAll<HTMLElement>('*')].filter(
      (it) => it.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && isInView(it),
    );
    for (const it of seen.filter(hasWords)) {
      const { display, textOverflow } = getComputedStyle(it);
      // What is one pixel wide is there for ears only.
      const isCut =
        it.clientWidth > 1 && it.scrollWidth > it.clientWidth + 1 && !/^inline$|^contents$/.test(display);
      if (isCut && textOverflow !== 'ellipsis') {
        problems.push(`${nameOf(it)} is ${it.scrollWidth} wide in ${it.clientWidth}`);
      }
    }
    const controls = seen.filter((it) => it.matches('button, a, select, input, textarea'));
    for (const it of controls) {
      const { left, right } = it.getBoundingClientRect();
      if (left < -1 || right > clientWidth + 1) problems.push(`${nameOf(it)} reaches out of the window`);
    }
    controls.forEach((it, index) => {
      for (const other of controls.slice(index + 1)) {
        if (it.contains(other) || !overlap(it, other) || isLaidOver(it, other)) continue;
        problems.push(`${nameOf(it)} lies on ${nameOf(other)}`);
      }
    });
    return problems;

    function hasWords(element: Element): boolean {
      const isElsewhere = element.closest('.visually-hidden, option, svg, math') !== null;
      return (
        !isElsewhere &&
        [...element.childNodes].some(({ nodeType, nodeValue }) => nodeType === 3 && nodeValue?.trim())
      );
    }

    /** Not scrolled away within something that scrolls. */
    function isInView(element: Element): boolean {
      const box = element.getBoundingClientRect();
      const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
      for (let it = element.parentElement; it; it = it.parentElement) {
        if (getComputedStyle(it).overflowY === 'visible') continue;
        const around = it.getBoundingClientRect();
        if (x < around.left || x > around.right || y < around.top || y > around.bottom) return false;
      }
      return box.width > 0 && box.height > 0;
    }

    function overlap(a: Element, b: Element): boolean {
      return [...a.getClientRects()].some((one) =>
        [...b.getClientRects()].some(
          (two) =>
            Math.min(one.right, two.right) - Math.max(one.left, two.left) > 1 &&
            Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top) > 1,
        ),
      );
    }

    /** One of them is placed there on purpose, and leaves the middle of the other free to be pressed. */
    function isLaidOver(a: Element, b: Element): boolean {
      return (isPlaced(a, b) && isFree(b)) || (isPlaced(b, a) && isFree(a));
    }

    function isPlaced(element: Element, apartFrom: Element): boolean {
      for (let it: Element | null = element; it && !it.contains(apartFrom); it = it.parentElement) {
        if (getComputedStyle(it).position === 'absolute') return true;
      }
      return false;
    }

    function isFree(element: Element): boolean {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return element.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2));
    }

    function nameOf(it: HTMLElement): string {
      return `${it.localName} “${(it.getAttribute('aria-label') ?? it.textContent ?? '').slice(0, 60)}”`;
    }
  });
}
