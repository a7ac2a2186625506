// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { render, screen, waitFor, within } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { h } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LibraryPage } from '../../../components/library-page';
import type { LibraryDatabase } from '../../../lib/library/database';
import { edit } from '../../../lib/library/edit';
import { allPapers } from '../../../lib/library/query';
import { remove } from '../../../lib/library/remove';
import { aLibrary, closePopups, settled } from './person';

const alpha = {
  ids: ['arxiv:2601.00001'],
  title: 'Alpha Networks',
  authors: [{ name: 'Ada Lovelace' }],
  published: '2026-01-05',
  venue: 'NeurIPS 2025',
};
const beta = {
  ids: ['arxiv:2503.00002'],
  title: 'Beta Forests',
  authors: [{ name: 'Zoe Zimmer' }],
  abstract: 'We forecast drizzle.',
  published: '2025-03-01',
  source: 'huggingface/listing',
};
const gamma = { ids: ['arxiv:2412.00003'], title: 'Gamma Rays', published: '2024-12', venue: 'ACL 2024' };
const [ALPHA, BETA, GAMMA] = ['Alpha Networks', 'Beta Forests', 'Gamma Rays'];

let db: LibraryDatabase;

beforeEach(() => {
  vi.spyOn(window, 'open').mockReturnValue(null);
});

afterEach(() => {
  closePopups();
  vi.restoreAllMocks();
});

async function openLibraryPage(papers = [alpha, beta, gamma] as Parameters<typeof aLibrary>[0]) {
  db = await aLibrary(papers);
  return openAgain();
}

async function openAgain() {
  const person = userEvent.setup();
  render(h(LibraryPage, { db }));
  await waitFor(() => expect(screen.getAllByRole('button', { name: /^All papers/ })).toHaveLength(1));
  await waitFor(() =>
    expect(document.querySelector('[role=grid] [data-title], [data-empty]')).not.toBeNull(),
  );
  await settled();
  return person;
}

const titles = () =>
  [...document.querySelectorAll('[role=grid] [data-title]')].map((it) => it.textContent ?? '');

/** Gives all three papers a tag. */
async function tagAll(person: ReturnType<typeof userEvent.setup>) {
  row(GAMMA).focus();
  await person.keyboard('{Control>}a{/Control}');
  await person.type(
    await screen.findByRole('combobox', { name: 'Add a tag to the selected papers' }),
    'to cite{Enter}',
  );
  await screen.findByText('3 papers changed');
}

const table = () => screen.getByRole('grid', { name: 'Reading list' });

const row = (title: string) => within(table()).getByRole('row', { name: new RegExp(title) });

const side = () => screen.getByRole('navigation', { name: 'Library' });

const pressSide = (person: ReturnType<typeof userEvent.setup>, name: RegExp | string) =>
  person.click(within(side()).getByRole('button', { name }));

async function setStatus(person: ReturnType<typeof userEvent.setup>, status: string) {
  await person.click(await screen.findByRole('button', { name: 'Set status' }));
  await person.click(screen.getByRole('menuitem', { name: status }));
}

