/**
 * What a site is to the rest of the program: the pages on which it lists papers, and how to read the entries
 * of such a page. A site looks at the page and answers; it never changes it, stores, fetches or messages.
 */
import type { Identifier, Sighting } from '../paper';

export type PageKind = 'listing' | 'search' | 'paper';

/** Real addresses of each kind of page. They stand beside the site, so that listing pages need not load them. */
export type Examples = Partial<Record<PageKind, readonly string[]>>;

export interface Page {
  kind: PageKind;
  /** Tested against the address's path. */
  path: RegExp;
  /** Where the path does not say enough: tested against the address's query, such as `?q=`. */
  query?: RegExp;
  /**
   * What each entry begins with. The overlay comes to a list once there is such an element; it is also named in the
   * report when a page is no longer understood.
   */
  entry: string;
  /** The address promises entries: finding none means that the site's markup has changed. */
  promisesEntries?: boolean;
  /** What nearly every entry shows. More than half of it missing from all entries means the same. */
  shows?: readonly (keyof Sighting)[];
}

/**
 * Where an entry's toolbar goes: right after a node, and so next in the order of Tab. It takes no room there.
 * Without more it is drawn at that point of the line, over the free space that follows; with `corner` it stands in
 * the bottom right corner of the nearest positioned box around it (a card that keeps padding there).
 */
export interface Place {
  after: ChildNode;
  corner?: 'bottom-right';
}

/** What a toolbar needs to know of a paper; with authors and date, a paper can be recognised that has no common identifier. */
export type Glance = Pick<Sighting, 'title' | 'links' | 'authors' | 'published'>;

/** One paper on a page, as an element that the person sees. */
export interface Entry {
  /** By what the page identifies it, the surest first. */
  ids: readonly [Identifier, ...Identifier[]];
  /** The block that the person sees as this entry. Two entries never share one. */
  element: Element;
  place: Place;
  /** Reads what is needed to draw the toolbar. It is done for every entry, thousands perhaps: nothing costly. */
  glance(): Glance;
  /** Reads all that the page tells about the paper. It is done when somebody wants to keep it. */
  read(): Sighting;
}

export interface Site {
  /** Short and stable: it is stored as the source of what the site told. */
  id: string;
  name: string;
  /** The name in a few letters, for a mark in the reading list; absent where the name is short. */
  mark?: string;
  /** Hosts of the first version. */
  hosts: readonly string[];
  /** Hosts that came later: the browser asks the reader about them where they matter, and not at an update. */
  laterHosts?: readonly string[];
  /** Where its pages are, as the paths of match patterns: the gate runs there, and nowhere else. */
  paths: readonly string[];
  /** It goes from page to page without loading one: on all others, something small waits for the first of these. */
  singlePage?: boolean;
  pages: readonly Page[];
  /** Its pages have keys of their own, so ours are off there until the reader wants them. */
  ownKeys?: boolean;
  /** The page is drawn by the server and taken over by a script: nothing may be put into it before that. */
  hydrated?: boolean;
  /**
   * Finds the entries of a page of this site, in the page's order, each paper element once. The page may still be
   * coming: an entry of which a part is missing is left for later.
   */
  entries(document: Document, url: URL, page: Page): Iterable<Entry>;
}
