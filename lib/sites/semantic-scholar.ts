/**
 * Semantic Scholar: search, an author's papers, and a paper's own page with the papers that cite it and that it cites.
 * Relies on `.cl-paper-row` with a link `title-link` and on the page's `data-test-id`s; on a paper's page also on its
 * metadata and `script.schema-data` (Zotero's translator; scripts that read the site; where links to files stand in a
 * paper's own page, and how a list of authors is cut, is partly recalled). Looked at: 2026-11.
 */
import { partialDate } from '../dates';
import { doiIdentifier, identify } from '../identifiers';
import type { Identifier, Link } from '../paper';
import { clean } from '../text';
import { inBlocks, linkedIds } from './blocks';
import { ownPage } from './own-page';
import { peopleIn } from './people';
import { addressIn, countIn, field, linkTo, list, type Told, text, textOf } from './reading';
import type { Examples, Site } from './site';

/** Addresses of each kind of page, for tests. */
export const examples: Examples = {
  listing: ['https://www.semanticscholar.org/author/Ada-Example/1234567'],
  search: ['https://www.semanticscholar.org/search?q=graph%20sorting&sort=relevance'],
  paper: [
    'https://www.semanticscholar.org/paper/Attention-is-All-you-Need-Vaswani-Shazeer/204e3073870fae3d05bcbc2f6a8e263d9b72e776',
    'https://semanticscholar.org/paper/204e3073870fae3d05bcbc2f6a8e263d9b72e776',
  ],
};

const ROW = '.cl-paper-row';
const AUTHORS = '[data-test-id="author-list"]';
const TITLE = '[data-test-id="title-link"]';
/** Links to files and to publishers' pages, in a row and on a paper's own page. */
const FILES = 'a[data-test-id="paper-link"], a.cl-paper-view-paper, a[class*="flex-paper-actions__button"]';

export const semanticScholar: Site = {
  id: 'semantic-scholar',
  name: 'Semantic Scholar',
  mark: 'S2',
  hosts: ['www.semanticscholar.org', 'semanticscholar.org'],
  paths: ['/search*', '/author/*', '/paper/*'],
  singlePage: true,
  hydrated: true,
  pages: [
    { kind: 'search', path: /^\/search\/?$/, query: /[?&]q=/, entry: ROW, shows: ['authors', 'published'] },
    { kind: 'listing', path: /^\/author\/(?:[^/]+\/)?\d+\/?$/, entry: ROW, shows: ['authors', 'published'] },
    {
      kind: 'paper',
      path: /^\/paper\/(?:[^/]+\/)?[\da-f]{40}\/?$/,
      entry: 'h1[data-test-id="paper-detail-title"]',
      promisesEntries: true,
      shows: ['authors'],
    },
  ],

  *entries(document, url, page) {
    if (page.kind === 'paper') {
      const ids = () => idsOfOwn(document, url, page.entry);
      const tell = () => tellOwn(document, url, page.entry);
      // On a page that moves on without loading, the metadata can still be those of the paper before.
      if (isOfHeading(document, page.entry)) {
        yield* ownPage('semantic-scholar', document, url, page, { ids, tell });
      } else {
        yield* inBlocks('semantic-scholar', document, url, page, {
          title: (heading) => heading,
          ids: () => [identify(url)?.id, ...ids()],
          tell,
        });
      }
    }
    yield* inBlocks(
      'semantic-scholar',
      document,
      url,
      { ...page, entry: ROW },
      {
        title: (row) => row.querySelector(TITLE) ?? row.querySelector('.cl-paper-title'),
        ids: (row, title) => {
          const address = addressIn(title.closest('a'), url);
          const named = /^[\da-f]{40}$/.exec(row.getAttribute('data-paper-id') ?? '')?.[0];
          const own = (address && identify(address)?.id) ?? (named && `semanticscholar:${named}`);
          // Without a page of its own, what a reference names is only a guess.
          return own ? [...linkedIds(row, url, FILES), own] : [];
        },
        tell: (row) => {
          const told = tellAbstract(row.querySelector('.cl-paper-abstract'));
          return {
            ...tellHead(row),
            ...told,
            published: partialDate(textOf(row.querySelector('.cl-paper-pubdates'))),
            categories: textOf(row.querySelector('.cl-paper-fos')).split(/\s*,\s*/),
            links: [...filesIn(row, url)],
          };
        },
        place: (row, title) => ({
          after:
            row.querySelector('.cl-paper-pubdates')?.lastChild ??
            row.querySelector('.cl-paper-controls')?.lastChild ??
            title.closest('a') ??
            title,
        }),
      },
    );
  },
};

