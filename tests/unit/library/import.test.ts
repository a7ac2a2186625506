import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { bibtex } from '../../../lib/imports/bibtex';
import type { Draft } from '../../../lib/imports/import';
import { type LibraryDatabase, openLibrary } from '../../../lib/library/database';
import { dismiss } from '../../../lib/library/dismiss';
import { edit } from '../../../lib/library/edit';
import { applyImport, planImport, undoImport } from '../../../lib/library/import';
import { allPapers } from '../../../lib/library/query';
import { remove } from '../../../lib/library/remove';
import { save } from '../../../lib/library/save';
import { Paper, type Sighting } from '../../../lib/paper';
import { aSighting, NOW } from '../builders';
import { readAs } from '../imports/reading';

let made = 0;

async function aLibrary(...papers: Partial<Sighting>[]): Promise<LibraryDatabase> {
  const db = openLibrary(`import-${made++}`);
  for (const told of papers) await save(db, [aSighting(told)], NOW);
  return db;
}

const draftsIn = (text: string): Draft[] => readAs(bibtex, text).drafts;
const importing = (db: LibraryDatabase, text: string) =>
  applyImport(db, draftsIn(text), 'import/bibtex', undefined, NOW + 1000);
const titles = async (db: LibraryDatabase) => (await allPapers(db)).map(({ title }) => title).sort();

/** All that the tables hold, to compare. */
async function everything(db: LibraryDatabase) {
  const tables = await Promise.all(
    db.tables.map(async (table) => [table.name, await table.toArray()] as const),
  );
  return Object.fromEntries(tables);
}

const attention = { ids: ['arxiv:1706.03762'], title: 'Attention Is All You Need' };

describe('an import', () => {
  it('adds what is new in the order of the file, and merges what goes by the same identifier', async () => {
    const db = await aLibrary(attention);
    const { plan } = await importing(
      db,
      '@misc{v, title={Attention is all you need}, eprint={1706.03762}, keywords={nlp}}\n@misc{a, title={One}}\n@misc{b, title={Two}}',
    );
    expect(plan).toMatchObject({
      added: 2,
      merged: 1,
      same: 0,
      repeated: 0,
      fates: ['merged', 'added', 'added'],
    });
    const papers = (await allPapers(db)).toSorted((a, b) => b.savedAt - a.savedAt);
    expect(papers.map(({ title }) => title)).toEqual(['One', 'Two', attention.title]);
    expect(papers.at(-1)).toMatchObject({ tags: ['nlp'], citationKey: 'v' });
    for (const paper of papers) expect(Paper.safeParse(paper).error).toBeUndefined();
  });

  it('is undone to the last record, identifiers that two papers claim included', async () => {
    const shared = 'doi:10.1000/shared';
    const db = await aLibrary(
      { ids: ['arxiv:1706.03762', shared], title: attention.title },
      { ids: ['arxiv:2301.00001', shared], title: 'Another Work' },
    );
    const before = await everything(db);
    const { undo } = await importing(
      db,
      '@article{v, title={Attention is all you need}, eprint={1706.03762}, eprinttype={arxiv}, isbn={9780262035613}, abstract={New.}, keywords={nlp}}',
    );
    expect(await everything(db)).not.toEqual(before);
    await undoImport(db, undo);
    expect(await everything(db)).toEqual(before);
  });

  it('changes nothing when it is only planned', async () => {
    const db = await aLibrary(attention);
    const before = await everything(db);
    await planImport(
      db,
      draftsIn('@misc{v, title={Attention}, eprint={1706.03762}}@misc{a, title={One}}'),
      'import/bibtex',
    );
    expect(await everything(db)).toEqual(before);
  });

  it('of the same file again adds nothing, also of entries without any identifier', async () => {
    const db = await aLibrary();
    const file =
      '@book{a, title={A Book}, author={A B}, year=2000}@misc{b, title={Two}, doi={10.1000/b}}@misc{c, title={C}, url={https://c.org/}}';
    await importing(db, file);
    const before = await allPapers(db);
    expect((await importing(db, file)).plan).toMatchObject({ added: 0, merged: 0, same: 3, repeated: 0 });
    expect(await allPapers(db)).toEqual(before);
  });

  it('keeps what the reader wrote, and adds to it', async () => {
    const db = await aLibrary(attention);
    await edit(db, ['arxiv:1706.03762'], { note: 'Mine', addTags: ['NLP'], status: 'read' });
    await importing(
      db,
      '@misc{v, title={Attention is all you need}, eprint={1706.03762}, keywords={nlp, old}, annote={Theirs}}',
    );
    const [paper] = await allPapers(db);
    expect(paper).toMatchObject({ note: 'Mine\n\nTheirs', tags: ['NLP', 'old'], status: 'read' });
  });

  it('tells which new papers look like a saved one, and does not merge them', async () => {
    const db = await aLibrary({
      ...attention,
      authors: [{ name: 'Ashish Vaswani' }],
      published: '2017-06-12',
    });
    const drafts = draftsIn(
      '@misc{v, title={Attention Is All You Need}, author={Vaswani, Ashish}, year=2017}',
    );
    expect(await planImport(db, drafts, 'import/bibtex')).toMatchObject({ added: 1, similar: 1, alike: [0] });
    await applyImport(db, drafts, 'import/bibtex');
    expect(await titles(db)).toHaveLength(2);
  });

  it('finds an entry again that was given a DOI since', async () => {
    const db = await aLibrary();
    await importing(
      db,
      '@article{a, title={A Long Title of Sorts}, author={A B}, journal={Nature}, year=2000}',
    );
    const { plan } = await importing(
      db,
      '@article{a, title={A Long Title of Sorts}, author={A B}, journal={Nature}, year=2000, doi={10.1000/a}}',
    );
    expect(plan).toMatchObject({ added: 0, merged: 1 });
    expect((await allPapers(db))[0]?.ids).toContain('doi:10.1000/a');
  });
});

