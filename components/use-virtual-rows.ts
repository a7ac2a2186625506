/**
 * Drawing only the rows that are on screen. They stand in the flow, between what the rows before and after them would
 * take up, so that rows of any height fit without being measured first: the browser lays them out once.
 */
import type { RefObject } from 'preact';
import { useLayoutEffect, useMemo, useReducer, useState } from 'preact/hooks';
import { makeRowHeights, type RowHeights } from './row-heights';
import { useAtRest } from './use-at-rest';

/** A row of two lines of title and one of details, in pixels. */
const TALL_ROW = 73;

/** Rows drawn above and below those in view: at the list's top only once it has come to rest. */
const BESIDE = 2;

/** So many rows tell how high others are. */
const TELLING = 5;

/** The height that a list is taken to have before it has one, in pixels. */
const UNKNOWN = 600;

/** A row to be drawn. */
export interface VirtualRow {
  index: number;
  /** Pixels from the list's top. */
  start: number;
  /** Whether it stands in the flow; rows that are out of view and drawn all the same do not. */
  inFlow: boolean;
  /** What is to be drawn anew as this row is what had this slot before: to change nodes is quicker than to make them. */
  slot: number;
  /** Follows the height of the row's element, as long as it is this row's. */
  measure(element: Element | null): void;
}

export interface VirtualRows {
  rows: VirtualRow[];
  /** Of all rows, in pixels. */
  height: number;
  /** What stands before and after the rows in the flow, in pixels. */
  before: number;
  after: number;
  /** Brings a row into view. */
  reveal(index: number): void;
  toTop(): void;
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
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const [rows] = useState(() => makeRows(scroller, () => redraw(undefined)));
  const heights = useMemo(
    () => makeRowHeights(keys.length, rows.usualHeight(rowHeight)),
    [keys, rows, rowHeight],
  );
  useLayoutEffect(() => rows.follow(), [rows]);
  const isAtRest = useAtRest(keys);
  const drawn = rows.draw(keys, heights, pinned, isAtRest);
  useLayoutEffect(() => rows.settle());
  return { ...drawn, reveal: rows.reveal, toTop: () => rows.scrollTo(0) };
}

/** Rows in the flow, from the first up to but not including the last. */
interface Range {
  first: number;
  end: number;
}

