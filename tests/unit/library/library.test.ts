import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asLibraryError, type LibraryDatabase, openLibrary } from '../../../lib/library/database';
import { abstractOf, digestOf } from '../../../lib/library/digest';
import { edit } from '../../../lib/library/edit';
import { lookUp } from '../../../lib/library/lookup';
import { allPapers, count, digests, lotReader, newest, papersByKey } from '../../../lib/library/query';
import { forgetOld, remove, restore } from '../../../lib/library/remove';
import { save, tell } from '../../../lib/library/save';
import { likenessOf } from '../../../lib/likeness';
import { Paper } from '../../../lib/paper';
import first from '../../fixtures/library-v1.json';
import second from '../../fixtures/library-v2.json';
import third from '../../fixtures/library-v3.json';
import fourth from '../../fixtures/library-v4.json';
import fifth from '../../fixtures/library-v5.json';
import { aSighting, NOW } from '../builders';

let db: LibraryDatabase;
let name: string;
let counter = 0;

beforeEach(() => {
  name = `library-${counter++}`;
  db = openLibrary(name);
});

afterEach(async () => {
  await checkLibrary(db);
  await db.delete();
});

/** What must hold after whatever was done. */
async function checkLibrary(library: LibraryDatabase): Promise<void> {
  const papers = new Map((await library.papers.toArray()).map((paper) => [paper.key, paper]));
  const owners = await library.identifiers.toArray();
  for (const { id, key } of owners) expect(papers.get(key)?.ids).toContain(id);
  const owned = new Set(owners.map(({ id }) => id));
  for (const paper of papers.values()) {
    expect(Paper.safeParse(paper).error).toBeUndefined();
    for (const id of paper.ids) expect(owned).toContain(id);
  }
  const all = await library.digests.toArray();
  expect(all.map(({ key }) => key).sort()).toEqual([...papers.keys()].sort());
  for (const digest of all) {
    const paper = papers.get(digest.key);
    const { family, ...wanted } = paper ? digestOf(paper) : digest;
    // Digests of before there was such a field are left without it.
    expect(digest).toEqual({ ...wanted, ...(digest.family && { family }) });
  }
  const abstracts = new Map((await library.abstracts.toArray()).map((it) => [it.key, it]));
  for (const paper of papers.values()) expect(abstracts.get(paper.key)).toEqual(abstractOf(paper));
  expect([...abstracts.keys()].filter((key) => !papers.has(key))).toEqual([]);
  for (const { key } of await library.removed.toArray()) expect(papers.has(key)).toBe(false);
}

