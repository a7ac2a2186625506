/** Bringing our scripts to pages to which the browser does not bring them by itself. */
import { browser } from 'wxt/browser';
import type { Replies } from '../../lib/messages';
import { groups, pageOf } from '../../lib/sites/registry';
import type { Site } from '../../lib/sites/site';

/** A content script, as the manifest names its files. */
interface ScriptFiles {
  js: string[];
  css: string[];
}

export const GATE: ScriptFiles = { js: ['gate.js'], css: ['assets/overlay.css'] };

/**
 * Brings the gate to pages that are open already, so that nobody has to reload them after installing.
 * Firefox does this by itself; there the gate that comes second leaves.
 */
export async function bringGateToOpenTabs(): Promise<void> {
  const scripts = browser.runtime.getManifest().content_scripts ?? [];
  await Promise.all(
    scripts.map(({ matches = [], exclude_matches, js, css }) =>
      bringTo(matches, { js: js ?? [], css: css ?? [] }, exclude_matches ?? []),
    ),
  );
}

/** Runs a content script in the tabs that are open at such addresses, but for those excluded. */
export async function bringTo(
  matches: readonly string[],
  { js, css }: ScriptFiles,
  excluded: readonly string[] = [],
): Promise<void> {
  const others = excluded.length ? await browser.tabs.query({ url: [...excluded] }) : [];
  const left = new Set(others.map(({ id }) => id));
  // All at once: a tab that the browser has frozen answers when it is thawed.
  await Promise.all(
    (await browser.tabs.query({ url: [...matches] })).map(async ({ id }) => {
      if (id === undefined || left.has(id)) return;
      await style(id, css);
      await run(id, js);
    }),
  );
}

/**
 * Runs the overlay in a tab whose page lists papers: at once on a paper's own page, which has one, and elsewhere once
 * an entry was seen. Says by what to see the first, or that the page lists none.
 */
export async function bringOverlay(tabId: number, seen: boolean): Promise<Replies['bring-overlay']> {
  const here = await pageIn(tabId);
  if (!here) return 'none';
  if (!seen && here.page.kind !== 'paper') return { sign: here.page.entry };
  return (await run(tabId, [overlayOn(here.site)])) ? 'brought' : 'none';
}

/**
 * Brings all of it to a page that may have no gate: the reader has allowed the site a moment ago, or switched the
 * extension off and on. Says whether it could be brought.
 */
export async function bringAll(tabId: number): Promise<boolean> {
  const here = await pageIn(tabId);
  if (!here) return false;
  await style(tabId, GATE.css);
  return run(tabId, [...GATE.js, overlayOn(here.site)]);
}

async function pageIn(tabId: number) {
  const { url } = await browser.tabs.get(tabId);
  return url ? pageOf(new URL(url)) : undefined;
}

function overlayOn(site: Site): string {
  const [group] = Object.entries(groups).find(([, sites]) => sites.includes(site)) ?? [];
  return `${group}.js`;
}

/** Where it fails, what runs after it fails as well. */
async function style(tabId: number, files: string[]): Promise<void> {
  await browser.scripting.insertCSS({ target: { tabId }, files }).catch(() => {});
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
