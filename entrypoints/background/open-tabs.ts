/** Bringing our scripts to pages to which the browser does not bring them by itself. */
import { browser } from 'wxt/browser';
import type { Replies } from '../../lib/messages';
import { groups, pageOf } from '../../lib/sites/registry';

/** A content script, as the manifest names its files. */
export interface ScriptFiles {
  js: string[];
  css: string[];
}

/**
 * Brings the gate to pages that are open already, so that nobody has to reload them after installing.
 * Firefox does this by itself; there the gate that comes second leaves.
 */
export async function bringGateToOpenTabs(): Promise<void> {
  for (const script of browser.runtime.getManifest().content_scripts ?? []) {
    const { matches = [], exclude_matches, js, css } = script;
    await bringTo(matches, { js: js ?? [], css: css ?? [] }, exclude_matches ?? []);
  }
}

/** Runs a content script in the tabs that are open at such addresses, but for those excluded. */
export async function bringTo(
  matches: readonly string[],
  { js, css }: ScriptFiles,
  excluded: readonly string[] = [],
): Promise<void> {
  const others = excluded.length ? await browser.tabs.query({ url: [...excluded] }) : [];
  const left = new Set(others.map(({ id }) => id));
  for (const { id } of await browser.tabs.query({ url: [...matches] })) {
    if (id === undefined || left.has(id)) continue;
    if (css.length) {
      // Where it fails the script fails as well.
      await browser.scripting.insertCSS({ target: { tabId: id }, files: css }).catch(() => {});
    }
    await run(id, js);
  }
}

/**
 * Runs the overlay in a tab whose page lists papers: at once on a paper's own page, which has one, and elsewhere once
 * an entry was seen. Says by what to see the first, or that the page lists none.
 */
export async function bringOverlay(tabId: number, seen: boolean): Promise<Replies['bring-overlay']> {
  const { url } = await browser.tabs.get(tabId);
  const here = url ? pageOf(new URL(url)) : undefined;
  if (!here) return 'none';
  if (!seen && here.page.kind !== 'paper') return { sign: here.page.entry };
  const [group] = Object.entries(groups).find(([, sites]) => sites.includes(here.site)) ?? [];
  return (await run(tabId, [`${group}.js`])) ? 'brought' : 'none';
}

async function run(tabId: number, files: string[]): Promise<boolean> {
  try {
    await browser.scripting.executeScript({
      target: { tabId },
      files: files as [],
      injectImmediately: true,
    });
    return true;
  } catch {
    // A tab that was discarded, or that shows an error page under the address, cannot be brought one.
    return false;
  }
}
