/** A save: from the click to "Saved" on screen, and what it costs as the library grows. */
import type { Page, WebWorker } from 'puppeteer-core';
import { openReader, type Reader } from '../browser/browsers';
import { inside } from '../browser/inside';
import { control, waitForToolbars } from '../browser/steps';
import { startWeb, type Web } from '../browser/web';
import { arxivListing, arxivPapers } from '../fixtures/arxiv';
import { MANY, openFilled } from './filled';
import type { Row } from './row';

const LISTING = 'https://arxiv.org/list/cs.LG/new';
const CLICKS = 60;
const NO_LIST = 'popup.html?restore';

/** From the press of the mouse to the frame that shows "Saved", with the service worker awake and asleep. */
export async function clickToSaved(): Promise<Row[]> {
  return withListing(async (reader) => {
    const page = await reader.open(LISTING);
    await waitForToolbars(page, CLICKS * 2);
    const awake = await clicks(page, 0, CLICKS);
    const asleep: number[] = [];
    for (let n = CLICKS; n < CLICKS + 10; n++) {
      await reader.stopWorker();
      asleep.push(...(await clicks(page, n, n + 1)));
    }
    return [
      { what: 'click to "Saved" on screen', ours: awake, limit: { p95: 100 } },
      { what: 'the same, service worker asleep', ours: asleep },
    ];
  });
}

/**
 * One save at 100 papers and at 50,000, in turn, on the real database: in a page that shows no list, which would follow
 * each save on the same thread. Saves of a reader are made in the background, where there is none.
 */
export async function saveAtSize(): Promise<Row[]> {
  return withListing(async (small, web) => {
    const large = await openReader('chromium', { web });
    try {
      const few = await small.ownPage(NO_LIST);
      const many = await large.ownPage(NO_LIST);
      await inside(few, (library) => library.fill(0, 100));
      for (let from = 0; from < 50_000; from += 5000) {
        await inside(many, (library, start) => library.fill(start, start + 5000), from);
      }
      const atFew: number[] = [];
      const atMany: number[] = [];
      for (let round = 0; round < 10; round++) {
        atFew.push(...(await saves(few, 100_000 + round * 20)));
        atMany.push(...(await saves(many, 100_000 + round * 20)));
      }
      return [
        {
          what: 'a save at 50,000 papers, against 100',
          ours: atMany,
          baseline: atFew,
          limit: { times: 1.5 },
        },
      ];
    } finally {
      await large.close();
    }
  });
}

/**
 * A save in a library of 100,000 papers while the popup, the library's page, the side panel's and a listing are open,
 * and while nothing is: in the background, one right after the other, and by a press on the listing. Every save has
 * each of the pages and its search follow.
 */
export function saveWithAllOpen(): Promise<Row[]> {
  return withListing(async (reader) => {
    const listing = await reader.open(LISTING);
    await waitForToolbars(listing, CLICKS * 2);
    const saved = { alone: [] as number[], withAll: [] as number[] };
    const pressed = { alone: [] as number[], withAll: [] as number[] };
    let done = 0;
    const measure = async (part: 'alone' | 'withAll') => {
      saved[part].push(...(await saves(await background(reader), MANY + done)));
      pressed[part].push(...(await clicks(listing, done, done + 20)));
      done += 20;
    };
    for (let round = 0; round < CLICKS / 20; round++) {
      await measure('alone');
      const pages = await openAll(reader);
      await listing.bringToFront();
      await measure('withAll');
      for (const page of pages) await page.close();
    }
    return [
      {
        what: `a save at ${MANY} papers with all our pages open, against none open`,
        ours: saved.withAll,
        baseline: saved.alone,
        limit: { times: 1.5 },
      },
      {
        what: 'the same, from the press on a listing to "Saved" on screen',
        ours: pressed.withAll,
        baseline: pressed.alone,
        limit: { times: 1.5 },
      },
    ];
  }, MANY);
}

/** All our pages with lists, once they have read the library. */
async function openAll(reader: Reader): Promise<Page[]> {
  const pages: Page[] = [];
  for (const path of ['popup.html', 'library.html', 'sidepanel.html']) {
    const page = await reader.ownPage(path);
    await page.waitForSelector('.count:not(:empty)', { timeout: 120_000 });
    pages.push(page);
  }
  return pages;
}

async function background(reader: Reader): Promise<WebWorker> {
  const target = await reader.browser.waitForTarget((it) => it.type() === 'service_worker');
  const worker = await target.worker();
  if (!worker) throw new Error('The service worker is gone.');
  return worker;
}

async function withListing(work: (reader: Reader, web: Web) => Promise<Row[]>, papers = 0): Promise<Row[]> {
  const html = arxivListing({ list: 'new', papers: arxivPapers(CLICKS * 2, 3) });
  const web = await startWeb((url) => (url.href === LISTING ? html : undefined));
  const reader = await openFilled('chromium', papers, { web });
  try {
    return await work(reader, web);
  } finally {
    await reader.close();
    await web.close();
  }
}

async function clicks(page: Page, from: number, to: number): Promise<number[]> {
  const times: number[] = [];
  for (const { title } of arxivPapers(CLICKS * 2, 3).slice(from, to)) {
    const button = await control(page, `Save ${title}`);
    await button.evaluate((element) => {
      element.scrollIntoView({ block: 'center' });
      // At the window: a toolbar keeps its presses from the page beneath.
      addEventListener(
        'click',
        (event) => {
          requestAnimationFrame(() =>
            setTimeout(() => {
              const saved = element.getAttribute('aria-label')?.startsWith('Saved ');
              Object.assign(globalThis, { took: saved ? performance.now() - event.timeStamp : Number.NaN });
            }),
          );
        },
        { once: true, capture: true },
      );
    });
    await button.click();
    const took = await page.waitForFunction(() => (globalThis as unknown as { took?: number }).took);
    times.push((await took.jsonValue()) as number);
    await page.evaluate(() => Object.assign(globalThis, { took: undefined }));
  }
  return times;
}

function saves(page: Page | WebWorker, from: number): Promise<number[]> {
  return inside(
    page,
    async ({ library, save, made }, first) => {
      const times: number[] = [];
      for (let n = first; n < first + 20; n++) {
        const sighting = made(n);
        const start = performance.now();
        await save(library, [sighting]);
        times.push(performance.now() - start);
      }
      return times;
    },
    from,
  );
}
