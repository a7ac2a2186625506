/**
 * The popup's view of the list. What is chosen counts at once. What is typed counts with what it finds: to draw the
 * page once for the letter, and once more for the list a moment later, would take half of the time that a press has.
 */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { View } from '../lib/search/view';
import { rememberedView, rememberView } from './remembered-view';
import { useTagRenamings } from './tag-renamings';

/** After so many milliseconds the page is drawn without what was found. */
const SOON = 100;

export interface OwnView {
  /** As the page is drawn. */
  view: View;
  /** With all that was typed. */
  latest(): View;
  change(part: Partial<View>): void;
  /** Gives what is to be looked for. */
  type(search: string): View;
  /** Draws the view that was found, unless another is wanted by now. */
  found(view: View): void;
}

/** Begins with the view that the reader left, and remembers what becomes of it. */
export function useView(): OwnView {
  const [view, setView] = useState(rememberedView);
  const latest = useRef(view);
  const late = useRef<ReturnType<typeof setTimeout>>(undefined);
  // What was searched for is kept for a while from now on.
  useLayoutEffect(() => rememberView(latest.current), []);
  useEffect(() => () => clearTimeout(late.current), []);

  /** A popup may close at the next press, before it is drawn again. */
  function want(next: View) {
    latest.current = next;
    rememberView(next);
  }

  function draw() {
    clearTimeout(late.current);
    setView(latest.current);
  }

  // Whoever renames a tag sees to what is remembered: that may be the view of another popup.
  useTagRenamings(
    () => latest.current,
    (change) => {
      const before = latest.current;
      latest.current = change(before);
      if (latest.current !== before) draw();
    },
  );

  return {
    view,
    latest: () => latest.current,
    change(part) {
      want({ ...latest.current, ...part });
      draw();
    },
    type(search) {
      want({ ...latest.current, search });
      clearTimeout(late.current);
      late.current = setTimeout(draw, SOON);
      return latest.current;
    },
    found(view) {
      if (view === latest.current) draw();
    },
  };
}