/** Authors and venue, wherever they stand. */
function tellHead(part: Element): Told {
  const items = [...part.querySelectorAll(AUTHORS)].filter((it) => !it.parentElement?.closest(AUTHORS));
  // Each author is such an item, or all are in one; some have no page, and so no link.
  const names = items.flatMap((it) => {
    const links = [...it.querySelectorAll('a[href*="/author/"], span[class*="author-name"]')];
    return links.length > 0 ? links.filter((link) => !link.parentElement?.closest('a')) : [it];
  });
  const authors = peopleIn(names);
  // "+5 authors", which shows them all.
  const button = part.querySelector('[data-test-id="author-list-expand"], .more-authors-label');
  const more = authors.length > 0 ? countIn(/^\+\s?(\d+)/, textOf(button)) : undefined;
  const venue = textOf(
    part.querySelector(
      '[data-test-id="normalized-venue-link"], [data-test-id="venue-metadata"], .cl-paper-venue',
    ),
  );
  return {
    authors,
    authorsCut: more ? true : undefined,
    authorCount: more && authors.length + more,
    // Where preprints are kept is no venue.
    venue: /^(?:arxiv|biorxiv|medrxiv|chemrxiv|ssrn)\b/i.test(venue) ? undefined : venue,
  };
}

/** The site's own summary, "TLDR", is none. */
function tellAbstract(part: Element | null | undefined): Told {
  const copy = part?.cloneNode(true) as Element | undefined;
  const toggles = [...(copy?.querySelectorAll('button, [role="button"], .more-toggle') ?? [])];
  const isCut = toggles.some((it) => /expand|more/i.test(it.textContent ?? ''));
  for (const toggle of toggles) toggle.remove();
  const abstract = textOf(copy);
  return { abstract, abstractCut: abstract && (isCut || /(?:…|\.\.\.)$/.test(abstract)) ? true : undefined };
}

function idsOfOwn(document: Document, url: URL, entry: string): (Identifier | undefined)[] {
  const head = headOf(document, entry);
  const same = text(field(schemaOf(document, entry), 'sameAs')) ?? '';
  return [doiIdentifier(same), ...(head ? linkedIds(head, url, `a.doi__link, ${FILES}`) : [])];
}

function isOfHeading(document: Document, entry: string): boolean {
  const told = document.querySelector('meta[name="citation_title"]')?.getAttribute('content');
  return !told || clean(told) === textOf(document.querySelector(entry));
}

function tellOwn(document: Document, url: URL, entry: string): Told {
  const head = headOf(document, entry);
  if (!head) return {};
  const data = schemaOf(document, entry);
  const summary = clean(text(field(data, 'about')));
  const whole = clean(text(field(data, 'abstract')));
  const abstract = summary && whole.startsWith(summary) ? whole.slice(summary.length).trim() : whole;
  const shown = [
    ...head.querySelectorAll('[data-test-id="text-truncator-text"], [data-test-id="abstract-text"]'),
  ];
  const told = abstract
    ? { abstract }
    : tellAbstract(shown.find((it) => !it.closest('[class*="tldr__"], [data-test-id*="tldr"]')));
  const { authors, authorsCut, authorCount, venue } = tellHead(head);
  // The metadata name them all.
  const areNamed = document.querySelector('meta[name="citation_author"]') && isOfHeading(document, entry);
  return {
    ...(!areNamed && { authors, authorsCut, authorCount }),
    venue,
    ...told,
    published: partialDate(
      textOf(head.querySelector('[data-test-id="paper-year"]')).replace(/^Published\s+/, ''),
    ),
    links: [...filesIn(head, url)],
  };
}

/** What stands around the heading without any other paper. */
function headOf(document: Document, entry: string): Element | null {
  const isAlone = (it: Element) => !it.querySelector(`${ROW}, ${TITLE}`);
  let head = document.querySelector(entry);
  while (head?.parentElement && head.parentElement !== document.body && isAlone(head.parentElement)) {
    head = head.parentElement;
  }
  return head;
}

/** The page's data about the paper of its heading: after a move to another page they can be those of the one before. */
function schemaOf(document: Document, entry: string): unknown {
  const source = document.querySelector('script.schema-data')?.textContent ?? '';
  if (!source || source.length > 2_000_000) return undefined;
  try {
    const [article] = list(field(JSON.parse(source), '@graph')).flatMap((it) => list(it));
    const title = textOf(document.querySelector(entry));
    return clean(text(field(article, 'name'))) === title ? article : undefined;
  } catch {
    return undefined;
  }
}

/** By an identifier a publisher's page is found anyway. */
function filesIn(part: Element, url: URL): Link[] {
  return [...part.querySelectorAll(FILES)].flatMap((link) => {
    const address = addressIn(link, url);
    if (!address || address.host === url.host) return [];
    if (/pdf/i.test(textOf(link)) || /\.pdf$|\/pdf\//.test(address.pathname)) return linkTo('pdf', address);
    return identify(address) ? [] : linkTo('html', address);
  });
}
