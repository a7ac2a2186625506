/**
 * A hundred thousand rows, scrolled end to end: how long each frame takes, how many rows are blank meanwhile, and how
 * much memory the page and its search hold. The baseline is the same page of an empty library, where nothing scrolls:
 * what is long there, the machine makes long.
 */
import type { Page } from 'puppeteer-core';
import type { Kind } from '../../scripts/browsers';
import { KINDS } from '../browser/browsers';
import { startWeb, type Web } from '../browser/web';
import { MANY, openFilled } from './filled';
import type { Row } from './row';

const PAGES = [
  { name: 'popup', path: 'popup.html', size: { width: 400, height: 600 } },
  { name: 'library page', path: 'library.html', size: { width: 1280, height: 800 } },
];
/** As one drags the scrollbar: a jump at each frame. */
const JUMPS = 400;
/** As one turns the wheel. */
const TURNS = 200;

interface Scrolled {
  /** Milliseconds from one frame to the next. */
  frames: number[];
  /** For each frame the share of the rows in view that show nothing, in percent. */
  blank: number[];
}

interface Measured {
  jumping: Scrolled;
  turning: Scrolled;
  /** Megabytes, where the browser tells: with what nobody holds any more and is not cleared away yet, and without. */
  memory: { all: number[]; held: number[] };
}

export async function scrolling(): Promise<Row[]> {
  const web = await startWeb();
  const rows: Row[] = [];
  try {
    for (const kind of KINDS) {
      for (const page of PAGES) {
        const none = await measure(page, kind, 0, web);
        const many = await measure(page, kind, MANY, web);
        const where = `${page.name}, ${kind}`;
        rows.push(
          {
            what: `frames while dragging through ${MANY} rows in ${JUMPS} jumps, ${where}`,
            ours: many.jumping.frames,
            baseline: none.jumping.frames,
            limit: { most: 50 },
          },
          { what: 'rows blank in such a frame', ours: many.jumping.blank, unit: '%' },
          {
            what: `frames while turning the wheel ${TURNS} times, ${where}`,
            ours: many.turning.frames,
            baseline: none.turning.frames,
            limit: { most: 50 },
          },
          { what: 'rows blank in such a frame', ours: many.turning.blank, unit: '%' },
        );
        if (kind === 'firefox') continue;
        const over = (part: keyof Measured['memory']) =>
          many.memory[part].map((it, index) => it - (none.memory[part][index] ?? 0));
        rows.push(
          {
            what: `memory held after that over an empty library, ${where}`,
            ours: over('held'),
            unit: 'MB',
            limit: { most: 150 },
          },
          { what: 'the same with what is not cleared away yet', ours: over('all'), unit: 'MB' },
        );
      }
    }
  } finally {
    await web.close();
  }
  return rows;
}

async function measure(
  { path, size }: (typeof PAGES)[number],
  kind: Kind,
  papers: number,
  web: Web,
): Promise<Measured> {
  const reader = await openFilled(kind, papers, { web, size });
  try {
    const page = await reader.ownPage(path);
    await page.waitForSelector('[data-empty], .count:not(:empty)');
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await page.evaluate(watchFrames);
    await page.evaluate(jump, JUMPS);
    const jumping = await seen(page);
    await page.mouse.move(size.width / 2, size.height / 2);
    for (let turn = 0; turn < TURNS; turn++) {
      // Down the first half, back up the second.
      await page.mouse.wheel({ deltaY: turn < TURNS / 2 ? 300 : -300 });
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
    const turning = await seen(page);
    return { jumping, turning, memory: kind === 'chromium' ? await memoryOf(page) : { all: [], held: [] } };
  } finally {
    await reader.close();
  }
}

/** What was measured since it was last asked. */
function seen(page: Page): Promise<Scrolled> {
  return page.evaluate(() => {
    const { scrolled } = globalThis as unknown as { scrolled: Scrolled };
    const taken = { frames: scrolled.frames, blank: scrolled.blank };
    Object.assign(scrolled, { frames: [], blank: [] });
    return taken;
  });
}

/** Runs in the page: gathers in `scrolled` what each frame took, and how much of the list stands in it. */
function watchFrames(): void {
  const scrolled: Scrolled = { frames: [], blank: [] };
  Object.assign(globalThis, { scrolled });
  const scroller = document.querySelector('.scroller');
  let last: number | undefined;
  const look = (now: number) => {
    if (last !== undefined) scrolled.frames.push(now - last);
    last = now;
    if (scroller) scrolled.blank.push(blankIn(scroller));
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);

  function blankIn(list: Element): number {
    const place = list.getBoundingClientRect();
    let filled = 0;
    for (const row of list.querySelectorAll('[data-key]:has([data-title])')) {
      const { top, bottom } = row.getBoundingClientRect();
      filled += Math.max(0, Math.min(bottom, place.bottom) - Math.max(top, place.top));
    }
    return Math.max(0, 100 - (100 * filled) / place.height);
  }
}

/** Runs in the page: from the list's top to its end in so many jumps, one a frame. */
async function jump(jumps: number): Promise<void> {
  const scroller = document.querySelector('.scroller');
  for (let done = 1; done <= jumps; done++) {
    await new Promise(requestAnimationFrame);
    scroller?.scrollTo(0, ((scroller.scrollHeight - scroller.clientHeight) * done) / jumps);
  }
  await new Promise(requestAnimationFrame);
}

/** What the page and its search take up. */
async function memoryOf(page: Page): Promise<Measured['memory']> {
  const threads = [await page.createCDPSession(), ...page.workers().map(({ client }) => client)];
  const sum = async () => {
    let bytes = 0;
    for (const thread of threads) {
      const usage = await thread.send('Runtime.getHeapUsage');
      bytes += usage.totalSize + usage.embedderHeapUsedSize + usage.backingStorageSize;
    }
    return bytes / 2 ** 20;
  };
  const all = await sum();
  for (const thread of threads) await thread.send('HeapProfiler.collectGarbage');
  return { all: [all], held: [await sum()] };
}
