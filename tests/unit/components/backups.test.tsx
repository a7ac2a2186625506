// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { cleanup, render, screen, waitFor, within } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import Dexie from 'dexie';
import { h } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { BackupSettings } from '../../../components/backup-settings';
import { keepDraft, recoverDrafts } from '../../../components/drafts';
import { showFate } from '../../../components/library-fate';
import { OutsideSettings } from '../../../components/outside-settings';
import { RestoreKept } from '../../../components/restore-kept';
import { LibraryFailed } from '../../../components/states';
import { newestBackup, openBackups } from '../../../lib/backups/database';
import { forgetUndo, keepUndo, type RestoredUndo } from '../../../lib/backups/keep-undo';
import { backUp } from '../../../lib/backups/make';
import { keptUndos } from '../../../lib/backups/undo';
import { type LibraryDatabase, LibraryError, type Trouble } from '../../../lib/library/database';
import { edit } from '../../../lib/library/edit';
import { allPapers } from '../../../lib/library/query';
import { remove } from '../../../lib/library/remove';
import { save } from '../../../lib/library/save';
import { changeSettings, DEFAULTS } from '../../../lib/settings';
import { aSighting } from '../builders';
import { aLibrary, closePopups, openPopup, settled } from './person';

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

  it('let go of an Undo that was made elsewhere meanwhile, and say so where it is pressed all the same', async () => {
    const backups = openBackups(db.name);
    const undo = { at: 1, before: [], after: [] };
    const keep = () =>
      keepUndo(backups, { kind: 'restore', said: 'Restored: 1 new', undo: undo as unknown as RestoredUndo });
    const person = openSettings();
    await screen.findByText('None yet.');
    await keep();
    await screen.findByRole('button', { name: 'Undo: Restored: 1 new' });
    const [kept] = await keptUndos(backups);
    await forgetUndo(backups, kept?.at ?? 0);
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Undo/ })).toBeNull());

    await keep();
    const button = await screen.findByRole('button', { name: 'Undo: Restored: 1 new' });
    // As where another page did it a moment ago, of which this one has not heard yet.
    backups.backendDB().transaction('undos', 'readwrite').objectStore('undos').clear();
    await person.click(button);
    await screen.findByText('This was undone already, or was done more than a day ago.');
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

describe('a library that cannot be opened', () => {
  const failed = (kind: Trouble) => render(h(LibraryFailed, { error: new LibraryError(kind), db }));

  it('because it is of a newer version shows what can be read, and offers it as a file', async () => {
    const { name } = db;
    db.close();
    const newer = new Dexie(name);
    newer.version(99).stores({ papers: '&key, savedAt, *ids' });
    await newer.open();
    newer.close();
    const { downloads, person } = withDownloads();
    failed('newer');
    await screen.findByText(/newer version of Offprint/);
    const shown = await screen.findByRole('list', { name: 'Reading list' });
    expect(
      within(shown)
        .getAllByRole('listitem')
        .map((it) => it.textContent),
    ).toEqual(['Beta', SECRET.title]);
    await person.click(screen.getByRole('button', { name: 'Download what can be read' }));
    await waitFor(() => expect(downloads).toEqual([expect.stringMatching(/^offprint-backup-.*\.json$/)]));
  });

  it('because its upgrade failed says that nothing is lost, and offers the same', async () => {
    failed('not-upgraded');
    expect(screen.getByRole('alert').textContent).toContain('nothing is lost');
    await screen.findByRole('button', { name: 'Download what can be read' });
  });

  it('because the browser cannot read it offers the last backup, as a file or to start anew', async () => {
    await backUp(db, openBackups(db.name), DEFAULTS);
    const opened: string[] = [];
    Object.assign(fakeBrowser.tabs, { create: async ({ url }: { url: string }) => opened.push(url) });
    const { downloads, person } = withDownloads();
    failed('unavailable');
    await screen.findByText(/There is a backup of .* with 2 papers/);
    await person.click(screen.getByRole('button', { name: 'Download the backup' }));
    await waitFor(() => expect(downloads).toHaveLength(1));
    await person.click(screen.getByRole('button', { name: 'Start anew from it…' }));
    expect(await db.papers.count()).toBe(2);
    await person.click(screen.getByRole('button', { name: 'Delete the unreadable library?' }));
    await waitFor(() => expect(opened).toEqual([expect.stringMatching(/popup.html\?backup=\d+$/)]));
    await db.open();
    expect(await db.papers.count()).toBe(0);
  });

  it('and has no backup offers nothing', async () => {
    failed('unavailable');
    await settled();
    expect(screen.getAllByRole('button')).toHaveLength(1);
  });
});

