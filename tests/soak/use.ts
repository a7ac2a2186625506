/** A long time of use in a short one: pages visited, papers saved and removed, popups opened; and what is left of it. */
import type { CDPSession, Page, Target } from 'puppeteer-core';
import { openReader, type Reader } from '../browser/browsers';
import { inside } from '../browser/inside';
import { waitForToolbars } from '../browser/steps';
import { startWeb } from '../browser/web';
import { arxivListing, arxivPapers } from '../fixtures/arxiv';
import { type Dice, diceFrom } from './dice';
import { insideOverlayOf } from './savers';

/** What stands at one moment, after all garbage was collected. */
export interface Sample {
  visits: number;
  /** In bytes, of the worker and of two tabs that stay open all the time. */
  worker: number;
  listing: number;
  library: number;
  /** Of the listing that stays open. */
  listeners: number;
  nodes: number;
  papers: number;
  database: number;
}

/** Eight hours: so many pages, and for each of them two saves or removals and a fifth of a popup. */
const VISITS = 10_000;
const VISITS_TO_A_POPUP = 5;

const STAYS = 'https://arxiv.org/list/cs.LG/new';
const VISITED = ['https://arxiv.org/list/cs.CL/new', 'https://arxiv.org/list/cs.CV/new'];
const ENTRIES = 20;

/** Milliseconds that a page may take: whoever looks after the machine may stop everything for a while. */
const PATIENCE = 600_000;

/**
 * Uses Offprint in Chromium for so many visits, and looks so many times at what stands.
 * @param tell is told each sample at once
 */
export async function use(
  visits: number,
  looks: number,
  dice: Dice,
  tell: (sample: Sample) => void = () => {},
): Promise<Sample[]> {
  const html = new Map(
    [STAYS, ...VISITED].map((url, index) => [
      url,
      arxivListing({ list: 'new', papers: arxivPapers(ENTRIES, index + 3) }),
    ]),
  );
  const web = await startWeb((url) => html.get(url.href));
  const reader = await openReader('chromium', { web });
  const samples: Sample[] = [];
  try {
    const stays = await reader.open(STAYS);
    await waitForToolbars(stays, ENTRIES);
    const library = await reader.ownPage('library.html');
    const visited = await reader.open(VISITED[0] ?? STAYS);
    visited.setDefaultTimeout(PATIENCE);
    for (let done = 0; done <= visits; done++) {
      if (done % Math.ceil(visits / looks) === 0) {
        samples.push(await sample(reader, done, stays, library));
        tell(samples.at(-1) as Sample);
      }
      await visit(visited, VISITED[done % VISITED.length] ?? STAYS, dice);
      if (done % VISITS_TO_A_POPUP === 0) {
        const popup = await reader.ownPage('popup.html');
        await popup.waitForSelector('[data-title], [data-empty]', { timeout: PATIENCE });
        await popup.close();
      }
    }
    return samples;
  } finally {
    await reader.close();
    await web.close();
  }
}

/** Opens a listing, and saves or removes two papers of the one that stays open. */
async function visit(page: Page, url: string, dice: Dice): Promise<void> {
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForFunction(hasToolbars, { polling: 50 }, ENTRIES);
  const session = await page.createCDPSession();
  const run = await insideOverlayOf(session);
  for (let n = 0; n < 2; n++) {
    const paper = arxivPapers(ENTRIES, 3)[dice.between(0, ENTRIES - 1)];
    const ids = [`arxiv:${paper?.id}`];
    const sighting = { source: 'arxiv/listing', url, ids, title: paper?.title, links: [] };
    const message = dice.between(0, 1) ? { type: 'save', sighting } : { type: 'take-out', ids };
    await run(`chrome.runtime.sendMessage(${JSON.stringify(message)})`);
  }
  // Each that stays would be told of all later visits.
  await session.detach();
}

/** Runs in the page. */
function hasToolbars(count: number): boolean {
  const toolbars = [...document.querySelectorAll('offprint-toolbar')];
  return toolbars.filter((it) => getComputedStyle(it).visibility === 'visible').length === count;
}

async function sample(reader: Reader, visits: number, stays: Page, library: Page): Promise<Sample> {
  const worker = await reader.browser.waitForTarget((it) => it.type() === 'service_worker');
  const { heap, listeners, nodes } = await countIn(stays);
  const { papers, database } = await inside(library, async ({ count, library }) => ({
    papers: await count(library),
    database: (await navigator.storage.estimate()).usage ?? 0,
  }));
  return {
    ...{ visits, worker: await heapOf(worker), listing: heap, library: (await countIn(library)).heap },
    ...{ listeners, nodes, papers, database },
  };
}

async function countIn(page: Page): Promise<{ heap: number; listeners: number; nodes: number }> {
  const session = await page.createCDPSession();
  await collect(session);
  const { metrics } = await session.send('Performance.getMetrics');
  const value = (name: string) => metrics.find((it) => it.name === name)?.value ?? Number.NaN;
  await session.detach();
  return {
    heap: value('JSHeapUsedSize'),
    listeners: value('JSEventListeners'),
    nodes: value('Nodes'),
  };
}

async function heapOf(worker: Target): Promise<number> {
  const session = await worker.createCDPSession();
  await collect(session);
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}

async function collect(session: CDPSession): Promise<void> {
  await session.send('Performance.enable').catch(() => {});
  await session.send('HeapProfiler.enable');
  // What is let go of by the first may be what holds the rest.
  for (let n = 0; n < 3; n++) await session.send('HeapProfiler.collectGarbage');
}

/** As much of the eight hours as the scale says. Gives whether everything was level at the end. */
export async function soakUse(seed: number, scale: number): Promise<boolean> {
  const visits = Math.ceil(VISITS * scale);
  const samples = await use(visits, 10, diceFrom(seed), ({ visits, worker, library }) =>
    console.log(`${visits} visits, worker ${megabytes(worker)} MB, library ${megabytes(library)} MB`),
  );
  console.table(
    samples.map(({ visits, worker, listing, library, listeners, nodes, papers, database }) => ({
      visits,
      'worker MB': megabytes(worker),
      'listing MB': megabytes(listing),
      'library MB': megabytes(library),
      listeners,
      nodes,
      papers,
      'database MB': megabytes(database),
    })),
  );
  // What is loaded on first use, and compiled while it is used more and more, is no leak.
  const settled = samples.slice(samples.length >> 1);
  const slopes = (['worker', 'listing', 'library', 'listeners', 'nodes'] as const).map((what) => ({
    what,
    'a thousand visits add': Math.round(slopeOf(settled, what) * 1000),
  }));
  console.table(slopes);
  const [first, last] = [samples[0], samples.at(-1)];
  return first?.listeners === last?.listeners && (last?.nodes ?? 0) <= (first?.nodes ?? 0);
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 10_000) / 100;
}

/** By how much it grows with each visit: the line that comes nearest to all samples. */
function slopeOf(samples: readonly Sample[], what: keyof Sample): number {
  const mean = (of: keyof Sample) => samples.reduce((sum, it) => sum + it[of], 0) / samples.length;
  const [x, y] = [mean('visits'), mean(what)];
  const over = samples.reduce((sum, it) => sum + (it.visits - x) * (it[what] - y), 0);
  const under = samples.reduce((sum, it) => sum + (it.visits - x) ** 2, 0);
  return under ? over / under : 0;
}
