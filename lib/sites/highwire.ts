/**
 * bioRxiv and medRxiv, on HighWire: collections, recent papers, search, and a paper's own page. Relies on
 * `.highwire-article-citation` with the day in `data-apath` and, inside, `a.highwire-cite-linked-title`,
 * `.highwire-citation-author` and `.highwire-cite-metadata-doi`; `.highwire-cite-title` nests in itself. Own pages
 * hold `citation_*` tags. Looked at: 2026-11.
 */
import { partialDate } from '../dates';
import { doiIdentifier, identify } from '../identifiers';
import type { Author } from '../paper';
import { inBlocks } from './blocks';
import { ownPage } from './own-page';
import { person } from './people';
import { addressIn, linkTo, type Told, textOf, textWithout } from './reading';
import type { Examples, Site } from './site';

/** Addresses of each kind of page, for tests. */
export const examples: Examples = {
  listing: [
    'https://www.biorxiv.org/collection/bioinformatics',
    'https://www.medrxiv.org/content/early/recent',
  ],
  search: ['https://www.biorxiv.org/search/graphs%20sort'],
  paper: [
    'https://www.biorxiv.org/content/10.1101/2024.01.15.123456v2',
    'https://www.medrxiv.org/content/10.1101/2024.01.15.24301234v1.full',
    'https://www.biorxiv.org/content/10.64898/2026.04.01.716005v1.full.pdf+html',
  ],
};

const ENTRY = '.highwire-article-citation, .highwire-cite';

export const highWire: Site = {
  id: 'highwire',
  name: 'bioRxiv and medRxiv',
  mark: 'Rxiv',
  hosts: ['www.biorxiv.org', 'biorxiv.org', 'www.medrxiv.org', 'medrxiv.org'],
  paths: ['/collection/*', '/content/*', '/search/*', '/archive*'],
  pages: [
    {
      kind: 'listing',
      path: /^\/(?:collection\/[\w-]+|content\/early\/recent|archive)\/?$/,
      entry: ENTRY,
      promisesEntries: true,
      shows: ['authors'],
    },
    { kind: 'search', path: /^\/search\/.+$/, entry: ENTRY, shows: ['authors'] },
    {
      kind: 'paper',
      path: /^\/content\/10\.\d{4,9}\/\d[\w.+-]*(?<!\.pdf)\/?$/,
      entry: '#page-title, h1.highwire-cite-title',
      promisesEntries: true,
      shows: ['authors', 'published'],
    },
  ],

  *entries(document, url, page) {
    if (page.kind === 'paper') {
      yield* ownPage('highwire', document, url, page, { tell: (it) => tellOwn(it, page.entry) });
      return;
    }
    yield* inBlocks('highwire', document, url, page, {
      title: (block) => block.querySelector('a.highwire-cite-linked-title'),
      ids: (block, title) => {
        const address = addressIn(title, url);
        const doi = /\b10\.\d{4,9}\/\S+/.exec(
          textOf(block.querySelector('.highwire-cite-metadata-doi')),
        )?.[0];
        return [(address && identify(address)?.id) || doiIdentifier(doi ?? '')];
      },
      tell: (block, title) => tell(block, title, url),
      place: (block, title) => ({
        after: block.querySelector('.highwire-cite-metadata')?.lastChild ?? title,
      }),
    });
  },
};

/** The tags have names in one piece; the authors beside the title have them in their parts. */
function tellOwn(document: Document, heading: string): Told {
  const cite = document.querySelector(heading)?.closest('.highwire-cite');
  return {
    authors: cite ? authorsIn(cite) : undefined,
    abstract: textWithout(document.querySelector('#abstract-1, .section.abstract'), 'h2'),
    categories: [...document.querySelectorAll('.highwire-article-collection-term')].map(textOf),
  };
}

function authorsIn(block: Element): Author[] {
  return [...block.querySelectorAll('.highwire-citation-author')].flatMap((it) => {
    const family = textOf(it.querySelector('.nlm-surname'));
    const given = textOf(it.querySelector('.nlm-given-names'));
    const author = person(family && given ? `${given} ${family}` : textOf(it));
    return author ? [family && given ? { ...author, family, given } : author] : [];
  });
}

function tell(block: Element, title: Element, url: URL): Told {
  const own = addressIn(title, url);
  const known = own && identify(own);
  // The day that this version was posted: `/biorxiv/early/2024/01/15/2024.01.14.123456.atom`.
  const posted = [block.getAttribute('data-apath'), own?.pathname]
    .map((it) => /\/early\/(\d{4}\/\d\d\/\d\d)\//.exec(it ?? '')?.[1])
    .find(Boolean);
  return {
    authors: authorsIn(block),
    ...(known?.version && { version: known.version }),
    published: partialDate(posted ?? ''),
    links: linkTo('pdf', known?.version && own ? `${own.origin}${own.pathname}.full.pdf` : undefined),
  };
}
