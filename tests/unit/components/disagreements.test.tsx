// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { save } from '../../../lib/library/save';
import { aSighting, NOW } from '../builders';
import { aLibrary, closePopups, openPopup, row } from './person';

afterEach(closePopups);

const KEY = 'arxiv:2505.23462';

async function openDetails() {
  const db = await aLibrary([
    { ids: [KEY], title: 'Graph Kernels', source: 'arxiv/paper', published: '2025-05-29' },
  ]);
  await save(
    db,
    [
      aSighting({
        ids: [KEY],
        title: 'Graph kernels, revisited',
        source: 'crossref/api',
        published: '2025-05-29',
      }),
    ],
    NOW,
  );
  const { person } = await openPopup(db);
  row('Graph Kernels').focus();
  await person.keyboard('{Enter}');
  await person.click(await screen.findByText('Sources disagree on 1 field'));
  return { db, person };
}

const choices = () =>
  within(screen.getByRole('group', { name: 'Title' }))
    .getAllByRole<HTMLInputElement>('radio')
    .map((it) => [it.closest('label')?.textContent?.trim(), it.checked]);

describe('a paper of which sources tell different things', () => {
  it('shows every value with who told it, and the one that is shown', async () => {
    await openDetails();
    expect(choices()).toEqual([
      ['Graph Kernels arXiv', true],
      ['Graph kernels, revisited Crossref', false],
    ]);
    expect(screen.queryByRole('group', { name: 'Date or year' })).toBeNull();
  });

  it('shows what the reader chooses, and what it showed before after Undo', async () => {
    const { db, person } = await openDetails();
    await person.click(screen.getByRole('radio', { name: /revisited/ }));
    await waitFor(() => expect(row('Graph kernels, revisited')).toBeTruthy());
    await screen.findByText('Chosen: Title');
    expect(choices()).toEqual([
      ['Graph Kernels arXiv', false],
      ['Graph kernels, revisited Crossref · your choice', true],
    ]);
    await person.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(async () => expect((await db.papers.get(KEY))?.title).toBe('Graph Kernels'));
    expect(await db.papers.get(KEY)).not.toHaveProperty('chosen');
  });

  it('lets the arrow keys choose, though they go from row to row elsewhere', async () => {
    const { db, person } = await openDetails();
    screen.getByRole('radio', { name: /^Graph Kernels/ }).focus();
    await person.keyboard('{ArrowDown}');
    await waitFor(async () => expect((await db.papers.get(KEY))?.title).toBe('Graph kernels, revisited'));
    expect(document.activeElement?.closest('fieldset')).toBeTruthy();
  });
});
