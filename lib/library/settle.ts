/** Writing edits of many papers into the papers, when nobody waits for it. */
import Dexie from 'dexie';
import { Paper } from '../paper';
import { isTakenBack, lessened } from './bulk-edits';
import type { LibraryDatabase } from './database';
import { digestOf } from './digest';
import { inOneTransaction } from './records';

/** Papers written in one transaction: a save waits for no more. */
const LOT = 100;

/** Milliseconds after an edit until it is written into its papers: until then it is taken back in no time. */
const LATER = 20_000;

let timer: ReturnType<typeof setTimeout> | undefined;

/** Settles all edits when there was none for a while. Where the page ends before that, the upkeep does it. */
export function settleLater(db: LibraryDatabase): void {
  clearTimeout(timer);
  timer = setTimeout(() => void settle(db).catch(() => {}), LATER);
}

/** Writes all edits of many papers into these, a lot after the other. What anybody reads stays the same throughout. */
export async function settle(db: LibraryDatabase): Promise<void> {
  while (await db.bulkEdits.count()) await settleLot(db);
}

function settleLot(db: LibraryDatabase): Promise<void> {
  return inOneTransaction(db, async () => {
    const edits = await db.bulkEdits.toArray();
    const [first] = edits;
    if (!first) return;
    // Past Dexie, which would tell everybody of a change, and past what takes written papers out of the edits.
    const { idbtrans } = Dexie.currentTransaction;
    const [paperStore, digestStore, editStore] = [db.papers, db.digests, db.bulkEdits].map(({ name }) =>
      idbtrans.objectStore(name),
    );
    if (first.keys.length === 0 || isTakenBack(first)) return void editStore?.delete(first.id);
    const lot = first.keys.slice(0, LOT);
    for (const paper of await db.papers.bulkGet(lot)) {
      // The papers that are gone, or that became unreadable, are out of the edits all the same.
      if (!paper || !Paper.safeParse(paper).success) continue;
      paperStore?.put(paper);
      digestStore?.put(digestOf(paper));
    }
    const { left, over } = lessened(edits, new Set(lot));
    for (const it of left) editStore?.put(it);
    for (const id of over) editStore?.delete(id);
  });
}
