/**
 * Errands in the background: begun when they are put down here, carried on by an alarm when the browser has stopped us
 * meanwhile. Nothing is asked but what the reader lets us ask.
 */
import { browser } from 'wxt/browser';
import type { LibraryDatabase } from '../../lib/library/database';
import { forgetUntaken } from '../../lib/library/errands';
import { lookAfterAll } from '../../lib/library/look-after';
import { onSettingsChanged, onTurnedOn, readSettings } from '../../lib/settings';
import type { World } from '../../lib/sources/fetching';
import type { Rules } from '../../lib/sources/jobs';
import { onPermissionsChanged, readableSources } from '../../lib/sources/readable';
import { makeRunner } from '../../lib/sources/runner';
import { isTurnedOn } from '../../lib/sources/turned-on';

const ALARM = 'errands';

/** Browsers ring no alarm sooner, in milliseconds. */
const SOONEST = 30_000;

/** A library that cannot be written now may be writable later. */
const HOUR = 60 * 60_000;

/**
 * Has errands done from now on, in whatever order the browser starts and stops us. Gives what takes them up at once
 * where none of that tells: when another context put them down.
 */
export function errandsOf(library: LibraryDatabase): () => void {
  const runner = makeRunner(library, world, readRules);

  async function run(): Promise<void> {
    // Should the browser stop us in the middle of it, nothing else would call us.
    ringAt(Date.now());
    const next = await runner.run().catch(() => Date.now() + HOUR);
    if (next === undefined) await browser.alarms.clear(ALARM);
    else ringAt(next);
  }

  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) void run();
  });
  browser.runtime.onStartup.addListener(() => {
    void forgetUntaken(library, Date.now()).then(run);
  });
  browser.runtime.onInstalled.addListener(() => void run());
  onPermissionsChanged(() => void run());
  onSettingsChanged(() => void run());
  onTurnedOn('completeOnSave', () => lookAfterAll(library, Date.now()).then(run));
  addEventListener('online', () => void run());
  library.errands.hook('creating', (_key, _errand, transaction) => {
    transaction.on('complete', run);
  });
  return () => void run();
}

/** Sets our one alarm. It outlasts us, and in Chromium the browser's end. */
function ringAt(moment: number): void {
  void browser.alarms.create(ALARM, { when: Math.max(moment, Date.now() + SOONEST) });
}

const world: World = {
  fetch: (url, init) => fetch(url, init),
  now: () => Date.now(),
  random: () => Math.random(),
  isOnline: () => navigator.onLine,
  after(milliseconds, call) {
    const timer = setTimeout(call, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** The sources that the reader has not turned off, and of which the browser lets us read the answers. */
export async function readRules(): Promise<Rules> {
  const [settings, readable] = await Promise.all([readSettings(), readableSources()]);
  return {
    allowed: readable.filter((source) => isTurnedOn(source, settings)).map(({ id }) => id),
    byName: readable.map(({ id }) => id),
    completeUnasked: settings.completeOnSave,
    mailto: settings.mailto,
  };
}
