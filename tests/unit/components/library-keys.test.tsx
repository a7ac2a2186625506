// @vitest-environment happy-dom
/** The library's page by its keys: where the focus goes, what they act on, and what is selected. */
import 'fake-indexeddb/auto';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { h } from 'preact';
import { afterEach, expect, it } from 'vitest';
import { LibraryPage } from '../../../components/library-page';
import type { LibraryDatabase } from '../../../lib/library/database';
import { edit } from '../../../lib/library/edit';
import { allPapers } from '../../../lib/library/query';
import { remove } from '../../../lib/library/remove';
import { keepSearch } from '../../../lib/library/saved-searches';
import { dropTag, renameTag } from '../../../lib/library/tags';
import { EVERYTHING } from '../../../lib/search/view';
import { aLibrary, closePopups, holdWorkers, settled } from './person';

/** The last that was saved is on top. */
const TITLES = ['Ash', 'Birch', 'Cedar', 'Dogwood', 'Elm', 'Fir'];
const [ASH, BIRCH, CEDAR, DOGWOOD, ELM, FIR] = TITLES as [string, string, string, string, string, string];

const aTree = (title: string, index: number) => ({ ids: [`arxiv:2601.0000${index}`], title });

const keyOf = (title: string) => `arxiv:2601.0000${TITLES.toReversed().indexOf(title)}`;

let db: LibraryDatabase;

afterEach(closePopups);

async function openTrees(told: Parameters<typeof aLibrary>[0] = TITLES.toReversed().map(aTree)) {
  db = await aLibrary(told);
  const person = userEvent.setup();
  render(h(LibraryPage, { db }));
  await screen.findByRole('button', { name: `All papers ${told?.length}` });
  await settled();
  return person;
}

const titles = () => [...document.querySelectorAll('.line [data-title]')].map((it) => it.textContent);

const row = (title: string) => screen.getByRole('row', { name: new RegExp(title) });

const box = (title: string) => screen.getByRole<HTMLInputElement>('checkbox', { name: `Select ${title}` });

const all = () => screen.getByRole<HTMLInputElement>('checkbox', { name: 'Select all' });

const selected = () =>
  TITLES.filter(
    (title) =>
      screen.queryByRole('row', { name: new RegExp(title) })?.getAttribute('aria-selected') === 'true',
  );

const button = (name: string) => screen.getByRole('button', { name });

const heading = (name: string) => screen.getByRole('heading', { name });

const hasFocus = (find: () => Element) => waitFor(() => expect(document.activeElement).toBe(find()));

const searchBox = () => screen.getByRole('searchbox', { name: 'Search' });

type Person = Awaited<ReturnType<typeof openTrees>>;

const withShift = async (person: Person, element: Element) => {
  await person.keyboard('{Shift>}');
  await person.click(element);
  await person.keyboard('{/Shift}');
};

it('after a removal the row in its place has the focus, then the one before it, then what stands there instead', async () => {
  const person = await openTrees([CEDAR, BIRCH, ASH].map(aTree));
  row(ASH).focus();
  await person.keyboard('#');
  await hasFocus(() => row(BIRCH));
  await person.keyboard('u');
  await waitFor(() => row(ASH));
  await person.keyboard('{End}');
  await hasFocus(() => row(CEDAR));
  await person.keyboard('{Delete}');
  await hasFocus(() => row(BIRCH));
  await person.keyboard('#');
  await hasFocus(() => row(ASH));
  await person.keyboard('#');
  await hasFocus(() => heading('Your reading list is empty'));
  await person.keyboard('u');
  await hasFocus(() => row(ASH));
});

it('after the removal of all, keys are commands still', async () => {
  const person = await openTrees();
  row(BIRCH).focus();
  await person.keyboard('{Control>}a{/Control}{Delete}');
  await hasFocus(() => heading('Your reading list is empty'));
  await person.keyboard('u');
  await waitFor(() => expect(titles()).toEqual(TITLES));
  await hasFocus(() => row(BIRCH));
});

