/** Backups outside the browser's own data: files in the folder of downloads, and reminding the reader of them. */
import { browser } from 'wxt/browser';
import type { LibraryDatabase } from '../library/database';
import type { Settings } from '../settings';
import { type BackupsDatabase, newestBackup } from './database';
import { fileOf } from './read';
import { note, readNotes, type UpkeepNotes } from './upkeep';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

/** A little less than the reader asked for, so that it is done at the same hour. */
const EVERY: Record<Settings['backupFiles'], number> = {
  never: Number.POSITIVE_INFINITY,
  day: 23 * HOUR,
  week: 7 * DAY - HOUR,
};

const REMIND: Record<Settings['backupReminder'], number> = {
  never: Number.POSITIVE_INFINITY,
  week: 7 * DAY,
  month: 30 * DAY,
};

const DOWNLOADS = { permissions: ['downloads' as const] };

/** Asks the browser whether files may be written; the reader is asked if need be. Only a press lets that happen. */
export function mayWriteFiles(): Promise<boolean> {
  return browser.permissions.request(DOWNLOADS);
}

/** Writes the last backup to the folder of downloads, where the reader wants that and the time has come. */
export async function writeFileIfDue(
  backups: BackupsDatabase,
  { backupFiles }: Settings,
  now = Date.now(),
): Promise<void> {
  const { outsideAt = 0 } = await readNotes();
  if (now - outsideAt < EVERY[backupFiles] || !(await browser.permissions.contains(DOWNLOADS))) return;
  const backup = await newestBackup(backups);
  if (!backup) return;
  const file = await fileOf(backups, backup);
  const url = await addressOf(file);
  await browser.downloads.download({
    ...{ url, filename: `Offprint/${file.name}`, conflictAction: 'overwrite', saveAs: false },
  });
  // The browser has begun to read it; a minute is long enough for any disk.
  if (url.startsWith('blob:')) setTimeout(() => URL.revokeObjectURL(url), 60_000);
  await note({ outsideAt: now });
}

/** A service worker can give a file no address but one that holds the file. */
function addressOf(file: File): Promise<string> {
  if (typeof URL.createObjectURL === 'function') return Promise.resolve(URL.createObjectURL(file));
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

export interface Reminder {
  /** Papers that no file holds. */
  papers: number;
  /** When the last file was written, if any was. */
  since?: number;
}

/** What the reader is to be reminded of; nothing while there is nothing, or they do not want that. */
export async function reminderOf(
  db: LibraryDatabase,
  { backupReminder }: Settings,
  { outsideAt, remindedAt = 0 }: UpkeepNotes,
  now = Date.now(),
): Promise<Reminder | undefined> {
  if (now - Math.max(outsideAt ?? 0, remindedAt) < REMIND[backupReminder]) return undefined;
  const papers = await db.papers
    .where('savedAt')
    .above(outsideAt ?? 0)
    .count();
  return papers > 0 ? { papers, ...(outsideAt !== undefined && { since: outsideAt }) } : undefined;
}
