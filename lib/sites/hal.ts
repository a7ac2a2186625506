/**
 * HAL: search, also inside of a collection, and a paper's own page. Relies on rows of `.results-table` with a link to
 * the deposit, `.abstract-content` and the download in `#viewer-detailed` (Zotero's translator), on `.authors-results`
 * and `.citation-results` (recalled), and on `citation_*` tags. Looked at: 2026-11.
 */
import { partialDate } from '../dates';
import { doiIdentifier } from '../identifiers';
import type { Identifier } from '../paper';
import { inBlocks, linkedIds } from './blocks';
import { ownPage } from './own-page';
import { everyone } from './people';
import { addressIn, linkTo, type Told, textOf, textWithout } from './reading';
import type { Examples, Site } from './site';

/** Addresses of each kind of page, for tests. */
export const examples: Examples = {
  search: [
    'https://hal.science/search/index?q=graphs',
    'https://inria.hal.science/search/index/?q=graphs',
    'https://hal.science/LIP6/search/index?q=graphs',
  ],
  paper: [
    'https://hal.science/hal-04012345v1',
    'https://theses.hal.science/tel-01234567',
    'https://hal.science/halshs-01234567',
  ],
};

export const hal: Site = {
  id: 'hal',
  name: 'HAL',
  hosts: ['hal.science', 'inria.hal.science', 'cnrs.hal.science', 'theses.hal.science'],
  paths: ['/search/*', '/*/search/*', '/*-*'],
  pages: [
    {
      kind: 'search',
      path: /^\/(?:[\w-]+\/)?search\/index\/?$/,
      entry: '.results-table tr:has(a[href])',
      shows: ['authors'],
    },
    {
      kind: 'paper',
      path: /^\/[a-z\d]+-\d{8}(?:v\d+)?\/?$/,
      entry: 'h1.title, main h1, #content h1',
      promisesEntries: true,
      shows: ['authors', 'published'],
    },
  ],

  *entries(document, url, page) {
    if (page.kind === 'paper') {
      yield* ownPage('hal', document, url, page, {
        ids: () => [numberIn(url)],
        tell: () => ({
          abstract: textWithout(document.querySelector('.abstract-content'), 'h2, .label').replace(
            /^(?:Abstract|Résumé) *: */i,
            '',
          ),
          links: linkTo('pdf', addressIn(document.querySelector('#viewer-detailed a[download]'), url)),
          version: versionIn(url),
        }),
      });
      return;
    }
    yield* inBlocks('hal', document, url, page, {
      title: (row) => deposit(row, url),
      ids: (row, link) => {
        const address = addressIn(link, url);
        const doi = addressIn(row.querySelector('.citation-results a[href*="doi.org/10."]'), url);
        const arxiv = linkedIds(row, url, 'a[href*="arxiv.org/abs/"]');
        return [...arxiv, doi && doiIdentifier(doi.href), address && numberIn(address)];
      },
      tell: (row, link) => tellRow(row, addressIn(link, url)),
      place: (row, link) => ({ after: row.querySelector('.citation-results')?.lastChild ?? link }),
    });
  },
};

/** Archives that moved to HAL brought their own names: `halshs-…`, `insu-…`. */
function numberIn(address: URL): Identifier | undefined {
  const [, number] = /^\/([a-z][a-z\d]*-\d{8})(?:v\d+)?\/?$/.exec(address.pathname) ?? [];
  return number && /(?:^|\.)hal\.science$/.test(address.hostname) ? `hal:${number}` : undefined;
}

function versionIn({ pathname }: URL): number | undefined {
  const version = /v([1-9]\d?)\/?$/.exec(pathname)?.[1];
  return version ? Number(version) : undefined;
}

/** The link to the deposit: the row links to its file, to people and to topics as well. */
function deposit(row: Element, url: URL): Element | undefined {
  return [...row.querySelectorAll('a[href]')].find((link) => {
    const address = addressIn(link, url);
    return address && numberIn(address) && textOf(link);
  });
}

function tellRow(row: Element, address: URL | undefined): Told {
  // "Journal of Graphs, 2025, 12 (4), pp.1-9. ⟨10.1000/x⟩"
  const journalRef = textOf(row.querySelector('.citation-results'))
    .replace(/ ?⟨[^⟨⟩]*⟩\.?/g, '')
    .replace(/\.$/, '');
  return {
    authors: everyone([...row.querySelectorAll('.authors-results a')].map(textOf)),
    journalRef,
    published: partialDate(/(?:^|, )((?:19|20)\d\d)(?=,|\.|$)/.exec(journalRef)?.[1] ?? ''),
    version: address && versionIn(address),
  };
}
