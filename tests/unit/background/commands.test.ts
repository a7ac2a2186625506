/** The keys of the whole browser: what they do, and what the button in the toolbar says of it. */
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { answerCommands } from '../../../entrypoints/background/commands';
import { type LibraryDatabase, openLibrary } from '../../../lib/library/database';
import { count } from '../../../lib/library/query';
import type { Sighting } from '../../../lib/paper';
import { aSighting } from '../builders';
import { noteSaid } from './said-on-button';

const TAB = { id: 7 };
const PAPER = aSighting({ title: 'A $\\beta$-VAE for Rain' });

let db: LibraryDatabase;
let press: (command: string, tab?: { id: number }) => void;
/** What the overlay in the tab sees; nothing where there is no overlay. */
let seen: Sighting[] | undefined;
let said: string[];

beforeEach(() => {
  db = openLibrary(`commands-${Math.random()}`);
  said = [];
  const listen = (listener: typeof press) => {
    press = listener;
  };
  Object.assign(browser, {
    commands: { onCommand: { addListener: listen } },
    action: noteSaid(said),
    scripting: { executeScript: async () => [{ result: { page: PAPER, linked: [] } }] },
  });
  Object.assign(browser.tabs, {
    get: async () => ({ ...TAB, url: 'https://example.org/', title: 'Rain' }),
    sendMessage: async () => {
      if (seen) return seen;
      throw new Error('Could not establish connection. Receiving end does not exist.');
    },
  });
  answerCommands(db);
});

const says = (...words: string[]) => vi.waitFor(() => expect(said).toEqual(words), 10_000);

describe('the key that saves the page in front', () => {
  it.each([
    ['a page of a site', [PAPER]],
    ['any other page', undefined],
  ])('saves the paper of %s, and says its title as people read it', async (_, overlay) => {
    seen = overlay;
    press('save-page', TAB);
    await says('✓', 'Saved “A β-VAE for Rain”');
    said.length = 0;
    press('save-page', TAB);
    await says('✓', 'Already saved “A β-VAE for Rain”');
    expect(await count(db)).toBe(1);
  });

  it('chooses none of the papers that a page lists', async () => {
    seen = [PAPER, aSighting()];
    press('save-page', TAB);
    await says('!', 'This page lists 2 papers: press Save beside one, or Save all in the popup.');
    expect(await count(db)).toBe(0);
  });
});

describe('the key that opens the library', () => {
  const LIBRARY = browser.runtime.getURL('/library.html' as '/popup.html');
  let tabs: { id: number; url: string }[];
  const gone = vi.fn();

  beforeEach(() => {
    tabs = [];
    gone.mockReset();
    Object.assign(browser.tabs, {
      query: async ({ url }: { url: string }) => tabs.filter((it) => it.url.startsWith(url.replace('*', ''))),
      create: async ({ url }: { url: string }) => gone('new', url),
      update: async (id: number, { active }: { active: boolean }) => gone(id, active),
    });
  });

  it('opens its page', async () => {
    press('open-library');
    await vi.waitFor(() => expect(gone.mock.calls).toEqual([['new', LIBRARY]]), 10_000);
  });

  it('goes to the tab that shows it already, whatever is searched for there', async () => {
    tabs = [
      { id: 3, url: 'https://example.org/' },
      { id: 4, url: `${LIBRARY}?search=rain` },
    ];
    press('open-library');
    await vi.waitFor(() => expect(gone.mock.calls).toEqual([[4, true]]), 10_000);
  });
});