describe('the table', () => {
  it('begins with the paper saved last, and sorts by each column, both ways', async () => {
    const person = await openLibraryPage();
    expect(titles()).toEqual([GAMMA, BETA, ALPHA]);
    const header = (name: string) => screen.getByRole('columnheader', { name });
    expect(header('Saved').getAttribute('aria-sort')).toBe('descending');
    await person.click(within(header('Title')).getByRole('button'));
    await waitFor(() => expect(titles()).toEqual([ALPHA, BETA, GAMMA]));
    expect(header('Title').getAttribute('aria-sort')).toBe('ascending');
    await person.click(within(header('Title')).getByRole('button'));
    await waitFor(() => expect(titles()).toEqual([GAMMA, BETA, ALPHA]));
    await person.click(within(header('Published')).getByRole('button'));
    await waitFor(() => expect(titles()).toEqual([ALPHA, BETA, GAMMA]));
    expect(header('Published').getAttribute('aria-sort')).toBe('descending');
    await person.click(within(header('Authors')).getByRole('button'));
    await waitFor(() => expect(titles()).toEqual([ALPHA, BETA, GAMMA]));
    await person.click(within(header('Venue')).getByRole('button'));
    await waitFor(() => expect(titles()).toEqual([GAMMA, ALPHA, BETA]));
  });

  it('shows the paper of the row in focus beside it, and keeps what is written there', async () => {
    const person = await openLibraryPage();
    row(BETA).focus();
    const pane = await screen.findByRole('complementary', { name: 'Details' });
    expect(pane.textContent).toMatch(/We forecast drizzle\./);
    await person.keyboard('n');
    const note = await within(pane).findByRole('textbox', { name: 'Note' });
    expect(document.activeElement).toBe(note);
    await person.keyboard('Ask Zoe');
    await person.keyboard('{Escape}');
    await waitFor(async () => expect((await db.papers.get('arxiv:2503.00002'))?.note).toBe('Ask Zoe'));
  });

  it('is gone through by keys, which act on the row in focus', async () => {
    const person = await openLibraryPage();
    await person.keyboard('{ArrowDown}');
    await waitFor(() => expect(document.activeElement).toBe(row(GAMMA)));
    await person.keyboard('j');
    await waitFor(() => expect(document.activeElement).toBe(row(BETA)));
    await person.keyboard('s');
    await waitFor(async () => expect((await db.papers.get('arxiv:2503.00002'))?.status).toBe('reading'));
    await person.keyboard('o');
    expect(window.open).toHaveBeenCalledWith('https://arxiv.org/abs/2503.00002', '_blank', 'noreferrer');
    await person.keyboard('k');
    await waitFor(() => expect(document.activeElement).toBe(row(GAMMA)));
    await person.keyboard('/');
    expect(document.activeElement).toBe(screen.getByRole('searchbox', { name: 'Search' }));
  });

  it('selects by shift, by ctrl and all at once, and changes all that is selected as one, with one way back', async () => {
    const person = await openLibraryPage();
    row(GAMMA).focus();
    await person.keyboard('{Shift>}{ArrowDown}{/Shift}');
    await waitFor(() => screen.getByText('2 selected'));
    await person.keyboard('{Escape}');
    await person.keyboard('{Control>}a{/Control}');
    await waitFor(() => screen.getByText('3 selected'));
    await person.type(screen.getByRole('combobox', { name: 'Add a tag to the selected papers' }), 'to cite');
    await person.keyboard('{Enter}');
    const tags = async () => (await allPapers(db)).map((paper) => paper.tags);
    await waitFor(async () => expect(await tags()).toEqual([['to cite'], ['to cite'], ['to cite']]));
    await setStatus(person, 'Read');
    const statuses = async () => (await allPapers(db)).map(({ status }) => status);
    await waitFor(async () => expect(await statuses()).toEqual(['read', 'read', 'read']));
    await person.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(async () => expect(await statuses()).toEqual(['to-read', 'to-read', 'to-read']));
    expect(await tags()).toEqual([['to cite'], ['to cite'], ['to cite']]);
  });

  it('sets status and priority of many by menus, in which arrows only go about, and undoes from there', async () => {
    const person = await openLibraryPage();
    row(GAMMA).focus();
    await person.keyboard('{Control>}a{/Control}');
    (await screen.findByRole('button', { name: 'Set status' })).focus();
    await person.keyboard('{ArrowDown}');
    await settled();
    const statuses = async () => (await allPapers(db)).map(({ status }) => status);
    expect(await statuses()).toEqual(['to-read', 'to-read', 'to-read']);
    await person.keyboard('{Enter}{ArrowDown}{ArrowDown}');
    await settled();
    expect(await statuses()).toEqual(['to-read', 'to-read', 'to-read']);
    await person.keyboard('{Enter}');
    await waitFor(async () => expect(await statuses()).toEqual(['read', 'read', 'read']));
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Set status' })),
    );
    await person.keyboard('u');
    await waitFor(async () => expect(await statuses()).toEqual(['to-read', 'to-read', 'to-read']));
    await person.click(screen.getByRole('button', { name: 'Set priority' }));
    await person.click(screen.getByRole('menuitem', { name: 'High' }));
    await waitFor(async () =>
      expect((await allPapers(db)).map(({ priority }) => priority)).toEqual(['high', 'high', 'high']),
    );
  });

  it('says of how many papers a change made something else', async () => {
    const person = await openLibraryPage();
    await edit(db, ['arxiv:2503.00002'], { status: 'read', addTags: ['to cite'] });
    row(GAMMA).focus();
    await person.keyboard('{Control>}a{/Control}');
    await setStatus(person, 'Read');
    await screen.findByText('2 papers changed');
    const tags = screen.getByRole('combobox', { name: 'Add a tag to the selected papers' });
    await person.type(tags, 'to cite, maths{Enter}');
    await screen.findByText('3 papers changed');
    await person.click(screen.getByRole('button', { name: 'Set priority' }));
    await person.click(screen.getByRole('menuitem', { name: 'Normal' }));
    await screen.findByText('0 papers changed');
  });

  it('undoes a change of many after others, and leaves alone what was changed since', async () => {
    const person = await openLibraryPage();
    row(GAMMA).focus();
    await person.keyboard('{Control>}a{/Control}');
    await setStatus(person, 'Reading');
    const statuses = async () => (await allPapers(db)).map(({ title, status }) => [title, status]);
    await screen.findByText('3 papers changed');
    await waitFor(() => expect(within(row(ALPHA)).getByText('Reading')).toBeTruthy());
    row(ALPHA).focus();
    await person.keyboard('{Escape}s');
    await waitFor(async () => expect(await statuses()).toContainEqual([ALPHA, 'read']));
    await person.click(screen.getByRole('button', { name: 'Undo' }));
    await screen.findByText('Undone: 2 papers changed');
    expect(await statuses()).toEqual(
      expect.arrayContaining([
        [ALPHA, 'read'],
        [BETA, 'to-read'],
        [GAMMA, 'to-read'],
      ]),
    );
    row(ALPHA).focus();
    await person.keyboard('u');
    await screen.findByText(`Undone: Status of “${ALPHA}” changed`);
    await waitFor(async () => expect(await statuses()).toContainEqual([ALPHA, 'reading']));
  });

  it('takes a tag of many back from all of them, and leaves those that one was given since', async () => {
    const person = await openLibraryPage();
    await tagAll(person);
    row(BETA).focus();
    await person.keyboard('{Escape}');
    const pane = within(await screen.findByRole('complementary', { name: 'Details' }));
    await person.type(await pane.findByRole('combobox', { name: 'Add a tag' }), 'mine{Enter}');
    const tags = async () => (await allPapers(db)).map((paper) => paper.tags.join());
    await waitFor(async () => expect(await tags()).toContain('to cite,mine'));
    await person.click(screen.getByRole('button', { name: 'Undo' }));
    await screen.findByText('Undone: 3 papers changed');
    expect((await tags()).toSorted()).toEqual(['', '', 'mine']);
    row(BETA).focus();
    await person.keyboard('u');
    await screen.findByText(`Undone: Tags of “${BETA}” changed`);
    expect(await tags()).toEqual(['', '', '']);
  });

  it('finds the way back from a change of many behind what was said since', async () => {
    const person = await openLibraryPage();
    await tagAll(person);
    row(GAMMA).focus();
    await person.keyboard('l');
    await screen.findByText('3 links copied');
    await person.keyboard('u');
    await screen.findByText('Undone: 3 papers changed');
    expect((await allPapers(db)).map(({ tags }) => tags)).toEqual([[], [], []]);
  });

  it('goes back to the note by its key, and shows it as it is after Undo', async () => {
    const person = await openLibraryPage();
    row(BETA).focus();
    const pane = within(await screen.findByRole('complementary', { name: 'Details' }));
    const note = () => pane.getByRole<HTMLTextAreaElement>('textbox', { name: 'Note' });
    for (const words of ['Ask', ' Zoe']) {
      row(BETA).focus();
      await person.keyboard('n');
      await waitFor(() => expect(document.activeElement).toBe(note()));
      await person.keyboard(words);
    }
    await waitFor(async () => expect((await db.papers.get('arxiv:2503.00002'))?.note).toBe('Ask Zoe'));
    await settled();
    await person.keyboard('{Escape}');
    await waitFor(() => expect(document.activeElement).toBe(row(BETA)));
    await person.keyboard('u');
    await screen.findByText(`Undone: Note on “${BETA}” changed`);
    await waitFor(() => expect(note().value).toBe(''));
  });

  it('takes out what is selected, and brings it back', async () => {
    const person = await openLibraryPage();
    await person.click(screen.getByRole('checkbox', { name: `Select ${ALPHA}` }));
    await person.click(screen.getByRole('checkbox', { name: `Select ${GAMMA}` }));
    await person.click(screen.getByRole('button', { name: 'Remove' }));
    await waitFor(() => expect(titles()).toEqual([BETA]));
    await person.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(titles()).toEqual([GAMMA, BETA, ALPHA]));
  });
});

