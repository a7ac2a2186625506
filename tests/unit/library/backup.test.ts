import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { json } from '../../../lib/formats/json';
import { applyRestore, planRestore, readBackup, undoBackup } from '../../../lib/library/backup';
import { type LibraryDatabase, openLibrary } from '../../../lib/library/database';
import { edit } from '../../../lib/library/edit';
import { allPapers, count } from '../../../lib/library/query';
import { remove } from '../../../lib/library/remove';
import { save } from '../../../lib/library/save';
import { forgetForGood } from '../../../lib/library/trash';
import { undoRestore } from '../../../lib/library/undo-restore';
import { faultsOf } from '../../soak/library-faults';
import { aPaper, aSighting, NOW } from '../builders';

let db: LibraryDatabase;
let counter = 0;

beforeEach(async () => {
  db = openLibrary(`backup-${counter++}`);
  await save(
    db,
    [
      aSighting({ ids: ['arxiv:2604.00001'], title: 'One' }),
      aSighting({ ids: ['arxiv:2604.00002'], title: 'Two' }),
    ],
    NOW,
  );
});

async function backUp() {
  const read = readBackup(json.write(await allPapers(db)));
  if (!read.ok) throw new Error(read.error);
  return read.backup;
}

describe('a backup', () => {
  it('brings an emptied library back as it was', async () => {
    await edit(db, ['arxiv:2604.00001'], { status: 'read', addTags: ['t'], note: 'n' });
    const before = await allPapers(db);
    const backup = await backUp();
    await remove(db, ['arxiv:2604.00001', 'arxiv:2604.00002']);
    const { merge } = await planRestore(db, backup);
    expect(merge).toEqual({ added: 2, changed: 0, same: 0, removed: 0 });
    await applyRestore(db, backup, 'merge');
    expect(await allPapers(db)).toEqual(before);
    expect(await db.removed.count()).toBe(0);
  });

  it('that is ended half way brings nothing back', async () => {
    const before = await allPapers(db);
    const many = Array.from({ length: 350 }, (_, n) => aPaper({ key: `arxiv:2601.${10_000 + n}` }));
    const put = vi.spyOn(db.papers, 'bulkPut');
    const restoring = applyRestore(db, { exportedAt: '', papers: many }, 'replace', NOW, (done) => {
      if (put.mock.calls.length > 0 && done >= 200) throw new Error('enough');
    });
    await expect(restoring).rejects.toThrow('enough');
    expect(await allPapers(db)).toEqual(before);
    expect(await faultsOf(db)).toEqual([]);
  });

  it('merged in removes nothing, and of two edits keeps the later one', async () => {
    await edit(db, ['arxiv:2604.00001'], { note: 'old', status: 'reading' }, NOW + 1);
    const backup = await backUp();
    await edit(db, ['arxiv:2604.00001'], { note: 'new' }, NOW + 2);
    await save(db, [aSighting({ ids: ['arxiv:2604.00003'] })]);
    expect((await planRestore(db, backup)).merge).toMatchObject({ added: 0, removed: 0 });
    await applyRestore(db, backup, 'merge');
    expect(await count(db)).toBe(3);
    expect(await db.papers.get('arxiv:2604.00001')).toMatchObject({ note: 'new', status: 'reading' });
  });

  it('merged in leaves a paper as it is that goes by the key of another in it', async () => {
    const KEY = 'acl:2026.x-1.1';
    await save(db, [aSighting({ ids: [KEY], title: 'Five' })], NOW);
    await save(db, [aSighting({ ids: [KEY, 'arxiv:2604.00005'], title: 'Five' })], NOW);
    const backup = await backUp();
    await remove(db, [KEY]);
    await forgetForGood(db, [KEY]);
    await save(db, [aSighting({ ids: [KEY], title: 'Six' })], NOW);
    await save(db, [aSighting({ ids: [KEY, 'arxiv:2604.00006'], title: 'Six' })], NOW);
    const { undo } = await applyRestore(db, backup, 'merge');
    const titles = async () => (await allPapers(db)).map(({ title }) => title).sort();
    expect(await titles()).toEqual(['Five', 'One', 'Six', 'Two']);
    expect((await planRestore(db, backup)).merge).toMatchObject({ added: 0, changed: 0 });
    expect(await faultsOf(db)).toEqual([]);
    await undoRestore(db, undo);
    expect(await titles()).toEqual(['One', 'Six', 'Two']);
    expect(await faultsOf(db)).toEqual([]);
  });

  it('put in place of the library takes out what it lacks, as was said before, and that can be undone', async () => {
    const backup = await backUp();
    await save(db, [aSighting({ ids: ['arxiv:2604.00003'] })], NOW + 9000);
    await edit(db, ['arxiv:2604.00001'], { note: 'since' }, NOW + 9001);
    const before = await allPapers(db);
    const { replace: plan } = await planRestore(db, backup);
    expect(plan).toEqual({ added: 0, changed: 1, same: 1, removed: 1 });
    const { plan: done, undo } = await applyRestore(db, backup, 'replace');
    expect(done).toEqual(plan);
    expect(await count(db)).toBe(2);
    expect(await db.papers.get('arxiv:2604.00001')).toMatchObject({ note: '' });
    await undoRestore(db, undo);
    expect(await allPapers(db)).toEqual(before);
  });

  it('of the same library changes nothing', async () => {
    expect((await planRestore(db, await backUp())).replace).toEqual({
      added: 0,
      changed: 0,
      same: 2,
      removed: 0,
    });
  });
});

