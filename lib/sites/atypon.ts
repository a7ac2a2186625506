/**
 * The ACM Digital Library, Wiley Online Library and other sites on Atypon's platform: contents of issues and of
 * proceedings, search, ACM's profiles, topics and keywords, and a paper's own page.
 * Relies on `.issue-item` (Wiley's search: `.item__body`, Taylor & Francis: `.articleEntry`, Science and PNAS: `.card`)
 * with a title that links to `/doi/10.…`; on own pages on `citation_*` and `dc.*` tags or, at ACM, which has next to
 * none, on schema.org properties around `.core-self-citation`. From Zotero's translators and from scripts that read
 * these sites; what is read at the later hosts alone is recalled. No page promises entries: they all may put a check
 * that the reader is human at the same address. Looked at: 2026-11.
 */
import { partialDate } from '../dates';
import { identify } from '../identifiers';
import type { Author, Link, PartialDate } from '../paper';
import { clean } from '../text';
import { inBlocks } from './blocks';
import { pagesBetween } from './metadata';
import { ownPage } from './own-page';
import { everyone, person } from './people';
import { addressIn, linkTo, type Told, textOf, textWithout } from './reading';
import type { Examples, Place, Site } from './site';

/** Addresses of each kind of page, for tests. */
export const examples: Examples = {
  listing: [
    'https://dl.acm.org/toc/jacm/2025/72/1',
    'https://dl.acm.org/doi/proceedings/10.1145/3580305',
    'https://dl.acm.org/profile/81460641152/publications?Role=author',
    'https://onlinelibrary.wiley.com/toc/14680262/2021/89/1',
    'https://www.science.org/toc/science/current',
  ],
  search: [
    'https://dl.acm.org/action/doSearch?AllField=graphs',
    'https://onlinelibrary.wiley.com/action/doSearch?AllField=graphs',
  ],
  paper: [
    'https://dl.acm.org/doi/10.1145/3580305.3599263',
    'https://dl.acm.org/doi/abs/10.1145/2566617',
    'https://onlinelibrary.wiley.com/doi/full/10.1002/rob.21918',
    'https://pubs.acs.org/doi/10.1021/acs.jcim.3c00001',
  ],
};

/** Wiley puts items into items: the innermost is the paper's. */
const ENTRY =
  '.issue-item:not(:has(.issue-item)), .search__item .item__body, .articleEntry, article.searchResultItem, ' +
  '.card:has(.article-title):not(:has(.card))';
const LISTED = { entry: ENTRY, shows: ['authors'] } as const;

export const atypon: Site = {
  id: 'atypon',
  name: 'ACM, Wiley and other Atypon sites',
  mark: 'Atypon',
  hosts: ['dl.acm.org', 'onlinelibrary.wiley.com'],
  laterHosts: [
    'www.science.org',
    'www.pnas.org',
    'www.tandfonline.com',
    'journals.sagepub.com',
    'pubs.acs.org',
  ],
  paths: ['/toc/*', '/doi/*', '/action/doSearch*', '/profile/*', '/topic/*', '/keyword/*'],
  pages: [
    { kind: 'search', path: /^\/action\/doSearch$/, ...LISTED },
    {
      kind: 'listing',
      path: /^\/(?:toc\/.+|doi\/proceedings\/10\.\d{4,9}\/.+|profile\/\d+(?:\/publications)?\/?|(?:topic|keyword)\/.+)$/,
      ...LISTED,
    },
    {
      kind: 'paper',
      path: /^\/doi\/(?:(?:abs|abstract|full|fullHtml)\/)?10\.\d{4,9}\/.+$/,
      entry:
        'h1[property="name"], h1.citation__title, h1.article_header-title, h1:has(> .NLM_article-title), .publicationContentTitle h1',
      shows: ['authors'],
    },
  ],

  *entries(document, url, page) {
    if (page.kind === 'paper') {
      yield* ownPage('atypon', document, url, page, { tell: tellOwn });
      return;
    }
    yield* inBlocks('atypon', document, url, page, {
      title: titleLink,
      // A volume of proceedings among the results is no paper.
      ids: (_, title) => {
        const address = addressIn(title, url);
        return [
          address && !address.pathname.startsWith('/doi/proceedings/') ? identify(address)?.id : undefined,
        ];
      },
      tell,
      place: placeIn,
    });
  },
};