it('what goes from the side bar hands the focus to what comes in its place, then to the heading of its list', async () => {
  const person = await openTrees();
  await edit(db, [keyOf(ASH), keyOf(BIRCH)], { addTags: ['leaves'] });
  await edit(db, [keyOf(ELM)], { addTags: ['bark'] });
  for (const name of ['one', 'two']) await keepSearch(db, name, { ...EVERYTHING, search: name });
  (await screen.findByRole('button', { name: 'Change the tag leaves' })).focus();
  await renameTag(db, 'leaves', 'foliage');
  await hasFocus(() => button('Change the tag foliage'));
  await dropTag(db, 'foliage');
  await hasFocus(() => button('Change the tag bark'));
  await dropTag(db, 'bark');
  await hasFocus(() => heading('Saved searches'));
  button('Remove the search one').focus();
  await person.keyboard('{Enter}');
  await hasFocus(() => button('Remove the search two'));
  await person.keyboard('{Enter}');
  await hasFocus(() => heading('Saved searches'));
  await person.keyboard('u');
  await screen.findByRole('button', { name: 'Remove the search two' });
});

it('Undo beside another view than the list leaves the focus in that view', async () => {
  const person = await openTrees();
  row(ASH).focus();
  await person.keyboard('#');
  await hasFocus(() => row(BIRCH));
  await person.click(button('Trash'));
  await screen.findByText(/^1 paper\./);
  button('Undo').focus();
  await person.keyboard('{Enter}');
  await hasFocus(() => heading('Trash'));
});

it('a note is left by Escape with its paper as it is, where the list does not show that', async () => {
  const person = await openTrees();
  await edit(db, [keyOf(ASH)], { addTags: ['leaves'] });
  const pane = () => screen.getByRole('complementary', { name: 'Details' });
  const note = () => screen.queryByRole('textbox', { name: 'Note' });
  await person.click(row(BIRCH));
  for (const [filter, shown] of [
    ['leaves 1', [ASH]],
    ['Reading 0', []],
  ] as const) {
    await person.click(await screen.findByRole('button', { name: filter }));
    await waitFor(() => expect(titles()).toEqual(shown));
    await person.click(note() ?? button('Edit note'));
    await person.keyboard(`Seen with ${filter}. {Escape}`);
    await hasFocus(pane);
    within(pane()).getByRole('heading', { name: BIRCH });
    await waitFor(() => expect(note()).toBeNull());
  }
});

it('after the removal of several the focus is on what came in the place of the one in focus', async () => {
  const person = await openTrees();
  row(ASH).focus();
  await person.keyboard('xjjx');
  await hasFocus(() => row(CEDAR));
  await person.keyboard('#');
  await hasFocus(() => row(DOGWOOD));
  expect(titles()).toEqual([BIRCH, DOGWOOD, ELM, FIR]);
  await person.click(box(BIRCH));
  await person.click(box(ELM));
  const release = holdWorkers();
  await person.keyboard('#');
  // Its row stays until the list is told anew.
  await waitFor(() => expect(screen.queryByRole('checkbox', { name: `Select ${ELM}` })).toBeNull());
  release();
  await hasFocus(() => row(FIR));
  expect(titles()).toEqual([DOGWOOD, FIR]);
});

it('a row that its new status takes out of the list hands the focus on', async () => {
  const person = await openTrees();
  await person.click(button('To read 6'));
  await waitFor(() => expect(titles()).toHaveLength(6));
  row(BIRCH).focus();
  await person.keyboard('s');
  await hasFocus(() => row(CEDAR));
  await person.keyboard('s');
  await hasFocus(() => row(DOGWOOD));
  expect(titles()).toEqual([ASH, DOGWOOD, ELM, FIR]);
});

it('what the pane’s button removes hands the focus on as well', async () => {
  const person = await openTrees();
  row(BIRCH).focus();
  const pane = await screen.findByRole('complementary', { name: 'Details' });
  await person.click(within(pane).getByRole('button', { name: 'Remove' }));
  await hasFocus(() => row(CEDAR));
});

it('the bar of the selection leaves the focus below the list where no row is current', async () => {
  const person = await openTrees();
  await person.click(box(BIRCH));
  await person.click(button('Remove'));
  await hasFocus(() => button('Export'));
  await person.keyboard('u');
  await waitFor(() => expect(titles()).toEqual(TITLES));
});

