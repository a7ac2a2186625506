// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { render, screen, waitFor, within } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { ImportPage } from '../../../components/import-page';
import { openBackups } from '../../../lib/backups/database';
import { keptUndos, undoKept } from '../../../lib/backups/undo';
import type { LibraryDatabase } from '../../../lib/library/database';
import { allPapers } from '../../../lib/library/query';
import { useImportThread } from './import-thread';
import { aLibrary, closePopups } from './person';

afterEach(closePopups);

useImportThread();

const attention = { ids: ['arxiv:1706.03762'], title: 'Attention Is All You Need' };

const BIB = `
@article{vaswani, title = {Attention Is All You Need}, author = {Vaswani, Ashish}, year = 2017, eprint = {1706.03762}, archiveprefix = {arXiv}, keywords = {transformers}}
@book{knuth, title = {The Art of Computer Programming}, author = {Knuth, Donald E.}, year = 1968}
@misc{broken, title = {Never {closed}, year = 2000
}
@misc{last, title = {The Last One}, year = 2001}
`;

const names = async (db: LibraryDatabase) => (await allPapers(db)).map(({ title }) => title).sort();

async function choose(db: LibraryDatabase, text: string | Uint8Array<ArrayBuffer>, name: string) {
  const person = userEvent.setup({ applyAccept: false });
  render(<ImportPage db={db} />);
  await person.upload(screen.getByLabelText('File'), new File([text], name));
  return person;
}

async function paste(db: LibraryDatabase, text: string) {
  const person = userEvent.setup();
  render(<ImportPage db={db} />);
  await person.click(screen.getByLabelText('Or paste text'));
  await person.paste(text);
  await person.click(screen.getByRole('button', { name: 'Preview' }));
  return person;
}

/** What the background is told. */
const told = vi.spyOn(browser.runtime, 'sendMessage').mockResolvedValue({ ok: true, reply: null } as never);

describe('importing a .bib with one broken entry', () => {
  it('says first what is new, what merges and what is bad, with line, field and reason, and changes nothing', async () => {
    const db = await aLibrary([attention]);
    const before = await allPapers(db);
    await choose(db, BIB, 'my.bib');
    await screen.findByText(/It holds 3 papers/);
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Read as' }).value).toBe('bibtex');
    expect(screen.getByText('2 new, 1 merged with saved ones.')).toBeTruthy();
    const table = screen.getByRole('region', { name: '1 entry is left out' });
    expect(
      within(table)
        .getAllByRole('cell')
        .map((it) => it.textContent),
    ).toEqual(['4', 'broken', 'title', 'It is opened and never closed: {Never {closed}, year = 2000']);
    expect(await allPapers(db)).toEqual(before);
  });

  it('imports the others, and one Undo makes the library what it was', async () => {
    const db = await aLibrary([attention]);
    const before = await allPapers(db);
    const person = await choose(db, BIB, 'my.bib');
    await person.click(await screen.findByRole('button', { name: 'Import' }));
    await screen.findByText('Imported: 2 new, 1 merged with saved ones.');
    expect(await names(db)).toEqual([
      'Attention Is All You Need',
      'The Art of Computer Programming',
      'The Last One',
    ]);
    const merged = await db.papers.get('arxiv:1706.03762');
    expect(merged).toMatchObject({ tags: ['transformers'], citationKey: 'vaswani' });
    await person.click(screen.getByRole('button', { name: 'Undo' }));
    await screen.findByText(/again as it was before/);
    expect(await allPapers(db)).toEqual(before);
  });

  it('can be undone a day long, from another page; and not again once it was', async () => {
    const db = await aLibrary([attention]);
    const before = await allPapers(db);
    const backups = openBackups(db.name);
    const person = await choose(db, BIB, 'my.bib');
    await person.click(await screen.findByRole('button', { name: 'Import' }));
    await screen.findByText('Imported: 2 new, 1 merged with saved ones.');
    await waitFor(async () => expect(await keptUndos(backups)).toHaveLength(1));
    const [kept] = await keptUndos(backups);
    expect(kept?.said).toBe('Imported: 2 new, 1 merged with saved ones.');
    await undoKept(db, backups, kept?.at ?? 0);
    expect(await allPapers(db)).toEqual(before);
    expect(await keptUndos(backups)).toEqual([]);
  });

  it('that was undone here is not offered there', async () => {
    const db = await aLibrary();
    const backups = openBackups(db.name);
    const person = await choose(db, BIB, 'my.bib');
    await person.click(await screen.findByRole('button', { name: 'Import' }));
    await screen.findByText(/^Imported:/);
    await waitFor(async () => expect(await keptUndos(backups)).toHaveLength(1));
    await person.click(screen.getByRole('button', { name: 'Undo' }));
    await screen.findByText(/again as it was before/);
    await waitFor(async () => expect(await keptUndos(backups)).toEqual([]));
  });

  it('changes nothing when it is cancelled', async () => {
    const db = await aLibrary([attention]);
    const before = await allPapers(db);
    const person = await choose(db, BIB, 'my.bib');
    await person.click(await screen.findByRole('button', { name: 'Cancel' }));
    expect(screen.getByLabelText('File')).toBeTruthy();
    expect(await allPapers(db)).toEqual(before);
  });

  it('and again the same file adds nothing', async () => {
    const db = await aLibrary();
    const person = await choose(db, BIB, 'my.bib');
    await person.click(await screen.findByRole('button', { name: 'Import' }));
    await screen.findByText('Imported: 3 new.');
    const before = await allPapers(db);
    closePopups();
    const again = await choose(db, BIB, 'my.bib');
    await screen.findByText('3 the same.');
    await again.click(screen.getByRole('button', { name: 'Import' }));
    await screen.findByText('Imported: 3 the same.');
    expect(await allPapers(db)).toEqual(before);
  });
});

