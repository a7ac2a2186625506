// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { render, screen, waitFor, within } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { h } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import { LibraryPage } from '../../../components/library-page';
import { Popup } from '../../../components/popup';
import { rememberedView, rememberView } from '../../../components/remembered-view';
import type { LibraryDatabase } from '../../../lib/library/database';
import { edit } from '../../../lib/library/edit';
import { keepSearch, savedSearches } from '../../../lib/library/saved-searches';
import { EVERYTHING, type View } from '../../../lib/search/view';
import { aLibrary, closePopups, settled } from './person';

const [ALPHA, BETA, GAMMA] = ['arxiv:2601.00001', 'arxiv:2503.00002', 'arxiv:2412.00003'];

let db: LibraryDatabase;

afterEach(closePopups);

/** The page of a library with three papers, of which two have the first of these tags, and one the second. */
async function openPage(tag: string, another: string) {
  db = await aLibrary([
    { ids: [ALPHA], title: 'Alpha' },
    { ids: [BETA], title: 'Beta' },
    { ids: [GAMMA], title: 'Gamma' },
  ]);
  await edit(db, [ALPHA, BETA], { addTags: [tag] });
  await edit(db, [GAMMA], { addTags: [another] });
  const person = userEvent.setup();
  render(h(LibraryPage, { db }));
  await within(side()).findByRole('button', { name: `${tag} 2` });
  await settled();
  return person;
}

const side = () => screen.getByRole('navigation', { name: 'Library' });
const inSide = (name: string) => within(side()).findByRole('button', { name });
const titles = () =>
  [...document.querySelectorAll('[role=grid] [data-title]')].map((it) => it.textContent ?? '');
const undo = async (person: ReturnType<typeof userEvent.setup>) =>
  person.click(await screen.findByRole('button', { name: 'Undo' }));

