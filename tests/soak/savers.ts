/** Tabs that save one paper after the other, and remember of which they were told that it is saved. */
import type { CDPSession, Page } from 'puppeteer-core';
import type { Reader } from '../browser/browsers';
import { inside } from '../browser/inside';
import { saveOneByOne } from './save-one-by-one';

export interface Saver {
  /** The identifiers of what is known to be saved so far. */
  known(): Promise<string[]>;
  stop(): Promise<void>;
}

/** So many papers a saver has to itself. */
const ROOM = 10_000;

/**
 * Savers, each with papers of its own. In Chromium they are overlays in listing tabs, in Firefox, which lets no test
 * into a content script, pages of ours.
 * @param round another number for each set of savers in one library
 */
export async function startSavers(
  reader: Reader,
  count: number,
  listing: string,
  round = 0,
): Promise<Saver[]> {
  const savers: Saver[] = [];
  for (let n = 0; n < count; n++) {
    const first = 100_000_000 + (round * count + n) * ROOM;
    savers.push(
      reader.kind === 'chromium'
        ? await startInOverlay(await reader.open(listing), first)
        : await startInPage(await reader.ownPage('popup.html?restore'), first),
    );
  }
  return savers;
}

/** What all of them know. */
export async function knownToAll(savers: readonly Saver[]): Promise<string[]> {
  return (await Promise.all(savers.map((saver) => saver.known()))).flat();
}

async function startInOverlay(page: Page, first: number): Promise<Saver> {
  const run = await insideOverlay(page);
  await run(`(${saveOneByOne.toString()})(${first}, (sighting) =>
    chrome.runtime.sendMessage({ type: 'save', sighting }).then((it) => it?.ok === true))`);
  return {
    known: () => run<string[]>('globalThis.knownAsSaved'),
    stop: () => run<void>('globalThis.isEnough = true'),
  };
}

/** Runs code where the overlay of a page runs, with what it may do. (Chromium only.) */
export async function insideOverlay(page: Page): Promise<Run> {
  return insideOverlayOf(await page.createCDPSession());
}

type Run = <T>(expression: string) => Promise<T>;

/** The same in the page of this session, for as long as that lasts. */
export async function insideOverlayOf(session: CDPSession): Promise<Run> {
  const contextId = await worldOfOverlay(session);
  return async <T>(expression: string) => {
    const options = { expression, contextId, returnByValue: true, awaitPromise: true };
    return (await session.send('Runtime.evaluate', options)).result.value as T;
  };
}

function worldOfOverlay(session: CDPSession): Promise<number> {
  return new Promise((resolve, reject) => {
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.origin.startsWith('chrome-extension://')) resolve(context.id);
    });
    session.send('Runtime.enable').catch(reject);
  });
}

async function startInPage(page: Page, first: number): Promise<Saver> {
  await inside(
    page,
    ({ library, save, saveOneByOne }, from) =>
      saveOneByOne(from, (sighting) => save(library, [sighting]).then(() => true)),
    first,
  );
  return {
    known: () => page.evaluate(() => (globalThis as unknown as { knownAsSaved: string[] }).knownAsSaved),
    stop: () => page.evaluate(() => void Object.assign(globalThis, { isEnough: true })),
  };
}
