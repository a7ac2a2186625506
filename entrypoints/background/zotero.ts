/**
 * Sending every paper that is saved to Zotero, where the reader wants that. What waits stands in the library, and an
 * alarm rings until nothing does: Zotero may be started an hour later, and the browser stops us meanwhile.
 */
import { browser } from 'wxt/browser';
import type { LibraryDatabase } from '../../lib/library/database';
import { papersByKey } from '../../lib/library/query';
import { dropWaiting, waitForZotero, waitingForZotero } from '../../lib/library/zotero';
import type { Identifier, Paper } from '../../lib/paper';
import { readSettings, type Settings } from '../../lib/settings';
import { onPermissionsChanged } from '../../lib/sources/readable';
import { ringForZotero, ZOTERO_ALARM } from '../../lib/zotero/alarm';
import { findZotero } from '../../lib/zotero/connector';
import { sendPaper } from '../../lib/zotero/send';
import { sendOptions } from '../../lib/zotero/send-all';
import { isOfAllPapers } from '../../lib/zotero/trouble';

/** A paper is sent once it is completed, or after so many milliseconds as it is. */
const COMPLETED_IN = 60_000;

/** Sends from now on what is saved here, as the settings say. What is imported or restored is not saved here. */
export function sendSaved(library: LibraryDatabase): void {
  let last: Promise<void> = Promise.resolve();

  /** One round after the other: what was put down during one is in the next. */
  function run(): Promise<void> {
    last = last.catch(() => {}).then(() => sendWaiting(library));
    return last;
  }

  // Each save puts down the errand of completing what is new, and takes it away once that is done.
  library.errands.hook('creating', (_id, { key, saved }, transaction) => {
    if (saved) transaction.on('complete', () => void putDownSaved(library, key, run));
  });
  library.errands.hook('deleting', (_id, { why }, transaction) => {
    if (why === 'complete') transaction.on('complete', () => void run());
  });
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ZOTERO_ALARM) void run();
  });
  browser.runtime.onStartup.addListener(() => void run());
  onPermissionsChanged(() => void run());
}

async function putDownSaved(
  library: LibraryDatabase,
  key: Identifier,
  run: () => Promise<void>,
): Promise<void> {
  if (!(await readSettings()).zoteroAlways) return;
  await waitForZotero(library, [key], Date.now());
  await run();
}

async function sendWaiting(library: LibraryDatabase): Promise<void> {
  const waiting = await waitingForZotero(library);
  if (waiting.length === 0) return void (await browser.alarms.clear(ZOTERO_ALARM));
  // Should the browser stop us in the middle of it, nothing else would call us.
  await ringForZotero();
  const settings = await readSettings();
  const options = sendOptions(settings);
  const papers = await papersByKey(
    library,
    waiting.map(({ key }) => key),
  );
  await dropGone(library, waiting, papers);
  const since = new Map(waiting.map(({ key, at }) => [key, at]));
  const ready = await Promise.all(papers.map((it) => isReady(library, it, since.get(it.key) ?? 0, settings)));
  const due = papers.filter((_, index) => ready[index]);
  if (due.length === 0) return;
  try {
    const zotero = await findZotero();
    for (const paper of due) await sendPaper(library, zotero, paper, options).catch(unlessOfAll);
  } catch (reason) {
    // They wait for better times: Zotero is not there, or can take nothing now.
    if (!isOfAllPapers(reason)) throw reason;
  }
}

/** What is wrong with one paper is written down with it; what is wrong with Zotero ends the round. */
function unlessOfAll(reason: unknown): void {
  if (isOfAllPapers(reason)) throw reason;
}

/** What was removed meanwhile is not sent. */
async function dropGone(
  library: LibraryDatabase,
  waiting: readonly { key: Identifier }[],
  papers: readonly Paper[],
): Promise<void> {
  const there = new Set(papers.map(({ key }) => key));
  await dropWaiting(
    library,
    waiting.map(({ key }) => key).filter((key) => !there.has(key)),
  );
}

/** Where papers are completed, it is sent once that is done. */
async function isReady(
  library: LibraryDatabase,
  { key }: Paper,
  since: number,
  { completeOnSave }: Settings,
): Promise<boolean> {
  if (!completeOnSave || Date.now() - since > COMPLETED_IN) return true;
  return (await library.errands.get(`complete ${key}`)) === undefined;
}
