// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { h } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { SettingsPage } from '../../../components/settings-page';
import type { LibraryDatabase } from '../../../lib/library/database';
import { save } from '../../../lib/library/save';
import { readSettings } from '../../../lib/settings';
import { sources } from '../../../lib/sources/registry';
import { aSighting } from '../builders';
import { aLibrary, closePopups } from './person';

// The test's browser has no storage to estimate.
Object.defineProperty(navigator, 'storage', { value: { estimate: async () => ({}) } });

/** The origins that the browser lets Offprint read. */
let granted: (origin: string) => boolean;

beforeEach(() => {
  granted = () => true;
  const silent = { addListener: () => {}, removeListener: () => {} };
  Object.assign(fakeBrowser.permissions, {
    contains: async ({ origins }: { origins: string[] }) => origins.every(granted),
    request: async () => {
      granted = () => true;
      return true;
    },
    onAdded: silent,
    onRemoved: silent,
  });
});

afterEach(() => {
  closePopups();
  vi.restoreAllMocks();
});

async function openSettings(db?: LibraryDatabase) {
  const person = userEvent.setup();
  render(h(SettingsPage, { db: db ?? (await aLibrary()) }));
  await screen.findByRole('heading', { name: 'Settings' });
  await screen.findByRole('radio', { name: 'Dark' });
  return person;
}

/** What is kept of a setting, once it is this. */
const kept = (settings: object) => waitFor(async () => expect(await readSettings()).toMatchObject(settings));

it('say how much is stored, also once more has come in', async () => {
  const db = await aLibrary([{ ids: ['arxiv:2601.00001'] }]);
  await openSettings(db);
  await screen.findByText(/^1 paper in /);
  await save(db, [aSighting({ ids: ['arxiv:2601.00002'] })]);
  await screen.findByText(/^2 papers in /);

  const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  await save(db, [aSighting({ ids: ['arxiv:2601.00003'] })]);
  await new Promise((resolve) => setTimeout(resolve, 1200));
  expect(screen.getByText(/^2 papers in /)).toBeTruthy();
  hidden.mockReturnValue(false);
  document.dispatchEvent(new Event('visibilitychange'));
  await screen.findByText(/^3 papers in /);
});

describe('the settings', () => {
  it('are kept as they are made, and said to be', async () => {
    const person = await openSettings();
    await person.click(screen.getByRole('radio', { name: 'Dark' }));
    await kept({ theme: 'dark' });
    const said = await screen.findByText('Kept.');
    expect(said.closest('[role=status]')).not.toBeNull();
    await person.click(screen.getByRole('radio', { name: 'Compact' }));
    // The same words again are no news where they never went.
    await waitFor(() => expect(screen.getByText('Kept.')).not.toBe(said));
    await person.click(screen.getByRole('radio', { name: 'Hide them' }));
    await kept({ theme: 'dark', density: 'compact', dismissed: 'hide' });
  });

  it.each([
    ['is refused', () => Promise.reject(new Error('No.'))],
    [
      'cannot be asked for any more',
      () => {
        throw new Error('Extension context invalidated.');
      },
    ],
  ])('are as they were where keeping them %s, and say so until that works', async (_why, refuse) => {
    const person = await openSettings();
    const abstracts = () => screen.getByRole('checkbox', { name: /^With abstracts/ });
    const set = vi.spyOn(fakeBrowser.storage.local, 'set').mockImplementation(refuse);
    await person.click(abstracts());
    await screen.findByRole('alert');
    expect(abstracts()).toHaveProperty('checked', false);
    await person.click(screen.getByRole('radio', { name: 'Compact' }));
    await waitFor(() =>
      expect(screen.getByRole('radio', { name: 'Comfortable' })).toHaveProperty('checked', true),
    );
    set.mockRestore();
    await person.click(abstracts());
    await screen.findByText('Kept.');
    expect(screen.queryByRole('alert')).toBeNull();
    await kept({ exportAbstracts: true, density: 'comfortable' });
  });

  it('take a key in place of the one before, without its being erased', async () => {
    const person = await openSettings();
    const next = screen.getByRole('textbox', { name: 'Next paper' });
    await person.click(next);
    await person.keyboard('x');
    await person.keyboard('y');
    expect(next).toHaveProperty('value', 'y');
    await kept({ listingKeys: { next: 'y' } });
  });

  it('say how citations are copied: style, language, names of journals', async () => {
    const person = await openSettings();
    const choose = (name: string, value: string) =>
      person.selectOptions(screen.getByRole('combobox', { name }), value);
    await choose('Citation style', 'IEEE');
    await choose('Language of citations', 'German');
    await choose('Names of journals in citations', 'In full');
    await kept({ citationStyle: 'ieee', citationLanguage: 'de-DE', venueNames: 'full' });
  });

  it('turn a site off, and with it its keys', async () => {
    const person = await openSettings();
    await person.click(screen.getByRole('checkbox', { name: /toolbars.*arXiv$/i }));
    await kept({ sitesOff: ['arxiv'] });
  });

  it('show the key that a pattern gives to a paper of the library, and keep no pattern that cannot be read', async () => {
    const db = await aLibrary([
      { title: 'Graph Kernels', authors: [{ name: 'Ada Lovelace' }], published: '2026' },
    ]);
    const person = await openSettings(db);
    await screen.findByText('lovelace2026graph');
    const pattern = screen.getByRole('textbox', { name: 'Citation keys' });
    await person.clear(pattern);
    await person.type(pattern, '[[auth]-[[year]');
    await screen.findByText('Lovelace-2026');
    await kept({ keyPattern: '[auth]-[year]' });
    await person.type(pattern, '[[nonsense]');
    expect(pattern.getAttribute('aria-invalid')).toBe('true');
    await kept({ keyPattern: '[auth]-[year]' });
  });

  it('show what a pattern does to a paper that came with a key of its own', async () => {
    const db = await aLibrary([
      { title: 'Graph Kernels', authors: [{ name: 'Ada Lovelace' }], published: '2026' },
    ]);
    await db.papers.toCollection().modify({ citationKey: 'kernels' });
    await openSettings(db);
    await screen.findByText('lovelace2026graph');
  });

  it('say what a pattern gives once it is typed, and not at every letter', async () => {
    const db = await aLibrary([
      { title: 'Graph Kernels', authors: [{ name: 'Ada Lovelace' }], published: '2026' },
    ]);
    await openSettings(db);
    await screen.findByText('lovelace2026graph');
    const pattern = screen.getByRole('textbox', { name: 'Citation keys' });
    const told = () => pattern.parentElement?.querySelector('[role=status], [aria-live]')?.textContent;
    const heard = ['[auth]', '[auth]-', '[auth]-[', '[auth]-[year]'].map((value) => {
      act(() => {
        fireEvent.input(pattern, { target: { value } });
      });
      return told();
    });
    expect(heard).toEqual(['', '', '', '']);
    await waitFor(() => expect(told()).toBe('Lovelace-2026 for “Graph Kernels”'));
  });
});

