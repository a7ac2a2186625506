// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { render, screen, waitFor } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { ImportPage } from '../../../components/import-page';
import { json } from '../../../lib/formats/json';
import type { LibraryDatabase } from '../../../lib/library/database';
import { edit } from '../../../lib/library/edit';
import { allPapers } from '../../../lib/library/query';
import { aPaper } from '../builders';
import { useImportThread } from './import-thread';
import { aLibrary, closePopups } from './person';

const alpha = { ids: ['arxiv:2601.00001'], title: 'Alpha' };
const beta = { ids: ['arxiv:2601.00002'], title: 'Beta' };
const gamma = aPaper({ key: 'arxiv:2601.00003', title: 'Gamma' });

afterEach(closePopups);
useImportThread();

async function choose(db: LibraryDatabase, text: string) {
  const person = userEvent.setup();
  render(<ImportPage db={db} />);
  await person.upload(screen.getByLabelText('File'), new File([text], 'backup.json'));
  return person;
}

/** A library of Alpha and Beta, and a backup that holds Alpha as it is and Gamma. */
async function twoAndABackup() {
  const db = await aLibrary([alpha, beta]);
  const kept = (await allPapers(db)).filter(({ title }) => title === 'Alpha');
  return { db, before: await allPapers(db), backup: json.write([...kept, gamma]) };
}

const names = async (db: LibraryDatabase) => (await allPapers(db)).map(({ title }) => title).sort();

describe('restoring a backup', () => {
  it('says first what merging and replacing would change, and changes nothing before Restore', async () => {
    const { db, before, backup } = await twoAndABackup();
    const person = await choose(db, backup);
    await screen.findByText(/holds 2 papers/);
    expect(screen.getByText('1 new, 1 the same')).toBeTruthy();
    expect(screen.getByText('1 new, 1 removed, 1 the same')).toBeTruthy();
    expect(await allPapers(db)).toEqual(before);
    await person.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(screen.getByLabelText('File')).toBeTruthy();
    expect(await allPapers(db)).toEqual(before);
  });

  it('merges, and Undo makes the library what it was', async () => {
    const { db, before, backup } = await twoAndABackup();
    const person = await choose(db, backup);
    await person.click(await screen.findByRole('button', { name: 'Restore' }));
    await screen.findByText('Restored: 1 new, 1 the same.');
    expect(await names(db)).toEqual(['Alpha', 'Beta', 'Gamma']);
    await person.click(screen.getByRole('button', { name: 'Undo' }));
    await screen.findByText(/again as it was before/);
    expect(await allPapers(db)).toEqual(before);
  });

  it('replaces, when that is chosen', async () => {
    const { db, backup } = await twoAndABackup();
    const person = await choose(db, backup);
    await person.click(await screen.findByRole('radio', { name: /^Replace the library/ }));
    await person.click(screen.getByRole('button', { name: 'Restore' }));
    await screen.findByText(/^Restored: 1 new, 1 removed/);
    expect(await names(db)).toEqual(['Alpha', 'Gamma']);
  });

  it('says how far it is, and can be ended before anything is changed', async () => {
    const db = await aLibrary([alpha]);
    const before = await allPapers(db);
    const many = Array.from({ length: 2000 }, (_, n) => aPaper({ key: `arxiv:2602.${10_000 + n}` }));
    const person = await choose(db, json.write(many));
    await person.click(await screen.findByRole('button', { name: 'Restore' }));
    expect((await screen.findByRole('progressbar')).getAttribute('aria-valuetext')).toMatch(
      /of 2,000 papers$/,
    );
    await person.click(screen.getByRole('button', { name: 'Cancel' }));
    expect((await screen.findByRole('alert')).textContent).toBe('Cancelled. Nothing was changed.');
    expect(await allPapers(db)).toEqual(before);
  });

  it('lists the records that cannot be used, and restores the others', async () => {
    const db = await aLibrary();
    const backup = JSON.parse(json.write([gamma])) as { papers: unknown[] };
    backup.papers.push({ title: 'Broken' }, 7);
    const person = await choose(db, JSON.stringify(backup));
    await screen.findByRole('heading', { name: /^2 records of the file cannot be used/ });
    expect(screen.getByText(/“Broken”/)).toBeTruthy();
    expect(screen.getByText(/Record 3/)).toBeTruthy();
    await person.click(screen.getByRole('button', { name: 'Restore' }));
    await screen.findByText('Restored: 1 new.');
    expect(await names(db)).toEqual(['Gamma']);
  });

  it.each([
    ['is not JSON', () => 'Dear diary', /not JSON/],
    ['is cut off', (text: string) => text.slice(0, -40), /cut off/],
    [
      'is of a newer version',
      (text: string) => text.replace('"version": 1', '"version": 99'),
      /newer version/,
    ],
    ['is somebody else’s JSON', () => '{"a": 1}', /not a backup that Offprint wrote/],
  ])('of a file that %s says so, and that nothing was changed', async (_, spoil, words) => {
    const { db, before, backup } = await twoAndABackup();
    await choose(db, spoil(backup));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toMatch(words);
    expect(alert.textContent).toContain('Nothing was changed.');
    expect(await allPapers(db)).toEqual(before);
  });

  it('says when the disk is full, with the library as it was', async () => {
    const { db, before, backup } = await twoAndABackup();
    const person = await choose(db, backup);
    await screen.findByRole('button', { name: 'Restore' });
    const put = db.papers.bulkPut.bind(db.papers);
    db.papers.bulkPut = (() => Promise.reject(new DOMException('', 'QuotaExceededError'))) as never;
    await person.click(screen.getByRole('button', { name: 'Restore' }));
    expect((await screen.findByRole('alert')).textContent).toContain('no room left on this device');
    db.papers.bulkPut = put;
    expect(await allPapers(db)).toEqual(before);
  });

  it('keeps what the reader wrote last, here or in the backup', async () => {
    const { db, backup } = await twoAndABackup();
    await edit(db, ['arxiv:2601.00001'], { note: 'written since' });
    const person = await choose(db, backup);
    await person.click(await screen.findByRole('button', { name: 'Restore' }));
    await screen.findByText(/^Restored/);
    await waitFor(async () => expect((await db.papers.get('arxiv:2601.00001'))?.note).toBe('written since'));
  });
});