describe('saving', () => {
  it('knows within one saving who owns an identifier once its owner became part of another', async () => {
    const ids = (...some: string[]) => aSighting({ ids: some });
    const dblp = 'dblp:conf/x/W4';
    await save(db, [ids('doi:10.9/b', dblp), ids('arxiv:2604.00004', dblp), ids('doi:10.9/a')], NOW);
    // Another work, that goes by the first one's DOI.
    await save(db, [ids('arxiv:2604.00001', 'doi:10.9/b')], NOW + 1);
    const both = [ids('doi:10.9/a', 'arxiv:2604.00004'), ids('doi:10.9/b')];
    const { added, merged } = await save(db, both, NOW + 2);
    expect(added).toEqual([]);
    const [owner] = (await db.identifiers.bulkGet(['doi:10.9/b'])).map((it) => it?.key ?? '');
    expect(merged).toContain(owner);
    expect(merged).toHaveLength(2);
  });

  it('keeps what the page told, to be read first', async () => {
    const sighting = aSighting({ abstract: 'It is short.', authors: [{ name: 'Ada' }] });
    await save(db, [aSighting()], NOW - 1000);
    expect(await save(db, [sighting], NOW)).toEqual({ added: [sighting.ids[0]], merged: [] });
    const [paper] = await newest(db, 1);
    expect(paper).toMatchObject({
      abstract: 'It is short.',
      status: 'to-read',
      savedAt: NOW,
      note: '',
      tags: [],
    });
  });

  it('of the same work from another page makes no second paper', async () => {
    await save(db, [aSighting({ ids: ['arxiv:2604.00001'] })]);
    await save(db, [aSighting({ ids: ['arxiv:2604.00001', 'doi:10.1/x'], source: 'huggingface/listing' })]);
    await save(db, [aSighting({ ids: ['doi:10.1/x'] })]);
    expect(await count(db)).toBe(1);
    expect((await allPapers(db))[0]?.ids).toEqual(['arxiv:2604.00001', 'doi:10.1/x']);
  });

  it('of two works that share a title makes two papers', async () => {
    await save(db, [aSighting({ title: 'Attention' }), aSighting({ title: 'Attention' })]);
    expect(await count(db)).toBe(2);
  });

  it('of two works that share a DOI, but not their arXiv id, makes two papers', async () => {
    await save(db, [aSighting({ ids: ['arxiv:2604.00001', 'doi:10.1/proceedings'] })]);
    await save(db, [aSighting({ ids: ['arxiv:2604.00002', 'doi:10.1/proceedings'] })]);
    expect(await count(db)).toBe(2);
    const marks = await lookUp(db, [{ ids: ['arxiv:2604.00002'] }, { ids: ['doi:10.1/proceedings'] }]);
    expect(marks).toMatchObject([{ key: 'arxiv:2604.00002' }, { key: 'arxiv:2604.00001' }]);
  });

  it('of a page that shows two saved papers to be one makes them one, with what the reader wrote on both', async () => {
    await save(db, [aSighting({ ids: ['doi:10.1/x'] })]);
    await save(db, [aSighting({ ids: ['arxiv:2604.00001'] })]);
    await edit(db, ['doi:10.1/x'], { addTags: ['a'], note: 'on the DOI' });
    await edit(db, ['arxiv:2604.00001'], { addTags: ['b'] });
    await save(db, [aSighting({ ids: ['arxiv:2604.00001', 'doi:10.1/x'] })]);
    const [paper, ...more] = await allPapers(db);
    expect(more).toEqual([]);
    expect(paper).toMatchObject({ key: 'arxiv:2604.00001', tags: ['b', 'a'], note: 'on the DOI' });
    expect(await db.removed.get('doi:10.1/x')).toMatchObject({ mergedInto: 'arxiv:2604.00001' });
  });

  it('of many papers keeps the order of their page, and is all or nothing', async () => {
    const many = Array.from({ length: 300 }, (_, n) => aSighting({ title: `Paper ${n}` }));
    await save(db, many, NOW);
    expect((await newest(db, 3)).map(({ title }) => title)).toEqual(['Paper 0', 'Paper 1', 'Paper 2']);
    const broken = { ...aSighting(), links: [() => {}] } as never;
    await expect(save(db, [aSighting(), broken])).rejects.toThrow();
    expect(await count(db)).toBe(300);
  });

  it('in two windows at the same moment keeps both', async () => {
    const other = openLibrary(name);
    await Promise.all([
      ...Array.from({ length: 20 }, () => save(db, [aSighting()])),
      ...Array.from({ length: 20 }, () => save(other, [aSighting()])),
    ]);
    other.close();
    expect(await count(db)).toBe(40);
  });
});

describe('looking up', () => {
  it('says for each entry whether it is saved, by any identifier, and what code is known', async () => {
    await save(db, [
      aSighting({
        ids: ['arxiv:2604.00001', 'doi:10.1/x'],
        links: [{ kind: 'repository', url: 'https://github.com/a/b', foundIn: 'abstract' }],
      }),
    ]);
    const marks = await lookUp(db, [
      { ids: ['doi:10.1/x'] },
      { ids: ['arxiv:2604.00009'] },
      { ids: ['arxiv:2604.00001'] },
    ]);
    expect(marks).toMatchObject([
      { saved: true, code: 'https://github.com/a/b' },
      { saved: false },
      { saved: true, key: 'arxiv:2604.00001' },
    ]);
  });
});

