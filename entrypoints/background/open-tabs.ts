/** Bringing the overlay to pages to which the browser does not bring it by itself. */
import { browser } from 'wxt/browser';
import { groups, pageOf } from '../../lib/sites/registry';
import { filesOf, type ScriptFiles } from './content-scripts';

/**
 * Brings the overlay to pages that are open already, so that nobody has to reload them after installing.
 * Firefox does this by itself; there the overlay that comes second finds the first and leaves.
 */
export async function bringOverlayToOpenTabs(): Promise<void> {
  for (const script of browser.runtime.getManifest().content_scripts ?? []) {
    const { matches = [], exclude_matches, js, css } = script;
    await bringTo(matches, { js: js ?? [], css: css ?? [] }, exclude_matches ?? []);
  }
}

/** Runs a content script in the tabs that are open at such addresses, but for those excluded. */
export async function bringTo(
  matches: readonly string[],
  files: ScriptFiles,
  excluded: readonly string[] = [],
): Promise<void> {
  const others = excluded.length ? await browser.tabs.query({ url: [...excluded] }) : [];
  const left = new Set(others.map(({ id }) => id));
  for (const { id } of await browser.tabs.query({ url: [...matches] })) {
    if (id !== undefined && !left.has(id)) await inject(id, files);
  }
}

/** Runs the overlay in a tab that went to a page with papers without loading it. False where it went to no such page. */
export async function bringOverlay(tabId: number): Promise<boolean> {
  const { url } = await browser.tabs.get(tabId);
  const here = url ? pageOf(new URL(url)) : undefined;
  const [group] = Object.entries(groups).find(([, sites]) => here && sites.includes(here.site)) ?? [];
  const files = group ? filesOf(group) : undefined;
  return files ? inject(tabId, files) : false;
}

async function inject(tabId: number, { js, css }: ScriptFiles): Promise<boolean> {
  const target = { tabId };
  try {
    if (css.length) await browser.scripting.insertCSS({ target, files: css });
    await browser.scripting.executeScript({ target, files: js as [] });
    return true;
  } catch {
    // A tab that was discarded, or that shows an error page under the address, cannot be brought one.
    return false;
  }
}
