/** Writing into a folder: each paper into its own file, found again wherever it went, and no failure costing another. */
import 'fake-indexeddb/auto';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LibraryDatabase, openLibrary } from '../../../lib/library/database';
import { edit } from '../../../lib/library/edit';
import { newestKeys } from '../../../lib/library/query';
import { save } from '../../../lib/library/save';
import { startArchive } from '../../../lib/markdown-files/archive';
import { safeName, takenNames } from '../../../lib/markdown-files/file-name';
import type { Folder } from '../../../lib/markdown-files/folder';
import { type FileOptions, writePapers } from '../../../lib/markdown-files/write-papers';
import type { Sighting } from '../../../lib/paper';
import { aSighting } from '../builders';
import { memoryFolder } from './memory-folder';

let db: LibraryDatabase;
let count = 0;

beforeEach(() => {
  db = openLibrary(`files-${count++}`);
});
afterEach(() => db.delete());

const OPTIONS: FileOptions = { names: 'title', keyPattern: '[auth][year][title]' };
const unwatched = { signal: new AbortController().signal, tellDone: () => {} };

const saved = (...told: Partial<Sighting>[]) => save(db, told.map(aSighting));

async function write(folder: Folder, options: Partial<FileOptions> = {}, watch = unwatched) {
  return writePapers(db, await newestKeys(db), folder, { ...OPTIONS, ...options }, watch);
}

describe('a folder', () => {
  it('gets one file for each paper, called after its title or its key', async () => {
    await saved(
      { title: 'Graph Kernels', authors: [{ name: 'Ada Lovelace' }], published: '2025' },
      { title: 'What / is: "this"?' },
      { title: 'Sampling $\\binom{n}{k}$ subsets of $\\foo{X}$' },
    );
    const folder = memoryFolder();
    expect(await write(folder)).toEqual({ written: 3, same: 0, failed: [] });
    expect([...folder.contents.keys()].toSorted()).toEqual([
      'Graph Kernels.md',
      'Sampling (n choose k) subsets of foo X.md',
      'What is this.md',
    ]);
    const byKey = memoryFolder();
    await write(byKey, { names: 'key', keyPattern: '[auth:lower][year]' });
    expect([...byKey.contents.keys()]).toContain('lovelace2026.md');
  });

  it('is not written again where nothing changed', async () => {
    await saved({}, {});
    const folder = memoryFolder();
    await write(folder);
    expect(await write(folder)).toEqual({ written: 0, same: 2, failed: [] });
    expect(folder.writes).toBe(2);
  });

  it('has a renamed and moved file brought up to date where it is now', async () => {
    await saved({ ids: ['arxiv:2505.23462'], title: 'Graph Kernels' });
    const folder = memoryFolder();
    await write(folder);
    const text = folder.contents.get('Graph Kernels.md') ?? '';
    folder.contents.clear();
    folder.contents.set('Read/My favourite.md', `${text}My own words.`);
    await edit(db, ['arxiv:2505.23462'], { status: 'read' });
    expect(await write(folder)).toEqual({ written: 1, same: 0, failed: [] });
    expect([...folder.contents.keys()]).toEqual(['Read/My favourite.md']);
    const now = folder.contents.get('Read/My favourite.md');
    expect(now).toMatch(/status: "read"[\s\S]*My own words\.$/);
  });

  it('has no file overwritten that is of something else', async () => {
    await saved({ ids: ['arxiv:2505.23462'], title: 'Ideas' }, { ids: ['doi:10.1/b'], title: 'IDEAS' });
    const folder = memoryFolder({ 'ideas.md': 'My own list', 'Other.md': '---\noffprint: arxiv:1\n---\n' });
    await write(folder);
    expect(folder.contents.get('ideas.md')).toBe('My own list');
    expect([...folder.contents.keys()].slice(2).toSorted()).toEqual([
      'IDEAS (10.1 b).md',
      'Ideas (2505.23462).md',
    ]);
  });

  it('says which file failed, and why, and has the others', async () => {
    await saved({ ids: ['doi:10.1/a'], title: 'A' }, { title: 'B' }, { title: 'C' });
    const folder = memoryFolder({ 'mine.md': '---\noffprint: doi:10.1/a\nx: [never closed\n---\nText' });
    folder.failing.set('B.md', new Error('locked'));
    expect(await write(folder)).toEqual({
      written: 1,
      same: 0,
      failed: expect.arrayContaining([
        { name: 'mine.md', isUnreadable: true },
        { name: 'B.md', isUnreadable: false },
      ]),
    });
    expect(folder.contents.get('mine.md')).toContain('never closed');
  });

  it('that may not be written any more ends the work', async () => {
    await saved({ title: 'A' }, { title: 'B' });
    const folder = memoryFolder();
    for (const name of ['A.md', 'B.md']) folder.failing.set(name, new DOMException('no', 'NotAllowedError'));
    await expect(write(folder)).rejects.toThrow('no');
  });

  it('has what was written before the reader cancelled, whole', async () => {
    await saved(...Array.from({ length: 20 }, () => ({})));
    const abort = new AbortController();
    const folder = memoryFolder();
    const done = await write(folder, {}, { signal: abort.signal, tellDone: () => abort.abort() });
    expect(done.written).toBeLessThan(20);
    expect([...folder.contents.values()].filter((it) => it.includes('Below it'))).toHaveLength(done.written);
  });
});

it('an archive holds the same files', async () => {
  await saved({ title: 'Graph Kernels' }, { title: 'Übergänge' });
  const folder = memoryFolder();
  await write(folder);
  const archive = startArchive();
  await write(archive);
  const files = unzipSync(new Uint8Array(await archive.finished().arrayBuffer()));
  const texts = Object.entries(files).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]);
  expect(Object.fromEntries(texts)).toEqual(Object.fromEntries(folder.contents));
});

describe('a name', () => {
  it.each([
    ['a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j'],
    ['..hidden. ', 'hidden'],
    ['CON', 'CON -'],
    ['lpt1.notes', 'lpt1 -.notes'],
    ['Aux. methods', 'Aux -. methods'],
    ['Consensus', 'Consensus'],
    ['O(n²) 🎉 ∑ᵢ₌₁ⁿ', 'O(n²) 🎉 ∑ᵢ₌₁ⁿ'],
    ['\u200fشبكات\u200e (GNN): مسح', 'شبكات (GNN) مسح'],
    ['[[x]]#y^z', 'x y z'],
    ['  \n\t ', ''],
    ['…', '…'],
    ['a\u202egnp.exe', 'agnp.exe'],
  ])('%j is %j', (title, name) => expect(safeName(title)).toBe(name));

  it('is never longer than systems take', () => {
    expect(safeName('x'.repeat(5000)).length).toBeLessThanOrEqual(100);
    const wide = safeName('漢字'.repeat(500));
    expect(new TextEncoder().encode(wide).length).toBeLessThanOrEqual(200);
    expect(wide.isWellFormed()).toBe(true);
    expect(safeName('👩‍💻'.repeat(100)).isWellFormed()).toBe(true);
  });

  it('is given once, whatever its capitals and accents', () => {
    const names = takenNames(['Readme']);
    expect([
      names.take('README', '1'),
      names.take('Über', ''),
      names.take('U\u0308BER', ''),
      names.take('', 'x'),
    ]).toEqual(['README (1)', 'Über', 'U\u0308BER 2', 'x']);
  });
});
