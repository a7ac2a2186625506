/** Which sources' answers the browser lets us read: a permission is needed where not every origin may. */
import { browser } from 'wxt/browser';
import { sources } from './registry';
import type { Source } from './source';

export async function readableSources(): Promise<Source[]> {
  const readable = await Promise.all(
    sources.map(({ needs }) => !needs || browser.permissions.contains({ origins: [needs] })),
  );
  return sources.filter((_, index) => readable[index]);
}

/** Asks the reader for the permission, where there is none yet; only a press lets that happen. */
export async function letRead({ needs }: Source): Promise<boolean> {
  return !needs || browser.permissions.request({ origins: [needs] });
}

/** Calls back when permissions have changed. Returns how to stop. */
export function onPermissionsChanged(changed: () => void): () => void {
  browser.permissions.onAdded.addListener(changed);
  browser.permissions.onRemoved.addListener(changed);
  return () => {
    browser.permissions.onAdded.removeListener(changed);
    browser.permissions.onRemoved.removeListener(changed);
  };
}
