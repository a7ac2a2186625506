/**
 * Nature and its journals: search, lists of articles, an issue's contents, and a paper's own page. Relies on `.c-card`
 * with `.c-card__title a`, `ul[data-test="author-list"]`, `time[datetime]` and `[data-test="article-description"]`;
 * own pages hold `citation_*` tags (Zotero's translator and scripts that read the site; the line of volume and pages is
 * recalled). Looked at: 2026-11.
 */
import { linksInText } from '../code-links';
import { partialDate } from '../dates';
import { inBlocks } from './blocks';
import { pagesBetween } from './metadata';
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
  paper: [
    'https://www.nature.com/articles/s41586-021-03819-2',
    'https://www.nature.com/articles/d41586-021-02025-4',
  ],
};

const ENTRY = 'article.c-card, article.u-full-height, li article:has(.c-card__title)';

export const nature: Site = {
  id: 'nature',
  name: 'Nature',
  hosts: ['www.nature.com'],
  paths: ['/search*', '/articles/*', '/*/articles*', '/*/research-articles*', '/*/volumes/*'],
  pages: [
    {
      kind: 'paper',
      path: /^\/articles\/[\w.-]+\/?$/,
      // News and comments have a heading of their own.
      entry: 'h1.c-article-title, h1.c-article-magazine-title',
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
        tell: () => ({
          abstract: textOf(document.querySelector('#Abs1-content')),
          keywords: [...document.querySelectorAll('.c-article-subject-list__subject')].map(textOf),
          links: linksInText(textOf(document.querySelector('#code-availability-content')), 'abstract'),
        }),
      });
      return;
    }
    const [, volume, issue] = /\/volumes\/(\d+)\/issues\/([\w-]+)\/?$/.exec(url.pathname) ?? [];
    yield* inBlocks('nature', document, url, page, {
      title: (block) => block.querySelector('.c-card__title a[href], h3 a[href*="/articles/"]'),
      tell: (block) => ({ ...(volume && { volume, issue }), ...tell(block) }),
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
  const list = block.querySelector('[data-test="author-list"]');
  const names = [...(list?.querySelectorAll('li') ?? [])].map((it) =>
    textOf(it.querySelector('[itemprop="name"]') ?? it).replace(/,$|^& /g, ''),
  );
  const summary = textOf(block.querySelector('[data-test="article-description"], .c-card__summary'));
  const volume = /Volume:? ?(\w+)/.exec(line)?.[1];
  const [, first, last] = /\bP: ?(\w+)(?: ?[-–] ?(\w+))?/.exec(line) ?? [];
  return {
    authors: everyone(names.filter((it) => !CUT.test(it))),
    // A long list comes as its first two names and the last, and only its class says so.
    authorsCut:
      names.some((it) => CUT.test(it)) ||
      (names.length > 2 && list?.matches('.app-author-list--truncated')) ||
      undefined,
    published: partialDate(block.querySelector('time[datetime]')?.getAttribute('datetime') ?? ''),
    ...(venue && { venue, venueType: 'journal' }),
    ...(volume && { volume }),
    ...(first && { pages: pagesBetween(first, last) }),
    abstract: summary,
    abstractCut: summary ? true : undefined,
  };
}