describe('the side bar', () => {
  it('counts what there is of each status, tag, venue, year and site, and shows just that', async () => {
    const person = await openLibraryPage();
    await edit(db, ['arxiv:2601.00001'], { status: 'read', addTags: ['graphs'] });
    await waitFor(() => within(side()).getByRole('button', { name: 'graphs 1' }));
    for (const [name, shown] of [
      ['Read 1', [ALPHA]],
      ['graphs 1', [ALPHA]],
      ['ACL 2024 1', [GAMMA]],
      ['2025 1', [BETA]],
      ['Hugging Face Papers 1', [BETA]],
    ] as const) {
      await pressSide(person, name);
      await waitFor(() => expect(titles()).toEqual(shown));
      expect(within(side()).getByRole('button', { name }).getAttribute('aria-current')).toBe('true');
      await pressSide(person, name);
      await waitFor(() => expect(titles()).toHaveLength(3));
    }
  });

  it('keeps a search under a name, and forgets it with a way back', async () => {
    const person = await openLibraryPage();
    await person.type(screen.getByRole('searchbox', { name: 'Search' }), 'author:zoe');
    await waitFor(() => expect(titles()).toEqual([BETA]));
    await pressSide(person, 'Save this search');
    const dialog = screen.getByRole('dialog', { name: 'Save this search' });
    const name = within(dialog).getByRole('textbox', { name: 'Name' });
    await person.clear(name);
    await person.type(name, 'Zoe’s');
    await person.click(within(dialog).getByRole('button', { name: 'Save' }));
    await within(side()).findByRole('button', { name: 'Zoe’s' });
    await pressSide(person, /^All papers/);
    await waitFor(() => expect(titles()).toHaveLength(3));
    await pressSide(person, 'Zoe’s');
    await waitFor(() => expect(titles()).toEqual([BETA]));
    await pressSide(person, 'Remove the search Zoe’s');
    await waitFor(() => expect(within(side()).queryByRole('button', { name: 'Zoe’s' })).toBeNull());
    await person.click(await screen.findByRole('button', { name: 'Undo' }));
    await within(side()).findByRole('button', { name: 'Zoe’s' });
  });

  it('renames a tag everywhere, merges it into another, and gives it a colour', async () => {
    const person = await openLibraryPage();
    await edit(db, ['arxiv:2601.00001', 'arxiv:2503.00002'], { addTags: ['graphs'] });
    await edit(db, ['arxiv:2412.00003'], { addTags: ['Graph theory'] });
    await person.click(await screen.findByRole('button', { name: 'Change the tag graphs' }));
    const dialog = screen.getByRole('dialog', { name: 'Change the tag graphs' });
    await person.click(within(dialog).getByRole('radio', { name: 'Teal' }));
    const name = within(dialog).getByRole('combobox', { name: 'Name' });
    await person.clear(name);
    await person.type(name, 'Graph theory');
    expect(dialog.textContent).toMatch(/There is a tag “Graph theory” already: 2 papers/);
    await person.click(within(dialog).getByRole('button', { name: 'Merge' }));
    await within(side()).findByRole('button', { name: 'Graph theory 3' });
    expect(within(side()).queryByRole('button', { name: /^graphs/ })).toBeNull();
    await waitFor(() =>
      expect(
        within(side()).getByRole('button', { name: 'Graph theory 3' }).querySelector('[data-colour=teal]'),
      ).not.toBeNull(),
    );
    await person.click(await screen.findByRole('button', { name: 'Undo' }));
    await within(side()).findByRole('button', { name: 'graphs 2' });
  });
});

