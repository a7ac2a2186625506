/** Whether a person sees what they press. A page may lay something else over it, make it faint, or huge. */
import { setAside } from './set-aside';

/** True where a press of our button was meant for it, as far as can be seen. */
export function isInSight(button: Element, event: MouseEvent): boolean {
  const path = event.composedPath();
  const { top, bottom } = button.getBoundingClientRect();
  setAside(document.documentElement, 'press');
  const here = document.elementsFromPoint(event.clientX, event.clientY);
  setAside(document.documentElement, undefined);
  // A key presses at no point.
  const above = event.detail
    ? here.slice(
        0,
        here.findIndex((it) => path.includes(it)),
      )
    : [];
  const isAside = event.detail && Math.abs(top + bottom - 2 * event.clientY) > 60;
  const isClear = /(?:\/|^rgba.*,) 0\)$/.test(getComputedStyle(button).color);
  const isHidden = isClear || path.some((it) => it instanceof Element && isFaint(it));
  return !isAside && !isHidden && !above.some(isDrawn);
}

/** Over many pages lie elements without anything in them, for messages that may come. */
function isDrawn(it: Element): boolean {
  const { backgroundColor, backgroundImage } = getComputedStyle(it);
  const isEmpty = backgroundColor + backgroundImage === 'rgba(0, 0, 0, 0)none';
  return !isFaint(it) && (!isEmpty || it.matches('img,svg,canvas,video,iframe'));
}

function isFaint(it: Element): boolean {
  return Number(getComputedStyle(it).opacity) < 0.3;
}
