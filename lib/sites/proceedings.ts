/**
 * The proceedings of NeurIPS, ICLR and MLSys: a year's or volume's contents, search, and a paper's own page. Entries
 * are `li` with a link to the abstract's page; authors stand in `span.paper-authors` (newer), in `i` (older), or in
 * links of their own (before 2020). Own pages hold `citation_*` tags and an "Abstract" heading; the abstract stands in
 * a `p` inside of `p.paper-abstract`, which a parser takes apart (Zotero's translator and public parsers; that the newer
 * pages' title is a `h1` or `.paper-title` is recalled). Looked at: 2026-11.
 */
import { identify } from '../identifiers';
import { inBlocks } from './blocks';
import { ownPage } from './own-page';
import { peopleIn, peopleNamed } from './people';
import { addressIn, linkTo, type Told, textOf } from './reading';
import type { Examples, Site } from './site';

/** Addresses of each kind of page, for tests. */
export const examples: Examples = {
  listing: [
    'https://proceedings.neurips.cc/paper_files/paper/2023',
    'https://papers.nips.cc/paper/2019',
    'https://papers.neurips.cc/paper/2025/vol38-main-conference',
    'https://proceedings.iclr.cc/paper_files/paper/2024',
    'https://proceedings.mlsys.org/paper_files/paper/2024',
  ],
  search: ['https://papers.nips.cc/papers/search?q=graphs'],
  paper: [
    'https://proceedings.neurips.cc/paper_files/paper/2023/hash/0123456789abcdef0123456789abcdef-Abstract-Conference.html',
    'https://papers.nips.cc/paper/7181-attention-is-all-you-need',
  ],
};

const CONFERENCES: Record<string, string> = { neurips: 'NeurIPS', iclr: 'ICLR', mlsys: 'MLSys' };

export const openProceedings: Site = {
  id: 'proceedings',
  name: 'Proceedings of NeurIPS, ICLR and MLSys',
  mark: 'Proc.',
  hosts: [
    'papers.nips.cc',
    'papers.neurips.cc',
    'proceedings.neurips.cc',
    'proceedings.iclr.cc',
    'proceedings.mlsys.org',
  ],
  paths: ['/paper_files/*', '/paper/*', '/papers/search*'],
  pages: [
    {
      kind: 'listing',
      path: /^\/(?:paper_files\/)?paper\/(?:\d{4}(?:\/vol[\w-]+)?|vol[\w-]+)\/?$/,
      entry: 'li:has(a[href*="/paper"])',
      promisesEntries: true,
      shows: ['authors'],
    },
    { kind: 'search', path: /^\/papers\/search\/?$/, entry: 'li:has(a[href*="/paper"])', shows: ['authors'] },
    {
      kind: 'paper',
      path: /^\/(?:paper_files\/)?paper\/(?:\d{4}\/hash\/[\w-]+\.html|(?:\d{4}\/)?\d+-[^/]+)$/,
      entry: '.paper-title, h1:not(.book-title), h2.subtitle, h4',
      promisesEntries: true,
      shows: ['authors', 'abstract'],
    },
  ],

  *entries(document, url, page) {
    if (page.kind === 'paper') {
      yield* ownPage('proceedings', document, url, page, {
        tell: () => ({ abstract: abstractIn(document), ...venueOf(url) }),
      });
      return;
    }
    yield* inBlocks('proceedings', document, url, page, {
      title: (block) => linkIn(block, url),
      tell: (block, title) => tell(block, title, url),
      place: (block, title) => ({
        after:
          (block.querySelector('.paper-track-badge') ?? namesIn(block, title))?.lastChild ??
          block.lastChild ??
          title,
      }),
    });
  },
};

/** The link to the abstract's page, not those to people, files or other years. */
function linkIn(block: Element, url: URL): Element | undefined {
  return [...block.querySelectorAll('a[href*="/paper"]')].find((it) => {
    const address = addressIn(it, url);
    return address && identify(address) && textOf(it);
  });
}

/** The line of authors; a title can hold italics too. */
function namesIn(block: Element, title: Element): Element | undefined {
  return [...block.querySelectorAll('span.paper-authors, i')].find((it) => !title.contains(it));
}

function tell(block: Element, title: Element, url: URL): Told {
  const own = addressIn(title, url);
  const names = namesIn(block, title);
  return {
    authors: names ? peopleNamed(textOf(names), /\s*,\s*/) : peopleIn(block.querySelectorAll('a.author')),
    ...(own && venueOf(own)),
    links: linkTo('pdf', own && pdfOf(own)),
  };
}

function venueOf(address: URL): Told {
  const scheme = identify(address)?.id.split(':')[0] ?? '';
  const year = /\/paper\/(\d{4})\//.exec(address.pathname)?.[1];
  const name = CONFERENCES[scheme];
  return name && year ? { venue: `${name} ${year}`, venueType: 'proceedings', published: year } : {};
}

/** `/hash/…-Abstract-Conference.html` is the page of `/file/…-Paper-Conference.pdf`. */
function pdfOf(address: URL): string | undefined {
  const pdf = address.href.replace(/\/hash\/(\w+)-Abstract(-?[\w-]*)\.html$/, '/file/$1-Paper$2.pdf');
  return pdf === address.href ? undefined : pdf;
}

/** A paragraph cannot hold others: those written inside of the abstract's follow it, and it is empty itself. */
function abstractIn(document: Document): string {
  const heading = [...document.querySelectorAll('h2, h3, h4')].find((it) => textOf(it) === 'Abstract');
  const first = document.querySelector('.paper-abstract') ?? heading?.nextElementSibling;
  if (textOf(first)) return textOf(first);
  const texts: string[] = [];
  for (let it = first; it?.localName === 'p'; it = it.nextElementSibling) texts.push(textOf(it));
  return texts.join(' ');
}
