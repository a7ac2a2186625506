// @vitest-environment happy-dom
/** Zotero as a person meets it: in the settings, in a paper's details, and with a selection. */
import 'fake-indexeddb/auto';
import { render, screen, waitFor, within } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { h } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { LibraryPage } from '../../../components/library-page';
import { SettingsPage } from '../../../components/settings-page';
import type { LibraryDatabase } from '../../../lib/library/database';
import { newestKeys } from '../../../lib/library/query';
import { noteSent, waitForZotero } from '../../../lib/library/zotero';
import { changeSettings, readSettings } from '../../../lib/settings';
import { fetchFrom, standInForZotero, type ZoteroStandIn } from '../../fixtures/zotero';
import { aLibrary, closePopups, settled } from './person';

let zotero: ZoteroStandIn;
let isAllowed: boolean;
/** Whether the reader says yes when the browser asks. */
let agrees: boolean;
let db: LibraryDatabase;

beforeEach(() => {
  zotero = standInForZotero();
  isAllowed = true;
  agrees = true;
  vi.stubGlobal('fetch', fetchFrom(zotero));
  Object.defineProperty(navigator, 'storage', { configurable: true, value: { estimate: async () => ({}) } });
  Object.defineProperty(navigator, 'locks', {
    configurable: true,
    value: { request: (_: string, work: () => unknown) => work() },
  });
  const silent = { addListener: () => {}, removeListener: () => {} };
  Object.assign(fakeBrowser.permissions, {
    contains: async () => isAllowed,
    request: async () => {
      isAllowed = agrees;
      return agrees;
    },
    onAdded: silent,
    onRemoved: silent,
  });
});

afterEach(() => {
  closePopups();
  vi.unstubAllGlobals();
});

async function openSettings() {
  const person = userEvent.setup();
  render(h(SettingsPage, { db }));
  const section = await screen.findByRole('region', { name: 'Zotero' });
  return { person, section: within(section) };
}

describe('the settings', () => {
  it('ask for permission before Zotero is looked for, and then tell its version and its collections', async () => {
    db = await aLibrary();
    isAllowed = false;
    const { person, section } = await openSettings();
    await person.click(await section.findByRole('button', { name: 'Look for Zotero' }));
    await section.findByText('Zotero 9.0.6 is running.');
    const target = section.getByRole('combobox', { name: 'Send to' });
    expect([...target.querySelectorAll('option')].map((it) => it.textContent?.trim())).toEqual([
      'What is selected in Zotero',
      'My Library',
      'Reading',
      'Kernels',
      'Our Lab',
    ]);
    await person.selectOptions(target, 'C24');
    await waitFor(async () => expect(await readSettings()).toMatchObject({ zoteroTarget: 'C24' }));
  });

  it('say what is wrong, and look again', async () => {
    db = await aLibrary();
    zotero.isRunning = false;
    const { person, section } = await openSettings();
    await section.findByText('Zotero is not running. Start it, then try again.');
    zotero.isRunning = true;
    zotero.apiVersion = 2;
    await person.click(section.getByRole('button', { name: 'Try again' }));
    await section.findByText(/too old.*7\.0\.20/);
  });

  it('keep what is wanted, but nothing that the browser does not allow', async () => {
    db = await aLibrary();
    isAllowed = false;
    agrees = false;
    const { person, section } = await openSettings();
    await person.click(section.getByRole('checkbox', { name: 'Send tags' }));
    await waitFor(async () => expect(await readSettings()).toMatchObject({ zoteroTags: false }));
    await person.click(section.getByRole('checkbox', { name: /^Send every paper/ }));
    await settled();
    expect(await readSettings()).toMatchObject({ zoteroAlways: false });
    agrees = true;
    await person.click(section.getByRole('checkbox', { name: /^Send every paper/ }));
    await waitFor(async () => expect(await readSettings()).toMatchObject({ zoteroAlways: true }));
  });

  it('tell where to let Zotero answer, where it does not yet', async () => {
    db = await aLibrary();
    const { person, section } = await openSettings();
    await section.findByText(/is running/);
    await person.click(section.getByRole('checkbox', { name: /^Ask Zotero/ }));
    await section.findByText(/under Advanced/);
  });

  it('list what has not arrived, and send it', async () => {
    db = await aLibrary([{ title: 'Alpha Networks' }, { title: 'Beta Forests' }]);
    await waitForZotero(db, await newestKeys(db), 5);
    const { person, section } = await openSettings();
    await section.findByText('2 papers have not reached Zotero');
    section.getByText('Alpha Networks');
    await person.click(section.getByRole('button', { name: 'Send now' }));
    await section.findByText('2 papers sent to Zotero');
    expect(zotero.items).toHaveLength(2);
    await waitFor(() => expect(section.queryByText(/have not reached/)).toBeNull());
  });

  it('say which of them Zotero may have, and send that no second time by itself', async () => {
    db = await aLibrary([{ title: 'Alpha Networks' }]);
    const [key = ''] = await newestKeys(db);
    await noteSent(db, { key, ids: [key] }, 'unsure', 5, 'lost');
    const { person, section } = await openSettings();
    await section.findByText(/^Zotero closed or fell silent/);
    await person.click(section.getByRole('button', { name: 'Send now' }));
    await waitFor(() => expect(section.getAllByText(/^Zotero closed or fell silent/)).toHaveLength(2));
    expect(zotero.items).toEqual([]);
    await person.click(section.getByRole('button', { name: 'Do not send' }));
    await waitFor(() => expect(section.queryByText('Alpha Networks')).toBeNull());
  });
});

