/**
 * Making a backup of the whole library. It is read by lots, each in a moment of its own, so that no save waits; what is
 * changed meanwhile is read once more at the end, all in one moment, so that the backup is of that moment. Nothing
 * counts before it was read back and brought into a library of its own.
 */
import Dexie, { type ObservabilitySet, RangeSet } from 'dexie';
import { type LibraryDatabase, openLibrary } from '../library/database';
import type { Settings } from '../settings';
import { alone } from './alone';
import { type BackupsDatabase, KEPT_TABLES, type KeptBackup, type KeptTable } from './database';
import { nameOf, pack, unpack } from './packing';
import { rehearse } from './rehearse';
import { whichStay } from './which-stay';

/** Records read in one go. */
const LOT = 200;

/** Records of a piece at the most, and how many there are on average. */
const MOST_IN_PIECE = 1000;
const IN_PIECE = 256;

/** More records than this that change while they are read, and it is begun anew. */
const MOST_CHANGED = 1000;
const ATTEMPTS = 3;

/** Greater than any key. */
const LAST = '\uffff';

/** A backup that could not be made, or not be read back as it was written. The ones before it stay. */
export class BackupFailed extends Error {
  override name = 'BackupFailed';
}

/**
 * Keeps a backup of the library as it is now, and lets go of those that have had their time. An empty library is not
 * backed up: nothing gives way to nothing.
 * @throws BackupFailed, or what a database throws; whatever was kept before is kept
 */
export function backUp(
  db: LibraryDatabase,
  backups: BackupsDatabase,
  settings: Settings,
  now = Date.now(),
): Promise<KeptBackup | undefined> {
  return alone(async () => {
    if ((await db.papers.count()) === 0) return undefined;
    const name = `${backups.name}-scratch`;
    // One may be left of an attempt that the browser ended.
    await Dexie.delete(name);
    const scratch = openLibrary(name);
    try {
      const kept = await take(db, settings, (text, table) => keepPiece(backups, scratch, text, table));
      const backup: KeptBackup = { at: now, ...kept };
      await backups.backups.put(backup);
      await letGo(backups);
      return backup;
    } finally {
      await scratch.delete();
    }
  });
}

/** Keeps the text of so many records, and gives the name that it is kept under. */
type Keep = (text: string, table: KeptTable | 'rest', records: number) => Promise<string>;

/** Records of a table that stand next to each other: those after `from`, up to `to`. */
interface Stretch {
  from: string;
  to: string;
  piece: string;
  records: number;
  newest: number;
}

export type Taken = Omit<KeptBackup, 'at'>;

/**
 * Takes the whole library as it is in one moment, piece by piece.
 * @throws BackupFailed where it changes faster than it can be read, and what `keep` throws
 */
export async function take(db: LibraryDatabase, settings: Settings, keep: Keep): Promise<Taken> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const changes = watch(db);
    try {
      const whole = await takeOnce(db, settings, keep, changes);
      if (whole) return whole;
    } finally {
      changes.stop();
    }
  }
  throw new BackupFailed('The library changes too much to be backed up now.');
}

/** Gives nothing where too much was changed meanwhile. */
async function takeOnce(
  db: LibraryDatabase,
  settings: Settings,
  keep: Keep,
  changes: Changes,
): Promise<Taken | undefined> {
  const stretches: Record<KeptTable, Stretch[]> = { papers: [], removed: [], dismissed: [] };
  for (const table of KEPT_TABLES) stretches[table] = await takeTable(db, table, keep);
  const last = await db.transaction('r', db.tables, async () => {
    // Once it reads, whatever was written before is written, and told.
    const rest = JSON.stringify({ ...(await smallTables(db)), settings });
    if (changes.areTooMany()) return undefined;
    const again = new Map<Stretch, object[]>();
    for (const table of KEPT_TABLES) {
      for (const stretch of stretches[table]) {
        if (!changes.touch(table, stretch)) continue;
        again.set(stretch, await recordsIn(db, table, stretch));
      }
    }
    return { rest, again };
  });
  if (!last) return undefined;
  for (const table of KEPT_TABLES) {
    for (const [at, stretch] of stretches[table].entries()) {
      const records = last.again.get(stretch);
      if (records) stretches[table][at] = await keepStretch(stretch, records, table, keep);
    }
  }
  return inShort(stretches, await keep(last.rest, 'rest', 0));
}

function inShort(stretches: Record<KeptTable, Stretch[]>, rest: string): Taken {
  const filled = (table: KeptTable) => stretches[table].filter(({ records }) => records > 0);
  const papers = filled('papers');
  const piecesOf = (table: KeptTable) => filled(table).map(({ piece }) => piece);
  return {
    papers: papers.reduce((sum, { records }) => sum + records, 0),
    newest: papers.reduce((latest, { newest }) => Math.max(latest, newest), 0),
    pieces: { papers: piecesOf('papers'), removed: piecesOf('removed'), dismissed: piecesOf('dismissed') },
    rest,
  };
}