describe('telling', () => {
  it('adds to a saved paper what it lacks, and saves no other', async () => {
    await save(db, [aSighting({ ids: ['arxiv:2604.00001'] })]);
    const told = [aSighting({ ids: ['arxiv:2604.00001'], abstract: 'New here.' }), aSighting()];
    expect(await tell(db, told)).toEqual(['arxiv:2604.00001']);
    expect(await tell(db, told)).toEqual([]);
    expect(await allPapers(db)).toMatchObject([{ abstract: 'New here.' }]);
  });
});

describe('removing', () => {
  it('can be undone, with all that the reader wrote', async () => {
    await save(db, [aSighting({ ids: ['arxiv:2604.00001'] })], NOW);
    await edit(db, ['arxiv:2604.00001'], { status: 'read', addTags: ['t'], note: 'n' });
    const before = await allPapers(db);
    const removal = await remove(db, ['arxiv:2604.00001']);
    expect(await count(db)).toBe(0);
    expect(await lookUp(db, [{ ids: ['arxiv:2604.00001'] }])).toEqual([{ saved: false }]);
    expect(await restore(db, removal)).toEqual(['arxiv:2604.00001']);
    expect(await allPapers(db)).toEqual(before);
  });

  it('is undone only by whoever did it, and only once', async () => {
    await save(db, [aSighting({ ids: ['arxiv:2604.00001'] })]);
    const removal = await remove(db, ['arxiv:2604.00001'], NOW);
    expect(await restore(db, { ...removal, removedAt: NOW - 1 })).toEqual([]);
    expect(await restore(db, removal)).toEqual(['arxiv:2604.00001']);
    expect(await restore(db, removal)).toEqual([]);
  });

  it('and saving again brings back what the reader wrote', async () => {
    await save(db, [aSighting({ ids: ['arxiv:2604.00001'] })], NOW);
    await edit(db, ['arxiv:2604.00001'], { note: 'mine' });
    await remove(db, ['arxiv:2604.00001']);
    await save(db, [aSighting({ ids: ['arxiv:2604.00001'], venue: 'V' })], NOW + 5000);
    expect(await allPapers(db)).toMatchObject([{ note: 'mine', venue: 'V', savedAt: NOW + 5000 }]);
    expect(await db.removed.count()).toBe(0);
  });

  it('forgets the contents after 30 days, and remembers that it was removed', async () => {
    await save(db, [aSighting({ ids: ['arxiv:2604.00001'] }), aSighting({ ids: ['arxiv:2604.00002'] })]);
    const day = 24 * 60 * 60 * 1000;
    await remove(db, ['arxiv:2604.00001'], NOW - 31 * day);
    await remove(db, ['arxiv:2604.00002'], NOW - 29 * day);
    await forgetOld(db, NOW);
    const [old, young] = await db.removed.toArray();
    expect(old).toEqual({ key: 'arxiv:2604.00001', ids: ['arxiv:2604.00001'], removedAt: NOW - 31 * day });
    expect(young?.paper).toBeDefined();
  });
});

