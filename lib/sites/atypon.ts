/**
 * Publishers on Atypon's platform (ACM Digital Library, Wiley, and later Science, PNAS, Taylor & Francis, SAGE, ACS):
 * contents of journals and proceedings, search, and a paper's own page. A block of any of their kinds holds a link to
 * `/doi/…` with the title; authors stand in lists named `loa` or for authors (Zotero's translators for Atypon, ACM
 * and Wiley; smaller parts are recalled). Looked at: 2026-11.
 */
import { linksInText } from '../code-links';
import { partialDate } from '../dates';
import { identify } from '../identifiers';
import type { Author, Identifier } from '../paper';
import { inBlocks } from './blocks';
import { ownPage } from './own-page';
import { everyone, person } from './people';
import { addressIn, linkTo, type Told, textOf, textWithout } from './reading';
import type { Examples, Site } from './site';

/** Addresses of each kind of page, for tests. */
export const examples: Examples = {
  listing: [
    'https://dl.acm.org/doi/proceedings/10.1145/3544548',
    'https://dl.acm.org/toc/jacm/2024/71/1',
    'https://dl.acm.org/profile/81100000001/publications',
    'https://onlinelibrary.wiley.com/toc/15213773/2024/63/1',
    'https://www.science.org/toc/science/current',
  ],
  search: [
    'https://dl.acm.org/action/doSearch?AllField=graphs',
    'https://onlinelibrary.wiley.com/action/doSearch?AllField=graphs',
  ],
  paper: [
    'https://dl.acm.org/doi/10.1145/3580305.3599263',
    'https://onlinelibrary.wiley.com/doi/full/10.1002/anie.202400001',
    'https://www.pnas.org/doi/abs/10.1073/pnas.2400001121',
  ],
};

const ENTRY =
  '.issue-item, .issue-item-container, .search__item, .item__body, .searchResultItem, .articleEntry, .card:has(a[href*="/doi/"])';

export const atypon: Site = {
  id: 'atypon',
  name: 'ACM, Wiley and others on Atypon',
  mark: 'DL',
  hosts: ['dl.acm.org', 'onlinelibrary.wiley.com'],
  laterHosts: [
    'www.science.org',
    'www.pnas.org',
    'www.tandfonline.com',
    'journals.sagepub.com',
    'pubs.acs.org',
  ],
  paths: ['/toc/*', '/doi/*', '/action/doSearch*', '/profile/*'],
  reads: 'DOI, title, authors, journal or proceedings, pages, date, abstract, keywords, PDF, code',
  pages: [
    {
      kind: 'listing',
      path: /^\/(?:toc\/.+|doi\/proceedings\/10\.\d{4,9}\/.+|profile\/\d+(?:\/\w+)?)$/,
      entry: ENTRY,
      shows: ['authors'],
    },
    { kind: 'search', path: /^\/action\/doSearch$/, entry: ENTRY, shows: ['authors'] },
    {
      kind: 'paper',
      path: /^\/doi\/(?:(?:abs|full|epdf|fullHtml|pdf|epub)\/)?10\.\d{4,9}\/.+$/,
      entry:
        'h1.citation__title, h1[property="name"], .hlFld-Title h1, .article-header__title, h1.article_header-title, h1',
      shows: ['authors'],
    },
  ],

  *entries(document, url, page) {
    if (page.kind === 'paper') {
      yield* ownPage('atypon', document, url, page, { tell: () => tellOwn(document) });
      return;
    }
    yield* inBlocks('atypon', document, url, page, {
      title: (block) => titleIn(block, url),
      ids: (_, title) => [idBehind(title, url)],
      tell: (block, title) => tell(block, title, url),
      place: (_, title) => ({ after: title }),
    });
  },
};

function idBehind(link: Element | undefined, url: URL): Identifier | undefined {
  const address = addressIn(link, url);
  return address && /\/doi\/(?!proceedings)/.test(address.pathname) ? identify(address)?.id : undefined;
}

