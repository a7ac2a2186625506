/**
 * A key press in the popup's search box, to the new list on the screen, by the library's size.
 *
 * Our own work is what the page's thread and the search's thread do between the key's event and the frame that shows
 * the new list: handlers, the search, the drawing of the rows, their style, layout and painting. It is taken from a
 * trace of Chromium, in the processor's time, so that neither the wait for the next frame counts nor others who have
 * the processor meanwhile; nor what the browser's other processes do. Firefox gives no such trace: there it is all the
 * time that passes from the key's event to the new list's layout, the way between the threads and the reading of the
 * database included. In both, the time from the key to the painted list is measured as well; in Chromium also, in a
 * second round, how much of the work is our own script's.
 */
import type { Page } from 'puppeteer-core';
import type { Kind } from '../../scripts/browsers';
import { KINDS } from '../browser/browsers';
import { startWeb, type Web } from '../browser/web';
import { MANY, openFilled, SOME } from './filled';
import type { Row } from './row';
import { isWithin, LAYOUT, onThread, outermost, SCRIPT, type TraceEvent, timeOf, traceOf } from './trace';

const SIZES = [0, SOME, MANY];
const QUERIES = [
  'diffusion',
  'graph kernel',
  'ada',
  'policy latent',
  'metalearning',
  'author:ben vision',
  '"deep data',
];

/** Milliseconds. */
interface Press {
  work: number;
  whole: number;
  /** Of the work; Firefox does not tell. */
  script?: number;
}

/** Types each query letter by letter, and takes it back. */
export async function keyPress(): Promise<Row[]> {
  const web = await startWeb();
  const rows: Row[] = [];
  try {
    for (const kind of KINDS) {
      const presses = new Map<number, Press[]>();
      for (const papers of SIZES) presses.set(papers, await pressesIn(kind, papers, web));
      const values = (papers: number, part: keyof Press) =>
        presses.get(papers)?.flatMap((it) => it[part] ?? []) ?? [];
      for (const papers of [SOME, MANY]) {
        rows.push(
          {
            what: `key press to the new list, our own work, ${papers} papers against none, ${kind}`,
            ours: values(papers, 'work'),
            baseline: values(0, 'work'),
            limit: { p95: papers === MANY ? 50 : 16 },
          },
          ...(kind === 'chromium'
            ? [
                {
                  what: 'of it our own script, without style and layout',
                  ours: values(papers, 'script'),
                  baseline: values(0, 'script'),
                },
              ]
            : []),
          {
            what: `the same, from the key to the new list painted`,
            ours: values(papers, 'whole'),
            baseline: values(0, 'whole'),
          },
        );
      }
    }
  } finally {
    await web.close();
  }
  return rows;
}

async function pressesIn(kind: Kind, papers: number, web: Web): Promise<Press[]> {
  const reader = await openFilled(kind, papers, { web, size: { width: 400, height: 600 } });
  try {
    const page = await reader.ownPage('popup.html');
    await page.waitForSelector('[data-empty], .count:not(:empty)');
    // As long as a person looks.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await page.evaluate(watchPresses);
    await page.focus('input[type=search]');
    const type = async (query: string) => {
      for (const key of [...query, ...Array.from(query, () => 'Backspace')]) await press(page, key);
    };
    const works: number[] = [];
    for (const query of QUERIES) {
      if (kind === 'firefox') await type(query);
      else works.push(...worksIn(await traceOf(page, TRACED, () => type(query))));
    }
    const presses = (await page.evaluate('presses')) as Press[];
    if (kind === 'firefox') return presses;
    const scripts: number[] = [];
    for (const query of QUERIES) {
      // What script does is noted event by event, which takes longer than it lasts: the work is measured without.
      scripts.push(...scriptsIn(await traceOf(page, [...TRACED, 'devtools.timeline'], () => type(query))));
    }
    return presses.map((it, index) => ({
      ...it,
      work: works[index] ?? it.work,
      script: scripts[index] ?? Number.NaN,
    }));
  } finally {
    await reader.close();
  }
}

const TRACED = ['toplevel', 'blink.user_timing'];

/** From one key to the next, in milliseconds: as quick as people type. */
const BETWEEN = 120;

/** Presses the key, and lets the page alone until the list should be there: to be asked would be work as well. */
async function press(page: Page, key: string): Promise<void> {
  const presses = () => page.evaluate('presses.length') as Promise<number>;
  const before = await presses();
  await page.keyboard.press(key as 'a');
  do await new Promise((resolve) => setTimeout(resolve, BETWEEN));
  while ((await presses()) === before);
}

