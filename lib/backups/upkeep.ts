/**
 * What is done once a day for the library, in whatever order the browser starts and stops us: its self-check, a backup,
 * and errands for papers that have none. What came of it is noted, for the settings to show. Edits are settled, and what
 * was in the Trash long enough is forgotten, each time.
 */
import { browser } from 'wxt/browser';
import { type LibraryDatabase, type Trouble, troubleOf } from '../library/database';
import { lookAfterAll } from '../library/look-after';
import { forgetOld } from '../library/remove';
import { checkAndRepair, type Findings } from '../library/self-check';
import { settle } from '../library/settle';
import { readSettings } from '../settings';
import { type BackupsDatabase, newestBackup } from './database';
import { backUp } from './make';

export interface UpkeepNotes {
  /** What the last self-check found. */
  checked?: Findings;
  /** When errands were last put down for papers that had none. */
  lookedAfterAt?: number;
  /** When the last backup failed, and why; absent where it did not. */
  backupFailed?: { at: number; why: Trouble };
  /** When a file was last written that outlasts the browser's data. */
  outsideAt?: number;
  /** When the reader said that they want to be reminded of that later. */
  remindedAt?: number;
}

/** A little less than a day, so that what is done at nine today is done at nine tomorrow. */
const A_DAY = 23 * 60 * 60 * 1000;

const KEY = 'upkeep';

export async function readNotes(): Promise<UpkeepNotes> {
  const { [KEY]: notes } = await browser.storage.local.get(KEY);
  return (notes as UpkeepNotes | undefined) ?? {};
}

export async function note(news: UpkeepNotes): Promise<void> {
  await browser.storage.local.set({ [KEY]: { ...(await readNotes()), ...news } });
}

/** Calls back when anything was noted, in whatever page. Returns how to stop. */
export function onNoted(noted: () => void): () => void {
  const listen = (changes: object, area: string) => {
    if (area === 'local' && KEY in changes) noted();
  };
  browser.storage.onChanged.addListener(listen);
  return () => browser.storage.onChanged.removeListener(listen);
}

/** Does what is due. What fails is noted, and is due again the next time. */
export async function keepUp(db: LibraryDatabase, backups: BackupsDatabase, now = Date.now()): Promise<void> {
  // Where it fails, all that reads the library goes on reading it as it is to be.
  await settle(db).catch(() => {});
  // A computer that only sleeps never starts its browser. Where it fails, the next hour tries again.
  await forgetOld(db, now).catch(() => {});
  const { checked, lookedAfterAt } = await readNotes();
  if (isOver(checked?.at, now)) await note({ checked: await checkAndRepair(db, now) });
  if (isOver((await newestBackup(backups))?.at, now)) await backUpAndNote(db, backups, now);
  if (isOver(lookedAfterAt, now) && (await readSettings()).completeOnSave) {
    await lookAfterAll(db, now);
    await note({ lookedAfterAt: now });
  }
}

/** Backs up now, and notes how it went. */
export async function backUpAndNote(
  db: LibraryDatabase,
  backups: BackupsDatabase,
  now = Date.now(),
): Promise<number | undefined> {
  try {
    const backup = await backUp(db, backups, await readSettings(), now);
    await browser.storage.local.set({ [KEY]: withoutFailure(await readNotes()) });
    return backup?.papers;
  } catch (reason) {
    await note({ backupFailed: { at: now, why: troubleOf(reason) } });
    throw reason;
  }
}

function withoutFailure({ backupFailed: _, ...notes }: UpkeepNotes): UpkeepNotes {
  return notes;
}

/** A clock that was set back counts as well. */
function isOver(at: number | undefined, now: number): boolean {
  return at === undefined || at > now || now - at >= A_DAY;
}
