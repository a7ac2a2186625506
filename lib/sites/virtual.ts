/**
 * The virtual sites of NeurIPS, ICML, ICLR and MLSys: lists of papers (plain, and as cards drawn by a script and
 * filtered live), and a paper's own page. Relies on links to `/virtual/YYYY/poster/N`, since 2025 perhaps with the place,
 * `/virtual/YYYY/loc/PLACE/poster/N`. Cards are `.displaycards` with `.author-str` and the abstract folded in, since 2026
 * `.event-card` with `.event-speakers` and `.abstract-text`; own pages have `.main-title` and `#abstractText`, newer ones
 * `.event-title` and `.abstract-text-inner`, of which a second one is a summary for laymen (stored pages and public
 * parsers). Looked at: 2026-11.
 */
import { identify } from '../identifiers';
import { inBlocks } from './blocks';
import { jsonLdOf } from './json-ld';
import { ownPage } from './own-page';
import { peopleNamed } from './people';
import { addressIn, codeBehind, type Told, textOf } from './reading';
import type { Examples, Site } from './site';

/** Addresses of each kind of page, for tests. */
export const examples: Examples = {
  listing: [
    'https://neurips.cc/virtual/2024/papers.html?filter=titles',
    'https://icml.cc/virtual/2025/events/oral',
    'https://iclr.cc/virtual/2025/papers.html?layout=detail',
    'https://icml.cc/virtual/2025/session/50263',
    'https://neurips.cc/virtual/2025/loc/san-diego/papers.html?layout=detail',
  ],
  paper: [
    'https://neurips.cc/virtual/2024/poster/93453',
    'https://icml.cc/virtual/2025/oral/47165',
    'https://neurips.cc/virtual/2025/loc/san-diego/poster/119126',
  ],
};

const CONFERENCES: Record<string, string> = {
  neurips: 'NeurIPS',
  nips: 'NeurIPS',
  icml: 'ICML',
  iclr: 'ICLR',
  mlsys: 'MLSys',
};
const LINK = ':is(a[href*="/poster/"], a[href*="/oral/"], a[href*="/spotlight"])';
const ABSTRACT =
  '#abstractText, #abstractExample, .abstract-text-inner, .abstract-text, .abstract, details > .text-start';
const DOT = /\s*[·⋅]\s*/;

export const virtualSites: Site = {
  id: 'virtual',
  name: 'Virtual sites of NeurIPS, ICML, ICLR and MLSys',
  mark: 'Virtual',
  hosts: ['neurips.cc', 'nips.cc', 'icml.cc', 'iclr.cc', 'mlsys.org'].flatMap((host) => [
    host,
    `www.${host}`,
  ]),
  paths: ['/virtual/*'],
  pages: [
    {
      kind: 'paper',
      path: /^\/virtual\/\d{4}\/(?:loc\/[\w-]+\/)?(?:poster|oral|spotlight(?:-poster)?)\/\d+\/?$/,
      entry: '.card-title.main-title, h2.main-title, h2.card-title, h1.event-title',
    },
    {
      kind: 'listing',
      path: /^\/virtual\/\d{4}\/(?:loc\/[\w-]+\/)?(?:papers\.html|events\/[\w-]+|session\/\d+|calendar|day\/[\w/]+)\/?$/,
      entry: `:is(.displaycards, .event-card, .virtual-card, li:not(:has(li))):has(${LINK})`,
    },
  ],

  *entries(document, url, page) {
    if (page.kind === 'paper') {
      const data = jsonLdOf(document);
      yield* ownPage('virtual', document, url, page, {
        ids: () => [numberIn(url), ...openReviewIn(document.body, url)],
        tell: () => {
          const names = textOf(document.querySelector('.card-subtitle, .event-organizers'));
          const isOwn = data.told.title === textOf(document.querySelector(page.entry));
          return {
            authors: names ? peopleNamed(names, DOT) : isOwn ? data.told.authors : [],
            abstract: abstractIn(document),
            ...venueOf(url),
            links: codeBehind(linksToCode(document), url),
          };
        },
      });
      return;
    }
    yield* inBlocks('virtual', document, url, page, {
      title: (block) => linkIn(block, url),
      ids: (block, title) => {
        const address = addressIn(title, url);
        return [address && numberIn(address), ...openReviewIn(block, url)];
      },
      tell: (block) => ({
        authors: peopleNamed(textOf(block.querySelector('.author-str, .event-speakers')), DOT),
        abstract: abstractIn(block),
        ...venueOf(url),
        links: codeBehind(linksToCode(block), url),
      }),
      // A line of the plain list may hold its link twice.
      place: (block, title) => ({ after: (block.localName === 'li' ? block.lastChild : undefined) ?? title }),
    });
  },
};

/** The paper's number; a conference at two places has its paths twice. */
function numberIn(address: URL): string | undefined {
  const plain = new URL(address);
  plain.pathname = plain.pathname.replace(/^(\/virtual\/\d{4})\/loc\/[\w-]+\//, '$1/');
  return identify(plain)?.id;
}

/** The first link with a text that leads to a paper; others sign in, or keep a bookmark. */
function linkIn(block: Element, url: URL): Element | undefined {
  return [...block.querySelectorAll(LINK)].find((it) => {
    const address = addressIn(it, url);
    return address && textOf(it) && numberIn(address)?.startsWith('virtual:');
  });
}

/** What the paper is on OpenReview, if links outside of the abstracts agree on it: those inside may name others. */
function openReviewIn(part: Element, url: URL): string[] {
  const links = [...part.querySelectorAll('a[href*="openreview.net/"]')].filter(
    (it) => !it.closest(ABSTRACT),
  );
  const ids = links.map((it) => identify(addressIn(it, url) ?? url)?.id);
  const found = new Set(ids.filter((id) => id?.startsWith('openreview:')));
  const [id] = found;
  return id && found.size === 1 ? [id] : [];
}

function linksToCode(part: ParentNode): Element[] {
  return [...part.querySelectorAll('a[href]')].filter((it) => /^(?:code|project page)$/i.test(textOf(it)));
}

/** The first of them: a summary for laymen can follow. */
function abstractIn(part: ParentNode): string {
  return textOf(part.querySelector(ABSTRACT)).replace(/^Abstract:? ?/, '');
}

function venueOf(url: URL): Told {
  const [, conference = ''] = /^(?:www\.)?(\w+)\./.exec(url.host) ?? [];
  const year = /^\/virtual\/(\d{4})\//.exec(url.pathname)?.[1];
  const name = CONFERENCES[conference];
  return name && year ? { venue: `${name} ${year}`, venueType: 'proceedings', published: year } : {};
}
