/**
 * Nature and its journals: search, lists of articles, an issue's contents, and a paper's own page. Relies on `.c-card`
 * with `.c-card__title a`, `ul[data-test="author-list"]`, `time[datetime]` and `[data-test="article-description"]`;
 * own pages hold `citation_*` tags (Zotero's translator). Looked at: 2026-11.
 */
import { linksInText } from '../code-links';
import { partialDate } from '../dates';
import { inBlocks } from './blocks';
import { ownPage } from './own-page';
import { everyone } from './people';
import { type Told, textOf } from './reading';
import type { Examples, Site } from './site';

/** Addresses of each kind of page, for tests. */
export const examples: Examples = {
  search: ['https://www.nature.com/search?q=graphs'],
  listing: [
    'https://www.nature.com/nature/research-articles',
    'https://www.nature.com/natmachintell/articles?type=article',
    'https://www.nature.com/nature/volumes/600/issues/7889',
  ],
  paper: ['https://www.nature.com/articles/s41586-021-03819-2'],
};

const ENTRY = 'article.c-card, article.u-full-height, li article:has(.c-card__title)';

export const nature: Site = {
  id: 'nature',
  name: 'Nature',
  hosts: ['www.nature.com'],
  paths: ['/search*', '/articles/*', '/*/articles*', '/*/research-articles*', '/*/volumes/*'],
  reads:
    'DOI, title, authors, journal, volume, issue, pages, date, abstract (a summary on lists), keywords, PDF, code',
  pages: [
    {
      kind: 'paper',
      path: /^\/articles\/[\w.-]+\/?$/,
      entry: 'h1.c-article-title',
      promisesEntries: true,
      shows: ['authors', 'published'],
    },
    { kind: 'search', path: /^\/search\/?$/, entry: ENTRY, shows: ['published'] },
    {
      kind: 'listing',
      path: /^\/[a-z]\w+\/(?:articles|research-articles|volumes\/\d+\/issues\/[\w-]+)\/?$/,
      entry: ENTRY,
      shows: ['published'],
    },
  ],

  *entries(document, url, page) {
    if (page.kind === 'paper') {
      yield* ownPage('nature', document, url, page, {
        tell: () => {
          const abstract = textOf(document.querySelector('#Abs1-content'));
          return {
            abstract,
            keywords: [...document.querySelectorAll('.c-article-subject-list__subject')].map(textOf),
            links: linksInText(textOf(document.querySelector('#code-availability-content')), 'abstract'),
          };
        },
      });
      return;
    }
    yield* inBlocks('nature', document, url, page, {
      title: (block) => block.querySelector('.c-card__title a[href], h3 a[href*="/articles/"]'),
      tell,
      place: (_, title) => ({ after: title }),
    });
  },
};

/** In place of the names that are left out. */
const CUT = /^(?:…|\.\.\.)$/;

/** What the paper is in, on search pages; "Volume: 600, P: 1-9". */
function tell(block: Element): Told {
  const venue = textOf(block.querySelector('[data-test="journal-title-and-link"]'));
  const line = textOf(block.querySelector('[data-test="volume-and-page-info"]'));
  const names = [...block.querySelectorAll('[data-test="author-list"] > li')].map((it) =>
    textOf(it.querySelector('[itemprop="name"]') ?? it).replace(/,$|^& /g, ''),
  );
  const summary = textOf(block.querySelector('[data-test="article-description"], .c-card__summary'));
  return {
    authors: everyone(names.filter((it) => !CUT.test(it))),
    authorsCut: names.some((it) => CUT.test(it)) ? true : undefined,
    published: partialDate(block.querySelector('time[datetime]')?.getAttribute('datetime') ?? ''),
    venue,
    venueType: venue ? 'journal' : undefined,
    volume: /Volume: ?(\w+)/.exec(line)?.[1],
    pages: /P: ?(\w+(?:[-–]\w+)?)/.exec(line)?.[1]?.replace('–', '-'),
    abstract: summary,
    abstractCut: summary ? true : undefined,
  };
}
