/**
 * Sites that came after the first version. An update must not ask for more than people granted, so the gate is
 * registered there when the reader has allowed them.
 */
import { browser } from 'wxt/browser';
import { laterOrigins, laterPatterns } from '../../lib/sites/origins';
import { sites } from '../../lib/sites/registry';
import type { Site } from '../../lib/sites/site';
import { bringTo, GATE } from './open-tabs';

/** Runs the gate on the later sites that are allowed by now, also in their tabs that are open, and on no other. */
export async function followPermissions(): Promise<void> {
  const matches = laterPatterns(await allowed());
  const registered = await browser.scripting.getRegisteredContentScripts();
  if (sameList(matches, registered.find(({ id }) => id === 'gate')?.matches ?? [])) return;
  if (registered.length > 0) await browser.scripting.unregisterContentScripts();
  if (matches.length === 0) return;
  await browser.scripting.registerContentScripts([{ id: 'gate', matches, ...GATE, runAt: 'document_start' }]);
  await bringTo(matches, GATE);
}

/** The sites as if they had only the later hosts that are allowed. */
async function allowed(): Promise<Site[]> {
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
