/**
 * Drawing rows where nobody sees them, while nobody presses anything: a browser runs code slowly the first times, and
 * the first key press in the search box would take three times as long as those that follow.
 */
import { render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Paper } from '../lib/paper';
import { parseQuery } from '../lib/search/parse-query';
import { PaperRow, type RowActions } from './paper-row';

/** After so many the code is as quick as it gets. */
const TURNS = 60;

const NOTHING: RowActions = {
  select() {},
  nextStatus() {},
  cite() {},
  toggleDetails() {},
  remove() {},
};

/** Does that once, with the papers that are there as soon as there are all. */
export function useWarmRows(papers: () => readonly Paper[], areAllThere: boolean): void {
  const stopWarming = useRef<() => void>(undefined);
  useEffect(() => {
    if (areAllThere) stopWarming.current ??= warmRows(papers());
  });
  useEffect(() => () => stopWarming.current?.(), []);
}

/** Begins when the browser has nothing better to do, and goes on for one row at a time. Returns how to stop. */
function warmRows(papers: readonly Paper[]): () => void {
  const place = document.createElement('div');
  let turn = 0;
  let next = requestIdleCallback(draw);
  return stop;

  function draw() {
    const paper = papers[turn % papers.length];
    if (!paper || turn++ === TURNS) return stop();
    const { terms } = parseQuery(paper.title.slice(0, 1 + (turn % 5)));
    const isOdd = turn % 2 === 1;
    render(
      <PaperRow
        paper={paper}
        current={isOdd}
        atHand={isOdd}
        selected={false}
        open={false}
        terms={terms}
        actions={NOTHING}
      />,
      place,
    );
    next = requestIdleCallback(draw);
  }

  function stop() {
    cancelIdleCallback(next);
    render(null, place);
  }
}
