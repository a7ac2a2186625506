/** A paper's own page: one entry, told by the page's metadata and by what a site knows of it besides. */
import { byStrength, identify, schemeOf } from '../identifiers';
import type { Identifier } from '../paper';
import { metadataOf } from './metadata';
import { sighting, type Told, textOf } from './reading';
import type { Entry, Page, Place } from './site';

export interface OwnPage {
  /** Identifiers besides those of the address and of the metadata. */
  ids?(document: Document, url: URL): readonly (Identifier | undefined)[];
  /** What the page shows; it goes before the metadata, field by field. Links of both are kept. */
  tell?(document: Document, url: URL): Told;
  /** Where the toolbar goes; behind what the heading ends with if not said. */
  place?(document: Document, heading: Element): Place;
}

/** The entry of a paper's own page, once all of it has come. The page's selector finds the heading that shows the title. */
export function* ownPage(
  site: string,
  document: Document,
  url: URL,
  page: Page,
  { ids: idsIn, tell, place }: OwnPage = {},
): Generator<Entry> {
  const heading = document.querySelector(page.entry);
  if (!heading || !textOf(heading) || document.readyState === 'loading') return;
  const own = identify(url);
  const embedded = metadataOf(document);
  // On a page that moves on without loading, the metadata can still be those of the paper before.
  const rivals = embedded.ids.filter((id) => own && schemeOf(id) === schemeOf(own.id));
  const isStale = own && rivals.length > 0 && !rivals.includes(own.id);
  const told = isStale ? {} : embedded.told;
  const known = [...(isStale ? [] : embedded.ids), own?.id, ...(idsIn?.(document, url) ?? [])];
  const [first, ...more] = byStrength(known.filter((id) => id !== undefined));
  if (!first) return;
  const ids = [first, ...more] as const;
  const read = () => {
    const shown = tell?.(document, url) ?? {};
    return sighting(`${site}/${page.kind}`, url, ids, {
      title: textOf(heading),
      ...(own?.version && { version: own.version }),
      ...withoutGaps(told),
      ...withoutGaps(shown),
      links: [...(shown.links ?? []), ...(told.links ?? [])],
    });
  };
  yield {
    ids,
    element: heading,
    place: place?.(document, heading) ?? { after: endOf(heading) },
    glance: read,
    read,
  };
}

/** What the heading's last line ends with, inside of the blocks that it may be made of. */
function endOf(heading: Element): ChildNode {
  let end: ChildNode = heading;
  while (end instanceof Element && /^(?:h\d|div|p)$/.test(end.localName) && end.lastChild)
    end = end.lastChild;
  return end === heading ? (heading.lastChild ?? heading) : end;
}

/** What is undefined or empty gives way to what the other says. */
function withoutGaps(told: Told): Told {
  return Object.fromEntries(
    Object.entries(told).filter(([, value]) => value !== undefined && value !== '' && !isEmptyList(value)),
  );
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