describe('what else can be imported', () => {
  it('is a pasted list, in which titles are not known yet', async () => {
    const db = await aLibrary();
    const person = await paste(
      db,
      '2505.23462\nhttps://doi.org/10.1145/3580305.3599263 and this\nhttps://example.org/x',
    );
    await screen.findByText(/It holds 2 papers/);
    expect(screen.getByText('This leads to no known paper: https://example.org/x')).toBeTruthy();
    await person.click(screen.getByRole('button', { name: 'Import' }));
    await screen.findByText('Imported: 2 new.');
    expect((await allPapers(db)).map(({ key }) => key).sort()).toEqual([
      'arxiv:2505.23462',
      'doi:10.1145/3580305.3599263',
    ]);
    // What is missing is asked for by the background.
    expect(await db.errands.count()).toBe(2);
    expect(told).toHaveBeenCalledWith({ type: 'do-errands' });
  });

  it('is a table, with each column given a meaning', async () => {
    const db = await aLibrary();
    const person = await choose(
      db,
      'Name,Wer,When\nA Paper of Sorts,"Lovelace, Ada; Babbage, C.",1843\nAnother One,Plato,x\n',
      'list.csv',
    );
    const authors = await screen.findByRole<HTMLSelectElement>('combobox', { name: 'Column Wer' });
    expect(authors.value).toBe('');
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Column Name' }).value).toBe('title');
    expect(screen.getByText('Lovelace, Ada; Babbage, C.')).toBeTruthy();
    await person.selectOptions(authors, 'Authors');
    await screen.findByText(/Ada Lovelace, C. Babbage/);
    await person.selectOptions(await screen.findByRole('combobox', { name: 'Column When' }), 'Date or year');
    await screen.findByText('This is no date: x');
    await person.click(screen.getByRole('button', { name: 'Import' }));
    await screen.findByText('Imported: 2 new.');
    const paper = (await allPapers(db)).find(({ title }) => title === 'A Paper of Sorts');
    expect(paper).toMatchObject({
      published: '1843',
      authors: [{ family: 'Lovelace' }, { family: 'Babbage' }],
    });
  });

  it('is a folder of bookmarks', async () => {
    const db = await aLibrary();
    const html = `<!DOCTYPE NETSCAPE-Bookmark-file-1>
<DL><p><DT><H3>Bar</H3><DL><p>
<DT><H3>Vision</H3><DL><p><DT><A HREF="https://arxiv.org/abs/2010.11929" ADD_DATE="1600000000">[2010.11929] An Image is Worth 16x16 Words</A></DL><p>
<DT><H3>Language</H3><DL><p><DT><A HREF="https://arxiv.org/abs/1810.04805">BERT: Pre-training</A><DT><A HREF="https://example.org/">Shop</A></DL><p>
</DL><p></DL>`;
    const person = await choose(db, html, 'bookmarks.html');
    await screen.findByText(/It holds 2 papers/);
    await person.selectOptions(screen.getByRole('combobox', { name: 'Folder' }), 'Bar / Vision: 1');
    await screen.findByText(/It holds 1 paper\./);
    await person.click(screen.getByRole('button', { name: 'Import' }));
    await screen.findByText('Imported: 1 new.');
    expect(await allPapers(db)).toMatchObject([
      { title: 'An Image is Worth 16x16 Words', tags: ['Vision'], savedAt: 1_600_000_000_000 },
    ]);
  });

  it('is a file that is said to be of another kind than it seems', async () => {
    const db = await aLibrary();
    const person = await choose(db, 'See doi:10.1000/182 in @book{x, title={In the Book}}', 'notes.txt');
    const kind = await screen.findByRole('combobox', { name: 'Read as' });
    await person.selectOptions(kind, 'List of identifiers or addresses');
    await screen.findByText('doi:10.1000/182');
  });
});

