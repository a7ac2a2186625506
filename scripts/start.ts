/**
 * `npm start`: builds Offprint, finds a browser (or downloads one), and opens it with Offprint loaded on a page of
 * papers: the live Daily Papers, or without a network a sample listing of our own under the real address. Where
 * there is no display it takes the tour instead. `npm start -- --tour` takes it anyway, `-- --firefox` in Firefox.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { env, platform } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'wxt';
import { openReader } from '../tests/browser/browsers';
import { startWeb } from '../tests/browser/web';
import { findBrowser, type Kind, needBrowser } from './browsers';
import { sampleListing } from './sample';
import { tour } from './tour';

const DAILY_PAPERS = 'https://huggingface.co/papers';
const root = fileURLToPath(new URL('..', import.meta.url));
const { values: wish } = parseArgs({
  options: {
    tour: { type: 'boolean' },
    firefox: { type: 'boolean' },
    offline: { type: 'boolean' },
  },
});

try {
  await start();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function start(): Promise<void> {
  const kind: Kind =
    wish.firefox || (!findBrowser('chromium') && findBrowser('firefox')) ? 'firefox' : 'chromium';
  const path = await needBrowser(kind);
  console.log(`Browser: ${path}`);
  await build({ root, browser: kind === 'chromium' ? 'chrome' : 'firefox' });
  if (wish.tour || !hasDisplay()) {
    const folder = join(root, 'tests/output/tour');
    mkdirSync(folder, { recursive: true });
    console.log(wish.tour ? 'The tour:' : 'There is no display here, so this is the tour without one:');
    await tour(kind, folder, (step) => console.log(`  ${step}`));
    console.log(`Screenshots and the exported file: ${pathToFileURL(folder).href}`);
    return;
  }
  await openForAPerson(kind);
}

/** A window of a person's own: the profile stays, and with it what they save, until `.cache` is deleted. */
async function openForAPerson(kind: Kind): Promise<void> {
  const live = !wish.offline && (await isReachable(DAILY_PAPERS));
  const web = live ? undefined : await startWeb(sampleListing);
  const profile = join(root, `.cache/profile-${kind}`);
  mkdirSync(profile, { recursive: true });
  const reader = await openReader(kind, { web, profile, headless: false });
  await reader.open(DAILY_PAPERS);
  console.log(
    live
      ? 'Offprint is open on Daily Papers.'
      : 'There is no network, so Offprint is open on a sample listing under the real address.',
  );
  console.log(
    'Press Save beside a paper, then the Offprint button in the toolbar. Close the browser to end.',
  );
  await new Promise((resolve) => reader.browser.once('disconnected', resolve));
  await web?.close();
}

function hasDisplay(): boolean {
  return platform === 'win32' || platform === 'darwin' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}

async function isReachable(address: string): Promise<boolean> {
  try {
    return (await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(5000) })).ok;
  } catch {
    return false;
  }
}