it('what is brought back from the Trash, or answered among duplicates, hands the focus to the next', async () => {
  const twins = ['Alpha', 'Beta'].flatMap((title, index) =>
    ['arxiv:2601.1000', 'doi:10.1000/x'].map((id) => ({
      ids: [`${id}${index}`],
      title: `${title} networks in the wild`,
      authors: [{ name: 'Ada Lovelace' }],
      published: '2026',
    })),
  );
  const person = await openTrees([aTree(ASH, 0), aTree(BIRCH, 1), ...twins]);
  await remove(db, ['arxiv:2601.00000', 'arxiv:2601.00001']);
  await person.click(button('Trash'));
  const back = (title: string) => button(`Bring back ${title}`);
  await screen.findByText(/^2 papers\./);
  const [first, second] = screen
    .getAllByRole('button', { name: /^Bring back [AB]/ })
    .map((it) => it.getAttribute('aria-label')?.replace('Bring back ', '') ?? '');
  back(first ?? '').focus();
  await person.keyboard('{Enter}');
  await hasFocus(() => back(second ?? ''));
  await person.keyboard('{Enter}');
  await hasFocus(() => heading('Trash'));
  await person.click(button('Duplicates'));
  await waitFor(() => expect(screen.getAllByRole('button', { name: 'Keep both' })).toHaveLength(2));
  await person.click(screen.getAllByRole('button', { name: 'Merge' })[0] as Element);
  await hasFocus(() => button('Merge'));
  await person.keyboard('{Enter}');
  await hasFocus(() => heading('Duplicates'));
  await person.keyboard('u');
  await screen.findByRole('button', { name: 'Merge' });
});

it('the keys act on the current row wherever the focus is', async () => {
  const person = await openTrees();
  await person.click(row(BIRCH));
  const pane = await screen.findByRole('complementary', { name: 'Details' });
  await person.click(within(pane).getByRole('heading', { name: BIRCH }));
  await person.keyboard('s');
  await waitFor(async () => expect((await db.papers.get(keyOf(BIRCH)))?.status).toBe('reading'));
  await person.keyboard('j');
  await hasFocus(() => row(CEDAR));
  await person.click(screen.getByRole('heading', { name: 'Offprint' }));
  expect(document.activeElement).toBe(document.body);
  await person.keyboard('x');
  await screen.findByText('1 selected');
  await person.keyboard('{Escape}k');
  await hasFocus(() => row(BIRCH));
  await person.click(screen.getByRole('heading', { name: 'Offprint' }));
  await person.keyboard('/');
  expect(document.activeElement).toBe(searchBox());
});

it('no key acts while somebody types, composes or answers a dialog, nor Delete in the side bar', async () => {
  const person = await openTrees();
  row(BIRCH).focus();
  for (const key of ['#', 'x', 'j', 'Escape']) {
    fireEvent.keyDown(row(BIRCH), { key, isComposing: true });
    fireEvent.keyDown(row(BIRCH), { key, keyCode: 229 });
  }
  await person.keyboard('?');
  fireEvent.keyDown(document.body, { key: '#' });
  fireEvent.keyDown(document.body, { key: 'x' });
  await person.click(
    within(screen.getByRole('dialog', { name: 'Keys' })).getByRole('button', { name: 'Close' }),
  );
  await person.click(button('To read 6'));
  await person.keyboard('{Delete}');
  await person.type(searchBox(), 'x#sj');
  await settled();
  expect(document.activeElement).toBe(searchBox());
  expect(await allPapers(db)).toHaveLength(6);
  expect(screen.queryByText('1 selected')).toBeNull();
});

it('the box of all says what of the list is selected, and the bar what is selected beside it', async () => {
  const person = await openTrees();
  await edit(db, [keyOf(ASH), keyOf(BIRCH)], { addTags: ['leaves'] });
  await screen.findByRole('button', { name: 'leaves 2' });
  for (const title of [CEDAR, DOGWOOD, ELM]) await person.click(box(title));
  expect([all().checked, all().indeterminate]).toEqual([false, true]);
  await person.click(button('leaves 2'));
  await screen.findByText('3 selected, 3 of them not shown');
  expect([all().checked, all().indeterminate]).toEqual([false, false]);
  await person.click(box(ASH));
  await screen.findByText('4 selected, 3 of them not shown');
  await person.click(box(BIRCH));
  await waitFor(() => expect([all().checked, all().indeterminate]).toEqual([true, false]));
});

