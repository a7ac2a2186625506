/** Scrolling the reading list, in real browsers: what is read stays where it is, whatever is above it. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KINDS, openReader, type Reader } from './browsers';
import { inside } from './inside';
import { choose, waitFor } from './steps';

/** Papers; some with tags and notes, which make their rows higher. */
const PAPERS = 300;

describe.each(KINDS)('in %s', (kind) => {
  let reader: Reader;
  let page: Page;

  beforeAll(async () => {
    reader = await openReader(kind, { size: { width: 400, height: 600 } });
    page = await reader.ownPage('popup.html?restore');
    await inside(page, (it, papers) => it.fill(0, papers), PAPERS);
    page = await reader.ownPage('popup.html');
    await waitFor(() => page.$eval('.count', (it) => it.textContent), `${PAPERS} papers`, 'the count');
  });

  afterAll(() => reader?.close());

  const scrollTo = async (top: number) => {
    await page.$eval('.scroller', (it, top) => it.scrollTo(0, top), top);
    await drawn();
  };
  /** Until what happened is drawn, all rows in view have their papers, and these are drawn as well. */
  const drawn = async () => {
    await twoFrames();
    await page.waitForFunction(() => !document.querySelector('.pending'));
    await twoFrames();
  };
  const twoFrames = () =>
    page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
  /** The key of the first row that is wholly in view, and where it is. */
  const firstInView = () =>
    page.evaluate(() => {
      const list = document.querySelector('.scroller')?.getBoundingClientRect().top ?? 0;
      const rows = [...document.querySelectorAll<HTMLElement>('.scroller li:not(.aside)')];
      const row = rows.find((it) => it.getBoundingClientRect().top >= list);
      return { key: row?.dataset['key'] ?? '', top: (row?.getBoundingClientRect().top ?? 0) - list };
    });
  const topOf = (key: string) =>
    page.evaluate((key) => {
      const list = document.querySelector('.scroller')?.getBoundingClientRect().top ?? 0;
      const row = document.querySelector(`.scroller li[data-key="${CSS.escape(key)}"]`);
      return row && row.getBoundingClientRect().top - list;
    }, key);

  it('up from the middle, each row moves by as much as is scrolled, though those above are of other heights', async () => {
    await scrollTo(12_000);
    for (let step = 0; step < 30; step++) {
      const { key, top } = await firstInView();
      const at = await page.$eval('.scroller', (it) => it.scrollTop);
      await scrollTo(at - 100);
      expect(await topOf(key), `step ${step}`).toBeCloseTo(top + 100, 0);
    }
  });

  it('the rows follow each other without a gap, and the last one ends the list', async () => {
    await scrollTo(1e6);
    await scrollTo(1e6);
    const { gaps, last, rest } = await page.evaluate(() => {
      const rows = [...document.querySelectorAll<HTMLElement>('.scroller li:not(.aside)')];
      const places = rows.map((it) => it.getBoundingClientRect());
      const end = document.querySelector('.scroller')?.getBoundingClientRect().bottom ?? 0;
      return {
        gaps: places.slice(1).map(({ top }, index) => top - (places[index]?.bottom ?? 0)),
        last: rows.at(-1)?.ariaPosInSet,
        rest: end - (places.at(-1)?.bottom ?? 0),
      };
    });
    expect(gaps.every((gap) => Math.abs(gap) < 0.1)).toBe(true);
    expect(last).toBe(String(PAPERS));
    expect(rest).toBeCloseTo(0, 0);
  });

  it('what is in view stays there while papers are saved and removed above it', async () => {
    await scrollTo(8000);
    const { key, top } = await firstInView();
    await inside(page, (it, papers) => it.save(it.library, [it.made(papers), it.made(papers + 1)]), PAPERS);
    await waitFor(() => page.$eval('.count', (it) => it.textContent), `${PAPERS + 2} papers`, 'the count');
    await drawn();
    expect(await topOf(key)).toBeCloseTo(top, 0);
    await inside(page, async (it) => {
      const first = await it.newest(it.library, 5);
      await it.remove(
        it.library,
        first.map((paper) => paper.key),
      );
    });
    await waitFor(() => page.$eval('.count', (it) => it.textContent), `${PAPERS - 3} papers`, 'the count');
    await drawn();
    expect(await topOf(key)).toBeCloseTo(top, 0);
  });

  it('the list begins at its top when something else is looked for', async () => {
    await scrollTo(8000);
    await page.type('input[type=search]', 'graph');
    await waitFor(() => page.$eval('.scroller', (it) => it.scrollTop), 0, 'the place');
    await drawn();
    expect((await firstInView()).top).toBeCloseTo(0, 0);
  });

  it('a paper with its details open says nothing of how high others are', async () => {
    await page.$eval('input[type=search]', (it) => (it as HTMLInputElement).select());
    await page.type('input[type=search]', `"${await inside(page, (it) => it.made(7).ids[0])}"`);
    await waitFor(
      () => page.$eval('.count', (it) => it.textContent),
      `1 of ${PAPERS - 3} papers`,
      'the count',
    );
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.paper-details');
    // To the search box, and what stands there away.
    await page.focus('input[type=search]');
    await page.keyboard.press('Escape');
    await waitFor(() => page.$eval('.count', (it) => it.textContent), `${PAPERS - 3} papers`, 'the count');
    await drawn();
    expect(await page.$eval('.scroller', (it) => it.scrollHeight)).toBeLessThan(PAPERS * 110);
  });

  it('rows of the library stand close when they are set so, one below the other, while it is open', async () => {
    const library = await reader.ownPage('library.html');
    await library.setViewport({ width: 1280, height: 800 });
    const settings = await reader.ownPage('options.html');
    /** How high each row is, and how far from one to the next. */
    const pitches = () =>
      library.$$eval('.line', (rows) => {
        const places = rows
          .map((it) => it.getBoundingClientRect())
          // The one that Tab reaches is there also out of view.
          .filter(({ top }) => top > 0)
          .sort((a, b) => a.top - b.top);
        const steps = places.slice(1).map(({ top }, index) => Math.round(top - (places[index]?.top ?? 0)));
        return [...new Set([...places.map(({ height }) => Math.round(height)), ...steps])];
      });
    await waitFor(pitches, [36], 'the heights and steps of rows');
    for (const [name, height] of [
      ['Compact', 28],
      ['Comfortable', 36],
    ] as const) {
      await settings.bringToFront();
      await choose(settings, 'radio', name);
      await library.bringToFront();
      await waitFor(pitches, [height], 'the heights and steps of rows');
      await library.$eval('.table .scroller', (it) => it.scrollTo(0, 3000));
      await waitFor(pitches, [height], 'the heights and steps of rows further down');
    }
    await settings.close();
    await library.close();
  });
});
