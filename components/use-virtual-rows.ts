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

/** A row to be drawn; of fixed height unless it is measured. */
export interface VirtualRow {
  index: number;
  /** Pixels from the list's top. */
  start: number;
  /** What is to be drawn anew as this row is what had this slot before: to change nodes is quicker than to make them. */
  slot: number;
  /** Measures the row's element, as long as it is this row's. */
  measure(element: Element | null): void;
}

/** The height that a list is taken to have before it has one. */
const UNKNOWN = { width: 400, height: 600 };

export interface VirtualRows {
  rows: VirtualRow[];
  height: number;
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
    overscan: 2,
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
  const [inSlots] = useState(() => makeSlots(virtualizer));
  return {
    rows: inSlots(virtualizer.getVirtualItems(), scroller.current),
    height: virtualizer.getTotalSize(),
    reveal: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }),
  };
}

type Slot = Pick<VirtualRow, 'slot' | 'measure'>;

/**
 * Gives each row a slot: the one that it had, or else one whose row has gone. While a row has the focus none is used
 * again, so that the focus goes with its row and never comes to stand on another paper.
 */
function makeSlots(virtualizer: Virtualizer<HTMLElement, Element>) {
  let slots = new Map<VirtualItem['key'], Slot>();
  let made = 0;

  const measureAs = (key: VirtualItem['key']) => (element: Element | null) => {
    if (element) virtualizer.measureElement(element);
    else virtualizer.elementsCache.delete(key);
  };

  return (items: readonly VirtualItem[], scroller: HTMLElement | null): VirtualRow[] => {
    const wanted = new Set(items.map(({ key }) => key));
    const { activeElement } = document;
    // A row with the focus would lose it by being moved among rows that stay.
    const isAtRow = scroller?.contains(activeElement) && activeElement?.closest('[data-key]');
    const free = isAtRow ? [] : [...slots].flatMap(([key, { slot }]) => (wanted.has(key) ? [] : slot));
    const next: typeof slots = new Map();
    const rows = items.map(({ index, start, key }) => {
      const slot = slots.get(key) ?? { slot: free.shift() ?? made++, measure: measureAs(key) };
      next.set(key, slot);
      return { index, start, ...slot };
    });
    slots = next;
    return rows;
  };
}