/** Our own work for each press in a trace, in milliseconds. */
function worksIn(events: readonly TraceEvent[]): number[] {
  const page = tasksOn(events, 'CrRendererMain');
  return searchesIn(events).map(({ from, painted, search }) =>
    timeOf([...page.filter(({ ts, dur }) => ts + dur > from && ts + dur < painted), ...search]),
  );
}

/** What our script takes of it: without the style and layout that it makes the browser do at once. */
function scriptsIn(events: readonly TraceEvent[]): number[] {
  const page = onThread(events, pageIn(events), 'CrRendererMain');
  const scripts = outermost(page, SCRIPT);
  const layouts = outermost(page, LAYOUT);
  return searchesIn(events).map(({ from, painted, search }) => {
    const own = scripts.filter(({ ts }) => ts >= from && ts < painted);
    const forced = layouts.filter((layout) => own.some((script) => isWithin(layout, script)));
    return timeOf([...own, ...search]) - timeOf(forced);
  });
}

/** For each press when it came and when its list was painted, and what the search's thread did for it. */
function searchesIn(events: readonly TraceEvent[]) {
  const marks = (name: string) => events.filter((it) => it.name === name).toSorted((a, b) => a.ts - b.ts);
  const tasks = tasksOn(events, 'DedicatedWorker thread');
  return marks('pressed').map(({ ts: from }, index) => {
    const answered = marks('answered')[index]?.ts ?? 0;
    const painted = marks('painted')[index]?.ts ?? 0;
    // What it looks for once it has answered is for the next answer.
    return { from, painted, search: tasks.filter(({ ts, dur }) => ts + dur > from && ts < answered) };
  });
}

function tasksOn(events: readonly TraceEvent[], thread: string): TraceEvent[] {
  return onThread(events, pageIn(events), thread).filter(({ name }) => name.endsWith('::RunTask'));
}

/** The process of the page that was typed in. */
function pageIn(events: readonly TraceEvent[]): number {
  return events.find(({ name }) => name === 'pressed')?.pid ?? 0;
}

/** Runs in the page: gathers the presses in `presses`. */
function watchPresses(): void {
  const presses: Press[] = [];
  Object.assign(globalThis, { presses });
  let open: { begun: number; from: number; asked: number } | undefined;
  let asked = 0;
  let answer = { number: 0, rows: new Uint32Array() };
  /** The answer is not that of before, and the list has not changed yet. */
  let isDue = false;

  const heard = new WeakSet<Worker>();
  const { postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function (this: Worker, message: { find?: object; number: number }) {
    if ('find' in message) asked = message.number;
    const { onmessage } = this;
    if (!heard.has(this)) {
      this.onmessage = (event) => {
        if ('rows' in event.data) hear(event.data);
        onmessage?.call(this, event);
      };
    }
    heard.add(this);
    postMessage.call(this, message);
  };
  new MutationObserver(() => {
    isDue = false;
    look();
  }).observe(document.body, { childList: true, subtree: true, attributes: true });
  addEventListener(
    'keydown',
    (event) => {
      open = { begun: event.timeStamp, from: performance.now(), asked };
      performance.mark('pressed');
    },
    { capture: true },
  );

  function hear(news: typeof answer): void {
    const inView = (rows: Uint32Array) => [rows.length, ...rows.subarray(0, 6)].join(' ');
    isDue = inView(news.rows) !== inView(answer.rows);
    if (open && news.number === asked && answer.number !== asked) performance.mark('answered');
    answer = news;
    // Where nothing changes, once the page has seen to it.
    setTimeout(look);
  }

  /** The press is over when its question is answered, and the answer's rows are there with their papers. */
  function look(): void {
    if (!open || asked === open.asked || answer.number !== asked || isDue) return;
    const row = document.querySelector('[aria-setsize]');
    if (answer.rows.length && row?.ariaSetSize !== String(answer.rows.length)) return;
    if (document.querySelector('.pending')) return;
    const { begun, from } = open;
    open = undefined;
    document.body.getBoundingClientRect();
    const work = performance.now() - from;
    requestAnimationFrame(() =>
      setTimeout(() => {
        performance.mark('painted');
        presses.push({ work, whole: performance.now() - begun });
      }),
    );
  }
}