describe('what the reader writes', () => {
  it('is kept with the time of each field', async () => {
    await save(db, [aSighting({ ids: ['arxiv:2604.00001'] })], NOW);
    await edit(db, ['arxiv:2604.00001'], { status: 'reading' }, NOW + 1);
    await edit(db, ['arxiv:2604.00001'], { addTags: [' to cite ', 'To Cite', ''] }, NOW + 2);
    await edit(db, ['arxiv:2604.00001'], { removeTags: ['TO CITE'], addTags: ['b'], note: 'n' }, NOW + 3);
    expect(await allPapers(db)).toMatchObject([
      {
        status: 'reading',
        tags: ['b'],
        note: 'n',
        edited: { status: NOW + 1, tags: NOW + 3, note: NOW + 3 },
      },
    ]);
  });

  it('in two windows at once, on two fields, is kept in both', async () => {
    await save(db, [aSighting({ ids: ['arxiv:2604.00001'] })]);
    const other = openLibrary(name);
    await Promise.all([
      edit(db, ['arxiv:2604.00001'], { note: 'here' }),
      edit(other, ['arxiv:2604.00001'], { status: 'read' }),
    ]);
    other.close();
    expect(await allPapers(db)).toMatchObject([{ note: 'here', status: 'read' }]);
  });

  it('on a paper that is gone changes nothing', async () => {
    await edit(db, ['arxiv:2604.00001'], { note: 'lost?' });
    expect(await count(db)).toBe(0);
  });
});