async function takeTable(db: LibraryDatabase, table: KeptTable, keep: Keep): Promise<Stretch[]> {
  const stretches: Stretch[] = [];
  const key = String(db.table(table).schema.primKey.keyPath);
  let from = '';
  let gathered: object[] = [];
  const cut = async (to: string) => {
    const bounds = { from, to, piece: '', records: 0, newest: 0 };
    stretches.push(await keepStretch(bounds, gathered, table, keep));
    gathered = [];
    from = to;
  };
  for await (const lot of recordsInLots(db, table)) {
    for (const record of lot) {
      gathered.push(record);
      const id = String(Reflect.get(record, key));
      if (isSeam(id) || gathered.length >= MOST_IN_PIECE) await cut(id);
    }
  }
  await cut(LAST);
  return stretches;
}

async function* recordsInLots(db: LibraryDatabase, table: KeptTable): AsyncGenerator<object[]> {
  const records = db.table<object, string>(table);
  let last = '';
  while (true) {
    const lot = await records.where(':id').above(last).limit(LOT).toArray();
    const end = lot.at(-1);
    if (!end) return;
    yield lot;
    last = String(Reflect.get(end, String(records.schema.primKey.keyPath)));
  }
}

function recordsIn(db: LibraryDatabase, table: KeptTable, { from, to }: Stretch): Promise<object[]> {
  return db.table(table).where(':id').between(from, to, false, true).toArray();
}

/** A piece ends at such a key: wherever records come and go, the pieces before and behind stay as they were. */
function isSeam(key: string): boolean {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return (hash >>> 8) % IN_PIECE === 0;
}

async function keepStretch(
  bounds: Stretch,
  records: readonly object[],
  table: KeptTable,
  keep: Keep,
): Promise<Stretch> {
  const { from, to } = bounds;
  const text = records.map((it) => JSON.stringify(it)).join(',\n');
  return {
    ...{ from, to, records: records.length },
    piece: records.length ? await keep(text, table, records.length) : '',
    newest: records.reduce((latest, it) => Math.max(latest, Number(Reflect.get(it, 'savedAt')) || 0), 0),
  };
}

/** Tables that are read whole. */
async function smallTables(db: LibraryDatabase): Promise<object> {
  const [tagLooks, searches, apart, zotero] = await Promise.all([
    db.tagLooks.toArray(),
    db.searches.toArray(),
    db.apart.toArray(),
    db.zotero.toArray(),
  ]);
  return { tagLooks, searches, apart, zotero };
}

interface Changes {
  areTooMany(): boolean;
  touch(table: KeptTable, stretch: Stretch): boolean;
  stop(): void;
}

/** Notes which records change from now on, in whatever page. */
function watch(db: LibraryDatabase): Changes {
  const changed: Record<KeptTable, Set<string>> = {
    papers: new Set(),
    removed: new Set(),
    dismissed: new Set(),
  };
  let unnamed = false;
  const hear = (parts: ObservabilitySet) => {
    if (parts[`idb://${db.name}/bulkEdits/`]) unnamed = true;
    for (const table of KEPT_TABLES) {
      const ranges = parts[`idb://${db.name}/${table}/`];
      if (!ranges) continue;
      for (const { from, to } of RangeSet(ranges)) {
        if (from === to) changed[table].add(String(from));
        else unnamed = true;
      }
    }
  };
  Dexie.on('storagemutated', hear);
  return {
    areTooMany: () => unnamed || KEPT_TABLES.some((table) => changed[table].size > MOST_CHANGED),
    touch: (table, { from, to }) => [...changed[table]].some((key) => key > from && key <= to),
    stop: () => Dexie.on.storagemutated.unsubscribe(hear),
  };
}

async function keepPiece(
  backups: BackupsDatabase,
  scratch: LibraryDatabase,
  text: string,
  table: KeptTable | 'rest',
): Promise<string> {
  const name = await nameOf(text);
  if (await isWhole(backups, name)) return name;
  await backups.pieces.put({ name, packed: await pack(text) });
  if (!(await isWhole(backups, name)) || !(await rehearse(scratch, table, text))) {
    throw new BackupFailed('What was written does not come back as it was.');
  }
  return name;
}

/** Whether a piece is there, and is what it is called after. */
async function isWhole(backups: BackupsDatabase, name: string): Promise<boolean> {
  const piece = await backups.pieces.get(name);
  try {
    return piece !== undefined && (await nameOf(await unpack(piece.packed))) === name;
  } catch {
    return false;
  }
}

/** Deletes what has had its time, and the pieces that no backup needs. */
function letGo(backups: BackupsDatabase): Promise<void> {
  return backups.transaction('rw', backups.backups, backups.pieces, async () => {
    const all = await backups.backups.toArray();
    const stay = whichStay(all.map(({ at }) => at));
    await backups.backups.bulkDelete(all.map(({ at }) => at).filter((at) => !stay.has(at)));
    const needed = new Set(all.filter(({ at }) => stay.has(at)).flatMap(piecesOf));
    const names = await backups.pieces.toCollection().primaryKeys();
    await backups.pieces.bulkDelete(names.filter((name) => !needed.has(name)));
  });
}

function piecesOf({ pieces, rest }: KeptBackup): string[] {
  return [...Object.values(pieces).flat(), rest];
}