describe('works that are given one identifier', () => {
  it('stay apart where they are called differently, and neither loses it', async () => {
    const db = await aLibrary();
    const file = `@incollection{one, title={The First Chapter}, author={A B}, booktitle={Book}, year=2000, doi={10.1000/book}}
      @incollection{two, title={Another Matter Entirely}, author={A B}, booktitle={Book}, year=2000, doi={10.1000/book}}`;
    const { plan } = await importing(db, file);
    expect(plan).toMatchObject({ added: 2, apart: [{ place: 1, id: 'doi:10.1000/book' }] });
    const second = (await allPapers(db)).find(({ citationKey }) => citationKey === 'two');
    expect(second?.extra?.['doi']).toBe('10.1000/book');
    expect((await importing(db, file)).plan).toMatchObject({ added: 0, same: 2 });
  });

  it('stay apart from a saved paper with another title', async () => {
    const db = await aLibrary({ ids: ['doi:10.1000/x'], title: 'On the Origin of Species' });
    const { plan } = await importing(db, '@misc{a, title={Cooking with Gas}, author={Q R}, doi={10.1000/x}}');
    expect(plan).toMatchObject({ added: 1, apart: [{ id: 'doi:10.1000/x' }] });
    expect(await titles(db)).toEqual(['Cooking with Gas', 'On the Origin of Species']);
  });

  it('are one where a title is cut or has a subtitle more', async () => {
    const db = await aLibrary({
      ids: ['doi:10.1000/x'],
      title: 'Deep Residual Learning for Image Recognition',
    });
    const { plan } = await importing(db, '@misc{a, title={Deep residual learning}, doi={10.1000/x}}');
    expect(plan).toMatchObject({ added: 0, merged: 1 });
  });

  it('are volumes of a book, if they share its number', async () => {
    const db = await aLibrary();
    const volume = (n: number) =>
      `@book{v${n}, title={The Art of Programming ${n}}, isbn={978-0-201-89683-1}}`;
    expect((await importing(db, volume(1) + volume(2))).plan).toMatchObject({ added: 2, repeated: 0 });
  });

  it('do not go by a page that lists them', async () => {
    const db = await aLibrary();
    const entry = (n: number) =>
      `@misc{p${n}, title={Paper Number ${n} of These}, url={https://example.org/all}}`;
    expect((await importing(db, entry(1) + entry(2))).plan).toMatchObject({ added: 2, repeated: 0 });
  });
});

describe('one work under two keys', () => {
  it('is one paper, which is found by both', async () => {
    const db = await aLibrary();
    const file =
      '@misc{first, title={One Work}, doi={10.1000/x}}@misc{second, title={One Work}, doi={10.1000/x}}';
    expect((await importing(db, file)).plan).toMatchObject({ added: 1, repeated: 1 });
    expect(await allPapers(db)).toMatchObject([{ citationKey: 'first', extra: { ids: 'second' } }]);
    expect((await importing(db, file)).plan).toMatchObject({ added: 0, merged: 0 });
    expect(await allPapers(db)).toMatchObject([{ citationKey: 'first', extra: { ids: 'second' } }]);
  });
});

