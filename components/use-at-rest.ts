/** What is drawn only at rest: not while a list changes with every key or every frame, and not before its first frame. */
import { useEffect, useReducer, useRef } from 'preact/hooks';

/** Milliseconds in which nothing new came that count as rest: longer than from one key to the next. */
const REST = 150;

const waiting = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Whether what belongs to this is to be drawn: once it has been the same until the page came to rest, and from then on
 * as long as it is the same.
 * @param now it is wanted at once, be there rest or not
 */
export function useAtRest(of: unknown, now = false): boolean {
  const drawn = useRef<unknown>(undefined);
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  if (now) drawn.current = of;
  const isDrawn = drawn.current === of;

  useEffect(() => {
    if (isDrawn) return;
    const draw = () => {
      drawn.current = of;
      redraw(undefined);
    };
    return whenAtRest(draw);
  }, [of, isDrawn]);

  return isDrawn;
}

/** Calls back at rest, all that wait together. Returns how to call that off. */
function whenAtRest(act: () => void): () => void {
  waiting.add(act);
  clearTimeout(timer);
  timer = setTimeout(() => {
    for (const it of waiting) it();
    waiting.clear();
  }, REST);
  return () => waiting.delete(act);
}
