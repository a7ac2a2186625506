/** An import of 10,000 entries: until its preview, until it is in the library, and how long the page stands still. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { KINDS, openReader } from '../browser/browsers';
import { startWeb } from '../browser/web';
import { biblatexLibrary } from '../unit/imports/biblatex-library';
import type { Row } from './row';
import { longestStillness, watchStillness } from './stillness';

const ENTRIES = 10_000;
const ROUNDS = 3;
/** Longer than any import takes, in milliseconds. */
const PATIENCE = 300_000;

/** In each browser, of a library with every entry type and every field of BibLaTeX. */
export async function importing(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'offprint-bench-'));
  const file = join(folder, 'library.bib');
  await writeFile(file, biblatexLibrary(ENTRIES));
  const web = await startWeb(() => undefined);
  const rows: Row[] = [];
  try {
    for (const kind of KINDS) {
      const rounds: Round[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const reader = await openReader(kind, { web });
        try {
          rounds.push(await oneImport(await reader.ownPage('popup.html?restore'), file));
        } finally {
          await reader.close();
        }
      }
      rows.push(
        {
          what: `an import of ${ENTRIES} BibTeX entries, ${kind}: preview and import`,
          ours: rounds.map(({ preview, apply }) => (preview + apply) / 1000),
          unit: 's',
          limit: { most: 20 },
        },
        {
          what: `its preview alone, ${kind}`,
          ours: rounds.map(({ preview }) => preview / 1000),
          unit: 's',
        },
        {
          what: `the longest that the page stood still meanwhile, ${kind}`,
          ours: rounds.map(({ longest }) => longest),
        },
      );
    }
  } finally {
    await web.close();
    await rm(folder, { recursive: true, force: true });
  }
  return rows;
}

interface Round {
  preview: number;
  apply: number;
  longest: number;
}

async function oneImport(page: Page, file: string): Promise<Round> {
  const input = (await page.waitForSelector('input[type=file]')) as ElementHandle<HTMLInputElement>;
  await watchStillness(page);
  const start = performance.now();
  await input.uploadFile(file);
  await saysOnPage(page, 'It holds');
  const seen = performance.now();
  // Asked for by its name, it takes Firefox half a second to find, in which the page stands still.
  await page.evaluate(() => document.querySelector<HTMLElement>('button[type=submit]')?.click());
  await saysOnPage(page, 'Imported:');
  const done = performance.now();
  return { preview: seen - start, apply: done - seen, longest: await longestStillness(page) };
}

async function saysOnPage(page: Page, words: string): Promise<void> {
  await page.waitForFunction(
    (wanted) => document.body.textContent?.includes(wanted),
    {
      timeout: PATIENCE,
      polling: 50,
    },
    words,
  );
}
