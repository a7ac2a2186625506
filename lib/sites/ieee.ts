/**
 * IEEE Xplore: search, contents of journals and conferences, authors' pages, and a paper's own page, all drawn by
 * Angular. Relies on `.List-results-items` with a heading's link to `/document/N` (Zotero's translator), `.author`,
 * `.description`; `h1.document-title` and `.abstract-text` (recalled). Looked at: 2026-11.
 */
import { partialDate } from '../dates';
import { doiIdentifier, identify } from '../identifiers';
import { inBlocks } from './blocks';
import { ownPage } from './own-page';
import { everyone, peopleNamed } from './people';
import { addressIn, type Told, textOf, textWithout } from './reading';
import type { Examples, Site } from './site';

/** Addresses of each kind of page, for tests. */
export const examples: Examples = {
  search: ['https://ieeexplore.ieee.org/search/searchresult.jsp?queryText=graphs'],
  listing: [
    'https://ieeexplore.ieee.org/xpl/conhome/10203037/proceeding',
    'https://ieeexplore.ieee.org/xpl/tocresult.jsp?isnumber=10336396',
    'https://ieeexplore.ieee.org/author/37086453282',
  ],
  paper: ['https://ieeexplore.ieee.org/document/10204000'],
};

const ENTRY = '.List-results-items, xpl-issue-results-items > div.result-item';

export const ieee: Site = {
  id: 'ieee',
  name: 'IEEE Xplore',
  mark: 'IEEE',
  hosts: ['ieeexplore.ieee.org'],
  paths: ['/search/*', '/xpl/*', '/author/*', '/document/*', '/abstract/*'],
  singlePage: true,
  pages: [
    { kind: 'search', path: /^\/search\/searchresult\.jsp$/, entry: ENTRY, shows: ['authors', 'published'] },
    {
      kind: 'listing',
      path: /^\/(?:xpl\/(?:conhome|tocresult\.jsp|mostRecentIssue\.jsp|topAccessedArticles\.jsp|RecentIssue\.jsp)(?:\/.*)?|author\/\d+)$/,
      entry: ENTRY,
      shows: ['authors'],
    },
    {
      kind: 'paper',
      path: /^\/(?:abstract\/)?document\/\d+\/?$/,
      entry: 'h1.document-title',
      promisesEntries: true,
      shows: ['authors', 'abstract'],
    },
  ],

  *entries(document, url, page) {
    if (page.kind === 'paper') {
      yield* ownPage('ieee', document, url, page, {
        ids: () => [doiIdentifier(textOf(document.querySelector('.stats-document-abstract-doi a')))],
        tell: () => tellOwn(document),
      });
      return;
    }
    yield* inBlocks('ieee', document, url, page, {
      title: (block) => block.querySelector('h2 > a[href*="/document/"], h3 > a[href*="/document/"]'),
      ids: (_, title) => {
        const address = addressIn(title, url);
        return [address && identify(address)?.id];
      },
      tell,
      place: (_, title) => ({ after: title }),
    });
  },
};

function tell(block: Element): Told {
  const line = textOf(block.querySelector('.description, .publisher-info-container'));
  const told = tellLine(line);
  const each = [...block.querySelectorAll('.author a')].map((it) => textOf(it).replace(/;$/, ''));
  const venue = textOf(block.querySelector('.description > a, .description h3 a, .publication-title'));
  const abstract = textWithout(block.querySelector('.js-displayer-content, .abstract-text'), 'a').replace(
    / ?(?:Show More)?$/,
    '',
  );
  return {
    ...told,
    authors: each.length ? everyone(each) : peopleNamed(textOf(block.querySelector('.author')), /\s*;\s*/),
    venue: venue.replace(/^(?:\d{4} )(?=\d{4})/, ''),
    venueType: venueTypeIn(block, told.volume),
    abstract,
    abstractCut: abstract ? true : undefined,
  };
}

/** "Year: 2023 | Volume: 45, Issue: 3 | Conference Paper | Publisher: IEEE | Page(s): 1 - 9" */
function tellLine(line: string): Told {
  const part = (name: string) => new RegExp(`${name}:? ([\\w-]+)`).exec(line)?.[1];
  return {
    published: partialDate(part('Year') ?? /\b(?:19|20)\d\d\b/.exec(line)?.[0] ?? ''),
    volume: part('Volume'),
    issue: part('Issue'),
    pages: /Pages?(?:\(s\))?:? (\w+(?: ?[-–] ?\w+)?)/.exec(line)?.[1]?.replace(/ ?[-–] ?/, '-'),
    publisher: part('Publisher'),
  };
}

function venueTypeIn(block: Element, volume: string | undefined) {
  const text = textOf(block.querySelector('.description'));
  if (/Conference Paper/.test(text)) return 'proceedings';
  return /Journal Article|Early Access|Magazine Article/.test(text) || volume ? 'journal' : undefined;
}

function tellOwn(document: Document): Told {
  const line = textOf(document.querySelector('.stats-document-abstract-publishedIn'));
  const venue = textOf(document.querySelector('.stats-document-abstract-publishedIn a'));
  const date = textOf(
    document.querySelector('.doc-abstract-pubdate, .doc-abstract-confdate, .doc-abstract-dateadded'),
  );
  const told = tellLine(`${line} ${textOf(document.querySelector('.doc-abstract-pages'))}`);
  return {
    ...told,
    authors: everyone(
      [...document.querySelectorAll('.authors-info-container .authors-info a')].map((it) =>
        textOf(it).replace(/;$/, ''),
      ),
    ),
    abstract: textWithout(document.querySelector('.abstract-text'), 'h2, strong').replace(/^Abstract: ?/, ''),
    venue,
    venueType: venue ? (told.volume ? 'journal' : 'proceedings') : undefined,
    published: partialDate(/\d{1,2} \w+ \d{4}|\b\w+ \d{4}|\d{4}/.exec(date)?.[0] ?? '') ?? told.published,
    keywords: [...document.querySelectorAll('.doc-keywords-list-item a')].map(textOf),
  };
}
