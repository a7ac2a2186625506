/** How long a page could do nothing else, while something long was done. */
import type { Page } from 'puppeteer-core';

/** From now on the page notes the longest time in which it stood still. */
export function watchStillness(page: Page): Promise<void> {
  return page.evaluate(() => {
    const TURN = 10;
    const noted = Object.assign(globalThis, { longest: 0 });
    let last = performance.now();
    setInterval(() => {
      const now = performance.now();
      noted.longest = Math.max(noted.longest, now - last - TURN);
      last = now;
    }, TURN);
  });
}

/** The longest since it was asked last, in milliseconds. */
export function longestStillness(page: Page): Promise<number> {
  return page.evaluate(() => {
    const noted = globalThis as unknown as { longest: number };
    const { longest } = noted;
    noted.longest = 0;
    return longest;
  });
}
