/** The keys that work in the whole browser, for what the popup does as well. Firefox for Android has none. */
import { browser } from 'wxt/browser';
import { plainTitle } from '../../lib/citation/plain-title';
import { t, tn } from '../../lib/i18n';
import type { LibraryDatabase } from '../../lib/library/database';
import { save } from '../../lib/library/save';
import { showInTab } from '../../lib/own-tabs';
import { saveThisPage, sightingsIn } from './answers';
import { Refused, sentenceOf } from './listen';
import { type Said, sayOnButton } from './say-on-button';

/** Answers the commands that the manifest lists, but for those that the browser answers. */
export function answerCommands(library: LibraryDatabase): void {
  browser.commands?.onCommand.addListener((command, tab) => {
    if (command === 'save-page' && tab?.id !== undefined) void savePage(library, tab.id);
    if (command === 'open-library') void showInTab('library.html');
  });
}

async function savePage(library: LibraryDatabase, tabId: number): Promise<void> {
  await sayOnButton(tabId, await outcomeOf(library, tabId));
}

async function outcomeOf(library: LibraryDatabase, tabId: number): Promise<Said> {
  try {
    const { title, added } = await savePaperOf(library, tabId);
    return { badge: '✓', title: t(added.length ? 'savedTitle' : 'alreadySavedTitle', plainTitle(title)) };
  } catch (error) {
    return { badge: '!', title: sentenceOf(error) };
  }
}

/** Of a page with toolbars, the paper that has one; of any other, what the page says of itself. */
async function savePaperOf(library: LibraryDatabase, tabId: number) {
  // Where no overlay is, nobody answers.
  const seen = await sightingsIn(tabId).catch(() => []);
  const [paper] = seen;
  if (!paper) return saveThisPage(library, tabId);
  if (seen.length > 1) {
    throw new Refused(tn('pageLists', seen.length));
  }
  const { added } = await save(library, [paper]);
  return { title: paper.title, added };
}
