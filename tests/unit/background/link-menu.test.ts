/** The menu of a link: it saves the paper behind it, and says which that is. */
import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { answerLinkMenu } from '../../../entrypoints/background/link-menu';
import { openLibrary } from '../../../lib/library/database';
import { aSighting } from '../builders';
import { noteSaid } from './said-on-button';

const PAPER = aSighting({ ids: ['arxiv:2601.00001'], title: 'H$_2$O on $\\alpha$ Centauri' });

let choose: (info: object, tab: object) => void;
let said: string[];

beforeEach(() => {
  said = [];
  const listen = (listener: typeof choose) => {
    choose = listener;
  };
  Object.assign(browser, {
    contextMenus: { onClicked: { addListener: listen } },
    action: noteSaid(said),
    scripting: { executeScript: async () => [{ result: { linked: [PAPER] } }] },
  });
  Object.assign(browser.tabs, { get: async () => ({ id: 7, url: 'https://example.org/' }) });
  answerLinkMenu(openLibrary(`link-menu-${Math.random()}`));
});

it('says the title of what it saved as people read it', async () => {
  const info = { menuItemId: 'save-link', pageUrl: 'https://example.org/' };
  choose({ ...info, linkUrl: 'https://arxiv.org/abs/2601.00001' }, { id: 7 });
  await vi.waitFor(() => expect(said).toEqual(['✓', 'Saved “H₂O on α Centauri”']), 10_000);
});
