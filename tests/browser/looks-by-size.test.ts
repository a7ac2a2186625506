/**
 * The popup and the library with nothing, little, much and very much in them, light and dark, in languages with short
 * and with long words: the number as that language writes it, and nothing cut off or lying on anything. Leaves the
 * pictures in `tests/output/looks/`. A hundred thousand papers take minutes to be put there: with `SCREENSHOTS=1`.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUILDS, openReader, type Reader } from './browsers';
import { misfits } from './fits';
import { inLanguage } from './in-language';
import { inside } from './inside';
import { waitFor } from './steps';

const LOOKS = fileURLToPath(new URL('../output/looks/', import.meta.url));

/** Each with the number of papers before it: the library grows. */
const SIZES: readonly [before: number, papers: number][] = [
  [0, 0],
  [0, 3],
  [3, 200],
  ...(process.env['SCREENSHOTS'] ? [[200, 100_000] as [number, number]] : []),
];
const AT_ONCE = 10_000;

describe.each(['en', 'ja', 'de'])('in %s', (locale) => {
  const texts: Record<string, { message: string } | undefined> = JSON.parse(
    readFileSync(join(BUILDS.chromium, '_locales', locale, 'messages.json'), 'utf8'),
  );
  const text = (name: string) => texts[name]?.message ?? '';
  let build: string = BUILDS.chromium;
  let reader: Reader;

  beforeAll(async () => {
    mkdirSync(LOOKS, { recursive: true });
    if (locale !== 'en') build = await inLanguage(BUILDS.chromium, locale);
    reader = await openReader('chromium', { build, language: locale, size: { width: 400, height: 600 } });
  });

  afterAll(async () => {
    await reader?.close();
    if (build !== BUILDS.chromium) await rm(build, { recursive: true });
  });

  async function check(page: Page, name: string): Promise<void> {
    for (const theme of ['light', 'dark']) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
      await new Promise((resolve) => setTimeout(resolve, 250));
      await page.screenshot({ path: `${LOOKS}${name}-${locale}-${theme}.png` });
    }
    expect(await misfits(page)).toEqual([]);
  }

  it.each(SIZES)(
    'after %d papers, with %d',
    async (before, papers) => {
      const count = new Intl.NumberFormat(locale).format(papers);
      const popup = await reader.ownPage('popup.html');
      for (let from = before; from < papers; from += AT_ONCE) {
        const to = Math.min(from + AT_ONCE, papers);
        await inside(popup, (library, [start, end]) => library.fill(start, end), [from, to] as const);
      }
      await popup.reload();
      await popup.waitForSelector(papers ? '[data-title]' : '[data-empty]');
      if (papers > 3) {
        const told = text('papers_other').replace('$1', count);
        await waitFor(() => popup.$eval('.count', (it) => it.textContent), told, 'the count');
      }
      await check(popup, `popup-with-${papers}`);
      await popup.close();

      const library = await reader.ownPage('library.html');
      await library.setViewport({ width: 1280, height: 800 });
      // Another viewport takes the mouse away until then.
      await library.reload();
      await library.waitForSelector(papers ? '.line [data-title]' : '[data-empty]');
      if (papers) {
        await waitFor(
          () => library.$$eval('.side .number', (them) => them[0]?.textContent),
          count,
          'the number at the side',
        );
      }
      await check(library, `library-with-${papers}`);
      await library.close();
    },
    600_000,
  );
});
