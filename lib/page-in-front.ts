/** What the overlay sees on the page that is in front of the reader, for the popup. */
import { browser } from 'wxt/browser';
import { ask } from './ask';
import type { OverlayQuestion, Report } from './messages';
import type { Identifier } from './paper';
import { origins, pageOf } from './sites/registry';

export type PageInFront =
  | { state: 'none' }
  | { state: 'looking' }
  | { state: 'papers'; total: number; saved: number }
  | { state: 'not-understood'; site: string }
  | { state: 'no-access'; site: string; origins: string[] };

/** How long between looks while the popup is open: the page goes on loading, and papers get saved. */
const EVERY = 700;

/** Tells the listener what the page in front is, now and whenever that changes. Returns how to stop. */
export function watchPage(listener: (page: PageInFront) => void): () => void {
  let last = '';
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = async () => {
    const page = await pageInFront();
    if (stopped) return;
    const now = JSON.stringify(page);
    if (now !== last) listener(page);
    last = now;
    if (page.state !== 'none') timer = setTimeout(look, EVERY);
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
  const tab = await tabInFront();
  if (tab?.id === undefined) throw new Error('There is no page in front.');
  return ask({ type: 'save-page', tabId: tab.id });
}

/**
 * Asks the browser's own question, whether Offprint may look at these origins again. It must be called from a press
 * at once: after a wait Firefox no longer counts the press.
 */
export function askForAccess(origins: string[]): Promise<boolean> {
  return browser.permissions.request({ origins });
}

async function tabInFront() {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab;
}

async function siteInFront() {
  const tab = await tabInFront();
  const url = tab?.url && URL.parse(tab.url);
  return url ? pageOf(url)?.site : undefined;
}

async function pageInFront(): Promise<PageInFront> {
  const tab = await tabInFront();
  if (tab?.id === undefined) return { state: 'none' };
  const report = await reportOf(tab.id);
  const site = await siteInFront();
  if (!report) {
    if (!site) return { state: 'none' };
    const hosts = origins([site]);
    const allowed = await browser.permissions.contains({ origins: hosts });
    if (!allowed) return { state: 'no-access', site: site.name, origins: hosts };
    return tab.status === 'complete' ? { state: 'none' } : { state: 'looking' };
  }
  if (report.papers > 0) return { state: 'papers', total: report.papers, saved: report.saved };
  if (report.looking) return { state: 'looking' };
  return report.understood ? { state: 'none' } : { state: 'not-understood', site: site?.name ?? 'this site' };
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
  const { papers, saved, looking, understood } = answer as Report;
  return (
    Number.isSafeInteger(papers) &&
    Number.isSafeInteger(saved) &&
    typeof looking === 'boolean' &&
    typeof understood === 'boolean'
  );
}
