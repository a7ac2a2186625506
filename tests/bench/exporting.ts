/** An export of 100,000 papers to BibTeX: how long, how much memory, and how long the page stands still. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Page } from 'puppeteer-core';
import { KINDS } from '../browser/browsers';
import { choose, named } from '../browser/steps';
import { startWeb } from '../browser/web';
import { MANY, openFilled } from './filled';
import type { Row } from './row';
import { longestStillness, watchStillness } from './stillness';

const ROUNDS = 3;
/** Longer than any export takes, in milliseconds. */
const PATIENCE = 120_000;

interface Round {
  seconds: number;
  longest: number;
  /** The most that the page and its threads held over what they did before, in megabytes; Firefox does not tell. */
  memory?: number;
}

export async function exporting(): Promise<Row[]> {
  const web = await startWeb();
  const rows: Row[] = [];
  try {
    for (const kind of KINDS) {
      const downloads = await mkdtemp(join(tmpdir(), 'offprint-downloads-'));
      const reader = await openFilled(kind, MANY, { web, downloads, size: { width: 1280, height: 800 } });
      const rounds: Round[] = [];
      try {
        const page = await reader.ownPage('library.html');
        await page.waitForSelector('.count:not(:empty)', { timeout: PATIENCE });
        await new Promise((resolve) => setTimeout(resolve, 1500));
        await watchStillness(page);
        for (let round = 0; round < ROUNDS; round++) {
          rounds.push(await oneExport(page, kind === 'chromium'));
        }
      } finally {
        await reader.close();
        await rm(downloads, { recursive: true, force: true });
      }
      const memory = rounds.flatMap((it) => it.memory ?? []);
      rows.push(
        {
          what: `export of ${MANY} papers to BibTeX, ${kind}`,
          ours: rounds.map(({ seconds }) => seconds),
          unit: 's',
          limit: { most: 10 },
        },
        {
          what: `the longest that the page stood still meanwhile, ${kind}`,
          ours: rounds.map(({ longest }) => longest),
          limit: { most: 100 },
        },
        ...(memory.length
          ? [{ what: `memory over before, ${kind}`, ours: memory, unit: 'MB' as const, limit: { most: 300 } }]
          : []),
      );
    }
  } finally {
    await web.close();
  }
  return rows;
}

/** From the press to the word that the file is written. */
async function oneExport(page: Page, tellsMemory: boolean): Promise<Round> {
  await choose(page, 'button', 'Export');
  const item = await named(page, 'menuitem', 'BibTeX');
  await longestStillness(page);
  const held = tellsMemory ? await watchMemory(page) : undefined;
  const start = performance.now();
  await item.click();
  await page.waitForFunction(() => document.body.textContent?.includes('exported to'), {
    timeout: PATIENCE,
    polling: 50,
  });
  const seconds = (performance.now() - start) / 1000;
  const longest = await longestStillness(page);
  const memory = await held?.();
  await page.waitForFunction(() => !document.body.textContent?.includes('exported to'), {
    timeout: PATIENCE,
  });
  return { seconds, longest, ...(memory !== undefined && { memory }) };
}

/** Looks ten times a second at what the browser's processes hold; the answer is the most over the first look. */
async function watchMemory(page: Page): Promise<() => Promise<number>> {
  const session = await page.browser().target().createCDPSession();
  const before = await residentMemory(session);
  let most = before;
  let looking = true;
  const watching = (async () => {
    while (looking) {
      most = Math.max(most, await residentMemory(session));
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  })();
  return async () => {
    looking = false;
    await watching;
    await session.detach();
    return most - before;
  };
}

/** Of all renderer processes, as Linux counts it, in megabytes. */
async function residentMemory(session: CDPSession): Promise<number> {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const pages = await Promise.all(
    processInfo
      .filter(({ type }) => type === 'renderer')
      .map(({ id }) => readFile(`/proc/${id}/statm`, 'utf8').catch(() => '0 0 0')),
  );
  return pages.reduce((sum, statm) => sum + Number(statm.split(' ')[1]) * 4096, 0) / 2 ** 20;
}
