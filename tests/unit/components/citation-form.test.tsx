// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { recoverDrafts } from '../../../components/drafts';
import { remove } from '../../../lib/library/remove';
import { save } from '../../../lib/library/save';
import { aSighting } from '../builders';
import { aLibrary, closePopups, openPopup, row } from './person';

afterEach(() => {
  closePopups();
  vi.restoreAllMocks();
});

const KEY = 'arxiv:2505.23462';

const title = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Title' });
const kept = () => Object.keys(localStorage).filter((name) => name.includes(KEY));
const form = () => screen.queryByRole('form', { name: 'Edit citation' });

async function openForm() {
  const db = await aLibrary([{ ids: [KEY], title: 'Graph Kernals', authors: [{ name: 'Ada Lovelace' }] }]);
  const { person } = await openPopup(db);
  row('Graph Kernals').focus();
  await person.keyboard('{Enter}');
  await person.click(await screen.findByRole('button', { name: 'Edit citation' }));
  return { db, person, title: title() };
}

/** The details of that paper, in another popup. */
async function openAgain({ db }: Pick<Awaited<ReturnType<typeof openForm>>, 'db'>) {
  cleanup();
  const { person } = await openPopup(db);
  row('Graph Kernals').focus();
  await person.keyboard('{Enter}');
  await screen.findByRole('combobox', { name: 'Add a tag' });
  return person;
}

it('puts a title right, which can be undone', async () => {
  const { db, person, title } = await openForm();
  expect(document.activeElement).toBe(title);
  await person.clear(title);
  await person.type(title, 'Graph Kernels');
  await person.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText('Citation changed');
  await waitFor(() => expect(row('Graph Kernels')).toBeTruthy());
  expect(await db.papers.get(KEY)).toMatchObject({ title: 'Graph Kernels', from: { title: 'reader' } });
  await person.click(await screen.findByText('Sources disagree on 1 field'));
  screen.getByRole('radio', { name: 'Graph Kernels You · your choice' });
  await person.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(row('Graph Kernals')).toBeTruthy());
});

it('says what it cannot take, and keeps what was typed', async () => {
  const { db, person } = await openForm();
  const date = screen.getByRole<HTMLInputElement>('textbox', { name: /^Date or year/ });
  await person.type(date, 'soon');
  await person.click(screen.getByRole('button', { name: 'Save' }));
  expect((await screen.findByRole('alert')).textContent).toContain('“soon” is not a date.');
  expect(date.value).toBe('soon');
  expect((await db.papers.get(KEY))?.published).toBeUndefined();
});

it('Escape closes the form alone, and changes nothing', async () => {
  const { db, person, title } = await openForm();
  await person.type(title, '!');
  fireEvent.keyDown(title, { key: 'Escape', isComposing: true });
  expect(screen.getByRole('form', { name: 'Edit citation' })).toBeTruthy();
  await person.keyboard('{Escape}');
  expect(screen.queryByRole('form', { name: 'Edit citation' })).toBeNull();
  expect(screen.getByRole('button', { name: 'Edit citation' })).toBeTruthy();
  expect(await db.papers.get(KEY)).toMatchObject({ title: 'Graph Kernals' });
});

it('what was typed and not saved is there again when the popup was closed, and the form is open', async () => {
  const opened = await openForm();
  await opened.person.type(opened.title, '!');
  await opened.person.type(screen.getByRole('textbox', { name: /^Volume/ }), '12');
  await opened.db.papers.update(KEY, { pages: '1–9' });
  const person = await openAgain(opened);
  expect(title().value).toBe('Graph Kernals!');
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: /^Volume/ }).value).toBe('12');
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: /^Pages/ }).value).toBe('1–9');
  expect(form()?.contains(document.activeElement)).toBe(false);
  await person.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText('Citation changed');
  expect(await opened.db.papers.get(KEY)).toMatchObject({
    title: 'Graph Kernals!',
    volume: '12',
    pages: '1–9',
  });
  expect(kept()).toHaveLength(0);
});

it('what Escape leaves is there when the form is opened again, and gone once it is cancelled', async () => {
  const opened = await openForm();
  await opened.person.type(opened.title, '!{Escape}');
  await opened.person.click(screen.getByRole('button', { name: 'Edit citation' }));
  expect(title().value).toBe('Graph Kernals!');
  expect(document.activeElement).toBe(title());
  await opened.person.click(screen.getByRole('button', { name: 'Cancel' }));
  await opened.person.click(screen.getByRole('button', { name: 'Edit citation' }));
  expect(title().value).toBe('Graph Kernals');
  await openAgain(opened);
  expect(form()).toBeNull();
});

it('a form that says what the paper says is not open by itself', async () => {
  const opened = await openForm();
  await opened.person.type(opened.title, '!{Backspace}');
  await openAgain(opened);
  expect(form()).toBeNull();
  expect(kept()).toHaveLength(0);
});

it('what could not be saved is there again', async () => {
  const { db, person, title: field } = await openForm();
  await person.type(field, '!');
  vi.spyOn(db.papers, 'bulkPut').mockRejectedValue(new DOMException('', 'QuotaExceededError'));
  await person.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText(/^There is no room left/);
  await person.click(screen.getByRole('button', { name: 'Edit citation' }));
  expect(title().value).toBe('Graph Kernals!');
});

it('what was typed is forgotten with the paper, but not with the whole library', async () => {
  const { db, person, title } = await openForm();
  await person.type(title, '!');
  await remove(db, [KEY]);
  await recoverDrafts(db);
  expect(kept()).toHaveLength(1);
  await save(db, [aSighting()]);
  await recoverDrafts(db);
  expect(kept()).toHaveLength(0);
});