const TITLES =
  '.issue-item__title, .issue-item_title, .meta__title, .publication_title, .art_title, .article-title';

/** The link around the title or in it. */
function titleLink(block: Element): Element | null | undefined {
  const title = block.querySelector(TITLES);
  return title?.closest('a') ?? title?.querySelector('a[href*="/doi/"]');
}

/** Behind the title; but behind the row of links where a heading inside of the title's link ends the line. */
function placeIn(block: Element, title: Element): Place {
  const rows = block.querySelectorAll('.content-item-format-links li, .issue-item__details li');
  const row = title.querySelector('h2, h3, h4, h5') && [...rows].at(-1)?.lastChild;
  return { after: row || title };
}

const AUTHORS =
  ':is(.loa, .meta__authors, .issue-item_loa, .issue-item__authors ul, .card-contribs ul) > li, .entryAuthor, .searchResultItem .author';
const LINES =
  '.issue-item__detail, .issue-item__details, .meta__info, .meta__details, .issue-item_info, .issue-item__header, .card-meta, .tocPageRange, .publication-meta';
const DATES =
  '.bookPubDate, .ePubDate, .meta__epubDate, .pub-date-value, .tocEPubDate, .publication-year, .card__meta__date, .card-meta time';
const VENUES = '.epub-section__title, .publication_meta_serial, .meta__serial, .issue-item_jour-name';
const ABSTRACTS =
  '.issue-item__abstract, .abstract-text, .toc-item__abstract, .article-section__content, .hlFld-Abstract';

function tell(block: Element, title: Element, url: URL): Told {
  const line = clean([...block.querySelectorAll(LINES)].map(spaced).join(' | '));
  const venue = textOf(block.querySelector(VENUES));
  const volume = /\bVol(?:ume|\.)?:? (\w+)/.exec(line)?.[1];
  const shown = block.querySelector(ABSTRACTS);
  const written = textWithout(shown, 'h2, h3, button, .read-more, .read-less').replace(/^Abstract:? /, '');
  const abstract = written.replace(/ ?(?:…|\.{3})? ?(?:\(More\)|Show more|Read more)?$/i, '');
  const [, first, last] =
    /\b(?:pp|[Pp]ages?)\b[.:]? ?([A-Za-z]?\d[\w.]*)(?: ?[-–—‐] ?([A-Za-z]?\d[\w.]*))?/.exec(line) ?? [];
  return {
    ...authorsIn(block),
    abstract,
    // ACM takes what does not fit into four lines out of the page.
    abstractCut:
      abstract && (abstract !== written || shown?.matches('.truncate-text, [data-lines]')) ? true : undefined,
    published: dateIn(block, line),
    venue,
    venueType: venueTypeOf(venue, volume),
    volume,
    issue: /\b(?:Issue|No\.) ([\w-]+)/.exec(line.replace(/Article No\.?:? ?\w+/, ''))?.[1],
    pages: numbered(line, first, last),
    links: [...pdfIn(block, addressIn(title, url), url)],
  };
}

/** The text of its pieces, which may stand side by side without a space: "2025" and "pp 1-5". */
function spaced(node: Node): string {
  if (node.nodeType === node.TEXT_NODE) return node.textContent ?? '';
  return [...node.childNodes].map(spaced).join(' ');
}