it('a key acts on the selection from a row of it, and from another on that row alone', async () => {
  const person = await openTrees();
  const statuses = async () => (await allPapers(db)).filter(({ status }) => status === 'reading').length;
  for (const title of [CEDAR, DOGWOOD, ELM]) await person.click(box(title));
  row(ASH).focus();
  await person.keyboard('s');
  await waitFor(async () => expect(await statuses()).toBe(1));
  await person.keyboard('{Delete}');
  await waitFor(() => expect(titles()).toEqual([BIRCH, CEDAR, DOGWOOD, ELM, FIR]));
  screen.getByText('3 selected');
  row(DOGWOOD).focus();
  await person.keyboard('s');
  await waitFor(async () => expect(await statuses()).toBe(3));
  await person.keyboard('t');
  const tags = screen.getByRole('combobox', { name: 'Add a tag to the selected papers' });
  expect(document.activeElement).toBe(tags);
  await person.keyboard('bark{Enter}');
  await screen.findByRole('button', { name: 'bark 3' });
  await person.keyboard('{Escape}');
  await hasFocus(() => row(DOGWOOD));
  await person.keyboard('{Delete}');
  await waitFor(() => expect(titles()).toEqual([BIRCH, FIR]));
});

it('a range goes from the box that was ticked to the one that is pressed with Shift, and only there', async () => {
  const person = await openTrees();
  await person.click(box(BIRCH));
  await withShift(person, box(ELM));
  await waitFor(() => expect(selected()).toEqual([BIRCH, CEDAR, DOGWOOD, ELM]));
  await withShift(person, box(CEDAR));
  await waitFor(() => expect(selected()).toEqual([BIRCH, CEDAR]));
  expect(box(CEDAR).checked).toBe(true);
  await withShift(person, row(ASH));
  await waitFor(() => expect(selected()).toEqual([ASH, BIRCH]));
  await hasFocus(() => row(ASH));
});

it('a range of the keyboard shrinks, and leaves what was selected before it', async () => {
  const person = await openTrees();
  await person.click(box(FIR));
  row(ASH).focus();
  await person.keyboard('{Shift>}{ArrowDown}{ArrowDown}{ArrowDown}{/Shift}');
  await waitFor(() => expect(selected()).toEqual([ASH, BIRCH, CEDAR, DOGWOOD, FIR]));
  await person.keyboard('{Shift>}{ArrowUp}{ArrowUp}{/Shift}');
  await waitFor(() => expect(selected()).toEqual([ASH, BIRCH, FIR]));
  await person.keyboard('{Control>}');
  await person.click(row(DOGWOOD));
  await person.keyboard('{/Control}');
  await waitFor(() => expect(selected()).toEqual([ASH, BIRCH, DOGWOOD, FIR]));
  await person.keyboard('{Shift>}{ArrowDown}{/Shift}');
  await waitFor(() => expect(selected()).toEqual([ASH, BIRCH, DOGWOOD, ELM, FIR]));
});

it('a range whose beginning is shown no more begins where Shift is held', async () => {
  const person = await openTrees();
  await edit(db, [keyOf(CEDAR), keyOf(DOGWOOD), keyOf(ELM)], { addTags: ['conifers'] });
  await person.click(box(ASH));
  await person.click(await screen.findByRole('button', { name: 'conifers 3' }));
  await waitFor(() => expect(titles()).toHaveLength(3));
  await withShift(person, row(CEDAR));
  await waitFor(() => expect(selected()).toEqual([CEDAR]));
  await withShift(person, row(ELM));
  await waitFor(() => expect(selected()).toEqual([CEDAR, DOGWOOD, ELM]));
});

it('a press with Shift selects no text', async () => {
  await openTrees();
  expect(fireEvent.mouseDown(row(ASH), { shiftKey: true })).toBe(false);
  expect(fireEvent.mouseDown(row(ASH))).toBe(true);
});

