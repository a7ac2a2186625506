/** The main job from end to end, in a browser without a display: save, read, export. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { openReader } from '../tests/browser/browsers';
import { choose, control, downloaded, listed, press, waitFor } from '../tests/browser/steps';
import { startWeb } from '../tests/browser/web';
import { dailyPapers } from '../tests/fixtures/daily-papers';
import type { Kind } from './browsers';
import { sampleListing } from './sample';

/**
 * Saves three papers on a sample listing, opens the popup and exports BibTeX. Leaves screenshots and the exported
 * file in the folder and tells each step.
 * @throws when a step does not do what it should.
 */
export async function tour(kind: Kind, folder: string, tell: (step: string) => void): Promise<void> {
  const web = await startWeb(sampleListing);
  const reader = await openReader(kind, { web, downloads: folder });
  const shoot = async (page: Page, name: string) => {
    await writeFile(join(folder, name), await page.screenshot());
    tell(`screenshot: ${name}`);
  };
  try {
    const page = await reader.open('https://huggingface.co/papers');
    tell('opened https://huggingface.co/papers (the sample listing)');
    const titles = dailyPapers.slice(0, 3).map(({ title }) => title);
    for (const title of titles) {
      await press(page, `Save ${title}`);
      await control(page, `Saved ${title}`);
      tell(`saved: ${title}`);
    }
    await shoot(page, '1-listing.png');
    const popup = await reader.popup();
    await waitFor(() => listed(popup), titles.toReversed(), 'the reading list');
    await shoot(popup, '2-popup.png');
    tell('opened the popup: the three papers are on the reading list');
    await choose(popup, 'button', 'Export');
    await choose(popup, 'menuitem', 'BibTeX');
    const file = await downloaded(folder, '.bib');
    const entries = (await readFile(file, 'utf8')).match(/^@/gm)?.length ?? 0;
    if (entries !== 3) throw new Error(`The exported file holds ${entries} entries instead of 3.`);
    tell(`exported: ${file} (${entries} entries)`);
  } finally {
    await reader.close();
    await web.close();
  }
}
