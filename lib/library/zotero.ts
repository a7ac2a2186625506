/**
 * What was sent to Zotero, and what waits to be. A paper is known by any of its identifiers, so that it is the same
 * after it was merged into another, or removed and saved again. Each step is written down before it is taken: a paper
 * that is on its way when the browser stops us is not taken for one that was never sent.
 */
import type { Identifier, Paper } from '../paper';
import type { LibraryDatabase } from './database';

export interface SentToZotero {
  key: Identifier;
  ids: Identifier[];
  /**
   * `sent`; `there` where Zotero was found to have it; `waiting` and `sending` until then; `refused` and `unsure`
   * where the reader has to look (see the troubles in `lib/zotero/trouble.ts`).
   */
  state: 'waiting' | 'sending' | 'sent' | 'there' | 'refused' | 'unsure';
  /** Since when. */
  at: number;
  /** The name under which Zotero was given it. */
  session?: string;
}

type Known = Pick<Paper, 'key' | 'ids'>;

/** What became of the paper; nothing where it was never to be sent. */
export async function sentToZotero(db: LibraryDatabase, { ids }: Known): Promise<SentToZotero | undefined> {
  const found = await db.zotero
    .where('ids')
    .anyOf([...ids])
    .toArray();
  return found.toSorted((a, b) => Number(isInZotero(b)) - Number(isInZotero(a)) || b.at - a.at)[0];
}

export function isInZotero({ state }: SentToZotero): boolean {
  return state === 'sent' || state === 'there';
}

/** Writes down what has become of the paper, in place of all that was known of it. */
export function noteSent(
  db: LibraryDatabase,
  { key, ids }: Known,
  state: SentToZotero['state'],
  at: number,
  session?: string,
): Promise<void> {
  return db.transaction('rw', db.zotero, async () => {
    await forget(db, ids);
    await db.zotero.put({ key, ids: [...ids], state, at, ...(session && { session }) });
  });
}

/** It was not sent, and nothing of the attempt is left in Zotero. */
export function noteUnsent(db: LibraryDatabase, { ids }: Known): Promise<void> {
  return db.transaction('rw', db.zotero, () => forget(db, ids));
}

async function forget(db: LibraryDatabase, ids: readonly Identifier[]): Promise<void> {
  await db.zotero
    .where('ids')
    .anyOf([...ids])
    .delete();
}

/** Puts papers down to be sent, but for those of which anything is known already. */
export function waitForZotero(db: LibraryDatabase, keys: readonly Identifier[], at: number): Promise<void> {
  return db.transaction('rw', db.papers, db.zotero, async () => {
    for (const paper of await db.papers.bulkGet([...keys])) {
      if (paper && !(await sentToZotero(db, paper))) {
        await db.zotero.put({ key: paper.key, ids: paper.ids, state: 'waiting', at });
      }
    }
  });
}

/** What waits, the first first; and what was on its way when something stopped it. */
export async function waitingForZotero(db: LibraryDatabase): Promise<SentToZotero[]> {
  const waiting = await db.zotero.where('state').anyOf('waiting', 'sending').toArray();
  return waiting.toSorted((a, b) => a.at - b.at);
}

/** What the reader has to know of: what waits, and what did not arrive. */
export async function notInZotero(db: LibraryDatabase): Promise<SentToZotero[]> {
  const left = await db.zotero.where('state').anyOf('waiting', 'sending', 'refused', 'unsure').toArray();
  return left.toSorted((a, b) => a.at - b.at);
}

/** Does not send these any more. */
export async function dropWaiting(db: LibraryDatabase, keys: readonly Identifier[]): Promise<void> {
  await db.zotero.bulkDelete([...keys]);
}
