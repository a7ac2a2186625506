import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readBackup } from '../../../lib/library/backup';
import { asLibraryError, openLibrary } from '../../../lib/library/database';
import { migrations } from '../../../lib/library/migrations';
import { count } from '../../../lib/library/query';
import { rawBackup, readRaw } from '../../../lib/library/read-raw';
import { remove } from '../../../lib/library/remove';
import { save } from '../../../lib/library/save';
import { checkAndRepair, isSound } from '../../../lib/library/self-check';
import type { Paper } from '../../../lib/paper';
import first from '../../fixtures/library-v1.json';
import second from '../../fixtures/library-v2.json';
import third from '../../fixtures/library-v3.json';
import fourth from '../../fixtures/library-v4.json';
import fifth from '../../fixtures/library-v5.json';
import sixth from '../../fixtures/library-v6.json';
import { madePaper } from '../../fixtures/made-papers';
import { aSighting } from '../builders';

const SAMPLES: Record<number, Record<string, object[]>> = {
  ...{ 1: first, 2: second, 3: third, 4: fourth, 5: fifth, 6: sixth },
};
const VERSIONS = Object.keys(SAMPLES).map(Number);

let name: string;
let counter = 0;

beforeEach(() => {
  name = `migrated-${counter++}`;
});

afterEach(() => Dexie.delete(name));

/** Makes a library as that version of Offprint left it. */
async function makeOld(version: number, tables: Record<string, object[]>): Promise<void> {
  const old = new Dexie(name);
  for (const it of migrations) if (it.version <= version) old.version(it.version).stores(it.stores);
  for (const [table, records] of Object.entries(tables)) await old.table(table).bulkAdd(records);
  old.close();
}

/** The sample of a version with as many papers more. */
function withMore(version: number, more: number): Record<string, object[]> {
  const papers: Paper[] = Array.from({ length: more }, (_, n) => madePaper(n));
  const { papers: some = [], identifiers = [], ...rest } = SAMPLES[version] ?? {};
  return {
    ...rest,
    papers: [...some, ...papers],
    identifiers: [...identifiers, ...papers.flatMap(({ ids, key }) => ids.map((id) => ({ id, key })))],
  };
}

/** What stands in the database, in whatever version. */
async function standing() {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const stores: Record<string, unknown[]> = {};
  for (const store of db.objectStoreNames) {
    stores[store] = await new Promise((resolve) => {
      const request = db.transaction(store).objectStore(store).getAll();
      request.onsuccess = () => resolve(request.result);
    });
  }
  const { version } = db;
  db.close();
  return { version, stores };
}

/** From now on the so-many-th write of an upgrade goes wrong. Gives how to end that. */
function failAt(write: number, how: (store: IDBObjectStore) => void): () => void {
  const { put } = IDBObjectStore.prototype;
  let written = 0;
  IDBObjectStore.prototype.put = function (...args) {
    if (++written === write) how(this);
    return put.apply(this, args);
  };
  return () => {
    IDBObjectStore.prototype.put = put;
  };
}

const ENDS = [
  [
    'the disk is full',
    'full',
    () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    },
  ],
  [
    'a record is not as expected',
    'not-upgraded',
    () => {
      throw new TypeError('It is not iterable.');
    },
  ],
  ['the browser is killed', undefined, (store: IDBObjectStore) => store.transaction.abort()],
] as const;

describe.each(VERSIONS.filter((it) => it < 3))('the upgrade from version %i', (version) => {
  it.each(ENDS)('where %s half way changes nothing, and succeeds the next time', async (_, kind, how) => {
    await makeOld(version, withMore(version, 700));
    const before = await standing();
    const restore = failAt(1000, how);
    const half = openLibrary(name);
    const error = await half.open().then(
      () => undefined,
      (reason) => asLibraryError(reason),
    );
    restore();
    half.close();
    expect(error).toBeTruthy();
    if (kind) expect(error?.kind).toBe(kind);
    expect(await standing()).toEqual(before);

    const whole = openLibrary(name);
    expect(await count(whole)).toBe(before.stores['papers']?.length);
    expect(isSound(await checkAndRepair(whole))).toBe(true);
    whole.close();
  });
});

describe.each(VERSIONS)('a library of version %i', (version) => {
  it('is sound after the upgrade, with every paper as it was', async () => {
    // Later versions had digests of their own, which made papers have not.
    await makeOld(version, withMore(version, version < 3 ? 300 : 0));
    const { papers } = (await standing()).stores;
    const db = openLibrary(name);
    expect(await db.papers.toArray()).toEqual(papers);
    expect(isSound(await checkAndRepair(db))).toBe(true);
    db.close();
  });
});

it('an identifier that two papers of version 5 share goes to the other one when its owner is removed', async () => {
  await makeOld(5, fifth);
  const db = openLibrary(name);
  const shared = 'doi:10.1145/3580305.3599263';
  expect(await db.identifiers.get(shared)).toMatchObject({ key: 'arxiv:2505.23462' });
  await remove(db, ['arxiv:2505.23462']);
  expect(await db.identifiers.get(shared)).toMatchObject({ key: 'arxiv:hep-th/9901001' });
  expect(isSound(await checkAndRepair(db))).toBe(true);
  db.close();
});

describe('a library of a newer version', () => {
  const NEWER = 990;

  async function makeNewer(): Promise<void> {
    const db = openLibrary(name);
    await save(db, [aSighting({ title: 'Alpha' })], 1_000_000);
    await save(db, [aSighting({ title: 'Beta' })], 2_000_000);
    db.close();
    const newer = new Dexie(name);
    newer.version(NEWER / 10).stores({ papers: '&key, savedAt, *ids', secrets: '&id' });
    await newer.table('secrets').add({ id: 1 });
    newer.close();
  }

  it('can be read, and downloaded as a backup, and is not touched', async () => {
    await makeNewer();
    const before = await standing();
    expect(await save(openLibrary(name), [aSighting()]).catch(asLibraryError)).toMatchObject({
      kind: 'newer',
    });
    expect(await readRaw(name)).toEqual({ papers: 2, titles: ['Beta', 'Alpha'] });
    const read = readBackup(await (await rawBackup(name)).text());
    expect(read).toMatchObject({ ok: true, bad: [], backup: { papers: [{}, {}] } });
    expect(await standing()).toEqual(before);
    expect(before.version).toBe(NEWER);
  });

  it('that is not there is not made by looking', async () => {
    await expect(readRaw('never-there')).rejects.toThrow();
    expect((await indexedDB.databases()).map((it) => it.name)).not.toContain('never-there');
  });

  it('of 1200 papers comes out whole', async () => {
    const db = openLibrary(name);
    await db.papers.bulkAdd(Array.from({ length: 1200 }, (_, n) => madePaper(n)));
    db.close();
    const read = readBackup(await (await rawBackup(name)).text());
    expect(read).toMatchObject({ ok: true, bad: [] });
    expect(read.ok && read.backup.papers.length).toBe(1200);
  });
});
