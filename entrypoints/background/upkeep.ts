/** The library's upkeep: a little after the browser or we were started, and every hour, what is due is done. */
import { browser } from 'wxt/browser';
import { openBackups } from '../../lib/backups/database';
import { writeFileIfDue } from '../../lib/backups/outside';
import { keepUp } from '../../lib/backups/upkeep';
import type { LibraryDatabase } from '../../lib/library/database';
import { readSettings } from '../../lib/settings';

const ALARM = 'upkeep';

/** In minutes: what the reader came for has its turn first. */
const SOON = 2;
const EVERY = 60;

/** Sooner than the browser stops us for want of anything to do, in milliseconds. */
const AWAKE = 20_000;

export function keepUpLibrary(library: LibraryDatabase): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    // What fails is noted; the settings tell of it, and the next alarm tries again.
    if (name === ALARM) void awake(() => upkeepOf(library)).catch(() => {});
  });
  // Firefox forgets alarms when it ends.
  void browser.alarms.get(ALARM).then(async (known) => {
    if (!known) await browser.alarms.create(ALARM, { delayInMinutes: SOON, periodInMinutes: EVERY });
  });
}

async function upkeepOf(library: LibraryDatabase): Promise<void> {
  const backups = openBackups(library.name);
  try {
    await keepUp(library, backups);
    await writeFileIfDue(backups, await readSettings());
  } finally {
    backups.close();
  }
}

/** Reading and writing a database does not count as work with the browser; asking it something does. */
async function awake(work: () => Promise<void>): Promise<void> {
  const asking = setInterval(() => void browser.runtime.getPlatformInfo(), AWAKE);
  try {
    await work();
  } finally {
    clearInterval(asking);
  }
}
