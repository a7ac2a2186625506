/**
 * alphaXiv: the feed, explore, search, and a paper's own page, drawn by React with class names that change. An entry is
 * the largest block around links to one paper's `/abs/ID` that holds no link to another. Looked at: 2026-11 (stored
 * pages; the paper's own page is recalled).
 */
import { linksInText } from '../code-links';
import { partialDate } from '../dates';
import { identify } from '../identifiers';
import type { Identifier } from '../paper';
import { ownPage } from './own-page';
import { addressIn, linkTo, sighting, textOf } from './reading';
import type { Entry, Examples, Page, Site } from './site';

/** Addresses of each kind of page, for tests. */
export const examples: Examples = {
  listing: [
    'https://www.alphaxiv.org/',
    'https://alphaxiv.org/explore',
    'https://www.alphaxiv.org/?sort=Hot',
  ],
  search: ['https://www.alphaxiv.org/search?q=graphs'],
  paper: ['https://www.alphaxiv.org/abs/2504.10001', 'https://www.alphaxiv.org/overview/2504.10001v2'],
};

const LINK = 'a[href*="/abs/"], a[href*="/overview/"]';

export const alphaXiv: Site = {
  id: 'alphaxiv',
  name: 'alphaXiv',
  hosts: ['www.alphaxiv.org', 'alphaxiv.org'],
  paths: ['/*'],
  hydrated: true,
  reads: 'arXiv identifier, title, date, a summary for an abstract, code',
  pages: [
    {
      kind: 'paper',
      path: /^\/(?:abs|pdf|overview)\/(?:\d{4}\.\d{4,5}|[a-z-]+\/\d{7})(?:v\d+)?\/?$/,
      entry: 'main h1, h1',
    },
    { kind: 'search', path: /^\/search\/?$/, entry: LINK },
    { kind: 'listing', path: /^\/(?:explore|feed|@[\w-]+)?\/?$/, entry: LINK },
  ],

  *entries(document, url, page) {
    if (page.kind === 'paper') {
      yield* ownPage('alphaxiv', document, url, page, {
        tell: () => ({ links: linkTo('pdf', pdfOf(identify(url)?.id)) }),
      });
    } else yield* inCards(document, url, page);
  },
};

function* inCards(document: Document, url: URL, page: Page): Generator<Entry> {
  const links = new Map<Identifier, Element[]>();
  const all = [...document.querySelectorAll(LINK)].map((link) => ({ link, id: idBehind(link, url) }));
  for (const { link, id } of all) if (id) links.set(id, [...(links.get(id) ?? []), link]);
  for (const [id, those] of links) {
    const title = those.reduce((best, it) => (headingIn(it).length > headingIn(best).length ? it : best));
    if (headingIn(title).length < 8) continue;
    const block = blockAround(title, id, url);
    const read = () =>
      sighting(`alphaxiv/${page.kind}`, url, [id], {
        title: headingIn(title),
        published: dateIn(block),
        ...summaryIn(block, headingIn(title)),
        links: [...linksInText(textOf(block), 'abstract'), ...linkTo('pdf', pdfOf(id))],
      });
    yield { ids: [id], element: block, place: { after: title }, glance: read, read };
  }
}

/** A link around a whole card holds the title as its heading. */
function headingIn(link: Element): string {
  return textOf(link.querySelector('h1, h2, h3, h4') ?? link);
}

function idBehind(link: Element, url: URL): Identifier | undefined {
  const address = addressIn(link, url);
  return address && identify(address)?.id;
}

function blockAround(link: Element, id: Identifier, url: URL): Element {
  let block = link;
  for (
    let parent = link.parentElement;
    parent && parent.localName !== 'body';
    parent = parent.parentElement
  ) {
    const isAlone = [...parent.querySelectorAll(LINK)].every((it) =>
      [id, undefined].includes(idBehind(it, url)),
    );
    if (!isAlone || parent.matches('main, #root, #app')) break;
    block = parent;
  }
  return block;
}

function dateIn(block: Element) {
  const texts = [...block.querySelectorAll('time, span, div, p')]
    .filter((it) => !it.firstElementChild)
    .map(textOf);
  return texts.map((it) => (it.length < 30 && /\d{4}/.test(it) ? partialDate(it) : undefined)).find(Boolean);
}

/** The longest paragraph of the card. What it says is a summary, not always the authors'. */
function summaryIn(block: Element, title: string) {
  const texts = [...block.querySelectorAll('p, [class*="abstract"], [class*="summary"]')].map(textOf);
  const abstract = texts
    .filter((it) => it.length > 60 && it !== title)
    .sort((a, b) => b.length - a.length)[0];
  return abstract ? { abstract, abstractCut: true } : {};
}

function pdfOf(id: Identifier | undefined): string | undefined {
  return id && `https://arxiv.org/pdf/${id.slice('arxiv:'.length)}`;
}
