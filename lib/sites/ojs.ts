/**
 * Journals on Open Journal Systems 3 (AAAI's proceedings, JAIR and others): an issue's contents, search, and a paper's
 * own page. Relies on OJS's own templates: `.obj_article_summary` with `.title a`, `.authors`, `.pages` and
 * `a.obj_galley_link`; `h1.page_title` and `citation_*` tags on the paper's page. Looked at: 2026-11.
 */
import { doiIdentifier } from '../identifiers';
import type { Identifier } from '../paper';
import { inBlocks } from './blocks';
import { ownPage } from './own-page';
import { peopleNamed } from './people';
import { addressIn, linkTo, type Told, textOf, textWithout } from './reading';
import type { Examples, Site } from './site';

/** Addresses of each kind of page, for tests. */
export const examples: Examples = {
  listing: [
    'https://ojs.aaai.org/index.php/AAAI/issue/view/624',
    'https://jair.org/index.php/jair/issue/current',
  ],
  search: ['https://www.jair.org/index.php/jair/search/index?query=planning'],
  paper: ['https://ojs.aaai.org/index.php/AAAI/article/view/32000'],
};

export const ojs: Site = {
  id: 'ojs',
  name: 'AAAI, JAIR and other journals on OJS',
  mark: 'OJS',
  hosts: ['ojs.aaai.org', 'jair.org', 'www.jair.org'],
  paths: ['/index.php/*'],
  reads:
    'DOI or the journal’s own number, title, authors, pages, volume, issue, date, abstract, keywords, PDF',
  pages: [
    {
      kind: 'listing',
      path: /^\/index\.php\/\w+\/issue\/(?:current|view\/\d+)\/?$/,
      entry: '.obj_article_summary',
      promisesEntries: true,
      shows: ['authors'],
    },
    {
      kind: 'search',
      path: /^\/index\.php\/\w+\/search(?:\/\w+)?\/?$/,
      entry: '.obj_article_summary',
      shows: ['authors'],
    },
    {
      kind: 'paper',
      path: /^\/index\.php\/\w+\/article\/view\/\d+\/?$/,
      entry: 'h1.page_title, .obj_article_details > h1',
      promisesEntries: true,
      shows: ['authors', 'published'],
    },
  ],

  *entries(document, url, page) {
    if (page.kind === 'paper') {
      yield* ownPage('ojs', document, url, page, {
        ids: () => [numberIn(url)],
        tell: () => ({ abstract: textWithout(document.querySelector('.item.abstract'), '.label') }),
      });
      return;
    }
    yield* inBlocks('ojs', document, url, page, {
      title: (block) => block.querySelector('.title a[href], .media-heading a[href]'),
      ids: (block, title) => {
        const doi = addressIn(block.querySelector('a[href*="doi.org/10."]'), url);
        const address = addressIn(title, url);
        return [doi && doiIdentifier(doi.href), address && numberIn(address)];
      },
      tell: (block, title) => tell(block, title, url),
      place: (block, title) => ({
        after: [...block.querySelectorAll('.galleys_links li > a')].at(-1) ?? title,
      }),
    });
  },
};

/** The journal's own number, wherever its page or one of its files is: `index.php/AAAI/article/view/32000/34155`. */
function numberIn({ host, pathname }: URL): Identifier | undefined {
  const [, journal, number] = /^\/index\.php\/(\w+)\/article\/view\/(\d+)(?:\/|$)/.exec(pathname) ?? [];
  return journal && `ojs:${host.replace(/^www\./, '')}/${journal}/${number}`;
}

function tell(block: Element, title: Element, url: URL): Told {
  const own = addressIn(title, url);
  const pages = textOf(block.querySelector('.pages')).replace('–', '-');
  const pdf = addressIn(block.querySelector('a.obj_galley_link.pdf, a.galley-link.pdf'), url);
  return {
    authors: peopleNamed(textOf(block.querySelector('.authors')), /\s*[,;]\s*/),
    pages: /^\w+(?:-\w+)?$/.test(pages) ? pages : undefined,
    // A file of another paper may have come in between.
    links: linkTo('pdf', pdf && own && numberIn(pdf) === numberIn(own) ? pdf : undefined),
  };
}
