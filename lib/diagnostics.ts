/** What helps to find out what is wrong with a library, and tells nothing of what is in it: no title, note or identifier. */
import { browser } from 'wxt/browser';
import { type BackupsDatabase, keptBackups } from './backups/database';
import { readNotes } from './backups/upkeep';
import { type LibraryDatabase, troubleOf } from './library/database';
import { migrations } from './library/migrations';
import { PARTS } from './library/self-check';

/** The report, a line for each thing. What cannot be found out says why. */
export async function diagnosticReport(db: LibraryDatabase, backups: BackupsDatabase): Promise<string> {
  const lines: [string, () => string | Promise<string>][] = [
    ['Offprint', () => browser.runtime.getManifest().version],
    ['Browser', () => navigator.userAgent],
    ['Language', () => browser.i18n.getUILanguage()],
    ['Database', () => versionOf(db)],
    ['Records', () => countsIn(db)],
    ['Last check', lastCheck],
    ['Backups', () => backupsIn(backups)],
    ['Last backup that failed', lastFailure],
    ['Last file', async () => moment((await readNotes()).outsideAt)],
    ['Storage', storage],
  ];
  const told = await Promise.all(lines.map(async ([name, tell]) => `${name}: ${await orWhy(tell)}`));
  return `${told.join('\n')}\n`;
}

async function orWhy(tell: () => string | Promise<string>): Promise<string> {
  try {
    return await tell();
  } catch (reason) {
    const name = reason instanceof Error ? reason.name : 'no error';
    return `cannot be told (${troubleOf(reason)}, ${name})`;
  }
}

async function versionOf(db: LibraryDatabase): Promise<string> {
  await db.open();
  return `version ${db.verno} of ${migrations.at(-1)?.version}`;
}

async function countsIn(db: LibraryDatabase): Promise<string> {
  const counts = db.tables.map(async (table) => `${table.name} ${await table.count()}`);
  return (await Promise.all(counts)).join(', ');
}

async function lastCheck(): Promise<string> {
  const { checked } = await readNotes();
  if (!checked) return 'never';
  const repaired = PARTS.map((part) => `${part} ${checked.repaired[part]}`).join(', ');
  return `${moment(checked.at)}; papers ${checked.papers}, unreadable ${checked.unreadable}; repaired: ${repaired}`;
}

async function backupsIn(backups: BackupsDatabase): Promise<string> {
  const kept = await keptBackups(backups);
  const each = kept.map(({ at, papers }) => `${moment(at)} (${papers})`);
  return `${kept.length}, in ${await backups.pieces.count()} pieces${each.map((it) => `; ${it}`).join('')}`;
}

async function lastFailure(): Promise<string> {
  const { backupFailed } = await readNotes();
  return backupFailed ? `${moment(backupFailed.at)}, ${backupFailed.why}` : 'none';
}

async function storage(): Promise<string> {
  const { usage = 0, quota = 0 } = await navigator.storage.estimate();
  return `${usage} of ${quota} bytes`;
}

function moment(at: number | undefined): string {
  return at === undefined ? 'never' : new Date(at).toISOString();
}