/** The first link to the paper that says more than "Abstract" or "PDF". */
function titleIn(block: Element, url: URL): Element | undefined {
  const links = [...block.querySelectorAll('a[href*="/doi/"]')];
  const named = links.filter(
    (it) =>
      idBehind(it, url) &&
      !/^(?:(?:view |get )?(?:abstract|pdf|epdf|full text|html)|https?:.*)$/i.test(textOf(it)),
  );
  return (
    named.find((it) => it.closest('h2, h3, h4, h5') ?? it.querySelector('h2, h3, h4, h5')) ??
    named.find((it) => textOf(it).length > 10)
  );
}

const AUTHORS =
  '[aria-label="authors"] li, .loa li, .loa .author-style, .loa-authors-trunc a, .loa a, .hlFld-ContribAuthor, .meta__authors li, .contribDegrees, .entryAuthor';

function tell(block: Element, title: Element, url: URL): Told {
  const id = idBehind(title, url);
  const names = [...block.querySelectorAll(AUTHORS)]
    .filter((it) => !it.querySelector(AUTHORS))
    .map((it) => textWithout(it, 'button, .visually-hidden').replace(/^and |[,;]$/g, ''))
    .filter((it) => !/^(?:\+ ?\d+|et al\.?|show|\d+ authors?)/i.test(it));
  const parts = block.querySelectorAll('.issue-item__detail *, .issue-item__info *, .meta *');
  const line = [...parts]
    .filter((it) => !it.firstElementChild)
    .map(textOf)
    .join(' ');
  const date = textOf(
    block.querySelector('.bookPubDate, .ePubDate, .meta__epubDate, .pub-date-value, .epub-section__date'),
  ).replace(/^(?:First )?Publish\w*:? (?:online:? )?/i, '');
  const venue = textOf(
    block.querySelector(
      '.epub-section__title, .meta__serial, .issue-item__detail > a[href*="/toc/"], .publication-meta-serial',
    ),
  );
  const pages = /(?:\bpp?\.? |Pages?:? )(\w+(?:[-–]\w+)?)/.exec(
    `${textOf(block.querySelector('.page-range'))} ${line}`,
  )?.[1];
  const abstract = textOf(block.querySelector('.issue-item__abstract, .hlFld-Abstract, .abstract-text'));
  const pdf = [...block.querySelectorAll('a[href*="/pdf/"], a[href*="/epdf/"]')].find(
    (it) => idBehind(it, url) === id,
  );
  return {
    authors: everyone([...new Set(names)]),
    venue,
    published:
      partialDate(date) ??
      partialDate(/\b(?:\d{1,2} )?(?:[A-Z][a-z]+ )(?:19|20)\d\d\b/.exec(line)?.[0] ?? ''),
    pages: pages?.replace('–', '-'),
    abstract,
    abstractCut: abstract ? true : undefined,
    links: [...linksInText(abstract, 'abstract'), ...linkTo('pdf', addressIn(pdf, url))],
  };
}

/** The page marks people up by https://schema.org, where its tags are few. */
function tellOwn(document: Document): Told {
  const authors = [...document.querySelectorAll('[property="author"][typeof="Person"]')].flatMap(
    (it): Author[] => {
      const given = textOf(it.querySelector('[property="givenName"]'));
      const family = textOf(it.querySelector('[property="familyName"]'));
      const author = person(`${given} ${family}`);
      return author && given && family ? [{ ...author, given, family }] : author ? [author] : [];
    },
  );
  const part = document.querySelector(
    '#abstract [role="paragraph"], #abstracts [role="paragraph"], .abstractSection, .article-section__content, .abstractInFull',
  );
  const abstract = textOf(part);
  const venue = textOf(
    document.querySelector('[property="isPartOf"] [property="name"], .epub-section__title'),
  );
  return {
    authors: uniqueNames(authors),
    abstract,
    venue,
    published: partialDate(
      textOf(
        document.querySelector(
          '[property="datePublished"], .core-date-published, .CitationCoverDate, .epub-date',
        ),
      ),
    ),
    keywords: [...document.querySelectorAll('.keywords-list li, [property="keywords"] a')].map(textOf),
    links: linksInText(abstract, 'abstract'),
  };
}

/** People are named above the text and again below it. */
function uniqueNames(authors: readonly Author[]): Author[] {
  return [...new Map(authors.map((it) => [it.name, it])).values()];
}
