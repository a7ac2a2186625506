/** What a browser can do to us in the middle of things, done on purpose; and what is left then. */
import { execFileSync } from 'node:child_process';
import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kind } from '../../scripts/browsers';
import { KINDS, openReader, type Reader } from '../browser/browsers';
import { inside } from '../browser/inside';
import { startWeb, type Web } from '../browser/web';
import { arxivListing, arxivPapers } from '../fixtures/arxiv';
import { type Dice, diceFrom } from './dice';
import { knownToAll, startSavers } from './savers';

/** What was done, how often, and what became of what was known to be saved. */
export interface Toll {
  what: string;
  browser: Kind;
  faults: number;
  known: number;
  lost: number;
  /** What is wrong in the library that is left, in sentences. */
  wrong: string[];
}

const LISTING = 'https://arxiv.org/list/cs.LG/new';
const ON_LISTING = 3;

/** The service worker is stopped at any moment, so many times, while tabs save. (Chromium only.) */
export function killWorkers(times: number, dice: Dice): Promise<Toll> {
  return withProfile('chromium', async (web, profile) => {
    const reader = await openOn('chromium', web, profile);
    const savers = await startSavers(reader, 3, LISTING);
    const isAwake = () => reader.browser.targets().some((it) => it.type() === 'service_worker');
    for (let stopped = 0; stopped < times; ) {
      await pause(dice.between(0, 120));
      if (!isAwake()) continue;
      // It may be gone before the one that stops it has let go of it.
      await reader.stopWorker().catch(() => {});
      stopped++;
    }
    await pause(500);
    for (const saver of savers) await saver.stop();
    await pause(500);
    const known = await knownToAll(savers);
    const left = await lookInto(reader);
    await reader.browser.close();
    return tollOf('worker stopped while tabs save', 'chromium', times, [{ known, left }]);
  });
}

/** The browser is killed while tabs save, so many times, each time with the profile that the last one left. */
export function killWhileSaving(kind: Kind, times: number, dice: Dice): Promise<Toll> {
  return withProfile(kind, async (web, profile) => {
    const looks: Look[] = [];
    const known: string[] = [];
    for (let round = 0; round < times; round++) {
      const reader = await openOn(kind, web, profile);
      const savers = await startSavers(reader, 3, LISTING, round);
      await pause(dice.between(0, 1500));
      known.push(...(await knownToAll(savers)));
      await kill(reader);
      looks.push({ known: [...known], left: await lookAtProfile(kind, web, profile) });
    }
    return tollOf('browser killed while tabs save', kind, times, looks);
  });
}

/** Papers in an import: enough for a moment in which it is half done. */
const IMPORTED = 600;

/** The browser is killed while a file is imported: all of it is there, or nothing. */
export function killWhileImporting(kind: Kind, times: number, dice: Dice): Promise<Toll> {
  return withProfile(kind, async (web, profile) => {
    const looks: Look[] = [];
    const halves: string[] = [];
    for (let round = 0; round < times; round++) {
      const reader = await openOn(kind, web, profile);
      const page = await reader.ownPage('popup.html?restore');
      const [from, to] = [round * IMPORTED, (round + 1) * IMPORTED];
      await inside(page, ({ importMade }, [from, to]) => void importMade(from, to), [from, to] as const);
      await pause(dice.between(0, 1200));
      const known = await inside(page, ({ importedMade }) => importedMade());
      await kill(reader);
      const left = await lookAtProfile(kind, web, profile);
      const those = await namesOfMade(from, to);
      const there = those.filter((it) => left.ids.includes(it)).length;
      if (there > 0 && there < IMPORTED) halves.push(`${there} of ${IMPORTED} papers of an import are there`);
      looks.push({ known, left });
    }
    const toll = tollOf('browser killed while a file is imported', kind, times, looks);
    return { ...toll, wrong: [...toll.wrong, ...halves] };
  });
}

/** The profile is copied at one moment while tabs save, as a power cut leaves it, and the copy is opened. */
export function copyProfiles(kind: Kind, times: number, dice: Dice): Promise<Toll> {
  return withProfile(kind, async (web, profile) => {
    const looks: Look[] = [];
    const reader = await openOn(kind, web, profile);
    const savers = await startSavers(reader, 3, LISTING);
    const copies: { known: string[]; copy: string }[] = [];
    for (let round = 0; round < times; round++) {
      await pause(dice.between(50, 800));
      const known = await knownToAll(savers);
      copies.push({ known, copy: await snapshot(reader, profile) });
    }
    await kill(reader);
    for (const { known, copy } of copies) {
      looks.push({ known, left: await lookAtProfile(kind, web, copy) });
      await rm(copy, { recursive: true, force: true, maxRetries: 5 });
    }
    return tollOf('profile copied while tabs save', kind, times, looks);
  });
}