async function openDetails() {
  const person = userEvent.setup();
  render(h(LibraryPage, { db }));
  const row = await screen.findByRole('row', { name: /Alpha Networks/ });
  row.focus();
  const pane = await screen.findByRole('complementary', { name: 'Details' });
  return { person, pane: within(pane) };
}

describe('the details of a paper', () => {
  beforeEach(async () => {
    db = await aLibrary([{ ids: ['arxiv:2601.00001'], title: 'Alpha Networks' }]);
  });

  it('send it, and say since when Zotero has it; again only on another press', async () => {
    const { person, pane } = await openDetails();
    await person.click(pane.getByRole('button', { name: 'Send to Zotero' }));
    await screen.findByText('1 paper sent to Zotero');
    await pane.findByText(/^In Zotero since /);
    expect(zotero.items).toHaveLength(1);
    expect(pane.queryByRole('button', { name: 'Send to Zotero' })).toBeNull();
    await person.click(pane.getByRole('button', { name: 'Send again' }));
    await waitFor(() => expect(zotero.items).toHaveLength(2));
  });

  it('say that Zotero is not running, and forget the attempt', async () => {
    zotero.isRunning = false;
    const { person, pane } = await openDetails();
    await person.click(pane.getByRole('button', { name: 'Send to Zotero' }));
    await screen.findByText(/^Zotero is not running/);
    zotero.isRunning = true;
    await person.click(pane.getByRole('button', { name: 'Send to Zotero' }));
    await pane.findByText(/^In Zotero since /);
  });

  it('say that it may be there, where Zotero closed over it', async () => {
    zotero.drops = 'after, and closes';
    const { person, pane } = await openDetails();
    await person.click(pane.getByRole('button', { name: 'Send to Zotero' }));
    await pane.findByText(/^Zotero closed or fell silent/);
    pane.getByRole('button', { name: 'Send again' });
  });

  it('mark what Zotero has from elsewhere, where it may be asked', async () => {
    zotero.localApi = true;
    zotero.items.push({
      itemType: 'preprint',
      fields: { archiveID: 'arXiv:2601.00001' },
      ...{ creators: [], notes: [], links: [], tags: [], target: 'L1' },
    });
    await changeSettings({ zoteroLookUp: true });
    const { pane } = await openDetails();
    await pane.findByText('In Zotero already');
    pane.getByRole('button', { name: 'Send again' });
  });
});

it('a selection is sent, and what was there and what failed is counted', async () => {
  db = await aLibrary([{ title: 'Alpha Networks' }, { title: 'Beta Forests' }, { title: 'Gamma Rays' }]);
  const { person, pane } = await openDetails();
  await person.click(pane.getByRole('button', { name: 'Send to Zotero' }));
  await pane.findByText(/^In Zotero since /);
  for (const box of screen.getAllByRole('checkbox', { name: /^Select (?!all)/ })) await person.click(box);
  const bar = screen.getByRole('group', { name: /selected/i });
  await person.click(within(bar).getByRole('button', { name: 'Send to Zotero' }));
  await screen.findByText('2 papers sent to Zotero, 1 in Zotero already');
  expect(zotero.items).toHaveLength(3);
});
