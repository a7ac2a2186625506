// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import { aLibrary, closePopups, openPopup, row } from './person';

afterEach(closePopups);

const KEY = 'arxiv:2505.23462';

async function openForm() {
  const db = await aLibrary([{ ids: [KEY], title: 'Graph Kernals', authors: [{ name: 'Ada Lovelace' }] }]);
  const { person } = await openPopup(db);
  row('Graph Kernals').focus();
  await person.keyboard('{Enter}');
  await person.click(await screen.findByRole('button', { name: 'Edit citation' }));
  return { db, person, title: screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Title' }) };
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