const WORKERS_STOPPED = 500;
const BROWSERS_KILLED = 20;

/** Hundreds of stops of the service worker. Gives whether all went as it should. */
export async function soakWorkers(seed: number, scale: number): Promise<boolean> {
  return report([await killWorkers(Math.ceil(WORKERS_STOPPED * scale), diceFrom(seed))]);
}

/** Browsers killed while they save and import, and their profiles copied meanwhile. */
export async function soakKills(seed: number, scale: number): Promise<boolean> {
  const dice = diceFrom(seed);
  const times = Math.ceil(BROWSERS_KILLED * scale);
  const tolls: Toll[] = [];
  for (const kind of KINDS) {
    for (const kill of [killWhileSaving, killWhileImporting, copyProfiles]) {
      const toll = await kill(kind, times, dice);
      console.log(`${toll.what}, ${kind}: ${toll.lost} lost, ${toll.wrong.length} wrong`);
      tolls.push(toll);
    }
  }
  return report(tolls);
}

function report(tolls: readonly Toll[]): boolean {
  console.table(
    tolls.map(({ what, browser, faults, known, lost, wrong }) => ({
      what,
      browser,
      'faults injected': faults,
      'known to be saved': known,
      lost,
      wrong: wrong.length,
    })),
  );
  for (const sentence of tolls.flatMap(({ wrong }) => wrong)) console.error(sentence);
  return tolls.every(({ lost, wrong }) => lost === 0 && wrong.length === 0);
}

/** What stands in a library: what its papers go by, and what is wrong with it. */
interface Left {
  ids: string[];
  wrong: string[];
}

interface Look {
  known: string[];
  left: Left;
}

function tollOf(what: string, browser: Kind, faults: number, looks: readonly Look[]): Toll {
  const lost = looks.flatMap(({ known, left }) => {
    const there = new Set(left.ids);
    return known.filter((id) => !there.has(id));
  });
  return {
    what,
    browser,
    faults,
    known: looks.at(-1)?.known.length ?? 0,
    lost: lost.length,
    wrong: looks.flatMap(({ left }) => left.wrong),
  };
}

async function openOn(kind: Kind, web: Web, profile: string): Promise<Reader> {
  // Where Firefox was killed, the file that its driver looks for is gone.
  if (kind === 'firefox') await appendFile(join(profile, 'user.js'), '');
  return openReader(kind, { web, profile });
}

async function lookAtProfile(kind: Kind, web: Web, profile: string): Promise<Left> {
  const reader = await openOn(kind, web, profile);
  const left = await lookInto(reader);
  await reader.browser.close();
  return left;
}

export async function lookInto(reader: Reader): Promise<Left> {
  const page = await reader.ownPage('popup.html?restore');
  return inside(page, async ({ library, faultsOf }) => ({
    ids: (await library.papers.toArray()).flatMap(({ ids }) => ids),
    wrong: await faultsOf(library),
  }));
}

async function namesOfMade(from: number, to: number): Promise<string[]> {
  const { madeSighting } = await import('../fixtures/made-papers');
  return Array.from({ length: to - from }, (_, n) => madeSighting(from + n).ids).flat();
}

async function withProfile(kind: Kind, work: (web: Web, profile: string) => Promise<Toll>): Promise<Toll> {
  const html = arxivListing({ list: 'new', papers: arxivPapers(ON_LISTING, 3) });
  const web = await startWeb((url) => (url.href === LISTING ? html : undefined));
  const profile = await mkdtemp(join(tmpdir(), `offprint-killed-${kind}-`));
  try {
    return await work(web, profile);
  } finally {
    await web.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** As the system kills it, or the reader: without a moment to put anything in order. */
async function kill({ browser }: Reader): Promise<void> {
  const process = browser.process();
  if (!process) throw new Error('The browser is no process of ours.');
  const ended = new Promise((resolve) => process.once('exit', resolve));
  for (const pid of familyOf(process.pid)) signal(pid, 'SIGKILL');
  await ended;
}

/** A copy of the profile as it is at one moment: the browser stands still meanwhile. */
async function snapshot({ browser }: Reader, profile: string): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'offprint-copied-'));
  const family = familyOf(browser.process()?.pid);
  for (const pid of family) signal(pid, 'SIGSTOP');
  try {
    await cp(profile, copy, {
      recursive: true,
      filter: (path) => !/Singleton|\.parentlock|\/lock$/.test(path),
    });
  } finally {
    for (const pid of family) signal(pid, 'SIGCONT');
  }
  return copy;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended by itself.
  }
}

/** A process and all that it has begun. */
function familyOf(pid: number | undefined): number[] {
  if (pid === undefined) return [];
  const parents = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const family = [pid];
  for (const member of family) {
    for (const [child, parent] of parents) if (parent === member && child) family.push(child);
  }
  return family;
}

function pause(time: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, time));
}
