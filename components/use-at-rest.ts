/** What is drawn only at rest: not while a list changes with every key or every frame, and not before its first frame. */
import { useEffect, useReducer, useRef } from 'preact/hooks';

/** Milliseconds in which nothing new came that count as rest: longer than from one key to the next. */
const REST = 400;

const waiting = new Set<() => void>();
let restAt = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

// Whoever points at something has done with typing, and wants what is there.
addEventListener('pointermove', ({ buttons }) => !buttons && drawWaiting(), { passive: true });

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
  restAt = performance.now() + REST;
  // One for all: every row of a list asks at each key.
  timer ??= setTimeout(drawAtRest, REST);
  return () => waiting.delete(act);
}

function drawAtRest(): void {
  const left = restAt - performance.now();
  timer = left > 0 ? setTimeout(drawAtRest, left) : undefined;
  if (!timer) drawWaiting();
}

function drawWaiting(): void {
  const all = [...waiting];
  waiting.clear();
  for (const it of all) it();
}