describe('what the network may be asked', () => {
  it('is told of each source, with what it is sent and when it was last asked', async () => {
    const db = await aLibrary();
    await db.paces.put({
      source: 'crossref',
      freeAt: 0,
      failures: 0,
      lastAskedAt: new Date(2026, 3, 14).getTime(),
      asked: 1,
    });
    await openSettings(db);
    const table = screen.getByRole('table', { name: 'Sources' });
    const rows = within(table).getAllByRole('row').slice(1);
    expect(rows).toHaveLength(sources.length);
    for (const source of sources) {
      expect(table.textContent).toContain(source.host);
      expect(within(table).getByRole('checkbox', { name: `Ask ${source.name}` })).toHaveProperty(
        'checked',
        source.name !== 'DBLP',
      );
    }
    const rowOf = (name: RegExp) => rows.find(({ textContent }) => name.test(textContent ?? ''))?.textContent;
    await waitFor(() => expect(rowOf(/^Crossref/)).toMatch(/DOI.*Apr 14, 2026/));
    expect(rowOf(/^arXiv export/)).toMatch(/arXiv numbers.*never/);
    expect(rowOf(/^DBLP/)).toMatch(/title and first author/);
  });

  it('is decided for each source, and for all that is asked unasked', async () => {
    const person = await openSettings();
    await person.click(screen.getByRole('checkbox', { name: 'Ask OpenAlex' }));
    await kept({ sourcesOff: ['openalex'] });
    await person.click(screen.getByRole('checkbox', { name: /^Complete saved papers/ }));
    await kept({ completeOnSave: false });
    await person.click(screen.getByRole('checkbox', { name: 'Ask OpenAlex' }));
    await kept({ sourcesOff: [], completeOnSave: false });
    await person.click(screen.getByRole('checkbox', { name: 'Ask DBLP' }));
    await kept({ sourcesOn: ['dblp'] });
    await person.click(screen.getByRole('checkbox', { name: 'Ask DBLP' }));
    await kept({ sourcesOn: [] });
  });

  it('is asked of the browser as well, where that does not let every origin read', async () => {
    granted = (origin) => !origin.includes('semanticscholar');
    const person = await openSettings();
    const scholar = screen.getByRole('checkbox', { name: 'Ask Semantic Scholar' });
    await waitFor(() => expect(scholar).toHaveProperty('checked', false));
    expect(screen.getByRole('checkbox', { name: 'Ask Crossref' })).toHaveProperty('checked', true);
    await person.click(scholar);
    await waitFor(() => expect(granted('https://api.semanticscholar.org/*')).toBe(true));
    await kept({ sourcesOff: [] });
  });
});
