/** What the background does for each message, once the gate has let it through. */
import { browser } from 'wxt/browser';
import { t } from '../../lib/i18n';
import { forgetWorks, lookUpWorks } from '../../lib/library/bibliography';
import type { LibraryDatabase } from '../../lib/library/database';
import { dismiss, undismiss } from '../../lib/library/dismiss';
import { askByName, lookUpAnew } from '../../lib/library/look-after';
import { type Asked, lookUp } from '../../lib/library/lookup';
import { remove, restore } from '../../lib/library/remove';
import { save, tell } from '../../lib/library/save';
import type {
  Mark,
  OverlayMessage,
  OverlayQuestion,
  OwnPageMessage,
  Removal,
  Replies,
} from '../../lib/messages';
import { type Identifier, Sighting } from '../../lib/paper';
import { siteOfHost } from '../../lib/sites/registry';
import type { Site } from '../../lib/sites/site';
import { findCode, findOnScreen } from './find-code';
import { Refused } from './listen';
import { bringAll, bringOverlay } from './open-tabs';
import { readPage } from './read-page';

/** Answers an overlay on a page of the given site. */
export function answerOverlay(library: LibraryDatabase) {
  return async (
    message: OverlayMessage,
    site: Site,
    tabId: number,
  ): Promise<Replies[OverlayMessage['type']]> => {
    switch (message.type) {
      case 'look-up':
        return marksOf(library, message.entries);
      case 'save':
        checkOrigin(message.sighting, site);
        await save(library, [message.sighting]);
        return null;
      case 'take-out':
        return takeOut(library, message.ids);
      case 'put-back':
        await putBack(library, message.removal);
        return null;
      case 'dismiss':
        await dismiss(library, message.ids);
        return null;
      case 'undismiss':
        await undismiss(library, message.ids);
        return null;
      case 'tell':
        for (const sighting of message.sightings) checkOrigin(sighting, site);
        await tell(library, message.sightings);
        return null;
      case 'bring-overlay':
        return bringOverlay(tabId, message.seen);
      case 'find-code':
        return message.onScreen
          ? findOnScreen(library, message.entries, site)
          : findCode(library, message.entries, { anew: message.anew });
    }
  };
}

/** Answers one of our own pages. */
export function answerOwnPage(library: LibraryDatabase, doErrands: () => void) {
  return async (message: OwnPageMessage): Promise<Replies[OwnPageMessage['type']]> => {
    switch (message.type) {
      case 'save-page':
        return saveSeen(library, await sightingsIn(message.tabId));
      case 'bring-overlay-to':
        return bringAll(message.tabId);
      case 'save-this-page':
        return saveThisPage(library, message.tabId);
      case 'papers-linked': {
        const { linked } = await readPage(message.tabId);
        const standings = await lookUp(library, linked);
        return linked.map((sighting, index) => ({ sighting, saved: standings[index]?.saved === true }));
      }
      case 'save-seen':
        return saveSeen(library, message.sightings);
      case 'find-code':
        return findCode(library, message.entries, { anew: message.anew });
      case 'complete-now':
        await lookUpAnew(library, message.keys, Date.now());
        return null;
      case 'ask-dblp':
        await askByName(library, message.key, 'dblp', Date.now());
        return null;
      case 'look-up-works':
        await lookUpWorks(library, message.works, Date.now());
        return null;
      case 'forget-works':
        await forgetWorks(library, message.keys);
        doErrands();
        return null;
      case 'do-errands':
        doErrands();
        return null;
    }
  };
}

/**
 * Saves the paper that a page is about.
 * @throws Refused, with a sentence for a person
 */
export async function saveThisPage(library: LibraryDatabase, tabId: number) {
  const { page } = await readPage(tabId);
  if (!page) throw new Refused(t('pageUntitled'));
  const { added } = await save(library, [page]);
  return { title: page.title, added };
}

async function saveSeen(library: LibraryDatabase, sightings: readonly Sighting[]) {
  if (sightings.length === 0) throw new Refused(t('noPapersHere'));
  const { added, merged } = await save(library, sightings);
  return { saved: added.length + merged.length, added };
}

async function marksOf(library: LibraryDatabase, entries: readonly Asked[]): Promise<Mark[]> {
  const standings = await lookUp(library, entries);
  // Keys are no page's business.
  return standings.map((standing): Mark => {
    const { key: _, ...mark } = { key: '', ...standing };
    return mark;
  });
}

async function takeOut(library: LibraryDatabase, ids: readonly Identifier[]): Promise<Removal> {
  const [standing] = await lookUp(library, [{ ids }]);
  return remove(library, standing?.saved ? [standing.key] : []);
}

async function putBack(library: LibraryDatabase, removal: Removal): Promise<void> {
  const back = await restore(library, removal);
  if (back.length > 0) return;
  // Saved again meanwhile, it is where Undo was to bring it.
  const there = await lookUp(
    library,
    removal.keys.map((key) => ({ ids: [key] })),
  );
  if (!there.some(({ saved }) => saved)) {
    throw new Refused(t('removalForgotten'));
  }
}

/** A page can speak only for its own site: what it tells is weighed by where it comes from. */
function checkOrigin(sighting: Sighting, site: Site): void {
  const host = URL.parse(sighting.url)?.host;
  const isItsOwn = sighting.source.split('/')[0] === site.id && host && siteOfHost(host) === site;
  if (!isItsOwn) throw new Refused('Offprint does not take one site’s papers from another.');
}

/** What the overlay in a tab sees. Whatever is not a sighting is left out. */
export async function sightingsIn(tabId: number): Promise<Sighting[]> {
  const question: OverlayQuestion = { type: 'sightings' };
  const answer: unknown = await browser.tabs.sendMessage(tabId, question, { frameId: 0 });
  if (!Array.isArray(answer)) return [];
  return answer.flatMap((item) => {
    const parsed = Sighting.safeParse(item);
    return parsed.success ? [parsed.data] : [];
  });
}