it('all is selected once all is there', async () => {
  const many = Array.from({ length: 80 }, (_, index) => ({
    ids: [`arxiv:2602.${10_000 + index}`],
    title: `Tree ${index}`,
  }));
  db = await aLibrary(many);
  const release = holdWorkers();
  const person = userEvent.setup();
  render(h(LibraryPage, { db }));
  await waitFor(() => row('Tree 79'));
  await person.click(all());
  await waitFor(() => expect(all().indeterminate).toBe(true));
  expect(screen.queryByText(/selected$/)).toBeNull();
  release();
  await screen.findByText('80 selected');
  expect([all().checked, all().indeterminate]).toEqual([true, false]);
});

it('all of a search is selected once abstracts are searched through as well', async () => {
  const person = await openTrees([
    { ...aTree(ASH, 0), abstract: 'Compared to willows.' },
    aTree('Willows', 1),
    aTree(ELM, 2),
  ]);
  await person.type(searchBox(), 'willows');
  await waitFor(() => expect(titles()).not.toContain(ELM));
  await person.click(all());
  await screen.findByText('2 selected');
});

it('what is found goes by Saved as well, either way, and back to what fits best', async () => {
  const person = await openTrees([
    { ...aTree(ASH, 0), venue: 'Elm' },
    aTree(ELM, 1),
    { ...aTree(BIRCH, 2), venue: 'Elm' },
  ]);
  const saved = () => screen.getByRole('columnheader', { name: 'Saved' });
  const pressSaved = () => person.click(within(saved()).getByRole('button'));
  const shows = async (order: string, ...shown: string[]) => {
    await waitFor(() => expect(titles()).toEqual(shown));
    expect(saved().getAttribute('aria-sort')).toBe(order);
  };
  await person.type(searchBox(), 'elm');
  await shows('none', ELM, BIRCH, ASH);
  await pressSaved();
  await shows('descending', BIRCH, ELM, ASH);
  await pressSaved();
  await shows('ascending', ASH, ELM, BIRCH);
  await pressSaved();
  await shows('none', ELM, BIRCH, ASH);
  await person.clear(searchBox());
  await shows('descending', BIRCH, ELM, ASH);
  await pressSaved();
  await shows('ascending', ASH, ELM, BIRCH);
  await pressSaved();
  await person.type(searchBox(), 'elm');
  await shows('none', ELM, BIRCH, ASH);
});

it('no column is said to order what is ordered by how well it fits', async () => {
  const person = await openTrees();
  const order = (name: string) => screen.getByRole('columnheader', { name }).getAttribute('aria-sort');
  await person.type(searchBox(), 'elm');
  await waitFor(() => expect(titles()).toEqual([ELM]));
  expect(order('Saved')).toBe('none');
  await person.click(within(screen.getByRole('columnheader', { name: 'Title' })).getByRole('button'));
  await waitFor(() => expect(order('Title')).toBe('ascending'));
  for (const next of ['descending', 'ascending', 'none']) {
    await person.click(within(screen.getByRole('columnheader', { name: 'Saved' })).getByRole('button'));
    await waitFor(() => expect(order('Saved')).toBe(next));
  }
  await person.clear(searchBox());
  await person.type(searchBox(), '-elm');
  await waitFor(() => expect(titles()).toHaveLength(5));
  expect(order('Saved')).toBe('descending');
});

it('a status that was chosen in the pane is taken back from there by Ctrl+Z, and not by a letter', async () => {
  const person = await openTrees();
  await person.click(row(BIRCH));
  const pane = within(await screen.findByRole('complementary', { name: 'Details' }));
  const select = pane.getByRole<HTMLSelectElement>('combobox', { name: 'Status' });
  select.focus();
  await person.selectOptions(select, 'Read');
  const status = async () => (await db.papers.get(keyOf(BIRCH)))?.status;
  await waitFor(async () => expect(await status()).toBe('read'));
  expect(document.activeElement).toBe(select);
  await person.keyboard('u');
  await settled();
  expect(await status()).toBe('read');
  await person.keyboard('{Control>}z{/Control}');
  await screen.findByText(`Undone: Status of “${BIRCH}” changed`);
  expect(await status()).toBe('to-read');
});
