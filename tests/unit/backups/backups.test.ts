import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bringBack } from '../../../lib/backups/bring-back';
import { type BackupsDatabase, keptBackups, newestBackup, openBackups } from '../../../lib/backups/database';
import { keepUndo } from '../../../lib/backups/keep-undo';
import { backUp } from '../../../lib/backups/make';
import { fileOf } from '../../../lib/backups/read';
import { keptUndos, undoKept } from '../../../lib/backups/undo';
import { type Backup, readBackup } from '../../../lib/library/backup';
import { type LibraryDatabase, openLibrary } from '../../../lib/library/database';
import { dismiss } from '../../../lib/library/dismiss';
import { edit } from '../../../lib/library/edit';
import { applyImport } from '../../../lib/library/import';
import { allPapers, count } from '../../../lib/library/query';
import { inOneTransaction, writePapers } from '../../../lib/library/records';
import { remove } from '../../../lib/library/remove';
import { save } from '../../../lib/library/save';
import { keepSearch } from '../../../lib/library/saved-searches';
import { checkAndRepair, isSound } from '../../../lib/library/self-check';
import { colourTag } from '../../../lib/library/tags';
import { EVERYTHING } from '../../../lib/search/view';
import { changeSettings, DEFAULTS, readSettings } from '../../../lib/settings';
import { madePaper, madeSighting } from '../../fixtures/made-papers';
import { aSighting, NOW } from '../builders';

let db: LibraryDatabase;
let backups: BackupsDatabase;
let counter = 0;

const ONE = 'arxiv:2604.00001';
const TWO = 'arxiv:2604.00002';
const DAY = 86_400_000;

beforeEach(async () => {
  db = openLibrary(`kept-${counter++}`);
  backups = openBackups(db.name);
  const seen = [
    aSighting({ ids: [ONE], title: 'One', abstract: 'Of one thing.' }),
    aSighting({ ids: [TWO], title: 'Two' }),
  ];
  await save(db, seen, NOW);
});

afterEach(async () => {
  await db.delete();
  await backups.delete();
});

const make = (now = NOW) => backUp(db, backups, DEFAULTS, now);

function fill(papers: number): Promise<void> {
  return inOneTransaction(db, async () =>
    writePapers(
      db,
      Array.from({ length: papers }, (_, n) => madePaper(n)),
    ),
  );
}

async function readNewest(): Promise<Backup> {
  const kept = await newestBackup(backups);
  if (!kept) throw new Error('There is no backup.');
  const read = readBackup(await (await fileOf(backups, kept)).text());
  if (!read.ok) throw new Error(read.error);
  expect(read.bad).toEqual([]);
  return read.backup;
}

/** Everything that the library holds, but for what is made of the papers. */
async function contents() {
  const names = ['papers', 'removed', 'dismissed', 'tagLooks', 'searches', 'apart', 'zotero'] as const;
  return Object.fromEntries(await Promise.all(names.map(async (it) => [it, await db.table(it).toArray()])));
}

async function fillAll(): Promise<void> {
  await edit(db, [ONE], { addTags: ['Later'], note: 'Read this' }, NOW + 1);
  await save(db, [aSighting({ ids: ['arxiv:2604.00003'] })], NOW);
  await remove(db, ['arxiv:2604.00003'], NOW);
  await dismiss(db, ['arxiv:2604.00009'], NOW);
  await colourTag(db, 'Later', 'green');
  await keepSearch(db, 'Mine', { ...EVERYTHING, search: 'graph', unranked: true }, NOW);
  await db.apart.add({ pair: `${ONE} ${TWO}` });
  await db.zotero.add({ key: TWO, ids: [TWO], state: 'sent', at: NOW });
}

