/** Opening the popup and the library's page: from the navigation to the first rows painted, by the library's size. */
import type { Page } from 'puppeteer-core';
import type { Kind } from '../../scripts/browsers';
import { KINDS, type Reader } from '../browser/browsers';
import { startWeb, type Web } from '../browser/web';
import { MANY, openFilled, SOME } from './filled';
import type { Row } from './row';

const SIZES = [0, SOME, MANY];
const RUNS = 20;
const NO_LIST = 'popup.html?restore';
const PAGES = [
  { name: 'popup', path: 'popup.html', size: { width: 400, height: 600 }, times: 1.3 },
  { name: 'library page', path: 'library.html', size: { width: 1280, height: 800 }, times: 1.5 },
];

/** Measures libraries of all sizes in turn, in both browsers. */
export async function opening(): Promise<Row[]> {
  const web = await startWeb();
  const rows: Row[] = [];
  try {
    for (const kind of KINDS) {
      for (const page of PAGES) rows.push(...(await openingOf(page, kind, web)));
    }
  } finally {
    await web.close();
  }
  return rows;
}

async function openingOf(
  { name, path, size, times }: (typeof PAGES)[number],
  kind: Kind,
  web: Web,
): Promise<Row[]> {
  const readers: Reader[] = [];
  try {
    const opened: { papers: number; page: Page; runs: number[] }[] = [];
    for (const papers of SIZES) {
      const reader = await openFilled(kind, papers, { web, size });
      readers.push(reader);
      opened.push({ papers, page: await reader.ownPage(NO_LIST), runs: [] });
    }
    for (let run = 0; run < RUNS; run++) {
      for (const { page, runs } of opened) runs.push(await page.evaluate(open, path));
    }
    const baseline = opened[0]?.runs ?? [];
    return opened.slice(1).map(({ papers, runs }) => ({
      what: `${name}, navigation to first rows painted, ${papers} papers against none, ${kind}`,
      ours: runs,
      baseline,
      limit: { times },
    }));
  } finally {
    for (const reader of readers) await reader.close();
  }
}

/**
 * Runs in another page of ours: opens this one in a tab of its own, tells when its first rows were on the screen, and
 * closes it once it has read the library. (In Firefox's pages of extensions no test's script runs before theirs.)
 */
async function open(path: string): Promise<number> {
  const tab = window.open(path);
  if (!tab) throw new Error('The browser opens no tabs.');
  const frame = () => new Promise((resolve) => tab.requestAnimationFrame(resolve));
  // A tab in the background has no frames, and few timers.
  while (!tab.location.pathname.endsWith(path)) {
    await new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(undefined);
    });
  }
  const isThere = (selector: string) => tab.document.querySelector(selector) !== null;
  while (!isThere('[aria-label="Reading list"] [data-title], [data-empty]')) await frame();
  // The frame in which they stand is painted after this callback: the next task comes after the paint.
  await frame();
  await new Promise((resolve) => tab.setTimeout(resolve));
  const painted = tab.performance.now();
  while (!isThere('.count:not(:empty), [data-empty]')) await frame();
  await new Promise((resolve) => tab.setTimeout(resolve, 300));
  tab.close();
  return painted;
}
