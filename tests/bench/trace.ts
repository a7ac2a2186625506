/** A trace of Chromium, as far as the benches read one. */
import type { Page } from 'puppeteer-core';

/** An event of the trace format; times in microseconds. */
export interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur: number;
  /** The processor's time, without the time in which others had it. */
  tdur?: number;
  args?: { name?: string };
}

/** Traces the page's browser while the work goes on. */
export async function traceOf(
  page: Page,
  categories: string[],
  work: () => Promise<unknown>,
): Promise<TraceEvent[]> {
  await page.tracing.start({ categories });
  await work();
  const trace = await page.tracing.stop();
  const { traceEvents } = JSON.parse(new TextDecoder().decode(trace)) as { traceEvents: TraceEvent[] };
  return traceEvents;
}

/** What ran on the threads of this name in the process, such as `CrRendererMain`: its complete events. */
export function onThread(events: readonly TraceEvent[], pid: number, name: string): TraceEvent[] {
  const threads = new Set(
    events.flatMap((it) =>
      it.pid === pid && it.name === 'thread_name' && it.args?.name === name ? [it.tid] : [],
    ),
  );
  return events.filter((it) => it.ph === 'X' && it.pid === pid && threads.has(it.tid));
}

/** The processor's time that events took, in milliseconds. */
export function timeOf(events: readonly TraceEvent[]): number {
  return events.reduce((sum, { dur, tdur = dur }) => sum + tdur, 0) / 1000;
}

/** Whether an event lies within another of the same thread. */
export function isWithin(inner: TraceEvent, outer: TraceEvent): boolean {
  return inner.ts >= outer.ts && inner.ts + inner.dur <= outer.ts + outer.dur;
}

/** Events that are JavaScript at work. */
export const SCRIPT: ReadonlySet<string> = new Set(
  'EvaluateScript FunctionCall RunMicrotasks TimerFire EventDispatch'.split(' '),
);

/** Events that are style and layout, which script may make the browser do at once. */
export const LAYOUT: ReadonlySet<string> = new Set(['UpdateLayoutTree', 'Layout', 'HitTest']);

/** The events with one of these names, on one thread, that are not within another of them. */
export function outermost(events: readonly TraceEvent[], names: ReadonlySet<string>): TraceEvent[] {
  const found: TraceEvent[] = [];
  let end = Number.NEGATIVE_INFINITY;
  const inTurn = events
    .filter(({ name }) => names.has(name))
    .toSorted((a, b) => a.ts - b.ts || b.dur - a.dur);
  for (const event of inTurn) {
    if (event.ts < end) continue;
    found.push(event);
    end = event.ts + event.dur;
  }
  return found;
}
