/**
 * The context menu of links: saves the paper behind a link without opening it. Firefox for Android gives extensions no
 * such menu.
 */
import { browser } from 'wxt/browser';
import { plainTitle } from '../../lib/citation/plain-title';
import { t } from '../../lib/i18n';
import { identify, knownHosts } from '../../lib/identifiers';
import { asLibraryError, type LibraryDatabase } from '../../lib/library/database';
import { save } from '../../lib/library/save';
import type { Sighting } from '../../lib/paper';
import { sighting } from '../../lib/sites/reading';
import { readPage } from './read-page';
import { type Said, sayOnButton } from './say-on-button';

const ID = 'save-link';

/** Puts the item into the menu; to be called when Offprint was installed or updated. */
export async function addLinkMenu(): Promise<void> {
  if (!browser.contextMenus) return;
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({
    id: ID,
    title: t('menuSaveLink'),
    contexts: ['link'],
    targetUrlPatterns: knownHosts().flatMap((host) => [`*://${host}/*`, `*://www.${host}/*`]),
  });
}

/** Saves what is behind a link when the item is chosen. */
export function answerLinkMenu(library: LibraryDatabase): void {
  browser.contextMenus?.onClicked.addListener(({ menuItemId, linkUrl, pageUrl }, tab) => {
    if (menuItemId !== ID || !linkUrl) return;
    void saveBehind(library, linkUrl, pageUrl, tab?.id).then(
      (said) => sayOnButton(tab?.id, said),
      (error: unknown) => sayOnButton(tab?.id, { badge: '!', title: asLibraryError(error).message }),
    );
  });
}

async function saveBehind(
  library: LibraryDatabase,
  link: string,
  page: string | undefined,
  tabId: number | undefined,
): Promise<Said> {
  const id = identify(link)?.id;
  if (!id) return { badge: '?', title: t('linkUnknown') };
  const seen = (tabId !== undefined && (await seenIn(tabId, id))) || bare(id, page ?? link);
  const { added } = await save(library, [seen]);
  return { badge: '✓', title: t(added.length ? 'savedTitle' : 'alreadySavedTitle', plainTitle(seen.title)) };
}

/** What the page says beside its link. It may not be readable; then the link alone tells which paper it is. */
async function seenIn(tabId: number, id: string): Promise<Sighting | undefined> {
  const { linked } = await readPage(tabId).catch(() => ({ linked: [] }));
  return linked.find(({ ids }) => ids.includes(id));
}

function bare(id: string, address: string): Sighting {
  return sighting('web/links', new URL(address), [id], {});
}
