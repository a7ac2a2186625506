// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { render, screen, waitFor } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { h } from 'preact';
import { afterEach, expect, it } from 'vitest';
import { DuplicatesView } from '../../../components/duplicates-view';
import { useDesk } from '../../../components/use-desk';
import { type LibraryDatabase, openLibrary } from '../../../lib/library/database';
import { edit, undoEdit } from '../../../lib/library/edit';
import { save } from '../../../lib/library/save';
import type { Sighting } from '../../../lib/paper';
import { aSighting, NOW } from '../builders';
import { closePopups } from './person';

let made = 0;

afterEach(closePopups);

async function open(papers: readonly Partial<Sighting>[]) {
  const db = openLibrary(`duplicates-view-${made++}`);
  const { added } = await save(db, papers.map(aSighting), NOW);
  const View = ({ db }: { db: LibraryDatabase }) => h(DuplicatesView, { db, desk: useDesk(db) });
  render(h(View, { db }));
  return { db, keys: added };
}

const alike = (id: string, title = 'Learning to Sort') => ({
  ...{ ids: [id], title, authors: [{ name: 'Ada Lovelace' }], published: '2023' },
});

const identifiers = () =>
  screen.getAllByRole('article').map((it) => /doi:10\.1\/[abc]/.exec(it.textContent ?? '')?.[0]);

it('offers each two of three papers, one pair after the other', async () => {
  const person = userEvent.setup();
  const [a, b, c] = ['doi:10.1/a', 'doi:10.1/b', 'doi:10.1/c'];
  // Of papers that are saved together the last counts as the oldest.
  await open([alike(c), alike(b), alike(a)]);
  for (const pair of [
    [a, b],
    [a, c],
    [b, c],
  ]) {
    await screen.findByText(/^1 paper may be in the library twice/);
    await waitFor(() => expect(identifiers()).toEqual(pair));
    await person.click(screen.getByRole('button', { name: 'Keep both' }));
  }
  await screen.findByText('No two papers look like one.');
});

it('says that more follow than it shows', async () => {
  const titles = Array.from({ length: 52 }, (_, n) => `Learning to Sort, Part ${n}`);
  await open(titles.flatMap((title, n) => [alike(`doi:10.1/a${n}`, title), alike(`doi:10.1/b${n}`, title)]));
  await screen.findByText(/^52 papers may be in the library twice/);
  expect(screen.getAllByRole('button', { name: 'Merge' })).toHaveLength(50);
  screen.getByText('2 more follow as these are decided on.');
});

it('follows an edit of many papers while it is open', async () => {
  const others = Array.from({ length: 250 }, () => ({}));
  const { db, keys } = await open([alike('doi:10.1/a'), alike('doi:10.1/b'), ...others]);
  await waitFor(() => expect(identifiers()).toHaveLength(2));
  const says = (text: string) => screen.getAllByRole('article').every((it) => it.textContent?.includes(text));
  const done = await edit(db, keys, { addTags: ['thesis'], status: 'reading' });
  expect(done.bulk).toBeDefined();
  await waitFor(() => expect(says('thesis') && says('Reading')).toBe(true));
  await undoEdit(db, done);
  await waitFor(() => expect(says('thesis') || says('Reading')).toBe(false));
});