describe('reading', () => {
  it('gives papers in the order asked for, without those that are gone', async () => {
    await save(db, [aSighting({ ids: ['arxiv:2604.00001'] }), aSighting({ ids: ['arxiv:2604.00002'] })]);
    const keys = ['arxiv:2604.00002', 'arxiv:2604.00009', 'arxiv:2604.00001'];
    expect((await papersByKey(db, keys)).map(({ key }) => key)).toEqual([
      'arxiv:2604.00002',
      'arxiv:2604.00001',
    ]);
    expect(await digests(db)).toHaveLength(2);
  });

  it('brings the same papers in lots, whether many or few of those in between are wanted', async () => {
    const all = Array.from({ length: 60 }, (_, n) => aSighting({ ids: [`arxiv:2604.${10_000 + n}`] }));
    await save(db, all);
    const keys = all.flatMap(({ ids }) => ids);
    const size = fc.integer({ min: 1, max: 20 });
    await fc.assert(
      fc.asyncProperty(
        fc.subarray([...keys, 'arxiv:2604.09999', 'arxiv:2604.10030a']),
        size,
        async (some, lot) => {
          const read = lotReader(db);
          const sorted = some.toSorted();
          const found: string[] = [];
          for (let at = 0; at < sorted.length; at += lot) {
            found.push(...(await read(sorted.slice(at, at + lot))).map(({ key }) => key));
          }
          expect(found).toEqual(sorted.filter((key) => keys.includes(key)));
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('papers that go by one identifier and are two', () => {
  const SHARED = 'doi:10.1/shared';

  it('own what they owned again once a removal is undone', async () => {
    await save(db, [aSighting({ ids: ['arxiv:2604.00001', SHARED] })]);
    await save(db, [aSighting({ ids: ['arxiv:2604.00002', SHARED] })]);
    const removal = await remove(db, ['arxiv:2604.00001']);
    expect(await db.identifiers.get(SHARED)).toMatchObject({ key: 'arxiv:2604.00002' });
    await restore(db, removal);
    expect(await db.identifiers.get(SHARED)).toMatchObject({ key: 'arxiv:2604.00001' });
  });

  it('leave each other in the Trash', async () => {
    await save(db, [aSighting({ ids: [SHARED, 'acl:2026.x-1.1'], title: 'The First' })]);
    const removal = await remove(db, [SHARED]);
    await save(db, [aSighting({ ids: [SHARED, 'acl:2026.x-1.2'], title: 'The Second' })]);
    expect(await restore(db, removal)).toEqual([SHARED]);
    expect((await allPapers(db)).map(({ title }) => title).sort()).toEqual(['The First', 'The Second']);
  });

  it('both come back from the Trash in one save, with what the reader wrote', async () => {
    await save(db, [aSighting({ ids: ['acl:2026.x-1.1'] }), aSighting({ ids: ['openreview:bbbbb'] })]);
    await edit(db, ['acl:2026.x-1.1', 'openreview:bbbbb'], { note: 'mine' });
    await remove(db, ['acl:2026.x-1.1', 'openreview:bbbbb']);
    await save(db, [
      aSighting({ ids: ['acl:2026.x-1.1', 'openreview:aaaaa'] }),
      aSighting({ ids: ['acl:2026.x-1.1', 'openreview:bbbbb'] }),
    ]);
    expect((await allPapers(db)).map(({ note }) => note)).toEqual(['mine', 'mine']);
    expect(await db.removed.count()).toBe(0);
  });

  it('never take the place of each other, even where each identifier is the key of another', async () => {
    await save(db, [aSighting({ ids: ['acl:2026.x-1.1'], title: 'The First' })]);
    await save(db, [aSighting({ ids: ['acl:2026.x-1.1', 'openreview:aaaaa'], title: 'The First' })]);
    await save(db, [aSighting({ ids: ['openreview:bbbbb'], title: 'The Second' })]);
    await save(db, [aSighting({ ids: ['acl:2026.x-1.2', 'openreview:bbbbb'], title: 'The Second' })]);
    await save(db, [aSighting({ ids: ['acl:2026.x-1.1', 'openreview:bbbbb'], title: 'The Third' })]);
    const titles = (await allPapers(db)).map(({ title }) => title);
    expect(titles.sort()).toEqual(['The First', 'The Second', 'The Third']);
  });

  it('are two again when the save that made them one shows that they are', async () => {
    await save(db, [aSighting({ ids: ['doi:10.1/a', 'openreview:aaaaa'] })]);
    await save(db, [aSighting({ ids: ['doi:10.1/b'] })]);
    await save(db, [
      aSighting({ ids: ['doi:10.1/a', 'openreview:aaaaa', 'doi:10.1/b'] }),
      aSighting({ ids: ['doi:10.1/b', 'openreview:bbbbb'] }),
    ]);
    expect((await allPapers(db)).map(({ key }) => key).sort()).toEqual(['doi:10.1/a', 'doi:10.1/b']);
    expect(await db.removed.count()).toBe(0);
  });
});

describe('any number of things done in any order', () => {
  const ids = fc.uniqueArray(
    fc.constantFrom(
      'arxiv:2604.00001',
      'arxiv:2604.00002',
      'doi:10.1/x',
      'doi:10.1/y',
      'openreview:abcde',
      'acl:P19-1001',
    ),
    { minLength: 1, maxLength: 3 },
  );
  const step = fc.oneof(
    fc.record({ do: fc.constant('save' as const), ids }),
    fc.record({ do: fc.constant('tell' as const), ids }),
    fc.record({ do: fc.constant('remove' as const), nth: fc.nat(5) }),
    fc.record({ do: fc.constant('undo' as const) }),
    fc.record({ do: fc.constant('edit' as const), nth: fc.nat(5), tag: fc.constantFrom('a', 'b') }),
  );

  it('leaves a library in which everything fits together, and no tag is lost', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const library = openLibrary(`model-${counter++}`);
        let removal = { keys: [] as string[], removedAt: 0 };
        let at = NOW;
        for (const it of steps) {
          at += 1000;
          const keys = (await library.papers.toArray()).map(({ key }) => key);
          const key = 'nth' in it ? keys[it.nth % Math.max(1, keys.length)] : undefined;
          if (it.do === 'save') await save(library, [aSighting({ ids: it.ids })], at);
          if (it.do === 'tell') {
            const before = keys.length;
            await tell(library, [aSighting({ ids: it.ids })], at);
            expect(await count(library)).toBeLessThanOrEqual(before);
          }
          if (it.do === 'remove' && key) removal = await remove(library, [key], at);
          if (it.do === 'undo') await restore(library, removal);
          if (it.do === 'edit' && key) await edit(library, [key], { addTags: [it.tag] }, at);
          await checkLibrary(library);
        }
        await library.delete();
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});

describe('a database', () => {
  const tablesOfOne = {
    papers: '&key, savedAt, *ids',
    identifiers: '&id, key',
    digests: '&key',
    removed: '&key, removedAt',
  };
  const tablesOfTwo = { ...tablesOfOne, digests: '&key, likeness' };
  const tablesOfThree = {
    ...tablesOfTwo,
    ...{ abstracts: '&key', dismissed: '&id', tagLooks: '&name', searches: '&name' },
  };
  const tablesOfFour = {
    ...tablesOfThree,
    ...{ errands: '&id, dueAt', answers: '&id, at', paces: '&source', apart: '&pair' },
  };
  const tablesOfFive = { ...tablesOfFour, zotero: '&key, state, *ids' };

  it.each([
    { version: 1, sample: first, tables: tablesOfOne },
    { version: 2, sample: second, tables: tablesOfTwo },
    { version: 3, sample: third, tables: tablesOfThree },
    { version: 4, sample: fourth, tables: tablesOfFour },
    { version: 5, sample: fifth, tables: tablesOfFive },
  ])('of version $version is opened with everything in it', async ({ version, sample, tables }) => {
    const old = new Dexie(name);
    old.version(version).stores(tables);
    for (const [table, records] of Object.entries(sample)) await old.table(table).bulkAdd(records);
    old.close();
    for (const [table, records] of Object.entries(sample)) {
      // Digests are made anew.
      if (table === 'digests') continue;
      const key = db.table(table).schema.primKey.keyPath as string;
      const sorted = (some: unknown[]) =>
        some.toSorted((a, b) => (String((a as never)[key]) < String((b as never)[key]) ? -1 : 1));
      expect(sorted(await db.table(table).toArray())).toMatchObject(sorted(records));
    }
    const [paper] = await db.papers.toArray();
    const likeness = paper && likenessOf(paper);
    expect(await lookUp(db, [{ ids: ['dblp:conf/x/Y26'], likeness }])).toMatchObject([
      { saved: false, probably: true, key: paper?.key },
    ]);
    expect(await lookUp(db, [{ ids: ['doi:10.1145/3580305.3599263'] }])).toMatchObject([{ saved: true }]);
  });

  it('of a newer version is refused with clear words, and left as it is', async () => {
    const newer = new Dexie(name);
    newer.version(99).stores({ papers: '&key', secrets: '&id' });
    await newer.table('secrets').add({ id: 1 });
    newer.close();
    const error = await save(db, [aSighting()]).catch(asLibraryError);
    expect(error).toMatchObject({
      kind: 'newer',
      message: expect.stringContaining('newer version of Offprint'),
    });
    db.close();
    await newer.open();
    expect(await newer.table('secrets').count()).toBe(1);
    newer.close();
    await Dexie.delete(name);
    db = openLibrary(name);
  });
});

describe('a failure', () => {
  it.each([
    ['QuotaExceededError', 'full'],
    ['VersionError', 'newer'],
    ['InvalidStateError', 'unavailable'],
    ['SomethingElse', 'unknown'],
  ])('%s is told as %s', (name, kind) => {
    const inner = Object.assign(new Error('inner'), { name });
    const wrapped = Object.assign(new Error('outer'), { name: 'AbortError', inner });
    expect(asLibraryError(inner).kind).toBe(kind);
    expect(asLibraryError(wrapped).kind).toBe(kind);
    expect(asLibraryError(wrapped).message).toMatch(/nothing|nothing can be saved/i);
  });

  it('for want of room leaves the library as it was', async () => {
    await save(db, [aSighting()]);
    const before = await allPapers(db);
    const full = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
    db.digests.hook('creating', full);
    const error = await save(db, [aSighting()]).catch(asLibraryError);
    expect(error).toMatchObject({ kind: 'full' });
    db.digests.hook('creating').unsubscribe(full);
    expect(await allPapers(db)).toEqual(before);
  });
});
