/** Noticing that a site's markup has changed: no entries where there should be some, or entries that lost their fields. */
import { browser } from 'wxt/browser';
import type { Trouble } from '../../lib/messages';
import type { Entry, Page, Site } from '../../lib/sites/site';

/** So many entries are read to judge a page. */
const SAMPLE = 12;

/** Titles of pages that stand in for the one that was asked for, to see whether a person asks. */
const NO_PAGE =
  /just a moment|verify|verifying|attention required|access denied|are you a (?:human|robot)|captcha|unusual traffic|security check/i;

/** What is wrong with a page that has come whole; nothing where all is as it should be. */
export function troubleWith(
  document: Document,
  { site, page }: { site: Site; page: Page },
  entries: readonly Entry[],
): Trouble | undefined {
  if (NO_PAGE.test(document.title)) return undefined;
  const lost = entries.length > 0 ? lostFields(entries, page.shows ?? []) : [];
  const isLost = entries.length > 0 ? lost.length > (page.shows ?? []).length / 2 : page.promisesEntries;
  if (!isLost) return undefined;
  return {
    version: browser.runtime.getManifest().version,
    adapter: `${site.id}/${page.kind}`,
    pattern: `${page.path.source}${page.query ? ` ${page.query.source}` : ''}`,
    selector: page.entry,
    matches: document.querySelectorAll(page.entry).length,
    lost: [...lost],
  };
}

/** Fields that none of the first entries tells. */
function lostFields(
  entries: readonly Entry[],
  shows: NonNullable<Page['shows']>,
): NonNullable<Page['shows']> {
  if (shows.length === 0) return [];
  const sightings = entries.slice(0, SAMPLE).map((entry) => entry.read());
  return shows.filter((field) => sightings.every((sighting) => sighting[field] === undefined));
}
