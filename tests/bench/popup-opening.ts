/** Opening the popup: from the navigation to the first rows painted, with 10,000 papers and with none. */
import type { Page } from 'puppeteer-core';
import { openReader } from '../browser/browsers';
import { inside } from '../browser/inside';
import { startWeb } from '../browser/web';
import type { Row } from './row';

const PAPERS = 10_000;
const RUNS = 25;

/** Measures a full and an empty library in turn. */
export async function popupOpening(): Promise<Row[]> {
  const web = await startWeb();
  const empty = await openReader('chromium', { web, size: { width: 400, height: 600 } });
  const full = await openReader('chromium', { web, size: { width: 400, height: 600 } });
  try {
    const emptyPage = await empty.ownPage('popup.html');
    const fullPage = await full.ownPage('popup.html');
    await inside(fullPage, (library, papers) => library.fill(0, papers), PAPERS);
    const none: number[] = [];
    const many: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      none.push(await opening(emptyPage));
      many.push(await opening(fullPage));
    }
    return [
      {
        what: `popup, navigation to first rows painted, ${PAPERS} papers against none`,
        ours: many,
        baseline: none,
        limit: { times: 1.3 },
      },
    ];
  } finally {
    await full.close();
    await empty.close();
    await web.close();
  }
}

async function opening(page: Page): Promise<number> {
  // The page before goes on reading the library for a while.
  await new Promise((resolve) => setTimeout(resolve, 700));
  const script = await page.evaluateOnNewDocument(() => {
    const look = () => {
      const list = document.querySelector('[aria-label="Reading list"] [data-title]');
      const none = document.querySelector('[data-empty]');
      if (!list && !none) return requestAnimationFrame(look);
      // The frame in which they stand is painted after this callback: the next task comes after the paint.
      return requestAnimationFrame(() =>
        setTimeout(() => Object.assign(globalThis, { opened: performance.now() })),
      );
    };
    requestAnimationFrame(look);
  });
  await page.reload({ waitUntil: 'load' });
  const opened = await page.waitForFunction(() => (globalThis as unknown as { opened?: number }).opened);
  await page.removeScriptToEvaluateOnNewDocument(script.identifier);
  return (await opened.jsonValue()) as number;
}
