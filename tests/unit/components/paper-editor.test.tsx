// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { keepDraft, recoverDrafts } from '../../../components/drafts';
import { edit } from '../../../lib/library/edit';
import { remove } from '../../../lib/library/remove';
import { aLibrary, closePopups, inRow, openPopup, row, settled } from './person';

vi.mock('../../../lib/page-in-front', () => ({ watchPage: () => () => {} }));

const KEY = 'arxiv:2601.00001';
const papers = [
  { ids: [KEY], title: 'Alpha' },
  { ids: ['arxiv:2601.00002'], title: 'Beta' },
];

afterEach(() => {
  closePopups();
  vi.restoreAllMocks();
});

const note = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Note' });
const tagBox = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'Add a tag' });
const noSpace = () => new DOMException('', 'QuotaExceededError');

async function editing(key: 't' | 'n') {
  const db = await aLibrary(papers);
  await edit(db, ['arxiv:2601.00002'], { addTags: ['vision', 'revised', 'video models'] });
  const opened = await openPopup(db);
  row('Alpha').focus();
  await opened.person.keyboard(key);
  const saved = async () => (await db.papers.get(KEY)) ?? { note: 'gone', tags: [] };
  return { db, saved, ...opened };
}

describe('a note', () => {
  it('is saved as it is written, and stays in place under its row', async () => {
    const { person, saved } = await editing('n');
    expect(document.activeElement).toBe(note());
    await person.keyboard('Compare with §4: j, k and # are letters here.');
    await waitFor(async () => expect((await saved()).note).toMatch(/^Compare with §4: j, k and # are/));
    expect(row('Alpha').contains(note())).toBe(true);
  });

  it('stands where it is until the press that leaves it is over, so that it moves nothing under the pointer', async () => {
    const { person, saved } = await editing('n');
    await person.keyboard('Word');
    await person.pointer({ keys: '[MouseLeft>]', target: tagBox() });
    await waitFor(async () => expect((await saved()).note).toBe('Word'));
    await settled();
    note();
    await person.pointer('[/MouseLeft]');
    await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Note' })).toBeNull());
    expect(document.activeElement).toBe(tagBox());
  });

  it('is saved when it is left by Escape or by Ctrl+Enter, and the focus goes back to the row', async () => {
    for (const leaving of ['{Escape}', '{Control>}{Enter}{/Control}']) {
      const { person, saved } = await editing('n');
      await person.keyboard(`Left by ${leaving.length}${leaving}`);
      await waitFor(() => expect(document.activeElement).toBe(row('Alpha')));
      expect((await saved()).note).toBe(`Left by ${leaving.length}`);
      expect(screen.queryByRole('textbox', { name: 'Note' })).toBeNull();
      await inRow('Alpha').findByText(/^Left by/);
      closePopups();
    }
  });

  it('shows what another page has made of it, and keeps that when more is written', async () => {
    const { db, person, saved } = await editing('n');
    await person.keyboard('mine');
    await waitFor(async () => expect((await saved()).note).toBe('mine'));
    await edit(db, [KEY], { note: 'mine\n\ntheirs', noteBefore: 'mine' });
    await waitFor(() => expect(note().value).toBe('mine\n\ntheirs'));
    note().setSelectionRange(4, 4);
    await person.keyboard(', too');
    await waitFor(async () => expect((await saved()).note).toBe('mine, too\n\ntheirs'));
  });

  it('that is being typed keeps what another page wrote meanwhile', async () => {
    const { db, person, saved } = await editing('n');
    await person.keyboard('mi');
    await edit(db, [KEY], { note: 'theirs' });
    await person.keyboard('ne');
    await waitFor(async () => expect((await saved()).note).toBe('mine\n\ntheirs'));
    await waitFor(() => expect(note().value).toBe('mine\n\ntheirs'));
  });

  it('is gone back to by its key, however it was left', async () => {
    const { person, saved } = await editing('n');
    for (const words of ['One', ', two', ', three']) {
      await person.keyboard(words);
      row('Alpha').focus();
      await person.keyboard('n');
      expect(document.activeElement).toBe(note());
    }
    await person.keyboard('{Escape}');
    await waitFor(async () => expect((await saved()).note).toBe('One, two, three'));
  });

  it('that is left while it is being saved is saved once', async () => {
    const { person, saved } = await editing('n');
    await person.keyboard('One');
    await waitFor(async () => expect((await saved()).note).toBe('One'));
    for (const value of ['One, two', 'One, two, three']) {
      fireEvent.input(note(), { target: { value } });
      fireEvent.blur(note());
      fireEvent.keyDown(row('Alpha'), { key: 'n' });
    }
    await person.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Note' })).toBeNull());
    expect((await saved()).note).toBe('One, two, three');
  });

  it('is undone as it was typed, over all its pauses, and not what another page wrote before', async () => {
    const { db, person, saved } = await editing('n');
    for (const words of ['One', ', two']) {
      await person.keyboard(words);
      await waitFor(async () => expect((await saved()).note.endsWith(words)).toBe(true));
    }
    await edit(db, [KEY], { note: 'One, two\n\ntheirs', noteBefore: 'One, two' });
    await waitFor(() => expect(note().value).toBe('One, two\n\ntheirs'));
    note().setSelectionRange(8, 8);
    await person.keyboard(', three{Escape}');
    await waitFor(() => expect(document.activeElement).toBe(row('Alpha')));
    expect((await saved()).note).toBe('One, two, three\n\ntheirs');
    await person.keyboard('u');
    await waitFor(async () => expect((await saved()).note).toBe('One, two\n\ntheirs'));
    await person.keyboard('u');
    await settled();
    expect((await saved()).note).toBe('One, two\n\ntheirs');
  });

  it('is shown as it was before when it is undone under its row', async () => {
    const { person, saved } = await editing('n');
    await person.keyboard('One');
    await waitFor(async () => expect((await saved()).note).toBe('One'));
    await settled();
    row('Alpha').focus();
    await person.keyboard('u');
    await waitFor(() => expect(note().value).toBe(''));
    expect((await saved()).note).toBe('');
  });

  it('survives a popup that closes at the last key', async () => {
    const { db, person, saved } = await editing('n');
    // The page is gone before the database has finished anything.
    vi.spyOn(db, 'transaction').mockImplementation((() => new Promise(() => {})) as never);
    await person.keyboard('Half a thou');
    vi.restoreAllMocks();
    expect((await saved()).note).toBe('');
    await recoverDrafts(db);
    expect((await saved()).note).toBe('Half a thou');
    expect(Object.keys(localStorage).filter((name) => name.startsWith('draft'))).toEqual([]);
  });

  it('is kept on the screen when it cannot be saved, with the reason, and saved once it can be', async () => {
    const { db, person, saved } = await editing('n');
    const full = vi.spyOn(db.papers, 'bulkPut').mockRejectedValue(noSpace());
    await person.keyboard('Precious{Escape}');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('no room left on this device');
    expect(note().value).toBe('Precious');
    expect((await saved()).note).toBe('');
    full.mockRestore();
    await person.keyboard('!{Escape}');
    await waitFor(async () => expect((await saved()).note).toBe('Precious!'));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });
});

describe('tags', () => {
  it('are added by Enter and by comma, shown at once, and offered as a filter', async () => {
    const { person, saved } = await editing('t');
    expect(document.activeElement).toBe(tagBox());
    await person.keyboard('to cite{Enter}');
    await person.keyboard('later, ');
    await waitFor(async () => expect((await saved()).tags).toEqual(['to cite', 'later']));
    await waitFor(() =>
      expect(screen.getByRole('combobox', { name: 'Tag' }).textContent).toContain('to cite (1)'),
    );
    await person.click(await inRow('Alpha').findByRole('button', { name: 'Remove tag to cite' }));
    await waitFor(async () => expect((await saved()).tags).toEqual(['later']));
  });

  it('that are taken off by their buttons leave the focus in the field, and in the row when they go otherwise', async () => {
    const { db, person, saved } = await editing('t');
    await person.keyboard('one, two, three,');
    const remove = (tag: string) => inRow('Alpha').findByRole('button', { name: `Remove tag ${tag}` });
    await remove('three');
    (await remove('one')).focus();
    await person.keyboard('{Enter}');
    await waitFor(async () => expect((await saved()).tags).toEqual(['two', 'three']));
    await settled();
    expect(document.activeElement).toBe(tagBox());
    (await remove('two')).focus();
    await edit(db, [KEY], { removeTags: ['two'] });
    await waitFor(() => expect(document.activeElement).toBe(row('Alpha')));
  });

  it('in use are offered while one types, and chosen by arrow keys', async () => {
    const { person, saved } = await editing('t');
    await person.keyboard('vi');
    const offered = () =>
      within(screen.getByRole('listbox'))
        .getAllByRole('option')
        .map(({ textContent }) => textContent);
    expect(offered()).toEqual(['video models', 'vision', 'revised'].sort((a, b) => order(a) - order(b)));
    await person.keyboard('{ArrowDown}');
    const active = tagBox().getAttribute('aria-activedescendant') ?? '';
    expect(document.getElementById(active)?.getAttribute('aria-selected')).toBe('true');
    const first = offered()[0] ?? '';
    await person.keyboard('{Enter}');
    await waitFor(async () => expect((await saved()).tags).toEqual([first]));
    expect(tagBox().value).toBe('');
    await settled();
    await person.keyboard('vi');
    expect(offered()).not.toContain(first);
  });

  it('are gone back to by their key, however they were left', async () => {
    const { person } = await editing('t');
    row('Alpha').focus();
    await person.keyboard('t');
    expect(document.activeElement).toBe(tagBox());
  });

  it('are left to an input method while it composes', async () => {
    const { person, saved } = await editing('t');
    await person.keyboard('kaku');
    for (const composing of [{ isComposing: true }, { keyCode: 229 }]) {
      for (const key of ['Enter', 'Escape', ',', 'Backspace'])
        fireEvent.keyDown(tagBox(), { key, ...composing });
      expect(tagBox().value).toBe('kaku');
    }
    fireEvent.keyDown(note(), { key: 'Escape', isComposing: true });
    await settled();
    expect(note()).toBeTruthy();
    expect((await saved()).tags).toEqual([]);
    await person.keyboard('{Enter}');
    await waitFor(async () => expect((await saved()).tags).toEqual(['kaku']));
  });

  it('half typed are kept when the field is left, and dropped by Escape', async () => {
    const { person, saved } = await editing('t');
    await person.keyboard('half{Escape}{Escape}');
    expect(tagBox().value).toBe('');
    await person.keyboard('whole');
    await person.click(note());
    await waitFor(async () => expect((await saved()).tags).toEqual(['whole']));
    await inRow('Alpha').findByRole('button', { name: 'Remove tag whole' });
    await person.click(tagBox());
    await person.keyboard('{Backspace}');
    await waitFor(async () => expect((await saved()).tags).toEqual([]));
  });

  it('that could not be added are in the field again', async () => {
    const { db, person } = await editing('t');
    vi.spyOn(db.papers, 'bulkPut').mockRejectedValue(noSpace());
    await person.keyboard('to cite{Enter}');
    await screen.findByRole('alert');
    expect(tagBox().value).toBe('to cite');
  });
});

/** What begins with "vi" before what holds it; among those the most used first, then by name. */
const order = (tag: string) => ['video models', 'vision', 'revised'].indexOf(tag);

describe('a draft', () => {
  it('does not take the place of a note that was written later', async () => {
    const db = await aLibrary(papers);
    keepDraft(KEY, { note: 'older', addTags: ['kept'] });
    await edit(db, [KEY], { note: 'newer' }, Date.now() + 1000);
    await recoverDrafts(db);
    expect(await db.papers.get(KEY)).toMatchObject({ note: 'newer', tags: ['kept'] });
  });

  it('is kept with what was written later, where it is known over which note it was typed', async () => {
    const db = await aLibrary(papers);
    keepDraft(KEY, { note: 'typed last', noteBefore: '' });
    await edit(db, [KEY], { note: 'newer' }, Date.now() + 1000);
    await recoverDrafts(db);
    expect((await db.papers.get(KEY))?.note).toBe('typed last\n\nnewer');
  });

  it('of a paper that is gone is forgotten, and whatever else is stored is left alone', async () => {
    const db = await aLibrary(papers);
    await remove(db, [KEY]);
    keepDraft(KEY, { note: 'too late' });
    localStorage.setItem('other', 'thing');
    localStorage.setItem('draft arxiv:2601.00002', '{"note": 7, "addTags": [1, "x"');
    await recoverDrafts(db);
    expect(Object.keys(localStorage)).toEqual(['other']);
    expect(await db.papers.get(KEY)).toBeUndefined();
    expect(await db.papers.get('arxiv:2601.00002')).toMatchObject({ note: '', tags: [] });
  });

  it('is in the library when the popup is opened again', async () => {
    const db = await aLibrary(papers);
    keepDraft(KEY, { note: 'from last time' });
    await openPopup(db);
    await inRow('Alpha').findByText('from last time');
  });
});
