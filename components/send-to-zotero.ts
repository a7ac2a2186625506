/** Sending papers to Zotero from a page of ours, and saying what became of them. */
import { list, tn } from '../lib/i18n';
import type { LibraryDatabase } from '../lib/library/database';
import type { Identifier } from '../lib/paper';
import { readSettings } from '../lib/settings';
import { ringForZotero } from '../lib/zotero/alarm';
import { letTalkToZotero, mayTalkToZotero } from '../lib/zotero/allowed';
import type { SentPapers } from '../lib/zotero/send-all';
import { ZoteroError } from '../lib/zotero/trouble';
import { isPopup, openPage } from './open-page';
import type { LongWork } from './use-long-work';

/** What was done, in words, and whether all of it went well. */
export interface Told {
  text: string;
  failed: boolean;
}

/**
 * Sends the papers with these keys; what Zotero has it gets only where the reader says `again`. The browser counts the
 * press that this begins with only if nothing was waited for before.
 * @throws ZoteroError where nothing can be sent
 */
export async function sendToZotero(
  db: LibraryDatabase,
  keys: readonly Identifier[],
  again: boolean,
  run: LongWork['run'],
): Promise<Told> {
  if (!(await askToTalk())) throw new ZoteroError('not-allowed');
  const [{ sendPapers, sendOptions }, settings] = await Promise.all([
    import('../lib/zotero/send-all'),
    readSettings(),
  ]);
  // Should this page be closed over it, the background asks Zotero what has arrived.
  await ringForZotero();
  const options = sendOptions(settings, again);
  const { length } = keys;
  const done = await run(tn('sendingToZotero', length), length, (watch) =>
    sendPapers(db, keys, options, watch),
  );
  return told(done, length);
}

/** A popup closes when the browser asks, so there the settings ask. */
async function askToTalk(): Promise<boolean> {
  if (!isPopup()) return letTalkToZotero();
  if (await mayTalkToZotero()) return true;
  await openPage('options.html', '#zotero');
  return false;
}

function told({ sent, already, problem }: SentPapers, total: number): Told {
  const left = total - sent - already;
  const counts = [
    sent > 0 && tn('zoteroCountSent', sent),
    already > 0 && tn('zoteroCountAlready', already),
    left > 0 && tn('zoteroCountNotSent', left),
  ].filter((it) => it !== false);
  const sentence = problem?.message;
  // Of one paper, what is wrong says it all.
  const text = sentence && total === 1 ? sentence : [list(counts), sentence].filter(Boolean).join('. ');
  return { text, failed: problem !== undefined };
}
