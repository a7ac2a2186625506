/**
 * Springer Nature Link: search, a journal's issues and articles, a book's contents, and a paper's own page. Entries are
 * cards, `.app-card-open` or `.c-card-open`, or `li[data-test="chapter"]`, with the title's link in their heading and
 * names in `[data-test="authors"]` or `.app-author-list`; own pages hold `citation_*` tags (Zotero's translator and
 * scripts that read the site; the old search is recalled). Looked at: 2026-11.
 */
import { linksInText } from '../code-links';
import { partialDate } from '../dates';
import { identify } from '../identifiers';
import type { PartialDate } from '../paper';
import { inBlocks } from './blocks';
import { pagesBetween } from './metadata';
import { ownPage } from './own-page';
import { peopleNamed } from './people';
import { addressIn, linkTo, type Told, textOf, textWithout } from './reading';
import type { Examples, Site } from './site';

/** Addresses of each kind of page, for tests. */
export const examples: Examples = {
  search: ['https://link.springer.com/search?query=graphs'],
  listing: [
    'https://link.springer.com/journal/10994/volumes-and-issues/113-1',
    'https://link.springer.com/book/10.1007/978-3-031-72000-1',
    'https://link.springer.com/journal/10994/articles',
    'https://link.springer.com/journal/10994',
  ],
  paper: [
    'https://link.springer.com/article/10.1007/s10994-024-06500-1',
    'https://link.springer.com/chapter/10.1007/978-3-031-72000-1_4',
  ],
};

const ENTRY =
  'li[data-test="search-result-item"], #results-list > li, li[data-test="chapter"], .app-card-open, .c-card-open, li.c-list-group__item';
const TITLE = 'h2 a[href], h3 a[href], h4 a[href], a.title, a[data-title], a[data-test="chapter-title"]';

export const springer: Site = {
  id: 'springer',
  name: 'Springer Nature Link',
  mark: 'Springer',
  hosts: ['link.springer.com'],
  paths: ['/search*', '/journal/*', '/book/*', '/article/*', '/chapter/*'],
  pages: [
    { kind: 'search', path: /^\/search\/?$/, entry: ENTRY, shows: ['authors'] },
    {
      kind: 'listing',
      path: /^\/(?:journal\/\d+(?:\/(?:volumes-and-issues\/[\w-]+|articles|online-first))?|book\/10\.\d{4,9}\/[\w.-]+)\/?$/,
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
      yield* ownPage('springer', document, url, page, { tell: tellOwn });
      return;
    }
    const around = page.kind === 'listing' ? tellAround(document, url) : {};
    yield* inBlocks('springer', document, url, page, {
      // A book's own link stands in its cards as well; papers are articles and chapters.
      title: (block) => [...block.querySelectorAll(TITLE)].find((it) => idBehind(it, url) && textOf(it)),
      ids: (_, title) => [idBehind(title, url)],
      tell: (block, title) => ({ ...around, ...tell(block, title, url) }),
      place: (_, title) => ({ after: title }),
    });
  },
};

function idBehind(link: Element, url: URL) {
  const address = addressIn(link, url);
  return address && /^\/(?:article|chapter)\//.test(address.pathname) ? identify(address)?.id : undefined;
}

/** What the metadata do not tell. A text without an abstract begins with a section of the same make. */
function tellOwn(document: Document): Told {
  return {
    abstract: textOf(
      document.querySelector('#Abs1-content, section[data-title="Abstract"] .c-article-section__content'),
    ),
    keywords: [...document.querySelectorAll('.c-article-subject-list__subject')].map(textOf),
    links: linksInText(textOf(document.querySelector('#code-availability-content')), 'abstract'),
  };
}

/** What the page says of all its papers: the journal and, as its address has it, the issue; or the book. */
function tellAround(document: Document, { pathname }: URL): Told {
  const journal = textOf(document.querySelector('.app-journal-masthead__title'));
  if (!journal) return { venue: textOf(document.querySelector('h1[data-test="book-title"]')) };
  const [, volume, issue] = /\/volumes-and-issues\/(\d+)-([\w-]+)\/?$/.exec(pathname) ?? [];
  return { venue: journal, venueType: 'journal', volume, issue };
}

function tell(block: Element, title: Element, url: URL): Told {
  const people =
    block.querySelector('[data-test="authors"]') ??
    block.querySelector('.app-author-list, .c-author-list, [data-test="author-list"], .authors');
  // A list has an element for each name, or one with all of them.
  const items = [...(people?.querySelectorAll('li') ?? [])].map(textOf);
  const names = items.length ? items.join(', ') : textOf(people);
  const parent = block.querySelector(
    'a[data-test="parent"], [data-test="parent"] a, a.publication-title, .enumeration a',
  );
  const snippet = textWithout(
    block.querySelector('[data-test="description"], .app-card-open__description, .snippet'),
    'button',
  );
  const [, first, last] =
    /^(?:pages?|pp\.?|article) ?:? ?(\w+)(?: ?[-–] ?(\w+))?$/i.exec(
      textOf(block.querySelector('[data-test="page-number"], [data-test="page-range"], .page-range')),
    ) ?? [];
  const pdf = [...block.querySelectorAll('a[href*="/content/pdf/"]')].map((it) => addressIn(it, url));
  return {
    authors: peopleNamed(
      names.replace(/,? et al\b\.?/, ''),
      /\s*(?:[,;…]|\.{3})\s*(?:and\s+|&\s*)?|\s+(?:and|&)\s+/,
    ),
    authorsCut: /…|\.{3}|\bet al\b/.test(names) ? true : undefined,
    published: dateIn(block),
    ...(parent && {
      venue: textOf(parent),
      venueType: addressIn(parent, url)?.pathname.startsWith('/journal/') ? 'journal' : undefined,
    }),
    ...(first && { pages: pagesBetween(first, last) }),
    abstract: snippet,
    abstractCut: snippet ? true : undefined,
    links: linkTo(
      'pdf',
      pdf.find((it) => it && identify(it)?.id === idBehind(title, url)),
    ),
  };
}

/** Older cards have the date among other short facts, without a name of its own. */
function dateIn(block: Element): PartialDate | undefined {
  const named = '[data-test="published"], [data-test="published-on"], time, .year';
  return [...block.querySelectorAll(named), ...block.querySelectorAll('.c-meta__item')]
    .map((it) => partialDate(textOf(it).replace(/^Published:? |[()]/g, '')))
    .find(Boolean);
}
