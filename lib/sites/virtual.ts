/**
 * The virtual sites of NeurIPS, ICML, ICLR and MLSys: lists of papers (plain, and as cards drawn by a script and
 * filtered live), and a paper's own page. Relies on links to `/virtual/YYYY/poster/N`, `a.small-title` and
 * `.author-str` in cards, `#abstractText` and JSON-LD on own pages (stored pages; the rest is recalled).
 * Looked at: 2026-11.
 */
import { identify } from '../identifiers';
import { inBlocks, linkedIds } from './blocks';
import { jsonLdOf } from './json-ld';
import { ownPage } from './own-page';
import { peopleNamed } from './people';
import { addressIn, type Told, textOf } from './reading';
import type { Examples, Site } from './site';

/** Addresses of each kind of page, for tests. */
export const examples: Examples = {
  listing: [
    'https://neurips.cc/virtual/2024/papers.html?filter=titles',
    'https://icml.cc/virtual/2025/events/oral',
    'https://iclr.cc/virtual/2025/papers.html?layout=detail',
    'https://icml.cc/virtual/2025/session/50263',
  ],
  paper: ['https://neurips.cc/virtual/2024/poster/93453', 'https://icml.cc/virtual/2025/oral/47165'],
};

const CONFERENCES: Record<string, string> = {
  neurips: 'NeurIPS',
  nips: 'NeurIPS',
  icml: 'ICML',
  iclr: 'ICLR',
  mlsys: 'MLSys',
};
const LINK = 'a[href*="/poster/"], a[href*="/oral/"], a[href*="/spotlight"]';

export const virtualSites: Site = {
  id: 'virtual',
  name: 'Virtual sites of NeurIPS, ICML, ICLR and MLSys',
  mark: 'Virtual',
  hosts: ['neurips.cc', 'nips.cc', 'icml.cc', 'iclr.cc', 'mlsys.org'].flatMap((host) => [
    host,
    `www.${host}`,
  ]),
  paths: ['/virtual/*'],
  reads: 'number, OpenReview identifier, title, authors, conference and year, abstract',
  pages: [
    {
      kind: 'paper',
      path: /^\/virtual\/\d{4}\/(?:poster|oral|spotlight(?:-poster)?)\/\d+\/?$/,
      entry: '.card-title.main-title, h2.main-title, h2.card-title, h1.event-title',
    },
    {
      kind: 'listing',
      path: /^\/virtual\/\d{4}\/(?:papers\.html|events\/[\w-]+|session\/\d+|calendar|day\/[\w/]+)\/?$/,
      entry: `.displaycards:has(${LINK}), .virtual-card:has(${LINK}), li:has(${LINK})`,
    },
  ],

  *entries(document, url, page) {
    if (page.kind === 'paper') {
      const data = jsonLdOf(document);
      yield* ownPage('virtual', document, url, page, {
        ids: () =>
          linkedIds(document.body, url, 'a.action[href], .action-bar a[href], a.btn[href]').filter(isPapers),
        tell: () => {
          const abstract = textOf(document.querySelector('#abstractText')).replace(/^Abstract:? ?/, '');
          const names = textOf(document.querySelector('.card-subtitle, .event-organizers'));
          const isOwn = data.told.title === textOf(document.querySelector(page.entry));
          return {
            authors: names ? peopleNamed(names, /\s*[·⋅]\s*/) : isOwn ? data.told.authors : [],
            abstract,
            ...venueOf(url),
          };
        },
      });
      return;
    }
    yield* inBlocks('virtual', document, url, page, {
      title: (block) => [...block.querySelectorAll(LINK)].find((it) => textOf(it)),
      ids: (block, title) => {
        const address = addressIn(title, url);
        return [address && identify(address)?.id, ...linkedIds(block, url).filter(isPapers)];
      },
      tell: (block) => {
        const abstract = textOf(block.querySelector('.abstract, .text-muted.abstract'));
        return {
          authors: peopleNamed(textOf(block.querySelector('.author-str')), /\s*[·⋅]\s*/),
          abstract,
          ...venueOf(url),
        };
      },
      place: (_, title) => ({ after: title }),
    });
  },
};

/** Of the other links some lead to further papers. */
function isPapers(id: string): boolean {
  return id.startsWith('openreview:');
}

function venueOf(url: URL): Told {
  const [, conference = ''] = /^(?:www\.)?(\w+)\./.exec(url.host) ?? [];
  const year = /^\/virtual\/(\d{4})\//.exec(url.pathname)?.[1];
  const name = CONFERENCES[conference];
  return name && year ? { venue: `${name} ${year}`, venueType: 'proceedings', published: year } : {};
}