describe('a backup', () => {
  it('brings a whole library back into an empty one: papers, Trash, colours, searches and settings', async () => {
    await fillAll();
    await changeSettings({ density: 'compact' });
    const before = await contents();
    await backUp(db, backups, await readSettings(), NOW);
    const backup = await readNewest();
    await Promise.all(db.tables.map((table) => table.clear()));
    await changeSettings({ density: 'comfortable' });
    const { plan } = await bringBack(db, backups, backup, 'replace', () => '');
    expect(plan).toEqual({ added: 2, changed: 0, same: 0, removed: 0 });
    expect(await contents()).toEqual(before);
    expect(await readSettings()).toMatchObject({ density: 'compact' });
    expect(isSound(await checkAndRepair(db))).toBe(true);
  });

  it('merged in adds what is missing beside the papers as well, and changes no setting', async () => {
    await fillAll();
    await make();
    const backup = await readNewest();
    await db.searches.clear();
    await colourTag(db, 'Later', 'red');
    await keepSearch(db, 'New', EVERYTHING, NOW);
    await changeSettings({ density: 'compact' });
    await bringBack(db, backups, backup, 'merge', () => '');
    expect((await db.searches.toArray()).map(({ name }) => name)).toEqual(['Mine', 'New']);
    expect(await db.tagLooks.toArray()).toEqual([{ name: 'later', colour: 'red' }]);
    expect(await readSettings()).toMatchObject({ density: 'compact' });
  });

  it('does not say of a paper that is saved that it was removed, or is not for the reader', async () => {
    await fillAll();
    await make();
    const backup = await readNewest();
    await save(db, [aSighting({ ids: ['arxiv:2604.00003'] }), aSighting({ ids: ['arxiv:2604.00009'] })]);
    await bringBack(db, backups, backup, 'merge', () => '');
    expect(await count(db)).toBe(4);
    expect(await db.removed.count()).toBe(0);
    expect(await db.dismissed.count()).toBe(0);
    expect(isSound(await checkAndRepair(db))).toBe(true);
  });

  it('of an empty library is not made', async () => {
    await make();
    await remove(db, [ONE, TWO]);
    expect(await make(NOW + DAY)).toBeUndefined();
    expect(await keptBackups(backups)).toMatchObject([{ at: NOW, papers: 2 }]);
  });

  it('keeps what did not change once', async () => {
    await fill(1500);
    await make();
    const pieces = await backups.pieces.count();
    await edit(db, [ONE], { note: 'New' });
    await make(NOW + DAY);
    expect(await backups.backups.count()).toBe(2);
    expect(await backups.pieces.count()).toBeLessThanOrEqual(pieces + 1);
    expect((await readNewest()).papers).toHaveLength(1502);
  });

  it('is of one moment, whatever is saved, edited and removed while it is made', async () => {
    await fill(600);
    const making = make();
    const writing = (async () => {
      for (let n = 1000; n < 1030; n++) {
        await save(db, [madeSighting(n)], NOW);
        await edit(db, [ONE], { note: `Edit ${n}` });
        await remove(db, [madeSighting(n - 900).ids[0] ?? '']);
      }
    })();
    await making;
    const { papers, aside } = await readNewest();
    await writing;
    const fresh = new Set(Array.from({ length: 30 }, (_, n) => madeSighting(1000 + n).ids[0]));
    const saved = papers.filter(({ key }) => fresh.has(key));
    const removed = aside?.tables.removed ?? [];
    // Each round saves one and removes one: no moment knows of more than one that is saved and not removed.
    expect(saved.length - removed.length).toBeGreaterThanOrEqual(0);
    expect(saved.length - removed.length).toBeLessThanOrEqual(1);
    const note = papers.find(({ key }) => key === ONE)?.note;
    const edits = note ? Number(note.slice(5)) - 999 : 0;
    expect(saved.length - edits).toBeGreaterThanOrEqual(0);
    expect(saved.length - edits).toBeLessThanOrEqual(1);
  });

  it('that cannot be written leaves those that are there', async () => {
    await make();
    await edit(db, [ONE], { note: 'New' });
    const full = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
    backups.pieces.hook('creating', full);
    await expect(make(NOW + DAY)).rejects.toThrow();
    backups.pieces.hook('creating').unsubscribe(full);
    expect(await keptBackups(backups)).toMatchObject([{ at: NOW }]);
    expect((await readNewest()).papers).toHaveLength(2);
  });

  it('that does not come back as it was written does not count', async () => {
    await make();
    await edit(db, [ONE], { note: 'New' });
    const spoil = (_: unknown, piece: { packed: Uint8Array }) => {
      piece.packed.fill(0, 4, 30);
    };
    backups.pieces.hook('creating', spoil);
    await expect(make(NOW + DAY)).rejects.toThrow('does not come back');
    backups.pieces.hook('creating').unsubscribe(spoil);
    expect(await keptBackups(backups)).toMatchObject([{ at: NOW }]);
  });

  it('that was damaged since says so, and the next one is whole again', async () => {
    await make();
    const [piece] = await backups.pieces.toArray();
    if (!piece) throw new Error('There is no piece.');
    await backups.pieces.put({ ...piece, packed: piece.packed.slice(0, 20) });
    await expect(readNewest()).rejects.toThrow('damaged');
    await make(NOW + 1);
    expect((await readNewest()).papers).toHaveLength(2);
  });

  it('goes when it has had its time, and so do its pieces', async () => {
    for (let day = 0; day < 40; day++) {
      await edit(db, [ONE], { note: `Day ${day}` });
      await make(NOW + day * DAY);
    }
    const kept = await keptBackups(backups);
    expect(kept.length).toBeGreaterThanOrEqual(9);
    expect(kept.length).toBeLessThanOrEqual(10);
    expect(await backups.pieces.count()).toBe(kept.length + 1);
    expect((await readNewest()).papers.find(({ key }) => key === ONE)?.note).toBe('Day 39');
  });

  it('holds a record that cannot be read as a paper as it is', async () => {
    const broken = { key: 'arxiv:2604.66666', ids: 'none' };
    await db.papers.add(broken as never);
    const kept = await make();
    expect(kept).toMatchObject({ papers: 3 });
    const text = kept ? await (await fileOf(backups, kept)).text() : '';
    expect(JSON.parse(text).papers).toContainEqual(broken);
  });
});