async function rename(person: ReturnType<typeof userEvent.setup>, tag: string, to: string) {
  await person.click(await inSide(`Change the tag ${tag}`));
  const dialog = screen.getByRole('dialog', { name: `Change the tag ${tag}` });
  const name = within(dialog).getByRole('combobox', { name: 'Name' });
  await person.clear(name);
  await person.type(name, to);
  await person.click(within(dialog).getByRole('button', { name: /Save|Merge/ }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
}

describe('a tag that is renamed', () => {
  it('takes with it the view that shows its papers, the popup’s, and its searches, and all of them back', async () => {
    const person = await openPage('x', 'other');
    await keepSearch(db, 'Mine', { ...EVERYTHING, tag: 'x' });
    rememberView({ ...EVERYTHING, tag: 'x' });
    await person.click(await inSide('x 2'));
    await waitFor(() => expect(titles()).toEqual(['Beta', 'Alpha']));
    await rename(person, 'x', 'y');
    const renamed = await inSide('y 2');
    expect(renamed.getAttribute('aria-current')).toBe('true');
    await waitFor(() => expect(titles()).toEqual(['Beta', 'Alpha']));
    expect(rememberedView().tag).toBe('y');
    await waitFor(async () => expect((await inSide('Mine')).getAttribute('aria-current')).toBe('true'));

    await undo(person);
    const back = await inSide('x 2');
    await waitFor(() => expect(back.getAttribute('aria-current')).toBe('true'));
    await waitFor(() => expect(titles()).toEqual(['Beta', 'Alpha']));
    expect(rememberedView().tag).toBe('x');
    expect((await savedSearches(db)).map(({ view }) => view.tag)).toEqual(['x']);
  });

  it('is looked for by its new name where it was typed', async () => {
    const person = await openPage('x', 'other');
    const box = screen.getByRole<HTMLInputElement>('searchbox', { name: 'Search' });
    await person.type(box, 'tag:x');
    await waitFor(() => expect(titles()).toEqual(['Beta', 'Alpha']));
    await rename(person, 'x', 'y');
    await waitFor(() => expect(box.value).toBe('tag:y'));
    await waitFor(() => expect(titles()).toEqual(['Beta', 'Alpha']));
    await undo(person);
    await waitFor(() => expect(box.value).toBe('tag:x'));
  });

  it('leaves the page where it is', async () => {
    const person = await openPage('x', 'other');
    await person.click(await inSide('x 2'));
    await person.click(await inSide('Duplicates'));
    await rename(person, 'x', 'y');
    await inSide('y 2');
    screen.getByRole('heading', { name: 'Duplicates' });
  });

  it('is counted as it is spelled now', async () => {
    const person = await openPage('ml', 'other');
    await rename(person, 'ml', 'ML');
    await inSide('ML 2');
    await undo(person);
    await inSide('ml 2');
  });

  it('merged into another one is spelled like that', async () => {
    const person = await openPage('x', 'ML');
    await rename(person, 'x', 'ml');
    await waitFor(async () =>
      expect(new Set((await db.papers.toArray()).map(({ tags }) => String(tags)))).toEqual(new Set(['ML'])),
    );
  });

  it('leaves whoever looks at the tag that it is merged into there, also when that is undone', async () => {
    const person = await openPage('x', 'y');
    await person.click(await inSide('y 1'));
    await rename(person, 'x', 'y');
    await waitFor(() => expect(titles()).toEqual(['Gamma', 'Beta', 'Alpha']));
    await undo(person);
    const there = await inSide('y 1');
    expect(there.getAttribute('aria-current')).toBe('true');
    await waitFor(() => expect(titles()).toEqual(['Gamma']));
  });
});

describe('a popup that stays open while a tag is renamed', () => {
  /** What it shows, and how it asks for that. */
  async function openPopupWith(view: Partial<View>) {
    rememberView({ ...EVERYTHING, ...view });
    const popup = within(render(h(Popup, { db })).container as HTMLElement);
    const tag = await popup.findByRole<HTMLSelectElement>('combobox', { name: 'Tag' });
    const box = popup.getByRole<HTMLInputElement>('searchbox', { name: 'Search' });
    const shown = () =>
      popup.queryAllByRole('link').flatMap((it) => (it.matches('[data-title]') ? [it.textContent] : []));
    const shows = (...titles: string[]) => waitFor(() => expect(shown()).toEqual(titles));
    return { tag, box, shows };
  }

  it('follows it, and back, and remembers what it was', async () => {
    const person = await openPage('x', 'other');
    const popup = await openPopupWith({ tag: 'x', status: 'to-read' });
    await popup.shows('Beta', 'Alpha');
    await rename(person, 'x', 'y');
    await waitFor(() => expect(popup.tag.selectedOptions[0]?.textContent).toBe('y (2)'));
    await popup.shows('Beta', 'Alpha');
    await person.type(popup.box, 'a');
    expect(rememberedView()).toMatchObject({ tag: 'y', status: 'to-read', search: 'a' });
    await undo(person);
    await waitFor(() => expect(popup.tag.selectedOptions[0]?.textContent).toBe('x (2)'));
    expect(popup.box.value).toBe('a');
    expect(rememberedView()).toMatchObject({ tag: 'x', search: 'a' });
  });

  it('follows it where it was typed', async () => {
    const person = await openPage('x', 'other');
    const popup = await openPopupWith({ search: 'tag:"x" beta' });
    await popup.shows('Beta');
    await rename(person, 'x', 'y');
    await waitFor(() => expect(popup.box.value).toBe('tag:"y" beta'));
    await popup.shows('Beta');
  });

  it('leaves what another popup shows and remembers as it is', async () => {
    const person = await openPage('x', 'other');
    const popup = await openPopupWith({ tag: 'x' });
    const another = await openPopupWith({ tag: 'other', search: 'gam' });
    await rename(person, 'x', 'y');
    await waitFor(() => expect(popup.tag.value).toBe('y'));
    await another.shows('Gamma');
    expect([another.tag.value, another.box.value]).toEqual(['other', 'gam']);
    expect(rememberedView()).toMatchObject({ tag: 'other', search: 'gam' });
  });

  it('goes back from the tag that it was merged into only where it came with it', async () => {
    const person = await openPage('x', 'y');
    const popup = await openPopupWith({ tag: 'x' });
    const another = await openPopupWith({ tag: 'y' });
    await rename(person, 'x', 'y');
    await popup.shows('Gamma', 'Beta', 'Alpha');
    await another.shows('Gamma', 'Beta', 'Alpha');
    await undo(person);
    await popup.shows('Beta', 'Alpha');
    await another.shows('Gamma');
  });

  it('still names a tag that was taken off all papers', async () => {
    const person = await openPage('x', 'other');
    const popup = await openPopupWith({ tag: 'x' });
    await popup.shows('Beta', 'Alpha');
    await person.click(await inSide('Change the tag x'));
    await person.click(screen.getByRole('button', { name: 'Remove from all papers' }));
    await popup.shows();
    await waitFor(() => expect(popup.tag.selectedOptions[0]?.textContent).toBe('x'));
  });
});

it('another library page follows as well', async () => {
  const person = await openPage('x', 'other');
  const another = within(render(h(LibraryPage, { db })).container as HTMLElement);
  await person.click(await another.findByRole('button', { name: 'x 2' }));
  const first = within(screen.getAllByRole('navigation', { name: 'Library' })[0] as HTMLElement);
  await person.click(first.getByRole('button', { name: 'Change the tag x' }));
  const name = screen.getByRole('combobox', { name: 'Name' });
  await person.clear(name);
  await person.type(name, 'y{Enter}');
  const renamed = await another.findByRole('button', { name: 'y 2' });
  await waitFor(() => expect(renamed.getAttribute('aria-current')).toBe('true'));
});

describe('what is asked for', () => {
  const list = (name: string) =>
    within(side()).queryByRole('list', { name })?.querySelectorAll('button.choose, button.quiet');
  const items = (name: string) => Array.from(list(name) ?? [], (it) => it.textContent);
  const current = () => side().querySelector('[aria-current]')?.textContent;

  it('stays in a list that is shown in part, and is counted there', async () => {
    const venues = [...'ABCDEFGHIJKLMN'];
    db = await aLibrary(
      venues.map((venue, n) => ({ ids: [`arxiv:2601.${10_000 + n}`], title: venue, venue })),
    );
    const person = userEvent.setup();
    render(h(LibraryPage, { db }));
    await person.click(await inSide('and 4 more'));
    await person.click(await inSide('M 1'));
    await waitFor(() => expect(titles()).toEqual(['M']));
    await person.click(await inSide('fewer'));
    expect(items('Venues')).toEqual([...venues.slice(0, 10).map((it) => `${it}1`), 'M1', 'and 3 more']);
    expect(current()).toBe('M1');
    await person.click(await inSide('M 1'));
    await inSide('and 4 more');
    expect(items('Venues')).not.toContain('M1');
    await waitFor(() => expect(titles()).toHaveLength(14));
  });

  it('stays where no paper has it any more, and can be taken back', async () => {
    const person = await openPage('x', 'other');
    await person.click(await inSide('x 2'));
    await person.click(await inSide('Change the tag x'));
    await person.click(screen.getByRole('button', { name: 'Remove from all papers' }));
    const gone = await inSide('x 0');
    expect(current()).toBe('x0');
    expect(within(side()).queryByRole('button', { name: 'Change the tag x' })).toBeNull();
    await person.click(gone);
    await waitFor(() => expect(titles()).toHaveLength(3));
    expect(items('Tags')).toEqual(['other1']);
  });

  it('is taken back as well where most papers spell it otherwise by now', async () => {
    const person = await openPage('ml', 'other');
    await person.click(await inSide('ml 2'));
    await waitFor(() => expect(titles()).toHaveLength(2));
    await edit(db, [ALPHA, BETA], { removeTags: ['ml'], addTags: ['ML'] });
    const renamed = await inSide('ML 2');
    expect(renamed.getAttribute('aria-current')).toBe('true');
    await person.click(renamed);
    await waitFor(() => expect(titles()).toHaveLength(3));
    await keepSearch(db, 'Mine', { ...EVERYTHING, tag: 'ml' });
    await person.click(renamed);
    await waitFor(async () => expect((await inSide('Mine')).getAttribute('aria-current')).toBe('true'));
  });
});

describe('a search that is saved under a name', () => {
  async function saveSearch(person: ReturnType<typeof userEvent.setup>) {
    await person.click(await inSide('Save this search'));
    return within(screen.getByRole('dialog', { name: 'Save this search' }));
  }

  it('is given one that is not taken', async () => {
    const person = await openPage('x', 'y');
    await keepSearch(db, 'alpha', { ...EVERYTHING, search: 'alpha' });
    await inSide('alpha');
    await person.click(await inSide('x 2'));
    await person.type(screen.getByRole('searchbox', { name: 'Search' }), 'alpha');
    await waitFor(() => expect(titles()).toEqual(['Alpha']));
    const dialog = await saveSearch(person);
    expect(dialog.getByRole<HTMLInputElement>('textbox', { name: 'Name' }).value).toBe('alpha 2');
    await person.click(dialog.getByRole('button', { name: 'Save' }));
    await inSide('alpha 2');
    expect(await savedSearches(db)).toHaveLength(2);
  });

  it('takes the place of another only when the dialog has said so, and gives it back', async () => {
    const person = await openPage('x', 'y');
    const before = { ...EVERYTHING, search: 'alpha' };
    await keepSearch(db, 'Mine', before);
    await inSide('Mine');
    await person.click(await inSide('x 2'));
    const dialog = await saveSearch(person);
    await person.type(dialog.getByRole('textbox', { name: 'Name' }), 'Mine');
    dialog.getByText('There is a search “Mine” already: this one takes its place.');
    await person.click(dialog.getByRole('button', { name: 'Replace' }));
    await screen.findByText('Search “Mine” replaced');
    expect((await savedSearches(db)).map(({ view }) => view.tag)).toEqual(['x']);
    await undo(person);
    await waitFor(async () => expect((await savedSearches(db)).map(({ view }) => view)).toEqual([before]));
  });

  it('stays when an older one of its name is to come back', async () => {
    const person = await openPage('x', 'y');
    await keepSearch(db, 'Mine', { ...EVERYTHING, search: 'alpha' });
    await inSide('Mine');
    await person.click(await inSide('Remove the search Mine'));
    await screen.findByText('Search “Mine” removed');
    await keepSearch(db, 'Mine', { ...EVERYTHING, tag: 'x' });
    await undo(person);
    await screen.findByText(/^Left as it is/);
    expect((await savedSearches(db)).map(({ view }) => view)).toEqual([{ ...EVERYTHING, tag: 'x' }]);
  });
});
