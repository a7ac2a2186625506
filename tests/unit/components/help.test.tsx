// @vitest-environment happy-dom
/** What says which keys there are: the help, by its place, and the settings. */
import 'fake-indexeddb/auto';
import { render, screen, waitFor, within } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { h } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { BrowserKeys } from '../../../components/browser-keys';
import { Help } from '../../../components/help';
import { changeSettings, DEFAULTS } from '../../../lib/settings';
import { aLibrary, closePopups, openPopup } from './person';

const COMMANDS = [
  { name: '_execute_action', description: '', shortcut: 'Alt+Shift+O' },
  { name: 'save-page', description: 'Save the page in front', shortcut: '' },
  { name: 'open-library', description: 'Open the library', shortcut: 'Ctrl+Shift+9' },
];

const BROWSER = 'Keys in the whole browser';

let commands: object | undefined;
let opened: string[];

beforeEach(() => {
  commands = { getAll: async () => COMMANDS };
  opened = [];
  vi.spyOn(fakeBrowser, 'commands', 'get').mockImplementation(() => commands as never);
  vi.spyOn(fakeBrowser.tabs, 'query').mockImplementation(async () => []);
  vi.spyOn(fakeBrowser.tabs, 'create').mockImplementation(async ({ url }) => {
    opened.push(url ?? '');
    return {} as never;
  });
});

afterEach(() => {
  closePopups();
  vi.restoreAllMocks();
});

/** What stands under a heading: what is done, and by which keys. */
function keysUnder(heading: string): Record<string, string> {
  const section = screen.getByRole('heading', { name: heading }).closest('section');
  const lines = [...(section?.querySelectorAll('dl > div') ?? [])];
  return Object.fromEntries(
    lines.map((line) => [
      line.querySelector('dd')?.textContent,
      [...line.querySelectorAll('dt > *')].map((key) => key.textContent).join(' '),
    ]),
  );
}

describe('the help', () => {
  it('names the keys of the popup, of listing pages as they are set, and of the browser as it has assigned them', async () => {
    await changeSettings({ listingKeys: { ...DEFAULTS.listingKeys, code: '', nextUnseen: 'w' } });
    const { person } = await openPopup(await aLibrary([{}]));
    await person.keyboard('{ArrowDown}?');
    await within(screen.getByRole('dialog', { name: 'Keys' })).findByText('Ctrl+Shift+9');
    await screen.findByText(/Next unseen paper/);
    expect(keysUnder('Keys')).toMatchObject({
      'Next paper': '↓ j',
      'First paper, last paper': 'Home End',
      'Open the library': 'b',
    });
    expect(keysUnder('Keys')).not.toHaveProperty('Select all');
    expect(keysUnder('On pages that list papers')).toEqual({
      'Next paper': 'j',
      'Previous paper': 'k',
      'Next unseen paper: neither saved nor “Not for me”': 'w',
      Save: 's',
      'Not for me': 'd',
      Undo: 'u',
    });
    expect(keysUnder(BROWSER)).toEqual({
      'Open the reading list': 'Alt+Shift+O',
      'Open the library': 'Ctrl+Shift+9',
    });
  });

  it('names the library page’s own keys there', () => {
    render(h(Help, { inLibrary: true, close: () => {} }));
    expect(keysUnder('Keys')).toMatchObject({
      'Extend the selection': 'Shift+↓ Shift+↑',
      'Select all': 'Ctrl+A',
      'A page up, a page down': 'PgUp PgDn',
    });
    expect(keysUnder('Keys')).not.toHaveProperty('Open the library');
  });

  it('says nothing of keys in a browser that has none, as Firefox for Android', async () => {
    commands = undefined;
    render(h(Help, { close: () => {} }));
    await screen.findByText(/Next unseen paper/);
    expect(screen.queryByRole('heading', { name: BROWSER })).toBeNull();
  });
});

it('b in the popup opens the library', async () => {
  const { person } = await openPopup(await aLibrary([{}]));
  await person.keyboard('{ArrowDown}b');
  await waitFor(() => expect(opened).toEqual([expect.stringMatching(/\/library\.html$/)]));
});

describe('in the settings', () => {
  it('the keys of the whole browser stand as they are assigned, and as they are once they were changed', async () => {
    render(h(BrowserKeys, {}));
    await screen.findByText('Ctrl+Shift+9');
    expect(keysUnder(BROWSER)).toEqual({
      'Open the reading list': 'Alt+Shift+O',
      'Save the page in front': 'no key',
      'Open the library': 'Ctrl+Shift+9',
    });
    commands = { getAll: async () => COMMANDS.map((it) => ({ ...it, shortcut: 'Alt+Shift+7' })) };
    dispatchEvent(new Event('focus'));
    await waitFor(() => expect(keysUnder(BROWSER)['Save the page in front']).toBe('Alt+Shift+7'));
  });

  it('a press opens the page where Chromium has them changed', async () => {
    render(h(BrowserKeys, {}));
    await userEvent.click(await screen.findByRole('button', { name: 'Change in the browser…' }));
    expect(opened).toEqual(['chrome://extensions/shortcuts']);
  });

  it('a press has Firefox open its own', async () => {
    const openShortcutSettings = vi.fn(async () => {});
    commands = { getAll: async () => COMMANDS, openShortcutSettings };
    render(h(BrowserKeys, {}));
    await userEvent.click(await screen.findByRole('button', { name: 'Change in the browser…' }));
    expect(openShortcutSettings).toHaveBeenCalled();
    expect(opened).toEqual([]);
  });

  it('nothing stands of them where there are none', () => {
    commands = undefined;
    render(h(BrowserKeys, {}));
    expect(screen.queryByRole('heading')).toBeNull();
  });
});
