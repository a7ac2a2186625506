/**
 * The background: answers the overlays and our own pages, and is the only one of them that an overlay can reach
 * the library through. It keeps nothing in memory that it cannot lose: the browser stops it at any moment.
 */
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { announceChanges } from '../../lib/announce';
import { openLibrary } from '../../lib/library/database';
import { forgetOld } from '../../lib/library/remove';
import { answerOverlay, answerOwnPage } from './answers';
import { answerCommands } from './commands';
import { errandsOf } from './errands';
import { followPermissions } from './later-sites';
import { addLinkMenu, answerLinkMenu } from './link-menu';
import { listen } from './listen';
import { answerOmnibox } from './omnibox';
import { bringGateToOpenTabs } from './open-tabs';
import { keepUpLibrary } from './upkeep';
import { sendSaved } from './zotero';

export default defineBackground({
  type: 'module',
  main() {
    const library = openLibrary();
    const doErrands = errandsOf(library);
    listen(answerOverlay(library), answerOwnPage(library, doErrands));
    announceChanges();
    answerLinkMenu(library);
    answerCommands(library);
    answerOmnibox(library);
    sendSaved(library);
    keepUpLibrary(library);
    browser.runtime.onInstalled.addListener(() => {
      void addLinkMenu();
      void bringGateToOpenTabs();
      void followPermissions();
    });
    browser.runtime.onStartup.addListener(() => {
      void forgetOld(library, Date.now());
      void followPermissions();
    });
    browser.permissions.onAdded.addListener(() => {
      void bringGateToOpenTabs();
      void followPermissions();
    });
    browser.permissions.onRemoved.addListener(() => void followPermissions());
  },
});