describe('a text that was pasted', () => {
  const field = () => screen.getByLabelText<HTMLTextAreaElement>('Or paste text');

  it('is still there when it is none of the formats, and where its preview is cancelled', async () => {
    const person = await paste(await aLibrary(), 'nothing that anything could be made of');
    await screen.findByText(/This is none of the formats/);
    expect(field().value).toBe('nothing that anything could be made of');
    expect(document.activeElement).not.toBe(document.body);

    await person.clear(field());
    await person.paste('arxiv:2505.00001');
    await person.click(screen.getByRole('button', { name: 'Preview' }));
    await person.click(await screen.findByRole('button', { name: 'Cancel' }));
    expect(field().value).toBe('arxiv:2505.00001');
    expect(document.activeElement).not.toBe(document.body);
    await person.tab();
    expect(document.activeElement).toBe(screen.getByLabelText('File'));
  });

  it('does not take the focus before it is read', async () => {
    render(<ImportPage db={await aLibrary()} />);
    expect(document.activeElement).toBe(document.body);
  });
});

it('shows titles in a preview as they are shown elsewhere', async () => {
  const title = 'Bounds of {$O(\\frac{1}{n})$} for {BERT}';
  await choose(await aLibrary(), `@misc{a, title = {${title}}, year = 2001}`, 'a.bib');
  const list = await screen.findByRole('list', { name: 'First of the file' });
  await within(list).findByRole('img', { name: 'O(1/n)' });
  expect(list.textContent).not.toMatch(/\$|frac|\{/);
});

describe('what cannot be imported', () => {
  it('is said to be none of the formats, and nothing changes', async () => {
    const db = await aLibrary([attention]);
    await choose(db, 'Dear diary', 'diary.txt');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toMatch(/^This is none of the formats that can be imported: BibTeX, RIS/);
    expect(alert.textContent).toContain('Nothing was changed.');
  });

  it('is told when the disk is full, with the library as it was', async () => {
    const db = await aLibrary([attention]);
    const before = await allPapers(db);
    const person = await choose(db, BIB, 'my.bib');
    await screen.findByRole('button', { name: 'Import' });
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('', 'QuotaExceededError');
    };
    await person.click(screen.getByRole('button', { name: 'Import' }));
    expect((await screen.findByRole('alert')).textContent).toContain('no room left on this device');
    IDBObjectStore.prototype.put = put;
    await waitFor(async () => expect(await allPapers(db)).toEqual(before));
  });

  it('nothing is imported of an empty file', async () => {
    const db = await aLibrary();
    await choose(db, '', 'empty.bib');
    expect((await screen.findByRole('alert')).textContent).toContain('Nothing was changed.');
  });
});
