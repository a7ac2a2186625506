/** Giving a tag to 5,000 selected papers of the library's page, and taking it back: one change and one Undo. */
import type { Page } from 'puppeteer-core';
import { KINDS } from '../browser/browsers';
import { choose, named } from '../browser/steps';
import { startWeb } from '../browser/web';
import { openFilled } from './filled';
import type { Row } from './row';
import { longestStillness, watchStillness } from './stillness';

const PAPERS = 5000;
const ROUNDS = 5;
/** Longer than any change takes, in milliseconds. */
const PATIENCE = 60_000;

export async function tagging(): Promise<Row[]> {
  const web = await startWeb();
  const rows: Row[] = [];
  try {
    for (const kind of KINDS) {
      const reader = await openFilled(kind, PAPERS, { web, size: { width: 1280, height: 800 } });
      const tagged: number[] = [];
      const undone: number[] = [];
      const longest: number[] = [];
      try {
        const page = await reader.ownPage('library.html');
        await page.waitForSelector('.count:not(:empty)');
        await new Promise((resolve) => setTimeout(resolve, 1500));
        await choose(page, 'checkbox', 'Select all');
        await watchStillness(page);
        for (let round = 0; round < ROUNDS; round++) {
          const field = await named(page, 'combobox', 'Add a tag to the selected papers');
          await field.type(`tag ${round}`);
          await longestStillness(page);
          tagged.push(await until(page, `tag ${round}`, () => page.keyboard.press('Enter')));
          const stillness = await longestStillness(page);
          // To look for a button by its name holds up the page, in Firefox for a second.
          const undo = await named(page, 'button', 'Undo');
          await longestStillness(page);
          undone.push(await until(page, undefined, () => undo.click()));
          longest.push(Math.max(stillness, await longestStillness(page)));
        }
      } finally {
        await reader.close();
      }
      rows.push(
        {
          what: `tagging ${PAPERS} selected papers, until the list shows it, ${kind}`,
          ours: tagged.map((it) => it / 1000),
          unit: 's',
          limit: { most: 2 },
        },
        { what: `taking that back, ${kind}`, ours: undone.map((it) => it / 1000), unit: 's' },
        { what: `the longest that the page stood still meanwhile, ${kind}`, ours: longest },
      );
    }
  } finally {
    await web.close();
  }
  return rows;
}

/** Milliseconds from the press until all is done and the first row of the list has the tag, or none of ours. */
async function until(page: Page, tag: string | undefined, press: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await press();
  await page.waitForFunction(
    (wanted) => {
      const isBusy = document.querySelector('.bulk')?.ariaBusy === 'true';
      const tags = [...document.querySelectorAll('tr[data-index="0"] .tag')].map((it) => it.textContent);
      return !isBusy && (wanted ? tags.includes(wanted) : !tags.some((it) => it?.startsWith('tag ')));
    },
    { timeout: PATIENCE, polling: 20 },
    tag,
  );
  return performance.now() - start;
}
