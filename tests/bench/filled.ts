/** Browsers whose library is full already: filled once a run for all benches, and copied for each. */
import { rmSync } from 'node:fs';
import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kind } from '../../scripts/browsers';
import { openReader, type Reader } from '../browser/browsers';
import { inside } from '../browser/inside';
import type { Web } from '../browser/web';

export const SOME = 10_000;
export const MANY = 100_000;

interface Options {
  web: Web;
  size?: { width: number; height: number };
  downloads?: string;
}

/** By browser and number of papers. */
const profiles = new Map<string, Promise<string>>();

/** Starts a browser with a library of so many papers, which it may change. */
export async function openFilled(kind: Kind, papers: number, options: Options): Promise<Reader> {
  return openReader(kind, {
    ...options,
    profile: papers ? await copyOf(await filledProfile(kind, papers, options.web)) : await emptyFolder(),
    // Firefox's clock is coarse otherwise, and it opens no tab for a script.
    prefs: { 'privacy.reduceTimerPrecision': false, 'dom.disable_open_during_load': false },
  });
}

function filledProfile(kind: Kind, papers: number, web: Web): Promise<string> {
  const name = `${kind} ${papers}`;
  const known = profiles.get(name) ?? fillProfile(kind, papers, web);
  profiles.set(name, known);
  return known;
}

/** The larger library goes on where the smaller one ends. */
async function fillProfile(kind: Kind, papers: number, web: Web): Promise<string> {
  const first = papers > SOME ? SOME : 0;
  const profile = first ? await copyOf(await filledProfile(kind, SOME, web)) : await emptyFolder();
  process.once('exit', () => rmSync(profile, { recursive: true, force: true }));
  const reader = await openReader(kind, { web, profile });
  const page = await reader.ownPage('popup.html?restore');
  for (let from = first; from < papers; from += SOME) {
    await inside(page, (library, [start, end]) => library.fill(start, end), [
      from,
      Math.min(from + SOME, papers),
    ] as const);
  }
  await reader.browser.close();
  return profile;
}

async function copyOf(profile: string): Promise<string> {
  const copy = await emptyFolder();
  await cp(profile, copy, { recursive: true });
  return copy;
}

function emptyFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'offprint-profile-'));
}
