/**
 * Springer Nature Link: search, a volume's or an issue's contents, a book's contents, and a paper's own page. Entries
 * are told by `data-test` names and by the classes of the publisher's cards, old and new; own pages hold `citation_*`
 * tags (Zotero's translator; the cards' smaller parts are recalled). Looked at: 2026-11.
 */
import { partialDate } from '../dates';
import { identify } from '../identifiers';
import { inBlocks } from './blocks';
import { ownPage } from './own-page';
import { everyone, peopleNamed } from './people';
import { addressIn, type Told, textOf, textWithout } from './reading';
import type { Examples, Site } from './site';

/** Addresses of each kind of page, for tests. */
export const examples: Examples = {
  search: ['https://link.springer.com/search?query=graphs'],
  listing: [
    'https://link.springer.com/journal/10994/volumes-and-issues/113-1',
    'https://link.springer.com/book/10.1007/978-3-031-72000-1',
    'https://link.springer.com/journal/10994/articles',
  ],
  paper: [
    'https://link.springer.com/article/10.1007/s10994-024-06500-1',
    'https://link.springer.com/chapter/10.1007/978-3-031-72000-1_4',
  ],
};

const ENTRY =
  'li[data-test="search-result-item"], #results-list > li, li[data-test="chapter"], article.c-card-open, .app-card-open, li.c-list-group__item';
const TITLE = 'h2 a[href], h3 a[href], h4 a[href], a.title, a[data-title], a[data-test="chapter-title"]';

export const springer: Site = {
  id: 'springer',
  name: 'Springer Nature Link',
  mark: 'Springer',
  hosts: ['link.springer.com'],
  paths: ['/search*', '/journal/*', '/book/*', '/article/*', '/chapter/*'],
  reads:
    'DOI, title, authors, journal or book, volume, issue, pages, date, abstract (cut on lists), keywords, PDF, code',
  pages: [
    { kind: 'search', path: /^\/search\/?$/, entry: ENTRY, shows: ['authors'] },
    {
      kind: 'listing',
      path: /^\/(?:journal\/\d+\/(?:volumes-and-issues\/[\w-]+|articles|online-first)|book\/10\.\d{4,9}\/[\w.-]+)\/?$/,
      entry: ENTRY,
      shows: ['authors'],
    },
    {
      kind: 'paper',
      path: /^\/(?:article|chapter)\/10\.\d{4,9}\/[^/]+\/?$/,
      entry: 'h1.c-article-title, h1[data-test="chapter-title"], h1.ChapterTitle',
      promisesEntries: true,
      shows: ['authors', 'published'],
    },
  ],

  *entries(document, url, page) {
    if (page.kind === 'paper') {
      yield* ownPage('springer', document, url, page, {
        tell: () => ({
          abstract: textOf(document.querySelector('#Abs1-content, .c-article-section__content p')),
          keywords: [...document.querySelectorAll('.c-article-subject-list__subject')].map(textOf),
        }),
      });
      return;
    }
    yield* inBlocks('springer', document, url, page, {
      // A book's own link stands in its cards as well; papers are articles and chapters.
      title: (block) => [...block.querySelectorAll(TITLE)].find((it) => idBehind(it, url) && textOf(it)),
      ids: (_, title) => [idBehind(title, url)],
      tell,
      place: (_, title) => ({ after: title }),
    });
  },
};

function idBehind(link: Element, url: URL) {
  const address = addressIn(link, url);
  return address && /^\/(?:article|chapter)\//.test(address.pathname) ? identify(address)?.id : undefined;
}

function tell(block: Element): Told {
  const people = block.querySelector(
    '[data-test="authors"], [data-test="author-list"], .authors, .c-author-list',
  );
  const each = [...(people?.querySelectorAll('li, a, span[itemprop="name"]') ?? [])].map(textOf);
  const date = textOf(
    block.querySelector(
      '[data-test="published"], [data-test="published-on"], time, .year, .c-meta__item--date',
    ),
  );
  const venue = textOf(block.querySelector('[data-test="parent"] a, a.publication-title, .enumeration a'));
  const snippet = textWithout(
    block.querySelector('[data-test="description"], .snippet, .app-card-open__description'),
    'button',
  );
  const pages = /(?:Pages?:? ?|pp ?)(\w+(?:[-–]\w+)?)/.exec(
    textOf(block.querySelector('[data-test="page-range"], .page-range')),
  )?.[1];
  return {
    authors: each.length
      ? everyone(each.map((it) => it.replace(/[,;…]+$/, '')))
      : peopleNamed(textOf(people)),
    authorsCut: /…|\.\.\.|et al/.test(textOf(people)) ? true : undefined,
    published: partialDate(date.replace(/^Published:? |[()]/g, '')),
    venue,
    pages: pages?.replace('–', '-'),
    abstract: snippet,
    abstractCut: snippet ? true : undefined,
  };
}
