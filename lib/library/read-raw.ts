/**
 * Reading a library that cannot be opened as what it is: of a newer version, or not to be upgraded. The database is read
 * as it stands, in whatever version, and never written.
 */
import { localDay } from '../local-day';
import { afterEdits, type BulkEdit, type Waiting, waitingOf } from './bulk-edits';
import { BACKUP_FORMAT, WHOLE_VERSION } from './write-backup';

/** What a person sees of such a library. */
export interface RawLibrary {
  papers: number;
  /** The titles of those that were saved last, the newest first. */
  titles: string[];
}

/** Records read in one go. */
const LOT = 500;

const MOST_TITLES = 500;

/** What a backup holds besides the papers; see `aside.ts`. */
const BESIDE = ['removed', 'dismissed', 'tagLooks', 'searches', 'apart', 'zotero'];

export function readRaw(name: string): Promise<RawLibrary> {
  return withRaw(name, async (db) => {
    if (!db.objectStoreNames.contains('papers')) return { papers: 0, titles: [] };
    const store = db.transaction('papers').objectStore('papers');
    const papers = await asked(store.count());
    return { papers, titles: await newestTitles(store) };
  });
}

/** All that can be read, as a backup that can be brought back later. */
export function rawBackup(name: string, now = Date.now()): Promise<File> {
  return withRaw(name, async (db) => {
    const exportedAt = new Date(now).toISOString();
    const head = JSON.stringify({ format: BACKUP_FORMAT, version: WHOLE_VERSION, exportedAt });
    const parts: (string | Blob)[] = [head.slice(0, -1)];
    const edited = await editsIn(db);
    for (const store of ['papers', ...BESIDE]) {
      parts.push(`,\n"${store}": [\n`);
      if (db.objectStoreNames.contains(store))
        parts.push(...(await recordsOf(db, store, store === 'papers' ? edited : asItIs)));
      parts.push('\n]');
    }
    parts.push('\n}\n');
    return new File(parts, `offprint-backup-${localDay(now)}.json`, { type: 'application/json' });
  });
}

const asItIs = (record: unknown) => record;

/** What a paper is after the edits of many that are not written into it yet. */
async function editsIn(db: IDBDatabase): Promise<(paper: unknown) => unknown> {
  if (!db.objectStoreNames.contains('bulkEdits')) return asItIs;
  const edits = await asked<BulkEdit[]>(db.transaction('bulkEdits').objectStore('bulkEdits').getAll());
  let waiting: Waiting | undefined;
  return (paper) => {
    try {
      waiting ??= waitingOf(edits);
      return afterEdits(paper, waiting);
    } catch {
      // A newer version may keep them in another form.
      return paper;
    }
  };
}

async function recordsOf(
  db: IDBDatabase,
  store: string,
  toWrite: (record: unknown) => unknown,
): Promise<Blob[]> {
  const parts: Blob[] = [];
  let after: IDBKeyRange | undefined;
  while (true) {
    const records = db.transaction(store).objectStore(store);
    const [lot, keys] = await Promise.all([
      asked<unknown[]>(records.getAll(after, LOT)),
      asked(records.getAllKeys(after, LOT)),
    ]);
    const last = keys.at(-1);
    if (last === undefined) return parts;
    const text = lot.map((it) => JSON.stringify(toWrite(it))).join(',\n');
    parts.push(new Blob([parts.length ? `,\n${text}` : text]));
    after = IDBKeyRange.lowerBound(last, true);
  }
}

function newestTitles(store: IDBObjectStore): Promise<string[]> {
  const titles: string[] = [];
  const source = store.indexNames.contains('savedAt') ? store.index('savedAt') : store;
  return new Promise((resolve, reject) => {
    const request = source.openCursor(null, 'prev');
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const cursor = request.result;
      if (!cursor || titles.length >= MOST_TITLES) return resolve(titles);
      titles.push(titleOf(cursor.value));
      cursor.continue();
    };
  });
}

function titleOf(record: unknown): string {
  const title = typeof record === 'object' && record && 'title' in record ? record.title : '';
  return typeof title === 'string' ? title : '';
}

async function withRaw<T>(name: string, work: (db: IDBDatabase) => Promise<T>): Promise<T> {
  const request = indexedDB.open(name);
  // There is none, and none is made.
  request.onupgradeneeded = () => request.transaction?.abort();
  const db = await asked(request);
  // Whoever can do more with it has the right of way.
  db.onversionchange = () => db.close();
  try {
    return await work(db);
  } finally {
    db.close();
  }
}

function asked<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