/** Names that do not fit are taken out of the page and counted: "+ 3". */
function authorsIn(block: Element): Told {
  const items = [...block.querySelectorAll(AUTHORS)].filter((it) => !it.matches('.count-list, .read-less'));
  const names = items.map((it) =>
    textWithout(it, '.loa_author_inst, .hidden, sup, button').replace(/\s*(?:,|;|,? and)$/, ''),
  );
  const authors = everyone(names.filter((name) => !/^(?:et al\b|\[)/.test(name)));
  const more = Number(/\d+/.exec(textOf(block.querySelector('.count-list, .removed-items-count')))?.[0] ?? 0);
  const cut = more > 0 || names.some((name) => /^(?:et al\b|\[?(?:…|\.\.\.))/.test(name));
  if (!cut || !authors.length) return { authors };
  return { authors, authorsCut: true, ...(more && { authorCount: authors.length + more }) };
}

const DATE = /(?:\d{1,2} )?[A-Z][a-z]{2,8}(?: \d{1,2},)? (?:19|20)\d\d(?!\d)/g;

/** ACM tells the day in a tooltip only: "Published: 04 December 2013". */
function dateIn(block: Element, line: string): PartialDate | undefined {
  const element = block.querySelector(DATES);
  const written = [element?.getAttribute('data-title') ?? '', textOf(element), line].join(' | ');
  return [...written.matchAll(DATE)].map(([it]) => partialDate(it)).find((it) => it !== undefined);
}

/** ACM's proceedings have no volumes; what is called proceedings and has volumes is a journal. */
function venueTypeOf(venue: string, volume: string | undefined): 'journal' | 'proceedings' | undefined {
  if (volume && venue) return 'journal';
  return /\b(?:Proceedings|Conference|Symposium|Workshop)\b/.test(venue) ? 'proceedings' : undefined;
}

/** Papers numbered within an issue begin at page 1 each: "Article No.: 12, Pages 1–37" is `12:1-12:37`. */
function numbered(line: string, first: string | undefined, last: string | undefined): string | undefined {
  const number = /Article(?: No\.?)?:? ?(\d+)/.exec(line)?.[1];
  const page = (it: string | undefined) => (number && it ? `${number}:${it}` : it);
  return pagesBetween(page(first), page(last)) ?? number;
}

/** The link to the PDF of this paper and of no other. */
function pdfIn(part: ParentNode, paper: URL | undefined, url: URL): Link[] {
  const own = paper && identify(paper)?.id;
  const links = [...part.querySelectorAll('a[href*="/doi/pdf/"]')].map((it) => addressIn(it, url));
  return linkTo(
    'pdf',
    links.find((it) => own && it && identify(it)?.id === own),
  );
}

const OWN_ABSTRACTS =
  '#abstract, [property="abstract"], .article-section__abstract .article-section__content, .abstractSection, .article_abstract-content, .hlFld-Abstract';

function tellOwn(document: Document, url: URL): Told {
  const part = (selector: string) => textOf(document.querySelector(`.core-self-citation ${selector}`));
  const journal = part('[typeof="Periodical"] [property="name"]');
  const volume = part('[property="volumeNumber"]');
  const venue = journal || part('[property="isPartOf"] > a');
  const written = textWithout(
    document.querySelector(OWN_ABSTRACTS),
    'h2, .article-section__header, [property="keywords"], .abstractKeywords',
  );
  const abstract = /^no abstract available\.?$/i.test(written) ? '' : written.replace(/^Abstract:? /, '');
  return {
    authors: contributors(document),
    abstract,
    published: partialDate(textOf(document.querySelector('.core-date-published'))),
    venue,
    venueType: venue ? (journal ? 'journal' : venueTypeOf(venue, volume)) : undefined,
    volume,
    issue: part('[property="issueNumber"]'),
    pages: numbered(
      textOf(document.querySelector('.core-self-citation')),
      part('[property="pageStart"]') || undefined,
      part('[property="pageEnd"]') || undefined,
    ),
    keywords: [...document.querySelectorAll('[property="keywords"] li')].map(textOf),
    links: [...pdfIn(document, url, url)],
  };
}

/** `.loa` would be the editors here. The whole list may be there twice, for the line of names and for its details. */
function contributors(document: Document): Author[] {
  const elements = document.querySelector('.contributors')?.querySelectorAll('[property="author"]') ?? [];
  const authors = [...elements].map((it) => {
    const given = textOf(it.querySelector('[property="givenName"]'));
    const family = textOf(it.querySelector('[property="familyName"]'));
    const shown = person(
      given && family ? `${given} ${family}` : textOf(it.querySelector('[property="name"]') ?? it),
    );
    return shown && given && family ? { ...shown, family, given } : shown;
  });
  const names = authors.filter((it) => it !== undefined);
  const half = names.slice(0, names.length / 2);
  const isDoubled =
    names.length % 2 === 0 && half.every(({ name }, k) => name === names[half.length + k]?.name);
  return isDoubled ? half : names;
}
