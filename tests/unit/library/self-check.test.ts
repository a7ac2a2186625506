import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Digest, type LibraryDatabase, openLibrary } from '../../../lib/library/database';
import { errandFor } from '../../../lib/library/errands';
import { allPapers } from '../../../lib/library/query';
import { remove } from '../../../lib/library/remove';
import { save } from '../../../lib/library/save';
import { checkAndRepair, isSound } from '../../../lib/library/self-check';
import { aPaper, aSighting, NOW } from '../builders';

let db: LibraryDatabase;
let counter = 0;

const ONE = 'arxiv:2604.00001';
const TWO = 'arxiv:2604.00002';

beforeEach(async () => {
  db = openLibrary(`self-check-${counter++}`);
  const seen = [
    aSighting({ ids: [ONE, 'doi:10.1000/1'], title: 'One', abstract: 'Of one thing.' }),
    aSighting({ ids: [TWO], title: 'Two' }),
  ];
  await save(db, seen, NOW);
});

afterEach(() => db.delete());

/** All that the library holds but for its papers, and those. */
async function contents() {
  const tables = db.tables.map(async (table) => [table.name, await table.toArray()]);
  return Object.fromEntries(await Promise.all(tables));
}

const NOTHING = { identifiers: 0, digests: 0, abstracts: 0, removed: 0, errands: 0, zotero: 0 };

describe('a library that is sound', () => {
  it('is found so, and not written', async () => {
    await remove(db, [TWO]);
    const before = await contents();
    const findings = await checkAndRepair(db, NOW);
    expect(findings).toEqual({ at: NOW, papers: 1, unreadable: 0, repaired: NOTHING });
    expect(isSound(findings)).toBe(true);
    expect(await contents()).toEqual(before);
  });

  it('is found so where its digests tell no family name yet, and not written', async () => {
    await save(db, [aSighting({ ids: [ONE], authors: [{ name: 'Ada Lovelace' }] })], NOW);
    const digest = await db.digests.get(ONE);
    expect(digest?.family).toBe('lovelace');
    const { family: _, ...older } = digest ?? {};
    await db.digests.put(older as Digest);
    const before = await contents();
    expect(isSound(await checkAndRepair(db, NOW))).toBe(true);
    expect(await contents()).toEqual(before);
  });

  it('of many papers is read in lots', async () => {
    const many = Array.from({ length: 450 }, (_, n) => aSighting({ ids: [`arxiv:2605.${10_000 + n}`] }));
    await save(db, many, NOW);
    expect(await checkAndRepair(db)).toMatchObject({ papers: 452, unreadable: 0, repaired: NOTHING });
  });
});

describe('what follows from the papers', () => {
  it.each([
    ['a digest that is missing', 'digests', () => db.digests.delete(ONE)],
    ['a digest that says something else', 'digests', () => db.digests.update(ONE, { text: 'lies' })],
    ['a digest with a name of nobody', 'digests', () => db.digests.update(ONE, { family: 'nobody' })],
    ['an abstract that is missing', 'abstracts', () => db.abstracts.delete(ONE)],
    ['an abstract of a paper that has none', 'abstracts', () => db.abstracts.put({ key: TWO, text: 'x' })],
    ['an identifier that nobody owns', 'identifiers', () => db.identifiers.delete('doi:10.1000/1')],
    [
      'an identifier that belongs to a paper that is not called so',
      'identifiers',
      () => db.identifiers.put({ id: 'doi:10.1000/1', key: TWO }),
    ],
  ] as const)('is made again: %s', async (_, part, spoil) => {
    const before = await contents();
    await spoil();
    const { repaired } = await checkAndRepair(db);
    expect(repaired[part]).toBeGreaterThan(0);
    expect(await contents()).toEqual(before);
    expect(isSound(await checkAndRepair(db))).toBe(true);
  });

  it.each([
    ['a digest', 'digests', () => db.digests.add({ key: 'arxiv:2604.9' } as never)],
    ['an abstract', 'abstracts', () => db.abstracts.add({ key: 'arxiv:2604.9', text: '' })],
    ['an identifier', 'identifiers', () => db.identifiers.add({ id: 'doi:10.1/9', key: 'arxiv:2604.9' })],
    ['an errand', 'errands', () => db.errands.add(errandFor('complete', 'arxiv:2604.9', NOW))],
    ['a tombstone', 'removed', () => db.removed.add({ key: ONE, ids: [ONE], removedAt: NOW })],
    [
      'what waits for Zotero',
      'zotero',
      () => db.zotero.add({ key: 'arxiv:2604.9', ids: ['arxiv:2604.9'], state: 'waiting', at: NOW }),
    ],
  ] as const)('and of no paper goes: %s', async (_, part, add) => {
    const before = await contents();
    await add();
    expect((await checkAndRepair(db)).repaired).toEqual({ ...NOTHING, [part]: 1 });
    expect(await contents()).toEqual(before);
  });

  it('is made again where all of it is lost', async () => {
    const many = Array.from({ length: 300 }, (_, n) => aSighting({ ids: [`arxiv:2605.${10_000 + n}`] }));
    await save(db, many, NOW);
    const before = await contents();
    await Promise.all([db.digests.clear(), db.abstracts.clear(), db.identifiers.clear()]);
    expect((await checkAndRepair(db)).repaired).toMatchObject({ identifiers: 303, digests: 302 });
    expect(await contents()).toEqual(before);
  });

  it('of an identifier that two papers go by has one owner', async () => {
    const shared = 'doi:10.1000/both';
    await db.papers.bulkPut([
      aPaper({ key: 'pmlr:1', ids: ['pmlr:1', shared] }),
      aPaper({ key: 'pmlr:2', ids: ['pmlr:2', shared] }),
    ]);
    await db.identifiers.put({ id: shared, key: 'pmlr:2' });
    await checkAndRepair(db);
    expect(await db.identifiers.get(shared)).toEqual({ id: shared, key: 'pmlr:1' });
    expect(isSound(await checkAndRepair(db))).toBe(true);
  });

  it('is repaired wholly or not at all', async () => {
    await Promise.all([db.digests.clear(), db.identifiers.delete(TWO)]);
    const before = await contents();
    const full = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
    db.digests.hook('creating', full);
    await expect(checkAndRepair(db)).rejects.toThrow();
    db.digests.hook('creating').unsubscribe(full);
    expect(await contents()).toEqual(before);
  });
});

describe('what cannot be repaired', () => {
  it('is counted and kept: a record that cannot be read as a paper, and all that is said of it', async () => {
    const [paper] = await allPapers(db);
    await db.papers.put({ ...paper, key: ONE, links: 'none' } as never);
    const before = await contents();
    expect(await checkAndRepair(db)).toMatchObject({ papers: 2, unreadable: 1, repaired: NOTHING });
    expect(await contents()).toEqual(before);
    await db.papers.put({ key: ONE } as never);
    expect(await checkAndRepair(db)).toMatchObject({ papers: 2, unreadable: 1, repaired: NOTHING });
    expect(await db.identifiers.get('doi:10.1000/1')).toEqual({ id: 'doi:10.1000/1', key: ONE });
  });

  it('is left alone: a tombstone that still holds what the reader wrote', async () => {
    await db.removed.add({ key: ONE, ids: [ONE], removedAt: NOW, paper: aPaper({ key: ONE, note: 'Mine' }) });
    expect((await checkAndRepair(db)).repaired).toEqual(NOTHING);
    expect(await db.removed.get(ONE)).toMatchObject({ paper: { note: 'Mine' } });
  });
});