describe('the other places', () => {
  it('two papers that look like one are shown side by side and merged, with a way back', async () => {
    const twin = {
      ids: ['doi:10.1000/alpha'],
      title: 'Alpha networks',
      authors: [{ name: 'Ada Lovelace' }],
      published: '2026',
    };
    const person = await openLibraryPage([alpha, twin, gamma]);
    await edit(db, ['doi:10.1000/alpha'], { note: 'The journal version' });
    await pressSide(person, 'Duplicates');
    const both = await screen.findAllByRole('article');
    expect(both.map((it) => it.getAttribute('aria-label'))).toEqual(['Alpha Networks', 'Alpha networks']);
    await person.click(screen.getByRole('button', { name: 'Merge' }));
    await screen.findByText('No two papers look like one.');
    const papers = await allPapers(db);
    expect(papers).toHaveLength(2);
    expect(papers.find(({ ids }) => ids.includes('doi:10.1000/alpha'))).toMatchObject({
      key: 'arxiv:2601.00001',
      note: 'The journal version',
    });
    await person.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(async () => expect(await allPapers(db)).toHaveLength(3));
  });

  it('two papers that only look like one are kept both, and are asked about no more', async () => {
    const twin = {
      ids: ['doi:10.1000/alpha'],
      title: 'Alpha networks',
      authors: alpha.authors,
      published: '2026',
    };
    const person = await openLibraryPage([alpha, twin]);
    await pressSide(person, 'Duplicates');
    await person.click(await screen.findByRole('button', { name: 'Keep both' }));
    await screen.findByText('No two papers look like one.');
    expect(await allPapers(db)).toHaveLength(2);
    await person.click(await screen.findByRole('button', { name: 'Undo' }));
    await screen.findByRole('button', { name: 'Keep both' });
  });

  it('the Trash holds what was removed, brings it back, and is emptied only when asked twice', async () => {
    const person = await openLibraryPage();
    await remove(db, ['arxiv:2601.00001', 'arxiv:2503.00002']);
    await pressSide(person, 'Trash');
    await screen.findByText(/^2 papers\. What was removed is kept for 30 days\./);
    await person.click(screen.getByRole('button', { name: `Bring back ${ALPHA}` }));
    await screen.findByText(/^1 paper\./);
    expect(await db.papers.get('arxiv:2601.00001')).toBeDefined();
    await person.click(screen.getByRole('button', { name: 'Empty the Trash' }));
    screen.getByText(/^1 paper\./);
    await person.click(screen.getByRole('button', { name: 'Really? This cannot be undone' }));
    await screen.findByText('The Trash is empty.');
    expect((await db.removed.get('arxiv:2503.00002'))?.paper).toBeUndefined();
  });

  it('the Trash and the duplicates show formulas as the list does', async () => {
    const title = 'Sorting in $O(n \\log n)$ time';
    const person = await openLibraryPage([
      { ...alpha, title },
      { ids: ['doi:10.1000/alpha'], title, authors: alpha.authors, published: '2026' },
      { ...gamma, title },
    ]);
    const shown = { name: 'O(n log n)' };
    await pressSide(person, 'Duplicates');
    for (const side of await screen.findAllByRole('article')) await within(side).findByRole('img', shown);
    await remove(db, gamma.ids);
    await pressSide(person, 'Trash');
    await screen.findByRole('img', shown);
    screen.getByRole('button', { name: 'Bring back Sorting in O(n log n) time' });
  });

  it('the history tells what was saved and read, month by month, up to now', async () => {
    const person = await openLibraryPage();
    await edit(db, ['arxiv:2601.00001'], { status: 'read', addTags: ['graphs'] });
    await pressSide(person, 'Reading history');
    await waitFor(() => {
      const figures = within(screen.getByRole('table', { name: 'Papers by month' }));
      const rows = figures.getAllByRole('row').map((it) => it.textContent);
      const now = new Date().toLocaleDateString('en', { month: 'short', year: '2-digit' });
      expect(rows[0]).toBe('Monthsavedreadgraphs');
      expect(rows[1]).toMatch(/^Apr 263/);
      expect(rows.at(-1)).toBe(`${now}010`);
    });
  });
});

it('an empty library says how to begin', async () => {
  await openLibraryPage([]);
  await waitFor(() => expect(document.querySelector('[data-empty]')).not.toBeNull());
});

it('a search that finds nothing says so, and is cleared', async () => {
  const person = await openLibraryPage();
  await person.type(screen.getByRole('searchbox', { name: 'Search' }), '"no such thing"');
  await person.click(await screen.findByRole('button', { name: 'Clear' }));
  await waitFor(() => expect(titles()).toHaveLength(3));
  expect(document.activeElement).toBe(screen.getByRole('searchbox', { name: 'Search' }));
});
