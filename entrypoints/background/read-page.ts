/** Reading a page that no overlay runs in, when the reader asks: under `activeTab`, and at that moment only. */
import { browser } from 'wxt/browser';
import { pdfOf } from '../../lib/addresses';
import { t } from '../../lib/i18n';
import { identify } from '../../lib/identifiers';
import { Sighting } from '../../lib/paper';
import type { AnyPage } from '../../lib/sites/any-page';
import { linkTo, sighting } from '../../lib/sites/reading';
import { Refused } from './listen';

/**
 * What the page in a tab tells. A viewer of PDFs can be read by no extension: there the address tells, where it is
 * that of a known paper.
 * @throws Refused where the browser does not let anybody read the page
 */
export async function readPage(tabId: number): Promise<AnyPage> {
  const { url: address, title } = await browser.tabs.get(tabId);
  const url = address ? URL.parse(address) : null;
  try {
    const [injected] = await browser.scripting.executeScript({ target: { tabId }, files: ['/read-page.js'] });
    const told = checked(injected?.result);
    if (told.page || told.linked.length > 0) return told;
  } catch {
    // A PDF, the browser's own pages, its shop.
  }
  const page = url && knownBy(url, title);
  if (page) return { page, linked: [] };
  throw new Refused(t('pageUnreadable'));
}

function knownBy(url: URL, title: string | undefined): Sighting | undefined {
  const known = identify(url);
  if (!known) return undefined;
  const { id, version } = known;
  const isFile = !title || /\.pdf$|^[\w.:/-]+$/i.test(title);
  return sighting('web/pdf', url, [id], {
    title: isFile ? undefined : title,
    ...(version && { version }),
    links: linkTo('pdf', pdfOf(id) ?? (/\.pdf$/.test(url.pathname) ? url : undefined)),
  });
}

/** What came out of a page is whatever the page made of it. */
function checked(result: unknown): AnyPage {
  const { page, linked } = (typeof result === 'object' && result !== null ? result : {}) as Partial<
    Record<keyof AnyPage, unknown>
  >;
  const one = Sighting.safeParse(page);
  return {
    ...(one.success && { page: one.data }),
    linked: (Array.isArray(linked) ? linked : []).flatMap((it) => {
      const parsed = Sighting.safeParse(it);
      return parsed.success ? [parsed.data] : [];
    }),
  };
}