describe('undoing an import', () => {
  it('makes every table what it was: what was saved, removed, dismissed, or two papers that became one', async () => {
    const db = await aLibrary(
      attention,
      { ids: ['doi:10.1000/one'], title: 'The Same Work Twice' },
      { ids: ['arxiv:2001.00001'], title: 'The Same Work Twice' },
      { ids: ['doi:10.1000/gone'], title: 'One That Was Removed' },
    );
    await edit(db, ['arxiv:1706.03762'], { note: 'Mine' });
    await remove(db, ['doi:10.1000/gone'], NOW + 10);
    await dismiss(db, ['doi:10.1000/not-for-me'], NOW);
    const before = await everything(db);
    const { plan, undo } = await importing(
      db,
      `@misc{v, title={Attention is all you need}, eprint={1706.03762}, keywords={nlp}}
       @misc{j, title={The Same Work Twice}, eprint={2001.00001}, doi={10.1000/one}}
       @misc{g, title={One That Was Removed}, doi={10.1000/gone}}
       @misc{n, title={Not For Me}, doi={10.1000/not-for-me}}
       @misc{f, title={Fresh}}`,
    );
    expect(plan).toMatchObject({ added: 3, merged: 2 });
    expect(await titles(db)).toHaveLength(5);
    await undoImport(db, undo);
    expect(await everything(db)).toEqual(before);
  });
});

it('undoing an import leaves what the reader has done since', async () => {
  const db = await aLibrary(attention);
  const { undo } = await importing(
    db,
    `@misc{v, title={Attention is all you need}, eprint={1706.03762}, keywords={nlp}}
     @misc{a, title={One}, eprint={2001.00001}}
     @misc{b, title={Two}, eprint={2001.00002}}
     @misc{c, title={Three}, eprint={2001.00003}}`,
  );
  await edit(db, ['arxiv:1706.03762', 'arxiv:2001.00001'], { note: 'Written since' }, NOW + 2000);
  await remove(db, ['arxiv:2001.00002'], NOW + 3000);
  await undoImport(db, undo, NOW + 4000);
  expect(await allPapers(db)).toMatchObject([{ title: attention.title, tags: [], note: 'Written since' }]);
  expect((await db.removed.toArray()).map(({ key, paper }) => [key, paper?.note])).toEqual([
    ['arxiv:2001.00001', 'Written since'],
    ['arxiv:2001.00002', ''],
  ]);
});

describe('a failure half way', () => {
  it('leaves nothing half imported', async () => {
    const db = await aLibrary(attention);
    const before = await everything(db);
    const drafts = draftsIn(
      Array.from({ length: 1200 }, (_, n) => `@misc{k${n}, title={Title ${n}}}`).join('\n'),
    );
    let lots = 0;
    await expect(
      applyImport(db, drafts, 'import/bibtex', () => {
        lots++;
        if (lots === 2) throw new Error('The power fails.');
      }),
    ).rejects.toThrow('The power fails.');
    expect(await everything(db)).toEqual(before);
  });
});

describe('what an import leaves to be completed', () => {
  const due = async (db: LibraryDatabase) =>
    (await db.errands.orderBy('dueAt').toArray()).map(({ key, dueAt }) => [key, dueAt - NOW - 1000] as const);

  it('is every new paper that anybody could be asked about, first those of which hardly anything is known', async () => {
    const db = await aLibrary(attention);
    await db.errands.clear();
    await importing(
      db,
      `@misc{v, title={Attention is all you need}, eprint={1706.03762}}
       @misc{a, title={Known}, author={A B}, eprint={2001.00001}}
       @misc{b, eprint={2001.00002}}
       @misc{c, title={No Number}, author={A B}}`,
    );
    expect(await due(db)).toEqual([
      ['arxiv:2001.00001', 0],
      ['arxiv:2001.00002', 0],
    ]);
  });

  it('becomes due a few at a time, so that what is saved meanwhile does not wait for thousands', async () => {
    const db = await aLibrary();
    const file = Array.from({ length: 120 }, (_, n) => {
      const author = n === 119 ? '' : 'author={A B},';
      return `@misc{k${n}, title={Title ${n}}, ${author} doi={10.1000/${n}}}`;
    }).join('\n');
    await importing(db, file);
    const times = await due(db);
    expect(times.map(([, after]) => after)).toEqual([
      ...Array(50).fill(0),
      ...Array(50).fill(75_000),
      ...Array(20).fill(150_000),
    ]);
    expect(times.find(([key]) => key === 'doi:10.1000/119')?.[1]).toBe(0);
  });
});
