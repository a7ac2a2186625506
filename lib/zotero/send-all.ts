/** Sending many papers to Zotero, one after the other. */
import type { LibraryDatabase } from '../library/database';
import { papersInLots } from '../library/query';
import type { Identifier } from '../paper';
import type { Settings } from '../settings';
import { findZotero } from './connector';
import { type SendOptions, sendPaper } from './send';
import { isOfAllPapers, ZoteroError } from './trouble';

/** What became of them. What is neither sent nor there was not sent. */
export interface SentPapers {
  sent: number;
  already: number;
  /** The first thing that went wrong, where something did. */
  problem?: ZoteroError;
}

/** What the settings say of sending. */
export function sendOptions(settings: Settings, again = false): SendOptions {
  return {
    target: settings.zoteroTarget,
    tags: settings.zoteroTags,
    note: settings.zoteroNote,
    links: settings.zoteroLinks,
    lookUp: settings.zoteroLookUp,
    again,
  };
}

/**
 * Sends the papers with these keys, and tells in between how many are done. Stops where the next would fail as well, and
 * when it is told to.
 * @throws ZoteroError where Zotero cannot be sent anything at all
 */
export async function sendPapers(
  db: LibraryDatabase,
  keys: readonly Identifier[],
  options: SendOptions,
  { signal, tellDone }: { signal: AbortSignal; tellDone(done: number): void },
): Promise<SentPapers> {
  const zotero = await findZotero();
  const done: SentPapers = { sent: 0, already: 0 };
  let count = 0;
  for await (const papers of papersInLots(db, keys)) {
    for (const paper of papers) {
      if (signal.aborted) return done;
      try {
        done[await sendPaper(db, zotero, paper, options)]++;
      } catch (reason) {
        if (!(reason instanceof ZoteroError)) throw reason;
        if (reason.kind === 'in-part') done.sent++;
        done.problem ??= reason;
        if (isOfAllPapers(reason)) return done;
      }
      tellDone(++count);
    }
  }
  return done;
}
