// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import type { LibraryDatabase } from '../../../lib/library/database';
import { SOURCE_NAMES } from '../../../lib/sources/names';
import { sources } from '../../../lib/sources/registry';
import { aLibrary, closePopups, openPopup, row } from './person';

afterEach(closePopups);

const KEY = 'arxiv:2505.23462';
const DOI = 'doi:10.1145/3580305.3599263';

const preprint = {
  ids: [KEY],
  title: 'Graph Kernels',
  authors: [{ name: 'Ada Lovelace' }],
  published: '2025-05-29',
};

/** The popup with the paper's details open, after sources told this of it. */
async function openDetails(told: object): Promise<LibraryDatabase> {
  const db = await aLibrary([preprint]);
  await db.papers.update(KEY, told);
  const { person } = await openPopup(db);
  row('Graph Kernels').focus();
  await person.keyboard('{Enter}');
  await screen.findByRole('combobox', { name: 'Status' });
  return db;
}

const appeared = {
  publishedAs: [
    { id: DOI, source: 'arxiv', at: 1 },
    { id: DOI, venue: 'KDD 2025', venueType: 'proceedings', published: '2025-08', source: 'crossref', at: 2 },
  ],
};

describe('a preprint that has appeared', () => {
  it('is offered as published, with who says so, and goes by both identifiers once accepted; and back', async () => {
    const db = await openDetails(appeared);
    await screen.findByText('Appeared in KDD 2025 (10.1145/3580305.3599263), says arXiv, Crossref.');
    screen.getByRole('button', { name: 'Cite as published' }).click();
    const ids = async () => (await db.papers.toArray()).map((paper) => paper.ids);
    await waitFor(async () => expect(await ids()).toEqual([[KEY, DOI]]));
    expect((await db.papers.toArray())[0]).toMatchObject({ venue: 'KDD 2025', venueType: 'proceedings' });
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Cite as published' })).toBeNull());
    (await screen.findByRole('button', { name: 'Undo' })).click();
    await waitFor(async () => expect(await ids()).toEqual([[KEY]]));
    await screen.findByRole('button', { name: 'Cite as published' });
  });

  it('that the reader says is another paper is offered no more; and again after Undo', async () => {
    const db = await openDetails(appeared);
    (await screen.findByRole('button', { name: 'Not this one' })).click();
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Cite as published' })).toBeNull());
    expect((await db.papers.get(KEY))?.ids).toEqual([KEY]);
    (await screen.findByRole('button', { name: 'Undo' })).click();
    await screen.findByRole('button', { name: 'Cite as published' });
  });
});

it('a retracted paper says so in its row, and in its details by whom and where', async () => {
  await openDetails({
    retracted: [
      {
        source: 'crossref/retraction-watch',
        at: 1,
        date: '2025-09-01',
        notice: 'https://doi.org/10.1000/notice',
      },
    ],
  });
  await screen.findByText('Retracted', { selector: 'li .retracted' });
  const line = screen.getByText(/^Retracted, says Crossref \(Sep 1, 2025\)\./);
  expect(line.querySelector('a')?.href).toBe('https://doi.org/10.1000/notice');
});

it('each source goes by its own name', () => {
  for (const [id, name] of Object.entries(SOURCE_NAMES)) {
    expect(sources.find((it) => it.id === id)?.name).toBe(name);
  }
  const telling = sources.filter(({ id }) => !/^(?:github|zenodo|software-heritage|arxiv-html|acl)/.test(id));
  expect(telling.map(({ id }) => id).toSorted()).toEqual(Object.keys(SOURCE_NAMES).toSorted());
});