describe('a restore can be undone', () => {
  it('at once, with the settings', async () => {
    await fillAll();
    await make();
    const backup = await readNewest();
    await remove(db, [TWO]);
    await edit(db, [ONE], { note: 'Since' });
    await db.tagLooks.clear();
    await changeSettings({ density: 'compact' });
    const before = await contents();
    const { undo } = await bringBack(db, backups, backup, 'replace', () => '');
    expect(await contents()).not.toEqual(before);
    await undo();
    expect(await contents()).toEqual(before);
    expect(await readSettings()).toMatchObject({ density: 'compact' });
    expect(await keptUndos(backups)).toEqual([]);
    expect(isSound(await checkAndRepair(db))).toBe(true);
  });

  it('a day long, from another page, after a backup of what goes with it', async () => {
    await make();
    const backup = await readNewest();
    await remove(db, [TWO]);
    const before = await contents();
    await bringBack(db, backups, backup, 'merge', ({ added }) => `${added} new`);
    const [kept] = await keptUndos(backups);
    expect(kept).toMatchObject({ kind: 'restore', said: '1 new' });
    expect(await undoKept(db, backups, kept?.at ?? 0)).toBe(true);
    expect(await undoKept(db, backups, kept?.at ?? 0)).toBe(false);
    expect(await contents()).toEqual(before);
    expect(await keptUndos(backups)).toEqual([]);
    expect((await readNewest()).papers.map(({ key }) => key)).toEqual([ONE, TWO]);
  });

  it('and no longer', async () => {
    await make();
    await bringBack(db, backups, await readNewest(), 'merge', () => '');
    expect(await keptUndos(backups, Date.now() + DAY + 1)).toEqual([]);
  });
});

it('an import can be undone a day long, from another page', async () => {
  const before = await allPapers(db);
  const draft = { told: { ids: ['arxiv:2604.00004'], title: 'Four', links: [] }, own: {} };
  const { undo } = await applyImport(db, [draft as never], 'import/list');
  expect(await count(db)).toBe(3);
  const at = await keepUndo(backups, { kind: 'import', said: 'Imported: 1 new.', undo });
  await undoKept(db, backups, at);
  expect(await allPapers(db)).toEqual(before);
});
