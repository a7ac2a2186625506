/**
 * Lists in which each paper stands in a block of its own, as on almost every site: the block is found by the page's
 * selector, and everything is read inside of it. What belongs to another paper can so never come in.
 */
import { identify } from '../identifiers';
import type { Identifier } from '../paper';
import { addressIn, isWhole, sighting, type Told, textOf } from './reading';
import type { Entry, Page, Place } from './site';

export interface Blocks {
  /** The title's element inside of a block. */
  title(block: Element): Element | null | undefined;
  /** By what the block is identified, the surest first; by its title's link if not said. None: it is no paper's. */
  ids?(block: Element, title: Element, url: URL): readonly (Identifier | undefined)[];
  /** What the block tells, but for the identifiers and, if it is the title element's text, the title. */
  tell(block: Element, title: Element, url: URL): Told;
  /** Where the toolbar goes; behind what the title's element ends with if not said. */
  place?(block: Element, title: Element): Place;
}

/** The entries of a page made of blocks. A block inside of another one, or of which a part is to come, is left out. */
export function* inBlocks(
  site: string,
  document: Document,
  url: URL,
  page: Page,
  { title: titleIn, ids: idsIn, tell, place }: Blocks,
): Generator<Entry> {
  for (const block of document.querySelectorAll(page.entry)) {
    if (block.parentElement?.closest(page.entry)) continue;
    const title = titleIn(block);
    if (!title || !textOf(title) || !isWhole(block)) continue;
    const [first, ...more] = (idsIn ?? linked)(block, title, url).filter((id) => id !== undefined);
    if (!first) continue;
    const ids = [first, ...more] as const;
    const read = () =>
      sighting(`${site}/${page.kind}`, url, ids, { title: textOf(title), ...tell(block, title, url) });
    yield {
      ids,
      element: block,
      place: place?.(block, title) ?? { after: title.lastChild ?? title },
      glance: read,
      read,
    };
  }
}

/** What the title's link leads to. */
function linked(_: Element, title: Element, url: URL): (Identifier | undefined)[] {
  const link = title.closest('a') ?? title.querySelector('a');
  const address = addressIn(link, url);
  return [address && identify(address)?.id];
}

/** The identifiers that links inside of a block lead to, each once, in the page's order. */
export function linkedIds(block: Element, url: URL, links = 'a[href]'): Identifier[] {
  const ids = [...block.querySelectorAll(links)].map((link) => {
    const address = addressIn(link, url);
    return address && identify(address)?.id;
  });
  return [...new Set(ids.filter((id) => id !== undefined))];
}
