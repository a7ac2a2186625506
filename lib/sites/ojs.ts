/**
 * Journals on Open Journal Systems 3 (AAAI's proceedings, JAIR and others): an issue's contents, the journal's home with
 * its newest issue, search, and a paper's own page. Relies on the templates of OJS itself (`.obj_article_summary` with
 * `.title a`, `a.obj_galley_link`) and of its theme Bootstrap3, as JAIR has it (`.article-summary.media` with
 * `.media-heading a`, `a.galley-link`); both have `.authors` and `.pages`, and `citation_*` tags on the paper's page.
 * Looked at: 2026-11.
 */
import { partialDate } from '../dates';
import { doiIdentifier } from '../identifiers';
import type { Identifier } from '../paper';
import { inBlocks } from './blocks';
import { pagesBetween } from './metadata';
import { ownPage } from './own-page';
import { peopleNamed } from './people';
import { addressIn, linkTo, type Told, textOf, textWithout } from './reading';
import type { Examples, Site } from './site';

/** Addresses of each kind of page, for tests. */
export const examples: Examples = {
  listing: [
    'https://ojs.aaai.org/index.php/AAAI/issue/view/624',
    'https://jair.org/index.php/jair/issue/current',
    'https://www.jair.org/index.php/jair/en/issue/view/1221',
    'https://www.jair.org/index.php/jair',
  ],
  search: ['https://www.jair.org/index.php/jair/search/index?query=planning'],
  paper: [
    'https://ojs.aaai.org/index.php/AAAI/article/view/32000',
    'https://www.jair.org/index.php/jair/article/view/11222',
  ],
};

const ENTRY = '.obj_article_summary, .article-summary.media';
const SUBTITLE = '.subtitle, small';

export const ojs: Site = {
  id: 'ojs',
  name: 'AAAI, JAIR and other journals on OJS',
  mark: 'OJS',
  hosts: ['ojs.aaai.org', 'jair.org', 'www.jair.org'],
  paths: ['/index.php/*'],
  // Newer versions have the language behind the journal: `/index.php/jair/en/issue/current`.
  pages: [
    {
      kind: 'listing',
      path: /^\/index\.php\/[\w-]+(?:\/[a-z]{2}(?:_\w+)?)?\/issue\/(?:current|view\/[\w.-]+)(?:\/showToc)?\/?$/,
      entry: ENTRY,
      promisesEntries: true,
      shows: ['authors'],
    },
    { kind: 'listing', path: /^\/index\.php\/[\w-]+(?:\/[a-z]{2}(?:_\w+)?)?(?:\/index)?\/?$/, entry: ENTRY },
    {
      kind: 'search',
      path: /^\/index\.php\/[\w-]+(?:\/[a-z]{2}(?:_\w+)?)?\/search(?:\/\w+)?\/?$/,
      entry: ENTRY,
      shows: ['authors'],
    },
    {
      kind: 'paper',
      path: /^\/index\.php\/[\w-]+(?:\/[a-z]{2}(?:_\w+)?)?\/article\/view\/[\w.-]+\/?$/,
      entry: 'h1.page_title, .obj_article_details > h1, h1.page-header',
      promisesEntries: true,
      shows: ['authors', 'published'],
    },
  ],

  *entries(document, url, page) {
    if (page.kind === 'paper') {
      yield* ownPage('ojs', document, url, page, { ids: () => [numberIn(url)], tell: tellOwn });
      return;
    }
    const around = tellAround(document.title, url);
    yield* inBlocks('ojs', document, url, page, {
      title: (block) => block.querySelector('.title a[href], .media-heading a[href]'),
      ids: (block, title) => {
        const doi = addressIn(block.querySelector('a[href*="doi.org/10."]'), url);
        const address = addressIn(title, url);
        return [doi && doiIdentifier(doi.href), address && numberIn(address)];
      },
      tell: (block, title) => ({ ...around, ...tell(block, title, url) }),
      place: (block, title) => ({
        after: [...block.querySelectorAll('.galleys_links li > a, a.galley-link')].at(-1) ?? title,
      }),
    });
  },
};

/** The journal's own number, wherever its page or one of its files is: `index.php/AAAI/article/view/32000/34155`. */
function numberIn({ host, pathname }: URL): Identifier | undefined {
  const [, journal, number] =
    /^\/index\.php\/([\w-]+)(?:\/[a-z]{2}(?:_\w+)?)?\/article\/view\/([\w.-]+)(?:\/|$)/.exec(pathname) ?? [];
  return journal && `ojs:${host.replace(/^www\./, '')}/${journal}/${number}`;
}

/** Where all journals of a host are searched at once, what follows a title is its journal. */
function isOfAll({ pathname }: URL): boolean {
  return pathname.startsWith('/index.php/index/');
}

/** What the page's own title says of all its papers: "Vol. 39 No. 1 (2025) | The Journal". */
function tellAround(title: string, url: URL): Told {
  const [, issueName = '', venue] = /^\s*(.*\S)\s+\|\s+(\S.*?)\s*$/s.exec(title) ?? [];
  if (!venue || isOfAll(url)) return {};
  const [, volume, issue, year] =
    /^Vol(?:\.|ume) ?(\w+)(?:,? (?:No|Issue)\.? ?([\w-]+))?(?: \((\d{4})\))?/i.exec(issueName) ?? [];
  return { venue, volume, issue, published: partialDate(year ?? '') };
}

/** What the metadata do not tell. A summary in plain language follows the abstract, and is made like it. */
function tellOwn(document: Document): Told {
  return { abstract: textWithout(document.querySelector('.item.abstract, .article-abstract'), '.label') };
}

function tell(block: Element, title: Element, url: URL): Told {
  const own = addressIn(title, url);
  const [, first, last] =
    /^(?:p(?:ages?|p)[.:]* ?)?(\w+)(?: ?[-–—] ?(\w+))?$/i.exec(textOf(block.querySelector('.pages'))) ?? [];
  const pdf = addressIn(block.querySelector('a.obj_galley_link.pdf, a.galley-link.pdf'), url);
  const subtitle = textOf(title.querySelector(SUBTITLE));
  const main = textWithout(title, SUBTITLE);
  const published = partialDate(textOf(block.querySelector('.published')));
  return {
    // Joined as OJS itself does it, in the tags of the paper's page.
    ...(main &&
      subtitle &&
      !isOfAll(url) && { title: `${main}${/[?!/&]$/.test(main) ? '' : ':'} ${subtitle}` }),
    ...(main && subtitle && isOfAll(url) && { title: main, venue: subtitle }),
    authors: peopleNamed(textOf(block.querySelector('.authors')), /\s*[,;]\s*/),
    ...(first && { pages: pagesBetween(first, last) }),
    ...(published && { published }),
    // A file of another paper may have come in between.
    links: linkTo('pdf', pdf && own && numberIn(pdf) === numberIn(own) ? pdf : undefined),
  };
}
