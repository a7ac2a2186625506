/**
 * ScienceDirect: search, a journal's contents, and a paper's own page, drawn by React. Relies on `li.ResultItem[data-doi]`
 * with `.result-list-title-link`; `.js-article-list-item` with `.article-content-title`; `citation_*` tags and
 * `.title-text` (Zotero's translator; names of the smaller parts are recalled). Looked at: 2026-11.
 */
import { partialDate } from '../dates';
import { doiIdentifier, identify } from '../identifiers';
import { inBlocks } from './blocks';
import { ownPage } from './own-page';
import { everyone, peopleNamed } from './people';
import { addressIn, linkTo, type Told, textOf, textWithout } from './reading';
import type { Examples, Site } from './site';

/** Addresses of each kind of page, for tests. */
export const examples: Examples = {
  search: ['https://www.sciencedirect.com/search?qs=graphs'],
  listing: ['https://www.sciencedirect.com/journal/artificial-intelligence/vol/340/suppl/C'],
  paper: ['https://www.sciencedirect.com/science/article/pii/S0004370224001234'],
};

export const scienceDirect: Site = {
  id: 'sciencedirect',
  name: 'ScienceDirect',
  hosts: ['www.sciencedirect.com'],
  paths: ['/search*', '/journal/*', '/bookseries/*', '/science/article/*'],
  hydrated: true,
  pages: [
    { kind: 'search', path: /^\/search\/?$/, entry: 'li.ResultItem', shows: ['authors', 'venue'] },
    {
      kind: 'listing',
      path: /^\/(?:journal|bookseries)\/[\w-]+\/(?:vol\/[\w-]+(?:\/\w+\/\w+)?|articles-in-press|issue\/[\w-]+)\/?$/,
      entry: '.js-article-list-item',
      shows: ['authors'],
    },
    {
      kind: 'paper',
      path: /^\/science\/article\/(?:abs\/)?pii\/[SB]?\d\w+\/?$/,
      entry: 'h1 .title-text, h1.title-text',
      promisesEntries: true,
      shows: ['authors', 'published', 'abstract'],
    },
  ],

  *entries(document, url, page) {
    if (page.kind === 'paper') {
      yield* ownPage('sciencedirect', document, url, page, { tell: () => tellOwn(document) });
      return;
    }
    yield* inBlocks('sciencedirect', document, url, page, {
      title: (block) => block.querySelector('a.result-list-title-link, a.article-content-title'),
      ids: (block, title) => {
        const address = addressIn(title, url);
        // Contents carry the DOI where nobody sees it.
        const doi = block.getAttribute('data-doi') ?? textOf(block.querySelector('div[hidden]'));
        return [doiIdentifier(doi), address && identify(address)?.id];
      },
      tell: (block) => tell(block, url),
      place: (_, title) => ({ after: title }),
    });
  },
};

function tell(block: Element, url: URL): Told {
  const each = [...block.querySelectorAll('.Authors .author')].map(textOf);
  const authors = each.length
    ? everyone(each)
    : peopleNamed(textOf(block.querySelector('.js-article__item__authors')));
  const venue = textOf(block.querySelector('.subtype-srctitle-link'));
  // "Artificial Intelligence, Volume 340, 14 March 2025", "Pages 1-12", "Article 104567"
  const line = textOf(block.querySelector('.srctitle-date-fields'));
  const pages = textOf(block.querySelector('.js-article-page-range')) || line;
  const pdf = addressIn(block.querySelector('a.download-link, a.pdf-download'), url);
  return {
    authors,
    venue,
    venueType: venue ? 'journal' : undefined,
    volume: /\bVolume (\w+)/.exec(line)?.[1],
    issue: /\bIssue (\w+)/.exec(line)?.[1],
    pages: /\b(?:Pages? |Article )(\w+(?:[-–]\w+)?)/.exec(pages)?.[1]?.replace('–', '-'),
    published: partialDate(/(?:\d{1,2} )?(?:[A-Z][a-z]+ )?\d{4}$/.exec(line)?.[0] ?? ''),
    links: linkTo('pdf', pdf),
  };
}

function tellOwn(document: Document): Told {
  const abstract = document.querySelector('.abstract.author > div, .abstract.author');
  return {
    abstract: textWithout(abstract, 'h2').replace(/^Abstract /, ''),
    keywords: [...document.querySelectorAll('.keyword')].map(textOf),
  };
}
