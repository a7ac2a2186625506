import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { asLibraryError, type LibraryDatabase, openLibrary } from '../../../lib/library/database';
import { watchFate } from '../../../lib/library/fate';
import { save } from '../../../lib/library/save';
import { aSighting } from '../builders';

let db: LibraryDatabase;
let counter = 0;
const told = vi.fn();

beforeEach(async () => {
  told.mockReset();
  db = openLibrary(`fate-${counter++}`);
  watchFate(db, told);
  await save(db, [aSighting()]);
});

afterEach(() => Dexie.delete(db.name));

const openedBy = (version: number) => {
  const other = new Dexie(db.name);
  other.version(version).stores({ papers: '&key, savedAt, *ids' });
  return other.open();
};

it('a page of the old version lets the new one have the library, says so, and writes no more', async () => {
  const newer = await openedBy(99);
  expect(told.mock.calls).toEqual([['updated']]);
  expect(await save(db, [aSighting()]).catch(asLibraryError)).toMatchObject({ kind: 'newer' });
  expect(await newer.table('papers').count()).toBe(1);
  newer.close();
});

it('a page under which the library is deleted says so', async () => {
  await Dexie.delete(db.name);
  expect(told.mock.calls).toEqual([['deleted']]);
});

it('and so does one whose connection the browser closes without a word, where the library is gone', async () => {
  const { name } = db;
  const connection = db.backendDB();
  connection.close();
  await new Promise((resolve) => {
    indexedDB.deleteDatabase(name).onsuccess = resolve;
  });
  connection.onclose?.(new Event('close'));
  await vi.waitFor(() => expect(told.mock.calls).toEqual([['deleted']]));
});

it('a connection that is closed while the library is still there is opened again without a word', async () => {
  const connection = db.backendDB();
  connection.close();
  connection.onclose?.(new Event('close'));
  await save(db, [aSighting()]);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(told).not.toHaveBeenCalled();
  expect(await db.papers.count()).toBe(2);
});

it('a page that has to wait for an old one says so, until that is closed', async () => {
  const name = `${db.name}-held`;
  const old = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open(name, 10);
    request.onupgradeneeded = () => request.result.createObjectStore('papers', { keyPath: 'key' });
    request.onsuccess = () => resolve(request.result);
  });
  const waiting = openLibrary(name);
  const heard = vi.fn();
  watchFate(waiting, heard);
  const opening = waiting.open();
  await vi.waitFor(() => expect(heard.mock.calls).toEqual([['held']]));
  old.close();
  await opening.catch(() => {});
  await vi.waitFor(() => expect(heard.mock.calls.length).toBe(2));
  expect(heard).toHaveBeenLastCalledWith(undefined);
  await waiting.delete();
});
