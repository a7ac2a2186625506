/** A key press in the popup's search box, to the new list painted, with 10,000 papers. */
import { openReader } from '../browser/browsers';
import { inside } from '../browser/inside';
import { startWeb } from '../browser/web';
import type { Row } from './row';

const PAPERS = 10_000;
const QUERIES = ['diffusion', 'graph kernel', 'author42', 'paper 77', 'policy latent'];

/** Types each query letter by letter, and takes it back, with the list painted after each. */
export async function keyPress(): Promise<Row[]> {
  const web = await startWeb();
  const sizes = { none: 0, many: PAPERS };
  const times: Record<string, number[]> = {};
  try {
    for (const [name, papers] of Object.entries(sizes)) {
      const reader = await openReader('chromium', { web, size: { width: 400, height: 600 } });
      const page = await reader.ownPage('popup.html');
      await inside(page, (library, many) => library.fill(0, many), papers);
      await page.reload({ waitUntil: 'load' });
      await page.waitForSelector('[data-title], [data-empty]');
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await page.evaluate(() => {
        const presses: number[] = [];
        addEventListener(
          'keydown',
          (event) => {
            const from = event.timeStamp;
            requestAnimationFrame(() =>
              requestAnimationFrame(() => setTimeout(() => presses.push(performance.now() - from))),
            );
          },
          { capture: true },
        );
        Object.assign(globalThis, { presses });
      });
      const search = await page.waitForSelector(
        'input[aria-label="Search"], [role="searchbox"], input[type="search"]',
      );
      await search?.focus();
      for (const query of QUERIES) {
        for (const letter of query) {
          await page.keyboard.press(letter as 'a');
          await new Promise((resolve) => setTimeout(resolve, 120));
        }
        for (const _ of query) {
          await page.keyboard.press('Backspace');
          await new Promise((resolve) => setTimeout(resolve, 120));
        }
      }
      times[name] = await page.evaluate(() => (globalThis as unknown as { presses: number[] }).presses);
      await reader.close();
    }
    return [
      {
        what: `key press to the new list painted, ${PAPERS} papers against none`,
        ours: times['many'] ?? [],
        baseline: times['none'] ?? [],
        limit: { p95: 50 },
      },
    ];
  } finally {
    await web.close();
  }
}
