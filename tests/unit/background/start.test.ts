/** The start of the background in Firefox for Android, which has no menu of links, no keys and no address bar for us. */
import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import background from '../../../entrypoints/background/index';
import { keptBackups, openBackups } from '../../../lib/backups/database';
import { openLibrary } from '../../../lib/library/database';
import { writePapers } from '../../../lib/library/records';
import { changeSettings } from '../../../lib/settings';
import { aPaper } from '../builders';

/** What the browser would tell of this. */
function event() {
  const heard: ((...told: unknown[]) => void)[] = [];
  return {
    addListener: (listener: (typeof heard)[number]) => void heard.push(listener),
    tell: (...told: unknown[]) => {
      for (const it of heard) it(...told);
    },
  };
}

const onAlarm = event();
const onAdded = event();
const gateBroughtTo = vi.fn();

beforeEach(() => {
  gateBroughtTo.mockReset();
  vi.stubGlobal('addEventListener', () => {});
  Object.assign(browser, {
    ...{ contextMenus: undefined, commands: undefined, omnibox: undefined },
    alarms: { onAlarm, get: async () => undefined, create: async () => {}, clear: async () => true },
    permissions: { ...browser.permissions, getAll: async () => ({}), onAdded, onRemoved: event() },
    scripting: {
      getRegisteredContentScripts: async () => [],
      insertCSS: async () => {},
      executeScript: async ({ target, files }: { target: { tabId: number }; files: string[] }) =>
        gateBroughtTo(target.tabId, files),
    },
  });
  Object.assign(browser.runtime, {
    getManifest: () => ({ content_scripts: [{ matches: ['https://arxiv.org/*'], js: ['gate.js'] }] }),
  });
  Object.assign(browser.tabs, { query: async () => [{ id: 7, url: 'https://arxiv.org/list/cs.LG/new' }] });
});

it('comes to open tabs, follows permissions, and looks after the library all the same', async () => {
  const library = openLibrary();
  await changeSettings({ completeOnSave: false });
  await writePapers(library, [aPaper()]);

  background.main();

  await fakeBrowser.runtime.onInstalled.trigger({ reason: 'install' } as never);
  await vi.waitFor(() => expect(gateBroughtTo.mock.calls).toEqual([[7, ['gate.js']]]), 10_000);
  onAdded.tell();
  await vi.waitFor(() => expect(gateBroughtTo).toHaveBeenCalledTimes(2), 10_000);
  onAlarm.tell({ name: 'upkeep' });
  const backups = openBackups(library.name);
  await vi.waitFor(async () => expect(await keptBackups(backups)).toHaveLength(1), 10_000);
});
