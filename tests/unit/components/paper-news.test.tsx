// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { LibraryDatabase } from '../../../lib/library/database';
import { answerId } from '../../../lib/library/errands';
import { askByName } from '../../../lib/library/look-after';
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

describe('a preprint that is cited as published', () => {
  it.each([
    [
      'the authors say so',
      { comments: '12 pages. Accepted at ICML 2025' },
      'Cited with ICML 2025, as the authors say on arXiv.',
    ],
    [
      'arXiv’s reference says so',
      { journalRef: 'Nature 521, 436-444 (2025)', from: { journalRef: 'arxiv/api' } },
      'Cited with Nature 2025, as the authors say on arXiv.',
    ],
    [
      'a site says so',
      { venue: 'NeurIPS 2025', from: { venue: 'openreview/paper' } },
      'Cited with NeurIPS 2025, says OpenReview.',
    ],
  ])('because %s, says that', async (_, told, said) => {
    await openDetails(told);
    await screen.findByText(said);
  });

  it('or not, says nothing of it', async () => {
    await openDetails(appeared);
    expect(screen.queryByText(/^Cited with/)).toBeNull();
  });
});

describe('a preprint of which no publication is known', () => {
  const asked: object[] = [];

  beforeEach(() => {
    asked.length = 0;
    vi.spyOn(fakeBrowser.permissions, 'request').mockImplementation((async () => true) as never);
    vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation((async (message: object) => {
      asked.push(message);
      return { ok: true, reply: null };
    }) as never);
  });
  afterEach(() => vi.restoreAllMocks());

  it('says whom else to ask and what they are sent, and how that went', async () => {
    const db = await openDetails({});
    await screen.findByText('DBLP is sent the title and the first author.');
    screen.getByRole('button', { name: 'Ask more sources…' });
    screen.getByRole('button', { name: 'Ask DBLP' }).click();
    await waitFor(() => expect(asked).toContainEqual({ type: 'ask-dblp', key: KEY }));
    await askByName(db, KEY, 'dblp', Date.now());
    await screen.findByText('DBLP is being asked.');
    await db.errands.clear();
    await db.answers.put({
      ...{ id: answerId('dblp', KEY), source: 'dblp', handle: KEY, state: 'unknown' },
      ...{ at: Date.now(), attempts: 0, notBefore: 0 },
    });
    await screen.findByText('DBLP lists no publication of it.');
  });

  it.each([
    ['is young', { published: new Date().toISOString().slice(0, 7) }],
    ['is said to have appeared', appeared],
    ['has a venue', { venue: 'KDD 2025' }],
  ])('is not spoken of where it %s', async (_, told) => {
    await openDetails(told);
    await screen.findByRole('button', { name: 'Look up again' });
    expect(screen.queryByRole('button', { name: 'Ask DBLP' })).toBeNull();
  });

  it('is looked up again when the reader wants it, and says so', async () => {
    await openDetails({});
    (await screen.findByRole('button', { name: 'Look up again' })).click();
    await screen.findByText('Being looked up. What is found shows here by itself.');
    expect(asked).toContainEqual({ type: 'complete-now', keys: [KEY] });
  });
});

it('each source goes by its own name', () => {
  for (const [id, name] of Object.entries(SOURCE_NAMES)) {
    expect(sources.find((it) => it.id === id)?.name).toBe(name);
  }
  const telling = sources.filter(({ id }) => !/^(?:github|zenodo|software-heritage|arxiv-html|acl)/.test(id));
  expect(telling.map(({ id }) => id).toSorted()).toEqual(Object.keys(SOURCE_NAMES).toSorted());
});
