/**
 * alphaXiv: the feed, explore, people, search, and a paper's own page, drawn by React with class names that change.
 * Relies on links to `/abs/ID` and its like alone: an entry is the largest block around the links to one paper that
 * holds no link to another. What a card says below the title is a machine's summary as often as the abstract, and not
 * told. Looked at: 2026-11 (addresses and the document's title in stored pages; the rest is recalled).
 */
import { pdfOf } from '../addresses';
import { partialDate } from '../dates';
import { identify } from '../identifiers';
import type { Identifier } from '../paper';
import { clean, fold } from '../text';
import { metadataOf } from './metadata';
import { addressIn, codeBehind, isWhole, linkTo, sighting, type Told, textOf } from './reading';
import type { Entry, Examples, Page, Site } from './site';

/** Addresses of each kind of page, for tests. */
export const examples: Examples = {
  listing: [
    'https://www.alphaxiv.org/',
    'https://alphaxiv.org/explore',
    'https://www.alphaxiv.org/?sort=Hot',
  ],
  search: ['https://www.alphaxiv.org/search?q=graphs', 'https://www.alphaxiv.org/?q=graphs'],
  paper: ['https://www.alphaxiv.org/abs/2504.10001', 'https://www.alphaxiv.org/overview/2504.10001v2'],
};

const LINK = 'a[href*="/abs/"], a[href*="/overview/"]';

export const alphaXiv: Site = {
  id: 'alphaxiv',
  name: 'alphaXiv',
  hosts: ['www.alphaxiv.org', 'alphaxiv.org'],
  paths: ['/', '/?*', '/explore*', '/feed*', '/@*', '/search*', '/abs/*', '/pdf/*', '/overview/*'],
  singlePage: true,
  ownKeys: true,
  hydrated: true,
  pages: [
    {
      kind: 'paper',
      path: /^\/(?:abs|pdf|overview)\/(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?\/?$/,
      entry: 'h1',
    },
    { kind: 'search', path: /^\/search\/?$/, entry: LINK },
    { kind: 'search', path: /^\/(?:explore\/?)?$/, query: /[?&]q=[^&]/, entry: LINK },
    { kind: 'listing', path: /^\/(?:explore|feed|@[\w.-]+)?\/?$/, entry: LINK },
  ],

  *entries(document, url, page) {
    if (page.kind === 'paper') yield* alone(document, url, page);
    else yield* inCards(document, url, page);
  },
};

function* inCards(document: Document, url: URL, page: Page): Generator<Entry> {
  const owners = new Map<Element, string>();
  const papers = new Map<Identifier, Element[]>();
  for (const link of document.querySelectorAll(LINK)) {
    const address = addressIn(link, url);
    if (!address || !/^(?:www\.)?alphaxiv\.org$/.test(address.hostname)) continue;
    const id = identify(address)?.id;
    if (id) papers.set(id, [...(papers.get(id) ?? []), link]);
    own(link, id ?? address.pathname, owners);
  }
  for (const [id, links] of papers) {
    // Comments and the blog have links of their own, with a word or two.
    const [link] = links.toSorted((a, b) => titleIn(b).length - titleIn(a).length);
    const title = link && titleIn(link);
    const block = link && blockAround(link, id, owners);
    if (!block || !title || title.length < SHORTEST || !isWhole(block)) continue;
    const read = () =>
      sighting(`alphaxiv/${page.kind}`, url, [id], { title, ...tell(block), links: linksOf(block, id, url) });
    // A link around a whole card ends wherever the card does, and something may follow it on its last line.
    const isCard = link.querySelector('h1, h2, h3, h4') !== null;
    const after = (isCard && block !== link ? block.lastElementChild : undefined) ?? link;
    yield { ids: [id], element: block, place: { after }, glance: read, read };
  }
}

/** Shorter texts of links are labels. */
const SHORTEST = 12;
/** Longer ones are a whole card inside of a link, of which nothing is known to be the title. */
const LONGEST = 300;

const MIXED = '';

/** Notes for each block around a link whether all links in it lead to one paper. */
function own(link: Element, paper: string, owners: Map<Element, string>): void {
  for (let it: Element | null = link; it; it = it.parentElement) {
    const owner = owners.get(it) ?? paper;
    if (owner === MIXED) return;
    owners.set(it, owner === paper ? paper : MIXED);
  }
}

/** Where there is one paper alone, the block ends before the page's own parts. */
function blockAround(
  link: Element,
  id: Identifier,
  owners: ReadonlyMap<Element, string>,
): Element | undefined {
  if (owners.get(link) !== id) return undefined;
  let block = link;
  while (!block.matches('li, article')) {
    const parent = block.parentElement;
    if (!parent || owners.get(parent) !== id || parent.matches('body, main, ul, ol, #root, #app')) break;
    if (parent.querySelector('nav, header, footer, form, input, h1')) break;
    block = parent;
  }
  return block;
}

/** A link around a whole card has the title as its heading. */
function titleIn(link: Element): string {
  const title = textOf(link.querySelector('h1, h2, h3, h4') ?? link);
  return title.length <= LONGEST ? title : '';
}

/** The date alone in its element. */
function tell(block: Element): Told {
  const time = block.querySelector('time[datetime]')?.getAttribute('datetime');
  const texts = [...block.querySelectorAll('time, span, div, p')]
    .filter((it) => !it.firstElementChild && !it.closest('a'))
    .map(textOf)
    .filter((it) => it.length < 30 && /\d.*\d{4}/.test(it));
  return {
    published: [time ?? '', ...texts].map((it) => partialDate(it)).find(Boolean),
  };
}

/** Buttons lead to the code; a paragraph may name any. */
function linksOf(block: Element, id: Identifier, url: URL) {
  return [
    ...codeBehind(block.querySelectorAll('a[href^="https://github.com/"]:not(p *)'), url),
    ...linkTo('pdf', pdfOf(id)),
  ];
}

/** The page moves on without loading: what it says of itself has to be of the address's paper. */
function* alone(document: Document, url: URL, page: Page): Generator<Entry> {
  const identified = identify(url);
  const named = [...document.querySelectorAll('link[rel="canonical"], meta[property="og:url"]')].map(
    (it) => identify(it.getAttribute('href') ?? it.getAttribute('content') ?? '')?.id,
  );
  const others = named.filter((it) => it !== undefined);
  if (!identified || (others.length > 0 && !others.includes(identified.id))) return;
  if (document.readyState === 'loading') return;
  const { id, version } = identified;
  const title = clean(/^(.*)\|\s*alphaXiv$/i.exec(document.title)?.[1]);
  const headings = [...document.querySelectorAll(page.entry)].filter((it) => textOf(it));
  const heading = title ? headings.find((it) => startOf(textOf(it)) === startOf(title)) : headings[0];
  if (!heading) return;
  const embedded = metadataOf(document);
  const told = embedded.ids.includes(id) ? embedded.told : {};
  const read = () =>
    sighting(`alphaxiv/${page.kind}`, url, [id], {
      ...told,
      title: title || textOf(heading),
      version,
      links: [...(told.links ?? []), ...linkTo('pdf', pdfOf(id))],
    });
  yield { ids: [id], element: heading, place: { after: heading.lastChild ?? heading }, glance: read, read };
}

/** Formulas are drawn in the heading, and written in the document's title. */
function startOf(title: string): string {
  return fold(title)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .slice(0, 12);
}