/** The part of a list that is drawn, and what it knows of its rows. */
function makeRows(scroller: RefObject<HTMLElement | null>, redraw: () => void) {
  let keys: readonly string[] = [];
  let heights: RowHeights = makeRowHeights(0, TALL_ROW);
  let range: Range = { first: 0, end: 0 };
  /** What was in view as that was drawn. */
  let seen: Range = range;
  let beside = 0;
  /** How far it is scrolled, and how much of it is seen, in pixels. */
  let offset = 0;
  let view = UNKNOWN;
  const slots = makeSlots((element, key) => (key === undefined ? forget(element) : watch(element, key)));
  const keyOf = new Map<Element, string>();
  /** Of the rows that stand there. */
  const known = new Map<string, number>();
  /** What a row is taken to be high where none is known. */
  let expected: number | undefined;
  /** Whether it is drawn for another place than it is scrolled to. */
  let isMoved = false;
  const observer = globalThis.ResizeObserver && new ResizeObserver(learn);

  function watch(element: Element, key: string): void {
    keyOf.set(element, key);
    // It tells the height of what it is told to observe, also where that is as high as what stood there before.
    observer?.observe(element, { box: 'border-box' });
  }

  function forget(element: Element): void {
    known.delete(keyOf.get(element) ?? '');
    keyOf.delete(element);
    observer?.unobserve(element);
  }

  /** Hears of heights, before what has them is painted. */
  function learn(entries: ResizeObserverEntry[]): void {
    for (const { target, borderBoxSize } of entries) {
      const key = keyOf.get(target);
      const height = borderBoxSize[0]?.blockSize;
      if (key !== undefined && height) known.set(key, height);
    }
    const before = offset;
    takeKnown(range);
    // What the reader looks at stays where it is.
    if (offset !== before && scroller.current) scroller.current.scrollTop = offset;
    if (isPassed()) redraw();
  }

  /**
   * Takes over what is known of the heights of these rows, without moving what is in view: what begins above that grows
   * upwards, unless somebody is at work in it.
   */
  function takeKnown({ first, end }: Range): void {
    const focused = document.activeElement?.closest<HTMLElement>('[data-key]')?.dataset['key'];
    const top = heights.at(offset);
    for (let index = first; index < end; index++) {
      const key = keys[index] ?? '';
      const height = known.get(key);
      if (height === undefined) continue;
      const beginsAbove = index < top || (heights.above(index) < offset && index === top && key !== focused);
      if (beginsAbove) offset += height - heights.of(index);
      heights.set(index, height);
    }
  }

  /** Whether something else is in view than it was drawn for. */
  function isPassed(): boolean {
    const { first, end } = inView();
    return first !== seen.first || end !== seen.end;
  }

  function inView(): Range {
    if (keys.length === 0) return { first: 0, end: 0 };
    return { first: heights.at(offset), end: heights.at(offset + view) + 1 };
  }

  function withBeside({ first, end }: Range): Range {
    return { first: Math.max(0, first - beside), end: Math.min(keys.length, end + beside) };
  }

  function scrollTo(to: number): void {
    const next = Math.max(0, to);
    // To scroll has the browser lay everything out.
    if (next === offset) return;
    offset = next;
    if (scroller.current) scroller.current.scrollTop = offset;
  }

  /** When other rows come, the first that was in view and is still there stays in its place. */
  function renew(others: readonly string[], theirs: RowHeights): void {
    const before = offset;
    const stays = offset > 0 ? firstOf(others) : undefined;
    const drawn = range.end - range.first;
    keys = others;
    heights = theirs;
    if (stays) {
      // Those around it that stand there keep their heights, or it would be drawn elsewhere than it is measured.
      for (let index = Math.max(0, stays.now - drawn); index < stays.now + drawn; index++) {
        const height = known.get(keys[index] ?? '');
        if (height !== undefined) heights.set(index, height);
      }
      offset = heights.above(stays.now) + stays.passed;
    }
    takeKnown(withBeside(inView()));
    offset = Math.max(0, Math.min(offset, heights.above(keys.length) - view));
    isMoved ||= offset !== before;
  }

  /** The first row in view that is among these, where it is there, and how much of it was scrolled past. */
  function firstOf(others: readonly string[]): { now: number; passed: number } | undefined {
    for (let index = seen.first; index < range.end; index++) {
      const now = others.indexOf(keys[index] ?? '');
      if (now >= 0) return { now, passed: offset - heights.above(index) };
    }
    return undefined;
  }

  return {
    /** Follows the scrolling, and the height of what scrolls. Returns how to stop. */
    follow() {
      const element = scroller.current;
      if (!element) return;
      const onScroll = () => {
        offset = element.scrollTop;
        if (isPassed()) redraw();
      };
      const resized =
        globalThis.ResizeObserver &&
        new ResizeObserver(([entry]) => {
          view = entry?.contentRect.height || UNKNOWN;
          if (isPassed()) redraw();
        });
      resized?.observe(element);
      element.addEventListener('scroll', onScroll, { passive: true });
      return () => {
        resized?.disconnect();
        observer?.disconnect();
        element.removeEventListener('scroll', onScroll);
      };
    },

    draw(others: readonly string[], theirs: RowHeights, pinned: readonly number[], isAtRest: boolean) {
      if (theirs !== heights) renew(others, theirs);
      seen = inView();
      // Whoever types is at the top, and sees none of them; elsewhere their heights are known before they are seen.
      beside = isAtRest || offset > 0 ? BESIDE : 0;
      range = withBeside(seen);
      const inFlow = Array.from({ length: range.end - range.first }, (_, place) => range.first + place);
      const outside = pinned.filter(
        (index) => index >= 0 && index < keys.length && (index < range.first || index >= range.end),
      );
      const indexes = [...inFlow, ...new Set(outside)].sort((a, b) => a - b);
      const inSlots = slots(
        indexes.map((index) => keys[index] ?? ''),
        scroller.current,
      );
      const height = heights.above(keys.length);
      return {
        rows: indexes.map((index, place) => ({
          index,
          start: heights.above(index),
          inFlow: index >= range.first && index < range.end,
          ...(inSlots[place] as Slot),
        })),
        height,
        before: heights.above(range.first),
        after: height - heights.above(range.end),
      };
    },

    /** Once what was drawn stands there: it is scrolled to where it is drawn for. */
    settle() {
      if (isMoved && scroller.current) scroller.current.scrollTop = offset;
      isMoved = false;
    },

    scrollTo,

    /**
     * Of the rows that stand there, the middle one's. What is expected where they are so few that one with its details
     * counts, or where that has changed: then they are about to be of another height.
     */
    usualHeight(rowHeight: number): number {
      if (rowHeight !== expected) known.clear();
      expected = rowHeight;
      if (known.size < TELLING) return rowHeight;
      const all = [...known.values()].sort((a, b) => a - b);
      return all[all.length >> 1] ?? rowHeight;
    },

    reveal(index: number) {
      const top = heights.above(index);
      const bottom = top + heights.of(index);
      if (top < offset) scrollTo(top);
      else if (bottom > offset + view) scrollTo(bottom - view);
      else return;
      redraw();
    },
  };
}

type Slot = Pick<VirtualRow, 'slot' | 'measure'>;

/**
 * Gives each row a slot: the one that it had, or else one whose row has gone. While a row has the focus none is used
 * again, so that the focus goes with its row and never comes to stand on another paper.
 * @param follow is told of each element which key its row has, and when it has none any more
 */
function makeSlots(follow: (element: Element, key: string | undefined) => void) {
  let slots = new Map<string, Slot>();
  let made = 0;

  function measureAs(key: string) {
    let own: Element | undefined;
    return (element: Element | null) => {
      if (own) follow(own, undefined);
      own = element ?? undefined;
      if (own) follow(own, key);
    };
  }

  return (keys: readonly string[], scroller: HTMLElement | null): Slot[] => {
    const wanted = new Set(keys);
    const { activeElement } = document;
    // A row with the focus would lose it by being moved among rows that stay.
    const isAtRow = scroller?.contains(activeElement) && activeElement?.closest('[data-key]');
    const free = isAtRow ? [] : [...slots].flatMap(([key, { slot }]) => (wanted.has(key) ? [] : slot));
    const next: typeof slots = new Map();
    for (const key of keys) {
      next.set(key, slots.get(key) ?? { slot: free.shift() ?? made++, measure: measureAs(key) });
    }
    slots = next;
    return [...slots.values()];
  };
}
