/**
 * Sites that came after the first version. An update must not ask for more than people granted, so their content
 * scripts are registered when the reader has allowed them.
 */
import { browser } from 'wxt/browser';
import { laterOrigins, laterPatterns } from '../../lib/sites/origins';
import { groups } from '../../lib/sites/registry';
import type { Site } from '../../lib/sites/site';
import { filesOf } from './content-scripts';
import { bringTo } from './open-tabs';

/** Runs the overlay on the later sites that are allowed by now, also in their tabs that are open, and on no other. */
export async function followPermissions(): Promise<void> {
  for (const [name, sites] of Object.entries(groups)) {
    const allowed = await allowedAmong(sites);
    const matches = laterPatterns(allowed);
    const [known] = await browser.scripting.getRegisteredContentScripts({ ids: [name] });
    if (sameList(matches, known?.matches ?? [])) continue;
    if (known) await browser.scripting.unregisterContentScripts({ ids: [name] });
    if (matches.length === 0) continue;
    // The same files as those of the sites of the first version.
    const files = filesOf(name);
    if (!files) continue;
    await browser.scripting.registerContentScripts([
      { id: name, matches, ...files, runAt: 'document_start' },
    ]);
    await bringTo(matches, files);
  }
}

/** The sites as if they had only the later hosts that are allowed. */
async function allowedAmong(sites: readonly Site[]): Promise<Site[]> {
  const { origins = [] } = await browser.permissions.getAll();
  const granted = new Set(origins);
  return sites.map((site) => ({
    ...site,
    laterHosts: (site.laterHosts ?? []).filter((host) =>
      laterOrigins([{ ...site, laterHosts: [host] }]).every((origin) => granted.has(origin)),
    ),
  }));
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((it) => b.includes(it));
}
