import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { onLibraryChanged } from '../../../lib/library/changes';
import { type LibraryDatabase, openLibrary } from '../../../lib/library/database';
import { digestAfter, digestOf } from '../../../lib/library/digest';
import { edit, undoEdit } from '../../../lib/library/edit';
import { type Changes, edited } from '../../../lib/library/edited';
import { digests, newest, papersByKey, papersInLots } from '../../../lib/library/query';
import { rawBackup } from '../../../lib/library/read-raw';
import { remove, restore } from '../../../lib/library/remove';
import { save } from '../../../lib/library/save';
import { checkAndRepair } from '../../../lib/library/self-check';
import { settle } from '../../../lib/library/settle';
import { dropTag, renameTag } from '../../../lib/library/tags';
import type { Identifier, Paper } from '../../../lib/paper';
import { faultsOf } from '../../soak/library-faults';
import { aPaper, aSighting, NOW } from '../builders';

/** More than are written one by one. */
const MANY = 250;

let db: LibraryDatabase;
let keys: Identifier[];
let count = 0;

beforeEach(async () => {
  db = openLibrary(`bulk-${count++}`);
  keys = (
    await save(
      db,
      Array.from({ length: MANY }, () => aSighting()),
      NOW,
    )
  ).added;
});

afterEach(() => db.delete());

