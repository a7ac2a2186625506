/**
 * INSPIRE: literature search, lists of an author, a conference, an institution or an experiment, and a paper's own
 * page, all drawn by a script. Relies on its components' marks: a `.__ContentBox__` around each paper and its links,
 * `literature-result-item` and `literature-detail-title` in `data-test-id`, lines that are `.__InlineList__` with or
 * without a label, KaTeX in titles; `citation_*` tags on own pages. Looked at: 2026-11.
 */
import { partialDate } from '../dates';
import { identify } from '../identifiers';
import type { Identifier } from '../paper';
import { inBlocks, linkedIds } from './blocks';
import { ownPage } from './own-page';
import { peopleIn } from './people';
import { addressIn, linkTo, type Told, textOf } from './reading';
import type { Examples, Site } from './site';

/** Addresses of each kind of page, for tests. */
export const examples: Examples = {
  search: ['https://inspirehep.net/literature?sort=mostrecent&q=graphs'],
  listing: ['https://inspirehep.net/authors/1019902', 'https://inspirehep.net/conferences/1776122'],
  paper: ['https://inspirehep.net/literature/1234567'],
};

const ITEM = '[data-test-id="literature-result-item"]';
/** The box of an item holds its links as well. On authors' pages another box stands around all of them. */
const ENTRY = `.__ContentBox__:has(${ITEM}):not(:has(.__ContentBox__)), ${ITEM}`;

export const inspire: Site = {
  id: 'inspire',
  name: 'INSPIRE',
  hosts: ['inspirehep.net'],
  paths: ['/literature*', '/authors/*', '/conferences/*', '/institutions/*', '/experiments/*'],
  singlePage: true,
  pages: [
    { kind: 'search', path: /^\/literature\/?$/, entry: ENTRY, shows: ['authors'] },
    {
      kind: 'listing',
      path: /^\/(?:authors|conferences|institutions|experiments)\/\d+\/?$/,
      entry: ENTRY,
      shows: ['authors'],
    },
    {
      kind: 'paper',
      path: /^\/literature\/\d+\/?$/,
      entry: 'h2:has([data-test-id="literature-detail-title"]), .__DetailPage__ h2',
    },
  ],

  *entries(document, url, page) {
    if (page.kind === 'paper') {
      const heading = document.querySelector(page.entry);
      const box = heading?.closest('.__ContentBox__');
      if (!heading || !box || isOfAnother(box, url)) return;
      yield* ownPage('inspire', document, url, page, {
        ids: () => idsIn(box, url),
        tell: () => ({ ...tell(box, url), ...tellOwn(document, box), title: withTex(heading) }),
      });
      return;
    }
    yield* inBlocks('inspire', document, url, page, {
      title: (item) => item.querySelector('a.result-item-title'),
      ids: (item, title) => {
        const address = addressIn(title, url);
        return [...idsIn(item, url), address && identify(address)?.id];
      },
      tell: (item, title) => ({ ...tell(item, url), title: withTex(title) }),
      // Not in the flexible row itself, where what is out of the flow stands at the beginning.
      place: (item, title) => ({ after: item.querySelector('.actions > div')?.lastChild ?? title }),
    });
  },
};

/** The address changes before the page does: the link to the citations says whose page it still is. */
function isOfAnother(box: Element, url: URL): boolean {
  const link = addressIn(box.querySelector('a[href*="refersto"]'), url);
  const number = /recid:(\d+)/.exec(link?.searchParams.get('q') ?? '')?.[1];
  return number !== undefined && !url.pathname.split('/').includes(number);
}

/** DOIs of errata, data and the like are another work's. */
function idsIn(box: Element, url: URL): Identifier[] {
  const dois = [...box.querySelectorAll('a[href*="doi.org/10."]')].flatMap((link) => {
    const isItsOwn = /^(?:DOI$|10\.)/.test(textOf(link));
    const material = textOf(link.nextElementSibling);
    const address = addressIn(link, url);
    return isItsOwn && address && /^(?:\((?:publication|preprint)\))?$/.test(material)
      ? [identify(address)?.id]
      : [];
  });
  return [...linkedIds(box, url, 'a[href*="arxiv.org/abs/"]'), ...dois].filter((id) => id !== undefined);
}

/** KaTeX draws each formula twice, and keeps its source beside. */
function withTex(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const formula of copy.querySelectorAll('.katex')) {
    const source = textOf(formula.querySelector('annotation'));
    if (source) formula.replaceWith(`$${source}$`);
  }
  return textOf(copy);
}

const DATE = /^(?:[A-Z][a-z]{2,8} \d{1,2}, \d{4}|[A-Z][a-z]{2,8},? \d{4}|\d{4})$/;

function tell(box: Element, url: URL): Told {
  const dates = [...box.querySelectorAll('span, div')]
    .map((it) => textOf(it).replace(/^Published: /, ''))
    .find((it) => DATE.test(it));
  const published = [...box.querySelectorAll('.__InlineList__ > span')].find((it) =>
    textOf(it).startsWith('Published in:'),
  );
  const eprint = box.querySelector('a[href*="arxiv.org/abs/"]')?.closest('li');
  const category = /\[([\w.-]+)\]/.exec(textOf(eprint))?.[1];
  const pdf = [...box.querySelectorAll('a[href]')].find((it) => textOf(it) === 'pdf');
  return {
    authors: peopleIn(box.querySelectorAll(AUTHORS)),
    authorsCut: cutIn(box) ? true : undefined,
    journalRef: textOf(published?.parentElement?.querySelector('li > span')),
    published: partialDate(dates ?? ''),
    categories: category ? [category] : undefined,
    links: linkTo('pdf', addressIn(pdf, url)),
  };
}

/** A name is a link to the person, a link to a search, or no link; affiliations and roles follow. */
const AUTHORS = '.__InlineList__.di > ul > li > .di > :first-child';

/** "et al." in lists, "Show All(3000)" on own pages. */
function cutIn(box: Element): string | undefined {
  return [...box.querySelectorAll('.__InlineList__.di > :not(ul)')]
    .map(textOf)
    .find((it) => /^(?:et al\.|Show All)/.test(it));
}

/** What stands outside of the paper's own box; of the authors, what the metadata do not tell better. */
function tellOwn(document: Document, box: Element): Told {
  const known = document.querySelectorAll('meta[name="citation_author"]').length;
  const count = Number(/\((\d+)\)/.exec(cutIn(box) ?? '')?.[1] ?? 0);
  const label = [...document.querySelectorAll('.__DetailPage__ div')].find((it) =>
    /^Abstract:(?: \([^)]*\))?$/.test(textOf(it)),
  );
  return {
    ...(known >= box.querySelectorAll(AUTHORS).length && { authors: undefined }),
    authorsCut: count > known ? true : undefined,
    authorCount: count || undefined,
    abstract: label?.nextElementSibling ? withTex(label.nextElementSibling) : undefined,
    keywords: [...document.querySelectorAll('.__DetailPage__ .__UnclickableTag__')].map(textOf),
  };
}