describe('a library that is suddenly empty', () => {
  it('is met with the backup that there is', async () => {
    await backUp(db, openBackups(db.name), DEFAULTS);
    await Promise.all(db.tables.map((table) => table.clear()));
    const opened: string[] = [];
    Object.assign(fakeBrowser.tabs, { create: async ({ url }: { url: string }) => opened.push(url) });
    const { person } = await openPopup(db);
    await screen.findByText(/There is a backup of .* with 2 papers/);
    await person.click(screen.getByRole('button', { name: 'Look at it…' }));
    await waitFor(() => expect(opened).toHaveLength(1));
  });

  it('keeps what the reader was typing for a paper of it', async () => {
    await Promise.all(db.tables.map((table) => table.clear()));
    keepDraft('arxiv:2601.00001', { note: 'Half a thought' });
    await recoverDrafts(db);
    await save(db, [aSighting(SECRET)]);
    await recoverDrafts(db);
    expect(await db.papers.get('arxiv:2601.00001')).toMatchObject({ note: 'Half a thought' });
  });

  it('under an open page is told with what to do, above what the page shows', async () => {
    await backUp(db, openBackups(db.name), DEFAULTS);
    showFate(db);
    await Dexie.delete(db.name);
    expect((await screen.findByRole('alert')).textContent).toContain('A backup file');
    await screen.findByText(/There is a backup of .* with 2 papers/);
    screen.getByRole('button', { name: 'Reload' });
    document.body.replaceChildren();
  });
});

/** A person, and the names of the files that they are handed. */
function withDownloads() {
  const downloads: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    downloads.push(this.download);
  });
  return { downloads, person: userEvent.setup() };
}

describe('backups outside the browser', () => {
  it('are written once the browser lets them be, and not where the reader says no', async () => {
    let says = false;
    const written: string[] = [];
    Object.assign(fakeBrowser.permissions, { request: async () => says, contains: async () => says });
    Object.assign(fakeBrowser, {
      downloads: { download: async ({ filename }: { filename: string }) => written.push(filename) },
    });
    const change = vi.fn();
    render(h(OutsideSettings, { db, settings: DEFAULTS, change }));
    const person = userEvent.setup();
    const files = screen.getByRole('combobox', { name: 'Write a backup file to Downloads' });
    await person.selectOptions(files, 'Every day');
    expect((await screen.findByRole('alert')).textContent).toContain('does not let Offprint write');
    expect(change).not.toHaveBeenCalled();
    says = true;
    await person.selectOptions(files, 'Every week');
    await waitFor(() => expect(change).toHaveBeenCalledWith({ backupFiles: 'week' }));
    await waitFor(() => expect(written).toEqual([expect.stringMatching(/^Offprint\/offprint-backup-/)]));
    await screen.findByText(/^The last backup file is of/);
  });

  it('are reminded of in the list, where that is wanted, until “Not now”', async () => {
    await changeSettings({ backupReminder: 'week' });
    const { person } = await openPopup(db);
    await screen.findByText('2 papers are in no backup file.');
    await person.click(screen.getByRole('button', { name: 'Not now' }));
    expect(screen.queryByText(/in no backup file/)).toBeNull();
    cleanup();
    await openPopup(db);
    await settled();
    expect(screen.queryByText(/in no backup file/)).toBeNull();
  });
});