describe('a file that is no good backup', () => {
  const whole = () => json.write([aPaper({ title: 'Good' })]);

  it.each([
    ['is no JSON', () => 'BibTeX, perhaps', /not JSON/],
    ['is cut off', () => whole().slice(0, -40), /cut off/],
    ['is nested without end', () => `${'['.repeat(100_000)}${']'.repeat(100_000)}`, /not JSON/],
    ['is something else', () => '{"papers": []}', /not a backup/],
    ['is a list', () => '[1, 2]', /not a backup/],
    ['is null', () => 'null', /not a backup/],
    ['is of a newer version', () => whole().replace('"version": 1', '"version": 3'), /newer version/],
    ['lacks its papers', () => '{"format":"offprint-library","version":1,"exportedAt":"x"}', /damaged/],
  ])('because it %s is refused in words', (_, text, words) => {
    expect(readBackup(text())).toMatchObject({ ok: false, error: expect.stringMatching(words) });
  });

  it('because one record is bad, gives the others, and says which is bad and why', () => {
    const bad = {
      ...aPaper({ title: 'Bad' }),
      links: [{ kind: 'repository', url: 'javascript:alert(1)', foundIn: 'abstract' }],
    };
    const text = json.write([aPaper({ title: 'Good' }), bad as never, aPaper({ title: 'Also good' })]);
    const read = readBackup(text);
    expect(read).toMatchObject({
      ok: true,
      backup: { papers: [{ title: 'Good' }, { title: 'Also good' }] },
      bad: [{ index: 1, title: 'Bad', why: expect.stringContaining('links.0.url') }],
    });
  });

  it('because it would reach into prototypes, reaches nothing', () => {
    const text = whole().replace('"papers": [', '"__proto__": {"polluted": true}, "papers": [');
    expect(readBackup(text).ok).toBe(true);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

it('two papers that became one since the backup are two again after it replaced the library', async () => {
  const one = aSighting({ ids: ['openreview:work60'], title: 'On Rivers of Kind 6' });
  const other = aSighting({ ids: ['arxiv:2604.00007', 'dblp:conf/x/W7'], title: 'On Rivers of Kind 6' });
  db = openLibrary('two-again');
  await save(db, [one, other]);
  const papers = await allPapers(db);
  await save(db, [aSighting({ ids: ['dblp:conf/x/W7', 'openreview:work60'], title: 'On Rivers of Kind 6' })]);
  expect(await count(db)).toBe(1);
  const together = await allPapers(db);
  const { undo } = await applyRestore(db, { exportedAt: '', papers }, 'replace');
  expect(await allPapers(db)).toEqual(papers);
  expect(await faultsOf(db)).toEqual([]);
  await undoBackup(db, undo);
  expect(await allPapers(db)).toEqual(together);
  expect(await faultsOf(db)).toEqual([]);
  await db.delete();
});

it('a paper that got a stronger identifier since goes by its own again, and is not overwritten by another', async () => {
  db = openLibrary('own-key-again');
  await save(db, [aSighting({ ids: ['openreview:work60'] })]);
  const papers = await allPapers(db);
  await save(db, [aSighting({ ids: ['openreview:work60', 'arxiv:2604.00007'] })]);
  await applyRestore(db, { exportedAt: '', papers }, 'replace');
  await save(db, [aSighting({ ids: ['arxiv:2604.00007'] })]);
  expect((await allPapers(db)).map(({ ids }) => ids)).toEqual([['arxiv:2604.00007'], ['openreview:work60']]);
  expect(await faultsOf(db)).toEqual([]);
  await db.delete();
});