/** What stands in a table, past all that joins it. */
function written(table: 'papers' | 'digests' | 'bulkEdits'): Promise<Paper[]> {
  return new Promise((resolve, reject) => {
    const request = db.backendDB().transaction(table).objectStore(table).getAll();
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

const tagsOf = (papers: readonly { tags: string[] }[]) => [...new Set(papers.map(({ tags }) => tags.join()))];

async function everythingReads(tags: string): Promise<void> {
  expect(tagsOf(await db.papers.toArray())).toEqual([tags]);
  expect(tagsOf(await papersByKey(db, keys))).toEqual([tags]);
  expect(tagsOf(await newest(db, MANY))).toEqual([tags]);
  expect(tagsOf([(await db.papers.get(keys[0] ?? '')) ?? aPaper()])).toEqual([tags]);
  for await (const lot of papersInLots(db, keys)) expect(tagsOf(lot)).toEqual([tags]);
  expect(tagsOf(await digests(db))).toEqual([tags]);
  expect(tagsOf(await db.digests.filter(() => true).toArray())).toEqual([tags]);
  expect(await faultsOf(db)).toEqual([]);
}

it('an edit of many papers holds at once, in a few records, and later in the papers themselves', async () => {
  await edit(db, keys, { addTags: ['Thesis'], status: 'read', priority: 'high' }, NOW + 1);
  await everythingReads('Thesis');
  expect(await db.papers.get(keys[0] ?? '')).toMatchObject({
    ...{ status: 'read', priority: 'high', edited: { tags: NOW + 1, status: NOW + 1, priority: NOW + 1 } },
  });
  expect(tagsOf(await written('papers'))).toEqual(['']);
  expect(await written('bulkEdits')).toHaveLength(1);

  await settle(db);
  await everythingReads('Thesis');
  expect(tagsOf(await written('papers'))).toEqual(['Thesis']);
  expect(tagsOf(await written('digests'))).toEqual(['Thesis']);
  expect(await written('bulkEdits')).toEqual([]);
});

it('of papers with many others in between, those alone are edited, read and taken back', async () => {
  const others = (
    await save(
      db,
      Array.from({ length: 4 * MANY }, () => aSighting()),
      NOW,
    )
  ).added;
  const all = [...keys, ...others].toSorted();
  const some = all.filter((_, at) => at % 5 === 0);
  const isOneOf = new Set(some);
  const tagged = async () => {
    const found: Identifier[] = [];
    for await (const lot of papersInLots(db, all)) {
      found.push(...lot.filter(({ tags }) => tags.includes('Thesis')).map(({ key }) => key));
    }
    return found;
  };
  const done = await edit(db, some, { addTags: ['Thesis'] });
  expect(done.before.map(({ key }) => key).toSorted()).toEqual(some);
  expect(await tagged()).toEqual(some);
  for await (const lot of papersInLots(db, some)) expect(lot.every(({ key }) => isOneOf.has(key))).toBe(true);
  await undoEdit(db, done);
  expect(await tagged()).toEqual([]);
  expect(await faultsOf(db)).toEqual([]);
});

it('it outlasts the end of the browser', async () => {
  await edit(db, keys, { addTags: ['Thesis'] });
  db.close();
  db = openLibrary(db.name);
  await everythingReads('Thesis');
});

it('whoever follows the library hears of these papers, and of none when they are written', async () => {
  const heard: (readonly Identifier[] | undefined)[] = [];
  const stop = onLibraryChanged(db, (changed) => heard.push(changed?.toSorted()));
  const others = (await save(db, [aSighting()])).added;
  await expect.poll(() => heard.flat()).toEqual(others);
  const done = await edit(db, keys, { addTags: ['Thesis'] });
  await expect.poll(() => heard.length).toBe(2);
  await undoEdit(db, done);
  await expect.poll(() => heard.length).toBe(3);
  await edit(db, keys, { status: 'read' });
  await expect.poll(() => heard.length).toBe(4);
  await settle(db);
  await new Promise((resolve) => setTimeout(resolve, 200));
  stop();
  expect(heard.slice(1)).toEqual(Array.from({ length: 3 }, () => keys.toSorted()));
});

describe('taken back', () => {
  it('before it is written, nothing is left of it', async () => {
    const before = await written('papers');
    const done = await edit(db, keys, { addTags: ['Thesis'] });
    await undoEdit(db, done);
    await everythingReads('');
    await settle(db);
    expect(await written('papers')).toEqual(before);
    expect(await written('bulkEdits')).toEqual([]);
  });

  it('after that, every paper is as it was', async () => {
    const before = await written('papers');
    const done = await edit(db, keys, { addTags: ['Thesis'], status: 'read' });
    await settle(db);
    await undoEdit(db, done);
    expect(await written('papers')).toEqual(before);
  });

  it('what was written on a paper since stays', async () => {
    const done = await edit(db, keys, { addTags: ['Thesis'], status: 'read' }, NOW + 1);
    const [first = '', second = ''] = keys;
    await edit(db, [first], { status: 'reading', note: 'Look again' }, NOW + 2);
    const later = await edit(db, keys.slice(1), { addTags: ['Later'] }, NOW + 3);
    await undoEdit(db, done);
    expect(await db.papers.get(first)).toMatchObject({ status: 'reading', note: 'Look again', tags: [] });
    expect(await db.papers.get(second)).toMatchObject({ status: 'to-read', tags: ['Later'] });
    await undoEdit(db, later);
    expect(await db.papers.get(second)).toMatchObject({ tags: [] });
    expect(await faultsOf(db)).toEqual([]);
  });
});

describe.each([
  { how: 'a few papers', some: 3, isSettled: false },
  { how: 'many papers', some: MANY, isSettled: false },
  { how: 'many papers, written into them', some: MANY, isSettled: true },
])('tags of $how that are taken back after others were set', ({ some, isSettled }) => {
  /** Edits some papers, then others or the same, and takes the first of it back. */
  async function takeBackFirst(changes: Changes, later: [Identifier[], Changes][]) {
    const mine = keys.slice(0, some);
    await edit(db, mine, { addTags: ['a', 'b', 'c'] }, NOW + 1);
    const done = await edit(db, mine, changes, NOW + 2);
    if (isSettled) await settle(db);
    const since = [];
    for (const [keys, changes] of later) since.push(await edit(db, keys, changes, NOW + 3 + since.length));
    const undone = await undoEdit(db, done);
    expect(await faultsOf(db)).toEqual([]);
    return { undone, since };
  }
  const tagsAt = async (place: number) => (await db.papers.get(keys[place] ?? ''))?.tags;

  it('go from all, and the others stay', async () => {
    const { undone } = await takeBackFirst({ addTags: ['Thesis'] }, [
      [keys.slice(0, 1), { addTags: ['mine'] }],
      [keys.slice(1, 2), { removeTags: ['b'], status: 'read' }],
    ]);
    expect(undone).toBe(some);
    expect(await tagsAt(0)).toEqual(['a', 'b', 'c', 'mine']);
    expect(await tagsAt(1)).toEqual(['a', 'c']);
    expect(await tagsAt(2)).toEqual(['a', 'b', 'c']);
    await settle(db);
    expect(await tagsAt(0)).toEqual(['a', 'b', 'c', 'mine']);
  });

  it('come back where they were taken out', async () => {
    const { undone } = await takeBackFirst({ removeTags: ['B'], addTags: ['a', 'd'] }, [
      [keys.slice(0, 1), { addTags: ['mine'] }],
    ]);
    expect(undone).toBe(some);
    expect(await tagsAt(0)).toEqual(['a', 'c', 'mine', 'b']);
    expect(await tagsAt(1)).toEqual(['a', 'b', 'c']);
  });

  it('do not come again with what was set after them', async () => {
    const { since } = await takeBackFirst({ addTags: ['Thesis'] }, [
      [keys.slice(0, some), { addTags: ['mine'] }],
    ]);
    expect(await tagsAt(1)).toEqual(['a', 'b', 'c', 'mine']);
    for (const it of since) expect(await undoEdit(db, it)).toBe(some);
    expect(await tagsAt(1)).toEqual(['a', 'b', 'c']);
    expect(await faultsOf(db)).toEqual([]);
  });

  it('are not counted where they are gone already', async () => {
    const { undone } = await takeBackFirst({ addTags: ['Thesis'] }, [
      [keys.slice(0, 1), { removeTags: ['thesis'], addTags: ['mine'] }],
    ]);
    expect(undone).toBe(some - 1);
    expect(await tagsAt(0)).toEqual(['a', 'b', 'c', 'mine']);
  });
});

it('of a status, only those are counted that were not set anew', async () => {
  const done = await edit(db, keys, { status: 'read' }, NOW + 1);
  await edit(db, keys.slice(0, 2), { status: 'reading' }, NOW + 2);
  expect(await undoEdit(db, done)).toBe(MANY - 2);
});

it('a paper that is written meanwhile has the edit in it, once', async () => {
  const [first = ''] = keys;
  await edit(db, keys, { addTags: ['Thesis'] }, NOW + 1);
  await edit(db, [first], { removeTags: ['Thesis'] }, NOW + 2);
  expect((await written('papers')).find(({ key }) => key === first)?.tags).toEqual([]);
  await settle(db);
  expect(await db.papers.get(first)).toMatchObject({ tags: [] });
  expect(await db.papers.get(keys[1] ?? '')).toMatchObject({ tags: ['Thesis'] });
});

it('a paper that is removed meanwhile comes back with it', async () => {
  await edit(db, keys, { addTags: ['Thesis'] });
  const removal = await remove(db, keys.slice(0, 10));
  await settle(db);
  await restore(db, removal);
  await everythingReads('Thesis');
});

it('a tag of many is renamed, and dropped', async () => {
  await edit(db, keys, { addTags: ['Thesis'] });
  await renameTag(db, 'thesis', 'Dissertation');
  await everythingReads('Dissertation');
  await dropTag(db, 'Dissertation');
  await everythingReads('');
  await settle(db);
  await everythingReads('');
});

it('where it cannot be written, nothing is changed', async () => {
  const { add } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.add = () => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
  };
  const failed = await edit(db, keys, { addTags: ['Thesis'] }).catch((error: unknown) => error);
  IDBObjectStore.prototype.add = add;
  expect(failed).toBeInstanceOf(Error);
  await everythingReads('');
});

it('a lot that cannot be written leaves the edit as it is, to be written the next time', async () => {
  await edit(db, keys, { addTags: ['Thesis'] });
  const { put } = IDBObjectStore.prototype;
  let puts = 0;
  IDBObjectStore.prototype.put = function (...args) {
    if (++puts === 301) this.transaction.abort();
    return put.apply(this, args);
  };
  await expect(settle(db)).rejects.toThrow();
  IDBObjectStore.prototype.put = put;
  await everythingReads('Thesis');
  expect(tagsOf(await written('papers'))).toEqual(['Thesis', '']);
  await settle(db);
  expect(tagsOf(await written('papers'))).toEqual(['Thesis']);
});

it('a library that cannot be opened is downloaded with it', async () => {
  await edit(db, keys, { addTags: ['Thesis'] });
  const { papers } = JSON.parse(await (await rawBackup(db.name)).text());
  expect(tagsOf(papers)).toEqual(['Thesis']);
});

it.each([
  { status: 'read' as const },
  { status: 'reading' as const, priority: 'low' as const },
  { addTags: ['Zürich', 'ml'], removeTags: ['Later'] },
  {},
])('the digest of a paper says after %j what one made anew would', (changes) => {
  const papers = [
    aPaper({ tags: ['Later', 'Müller'], venue: 'ICML', note: 'Mind the gap' }),
    aPaper({ status: 'read', edited: { status: NOW }, priority: 'high', authors: [{ name: 'Ada Byron' }] }),
  ];
  for (const paper of papers) {
    const after = digestAfter(digestOf(paper), changes, NOW + 5);
    expect(JSON.stringify(after)).toBe(JSON.stringify(digestOf(edited(paper, changes, NOW + 5))));
  }
});

it('of many papers that are written meanwhile, each has the later edit', async () => {
  await edit(db, keys, { addTags: ['Thesis'] }, NOW + 1);
  await edit(db, keys.slice(0, 200), { removeTags: ['Thesis'] }, NOW + 2);
  const all = await papersByKey(db, keys);
  expect(all.filter(({ tags }) => tags.includes('Thesis'))).toHaveLength(MANY - 200);
  await settle(db);
  expect(await papersByKey(db, keys)).toEqual(all);
  expect(await faultsOf(db)).toEqual([]);
});

it('a record that cannot be read as a paper is left as it is, and all others are edited', async () => {
  const broken = { key: 'web:broken', savedAt: 1 } as unknown as Paper;
  await db.papers.put(broken);
  await edit(db, [...keys, broken.key], { addTags: ['Thesis'] });
  expect(await db.papers.get(broken.key)).toEqual(broken);
  await settle(db);
  expect(tagsOf(await papersByKey(db, keys))).toEqual(['Thesis']);
  expect(await db.papers.get(broken.key)).toEqual(broken);
});

it('so is one that became unreadable since', async () => {
  await edit(db, keys, { status: 'read' });
  const [first = ''] = keys;
  const trans = db.backendDB().transaction('papers', 'readwrite');
  trans.objectStore('papers').put({ key: first, tags: [] });
  await new Promise((resolve) => trans.addEventListener('complete', resolve));
  await settle(db);
  expect(await written('bulkEdits')).toEqual([]);
  expect(await db.papers.get(first)).toEqual({ key: first, tags: [] });
  expect((await papersByKey(db, keys.slice(1))).every(({ status }) => status === 'read')).toBe(true);
});

it('a paper whose edit cannot be forgotten is not written', async () => {
  await edit(db, keys, { addTags: ['Thesis'] });
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (...args) {
    if (this.name === 'bulkEdits')
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    return put.apply(this, args);
  };
  const failed = await edit(db, keys.slice(0, 50), { removeTags: ['Thesis'] }).catch((it: unknown) => it);
  IDBObjectStore.prototype.put = put;
  expect(failed).toBeInstanceOf(Error);
  await everythingReads('Thesis');
  await settle(db);
  await everythingReads('Thesis');
});

it('whoever hears of an edit when some of it is written already is told that everything may have changed', async () => {
  const heard: (readonly Identifier[] | undefined)[] = [];
  const other = openLibrary(db.name);
  await other.open();
  const { bulkGet } = other.bulkEdits;
  other.bulkEdits.bulkGet = ((ids: number[]) =>
    settle(db).then(() => bulkGet.call(other.bulkEdits, ids))) as typeof bulkGet;
  const stop = onLibraryChanged(other, (changed) => heard.push(changed));
  await edit(db, keys, { addTags: ['Thesis'] });
  await expect.poll(() => heard).toEqual([undefined]);
  stop();
  other.close();
});

it('what the daily check mends meanwhile is taken back with the edit', async () => {
  const trans = db.backendDB().transaction('digests', 'readwrite');
  trans.objectStore('digests').delete(keys[0] ?? '');
  await new Promise((resolve) => trans.addEventListener('complete', resolve));
  const done = await edit(db, keys, { addTags: ['Thesis'] });
  expect((await checkAndRepair(db)).repaired.digests).toBe(1);
  await everythingReads('Thesis');
  await undoEdit(db, done);
  await everythingReads('');
});

it('nothing of an edit is left of a library that is cleared', async () => {
  await edit(db, keys, { addTags: ['Thesis'] });
  await db.papers.clear();
  expect(await written('bulkEdits')).toEqual([]);
});
