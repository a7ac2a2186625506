/**
 * bioRxiv and medRxiv, on HighWire: collections, recent papers, search, and a paper's own page. Relies on
 * `.highwire-cite` with `a.highwire-cite-linked-title`, `.highwire-citation-author` and `.highwire-cite-metadata-doi`;
 * `.highwire-cite-title` nests in itself. Own pages hold `citation_*` tags. Looked at: 2026-11.
 */
import { doiIdentifier, identify } from '../identifiers';
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
  ],
};

/** The element of an entry that holds no other, in its list's item. */
const ENTRY = 'li:has(.highwire-cite), .highwire-cite';

export const highWire: Site = {
  id: 'highwire',
  name: 'bioRxiv and medRxiv',
  mark: 'Rxiv',
  hosts: ['www.biorxiv.org', 'biorxiv.org', 'www.medrxiv.org', 'medrxiv.org'],
  paths: ['/collection/*', '/content/*', '/search/*', '/archive*'],
  reads: 'DOI, version, title, authors, date, abstract, PDF, code',
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
      path: /^\/content\/10\.\d{4,9}\/[\d.]+(?:v\d+)?(?:\.[\w-]+)*\/?$/,
      entry: '#page-title, h1.highwire-cite-title',
      promisesEntries: true,
      shows: ['authors', 'published'],
    },
  ],

  *entries(document, url, page) {
    if (page.kind === 'paper') {
      yield* ownPage('highwire', document, url, page, {
        tell: () => {
          const abstract = textWithout(document.querySelector('#abstract-1, .section.abstract'), 'h2');
          return { abstract };
        },
      });
      return;
    }
    yield* inBlocks('highwire', document, url, page, {
      title: (block) => block.querySelector('a.highwire-cite-linked-title'),
      ids: (block, title) => {
        const doi = textWithout(block.querySelector('.highwire-cite-metadata-doi'), '.label').replace(
          /^doi: */i,
          '',
        );
        const address = addressIn(title, url);
        return [(address && identify(address)?.id) || doiIdentifier(doi)];
      },
      tell: (block, title) => tell(block, title, url),
      place: (block, title) => ({
        after: block.querySelector('.highwire-cite-metadata')?.lastChild ?? title,
      }),
    });
  },
};

function tell(block: Element, title: Element, url: URL): Told {
  const own = addressIn(title, url);
  const known = own && identify(own);
  const date = /^\/content\/\w+\/early\/(\d{4})\/(\d\d)\/(\d\d)\//.exec(own?.pathname ?? '');
  return {
    authors: [...block.querySelectorAll('.highwire-citation-author')].flatMap((it) => {
      const family = textOf(it.querySelector('.nlm-surname'));
      const given = textOf(it.querySelector('.nlm-given-names'));
      const author = person(family && given ? `${given} ${family}` : textOf(it));
      return author ? [family && given ? { ...author, family, given } : author] : [];
    }),
    ...(known?.version && { version: known.version }),
    published: date ? date.slice(1).join('-') : undefined,
    links: linkTo('pdf', known?.version && own ? `${own.origin}${own.pathname}.full.pdf` : undefined),
  };
}
