/** Saying how something went on the button in the browser's toolbar, where no page of ours is open to say it. */
import { browser } from 'wxt/browser';

import { t } from '../../lib/i18n';

/** How long it is shown, in milliseconds. */
const SHOWN = 3000;

export interface Said {
  /** One or two characters. */
  badge: string;
  title: string;
}

export async function sayOnButton(tabId: number | undefined, { badge, title }: Said): Promise<void> {
  if (tabId === undefined) return;
  await browser.action.setBadgeText({ tabId, text: badge });
  await browser.action.setTitle({ tabId, title });
  setTimeout(() => {
    // The tab may be gone by then.
    browser.action.setBadgeText({ tabId, text: '' }).catch(() => {});
    browser.action.setTitle({ tabId, title: t('actionTitle') }).catch(() => {});
  }, SHOWN);
}
