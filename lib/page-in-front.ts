/** What the overlay sees on the page that is in front of the reader, for the popup. */
import { browser } from 'wxt/browser';
import { ask } from './ask';
import { t } from './i18n';
import type { OverlayQuestion, Replies, Report, Trouble } from './messages';
import type { Identifier, Sighting } from './paper';
import { changeSettings, readSettings } from './settings';
import { nameOfSite } from './site-names';
import { pageOf } from './sites/registry';

export type PageInFront =
  | { state: 'none' }
  | { state: 'looking' }
  /** How many there are, and of those how many are saved, not for the reader, and not to be seen for that. */
  | { state: 'papers'; total: number; saved: number; dismissed: number; hidden: number }
  | { state: 'not-understood'; site: string; trouble: Trouble }
  /** The reader took the permission back, or (a new one) has not been asked for it. */
  | { state: 'no-access'; site: string; origins: string[]; isNew: boolean }
  /** The reader turned the site off. */
  | { state: 'off'; site: string; id: string }
  /** A page that no adapter is for. It can be read when the reader says so. */
  | { state: 'other' };

/** How long between looks while the popup is open: the page goes on loading, and papers get saved. */
const EVERY = 700;

/**
 * Tells the listener what the page in front is, now and whenever that changes; also from a page in which nothing can be
 * seen on to the next, where `always` is set. Returns how to stop.
 */
export function watchPage(listener: (page: PageInFront) => void, always = false): () => void {
  let last = '';
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = async () => {
    const page = await pageInFront();
    if (stopped) return;
    const now = JSON.stringify(page);
    if (now !== last) listener(page);
    last = now;
    if (always || page.state !== 'none') timer = setTimeout(look, EVERY);
  };
  void look();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

/**
 * Saves every paper of the page in front. The background does it, so that it is done even when the popup closes.
 * @throws Error with a sentence for a person.
 */
export async function saveAll(): Promise<{ saved: number; added: Identifier[] }> {
  return ask({ type: 'save-page', tabId: await idInFront() });
}

/**
 * Reads the page in front and saves the paper that it is about.
 * @throws Error with a sentence for a person.
 */
export async function saveThisPage(): Promise<Replies['save-this-page']> {
  return ask({ type: 'save-this-page', tabId: await idInFront() });
}

/**
 * Reads the page in front for the papers that it links to.
 * @throws Error with a sentence for a person.
 */
export async function papersLinked(): Promise<Replies['papers-linked']> {
  return ask({ type: 'papers-linked', tabId: await idInFront() });
}

/**
 * Saves papers that were found on a page.
 * @throws Error with a sentence for a person.
 */
export function saveSeen(sightings: Sighting[]): Promise<Replies['save-seen']> {
  return ask({ type: 'save-seen', sightings });
}

async function idInFront(): Promise<number> {
  const tab = await tabInFront();
  if (tab?.id === undefined) throw new Error(t('noPageInFront'));
  return tab.id;
}

/**
 * Asks the browser's own question, whether Offprint may look at these origins again. It must be called from a press
 * at once: after a wait Firefox no longer counts the press.
 */
export function askForAccess(origins: string[]): Promise<boolean> {
  return browser.permissions.request({ origins });
}

/** Shows, dimmed, the entries of the page in front that are hidden since they are not for the reader. */
export async function showHidden(): Promise<void> {
  const question: OverlayQuestion = { type: 'show-hidden' };
  await browser.tabs.sendMessage(await idInFront(), question, { frameId: 0 });
}

/** Shows toolbars again on a site that the reader turned off. */
export async function turnOn(site: string): Promise<void> {
  const { sitesOff } = await readSettings();
  await changeSettings({ sitesOff: sitesOff.filter((it) => it !== site) });
}

async function tabInFront() {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab;
}

async function pageInFront(): Promise<PageInFront> {
  const tab = await tabInFront();
  if (tab?.id === undefined) return { state: 'none' };
  // The browser tells the address only of pages that Offprint may look at.
  const url = tab.url ? URL.parse(tab.url) : null;
  const known = url ? pageOf(url) : undefined;
  if (known && (await readSettings()).sitesOff.includes(known.site.id)) {
    return { state: 'off', site: nameOfSite(known.site), id: known.site.id };
  }
  const report = await reportOf(tab.id);
  if (!report) {
    if (!known || !url) return { state: !url || /^https?:$/.test(url.protocol) ? 'other' : 'none' };
    const origins = [`https://${url.host}/*`];
    const isAllowed = await browser.permissions.contains({ origins });
    const isNew = known.site.laterHosts?.includes(url.host) ?? false;
    if (!isAllowed) return { state: 'no-access', site: nameOfSite(known.site), origins, isNew };
    if (tab.status !== 'complete') return { state: 'looking' };
    if (!known.page.promisesEntries) return { state: 'other' };
    const isBrought = await ask({ type: 'bring-overlay-to', tabId: tab.id }).catch(() => false);
    return { state: isBrought ? 'looking' : 'other' };
  }
  if (report.trouble) {
    return {
      state: 'not-understood',
      site: known ? nameOfSite(known.site) : t('thisSite'),
      trouble: report.trouble,
    };
  }
  const { papers: total, saved, dismissed, hidden } = report;
  if (total > 0) return { state: 'papers', total, saved, dismissed, hidden };
  return { state: report.looking ? 'looking' : 'other' };
}

/** The tab's overlay's report; nothing where there is no overlay. */
async function reportOf(tabId: number): Promise<Report | undefined> {
  const question: OverlayQuestion = { type: 'report' };
  try {
    const answer: unknown = await browser.tabs.sendMessage(tabId, question, { frameId: 0 });
    return isReport(answer) ? answer : undefined;
  } catch {
    return undefined;
  }
}

/** By hand: a schema would make the popup open later. */
function isReport(answer: unknown): answer is Report {
  if (typeof answer !== 'object' || answer === null) return false;
  const { papers, saved, dismissed, hidden, looking, trouble } = answer as Report;
  return (
    [papers, saved, dismissed, hidden].every(Number.isSafeInteger) &&
    typeof looking === 'boolean' &&
    (trouble === undefined || isTrouble(trouble))
  );
}

function isTrouble({ version, adapter, pattern, selector, matches, lost }: Trouble): boolean {
  return (
    [version, adapter, pattern, selector].every((it) => typeof it === 'string') &&
    Number.isSafeInteger(matches) &&
    Array.isArray(lost)
  );
}
