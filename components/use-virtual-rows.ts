/** Drawing only the rows that are on screen: TanStack's virtualizer as a hook. */
import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type VirtualItem,
  Virtualizer,
} from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useCallback, useLayoutEffect, useReducer, useState } from 'preact/hooks';

/** A row of two lines of title and one of details, in pixels; each row is measured once it is drawn. */
const TALL_ROW = 73;

/** The height that a list is taken to have before it has one. */
const UNKNOWN = { width: 400, height: 600 };

export interface VirtualRows {
  rows: VirtualItem[];
  height: number;
  measure(element: Element | null): void;
  /** Brings a row into view. */
  reveal(index: number): void;
}

/**
 * The rows of `keys` that are in view in the scrolling element, and those at `pinned`: a row that the keyboard reaches
 * or that holds something half written must not go when it is scrolled away.
 */
export function useVirtualRows(
  scroller: RefObject<HTMLElement | null>,
  keys: readonly string[],
  pinned: readonly number[],
  rowHeight = TALL_ROW,
): VirtualRows {
  const [, rerender] = useReducer((n: number) => n + 1, 0);
  // The virtualizer goes through all rows again whenever this is another function.
  const keyAt = useCallback((index: number) => keys[index] ?? index, [keys]);
  const options = {
    count: keys.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: keyAt,
    overscan: 4,
    initialRect: UNKNOWN,
    scrollToFn: elementScroll,
    observeElementOffset,
    observeElementRect: (
      instance: Virtualizer<HTMLElement, Element>,
      callback: (rect: { width: number; height: number }) => void,
    ) => observeElementRect(instance, (rect) => callback(rect.height > 0 ? rect : UNKNOWN)),
    rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) => {
      const inView = defaultRangeExtractor(range);
      const others = pinned.filter((index) => index >= 0 && index < keys.length && !inView.includes(index));
      return others.length ? [...inView, ...others].sort((a, b) => a - b) : inView;
    },
    onChange: () => rerender(undefined),
  };
  const [virtualizer] = useState(() => new Virtualizer<HTMLElement, Element>(options));
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  return {
    rows: virtualizer.getVirtualItems(),
    height: virtualizer.getTotalSize(),
    measure: virtualizer.measureElement,
    reveal: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }),
  };
}
