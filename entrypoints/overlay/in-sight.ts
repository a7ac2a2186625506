/** Whether a person sees what they press. A page may lay something else over it, make it faint, or huge. */

/** Where there are more elements, to look at each would be felt: only those near the page's root are then looked at. */
const MANY = 12_000;

/** True where a press of our button was meant for it, as far as can be seen. */
export function isInSight(button: Element, event: MouseEvent): boolean {
  const path = event.composedPath();
  const isClear = /(?:\/|^rgba.*,) 0\)$/.test(getComputedStyle(button).color);
  if (isClear || path.some((it) => it instanceof Element && isFaint(it))) return false;
  // A key presses at no point.
  if (!event.detail) return true;
  const { clientX: x, clientY: y } = event;
  const { top, bottom } = button.getBoundingClientRect();
  if (Math.abs(top + bottom - 2 * y) > 60) return false;
  const here = elementsAt(x, y);
  const above = here.slice(
    0,
    here.findIndex((it) => path.includes(it)),
  );
  return !above.some(isDrawn);
}

/** All that lies there, the uppermost first: also what the pointer goes through, which may be what the reader sees. */
function elementsAt(x: number, y: number): Element[] {
  const all = document.querySelectorAll<HTMLElement>('*');
  const some = all.length > MANY ? document.querySelectorAll<HTMLElement>(NEAR_ROOT) : all;
  const through = [...some].filter((it) => {
    const { left, right, top, bottom } = it.getBoundingClientRect();
    return (
      x >= left && x <= right && y >= top && y <= bottom && getComputedStyle(it).pointerEvents === 'none'
    );
  });
  const styles = through.map((it) => it.getAttribute('style'));
  for (const { style } of through) style?.setProperty('pointer-events', 'auto', 'important');
  const here = document.elementsFromPoint(x, y);
  through.forEach((it, at) => {
    const style = styles[at] ?? null;
    if (style === null) it.removeAttribute('style');
    else it.setAttribute('style', style);
  });
  return here;
}

const NEAR_ROOT = 'html>*,html>*>*,html>*>*>*,html>*>*>*>*';

/** Over many pages lie elements without anything in them, for messages that may come. */
function isDrawn(it: Element): boolean {
  const { backgroundColor, backgroundImage } = getComputedStyle(it);
  const isEmpty = backgroundColor + backgroundImage === 'rgba(0, 0, 0, 0)none';
  return !isFaint(it) && (!isEmpty || it.matches('img,svg,canvas,video,iframe'));
}

function isFaint(it: Element): boolean {
  return Number(getComputedStyle(it).opacity) < 0.3;
}
