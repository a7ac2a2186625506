// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { cleanup, render, screen, waitFor, within } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { h } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { BackupSettings } from '../../../components/backup-settings';
import { RestoreKept } from '../../../components/restore-kept';
import { newestBackup, openBackups } from '../../../lib/backups/database';
import type { LibraryDatabase } from '../../../lib/library/database';
import { edit } from '../../../lib/library/edit';
import { allPapers } from '../../../lib/library/query';
import { remove } from '../../../lib/library/remove';
import { aLibrary, closePopups } from './person';

// The test's browser has no storage to estimate, and no clipboard.
Object.defineProperty(navigator, 'storage', { value: { estimate: async () => ({ usage: 1, quota: 2 }) } });
let copied = '';

let db: LibraryDatabase;

const SECRET = { ids: ['arxiv:2601.00001'], title: 'A Secret Interest', abstract: 'Hidden.' };

beforeEach(async () => {
  copied = '';
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => {
    copied = text;
  });
  Object.assign(fakeBrowser.runtime, { getManifest: () => ({ version: '1.2.3' }) });
  db = await aLibrary([SECRET, { ids: ['arxiv:2601.00002'], title: 'Beta' }]);
});

afterEach(() => {
  closePopups();
  vi.restoreAllMocks();
});

function openSettings() {
  render(h(BackupSettings, { db }));
  return userEvent.setup();
}

const list = () => screen.getByRole('list', { name: 'Kept backups' });

describe('the backups that are kept', () => {
  it('are none at first, and one after “Back up now”', async () => {
    const person = openSettings();
    await screen.findByText('None yet.');
    await person.click(screen.getByRole('button', { name: 'Back up now' }));
    await screen.findByText('2 papers backed up.');
    await waitFor(() => expect(within(list()).getAllByRole('listitem')).toHaveLength(1));
    expect(list().textContent).toContain('2 papers');
  });

  it('open as a page of their own that restores them', async () => {
    const opened: string[] = [];
    Object.assign(fakeBrowser.tabs, { create: async ({ url }: { url: string }) => opened.push(url) });
    const person = openSettings();
    await person.click(await screen.findByRole('button', { name: 'Back up now' }));
    await person.click(await screen.findByRole('button', { name: /^Restore… the backup of/ }));
    const at = (await newestBackup(openBackups(db.name)))?.at;
    await waitFor(() => expect(opened).toEqual([expect.stringMatching(`popup.html\\?backup=${at}$`)]));
  });

  it('come back after a preview, which can be undone later in the settings', async () => {
    const before = await allPapers(db);
    const person = openSettings();
    await person.click(await screen.findByRole('button', { name: 'Back up now' }));
    await screen.findByText('2 papers backed up.');
    cleanup();
    await remove(db, ['arxiv:2601.00002']);
    await edit(db, ['arxiv:2601.00001'], { note: 'since' });
    const changed = await allPapers(db);

    const at = (await newestBackup(openBackups(db.name)))?.at ?? 0;
    render(h(RestoreKept, { db, at }));
    await screen.findByText(/holds 2 papers/);
    await screen.findByText(/It also holds the Trash/);
    await person.click(screen.getByRole('radio', { name: /^Replace the library/ }));
    await person.click(screen.getByRole('button', { name: 'Restore' }));
    await screen.findByText(/^Restored: 1 new, 1 changed/);
    expect(await allPapers(db)).toEqual(before);
    cleanup();

    openSettings();
    await person.click(await screen.findByRole('button', { name: /^Undo: Restored: 1 new/ }));
    await screen.findByText(/again as it was before/);
    expect(await allPapers(db)).toEqual(changed);
    expect(screen.queryByRole('button', { name: /^Undo/ })).toBeNull();
  });

  it('that are gone or damaged say so', async () => {
    render(h(RestoreKept, { db, at: 1 }));
    expect((await screen.findByRole('alert')).textContent).toContain('damaged');
  });

  it('stay when a new one fails, and the reader is told', async () => {
    const person = openSettings();
    await person.click(await screen.findByRole('button', { name: 'Back up now' }));
    await screen.findByText('2 papers backed up.');
    const { papers } = db;
    papers.count = (() => Promise.reject(new DOMException('', 'UnknownError'))) as never;
    await person.click(screen.getByRole('button', { name: 'Back up now' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/failed; the ones before it are kept/);
    expect(within(list()).getAllByRole('listitem')).toHaveLength(1);
  });
});

describe('the check of the library', () => {
  it('says that all is well, or what it repaired', async () => {
    const person = openSettings();
    await screen.findByText('Not checked yet.');
    await person.click(screen.getByRole('button', { name: 'Check now' }));
    await screen.findAllByText(/all is as it should be/);
    await db.digests.delete('arxiv:2601.00001');
    await person.click(screen.getByRole('button', { name: 'Check now' }));
    await screen.findAllByText(/1 record was repaired/);
  });

  it('says that a record cannot be read, which is kept', async () => {
    await db.papers.add({ key: 'arxiv:2601.00009' } as never);
    const person = openSettings();
    await person.click(screen.getByRole('button', { name: 'Check now' }));
    await screen.findAllByText(/1 record cannot be read as a paper; it is kept as it is/);
    expect(await db.papers.get('arxiv:2601.00009')).toBeTruthy();
  });

  it('is told in a report without titles, notes or identifiers', async () => {
    await edit(db, ['arxiv:2601.00001'], { note: 'My private note', addTags: ['mytag'] });
    const person = openSettings();
    await person.click(await screen.findByRole('button', { name: 'Back up now' }));
    await screen.findByText('2 papers backed up.');
    await person.click(screen.getByRole('button', { name: 'Check now' }));
    await screen.findAllByText(/all is as it should be/);
    await person.click(screen.getByRole('button', { name: 'Copy a diagnostic report' }));
    await waitFor(() => expect(copied).toContain('Offprint: 1.2.3'));
    expect(copied).toMatch(/Records: .*papers 2/);
    expect(copied).toMatch(/Database: version \d+ of \d+/);
    expect(copied).toMatch(/Last check: \d{4}-.*papers 2, unreadable 0; repaired: identifiers 0/);
    expect(copied).toMatch(/Backups: 1, in \d pieces; \d{4}-/);
    for (const word of ['Secret', 'Hidden', 'private', 'mytag', '2601', 'Beta']) {
      expect(copied).not.toContain(word);
    }
  });
});
