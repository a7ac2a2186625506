/**
 * HAL: search and a paper's own page. Relies on rows of `.results-table` with a link to the deposit (Zotero's
 * translator), `.authors-results`, `.citation-results` (recalled), and on `citation_*` tags. Looked at: 2026-11.
 */
import { partialDate } from '../dates';
import { doiIdentifier, identify } from '../identifiers';
import { inBlocks, linkedIds } from './blocks';
import { ownPage } from './own-page';
import { everyone } from './people';
import { addressIn, type Told, textOf, textWithout } from './reading';
import type { Examples, Site } from './site';

/** Addresses of each kind of page, for tests. */
export const examples: Examples = {
  search: ['https://hal.science/search/index?q=graphs', 'https://inria.hal.science/search/index/?q=graphs'],
  paper: ['https://hal.science/hal-04012345v1', 'https://theses.hal.science/tel-01234567'],
};

export const hal: Site = {
  id: 'hal',
  name: 'HAL',
  hosts: ['hal.science', 'inria.hal.science', 'cnrs.hal.science', 'theses.hal.science'],
  paths: ['/search/*', '/*-*'],
  reads: 'number, DOI, title, authors, reference, year, abstract, keywords, PDF',
  pages: [
    {
      kind: 'search',
      path: /^\/search\/index\/?$/,
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
        tell: () => ({ abstract: textWithout(document.querySelector('.abstract-content'), 'h2, .label') }),
      });
      return;
    }
    yield* inBlocks('hal', document, url, page, {
      title: (row) => deposit(row, url),
      ids: (row, link) => {
        const address = addressIn(link, url);
        const doi = addressIn(row.querySelector('.citation-results a[href*="doi.org/10."]'), url);
        const arxiv = linkedIds(row, url, 'a[href*="arxiv.org/abs/"]');
        return [...arxiv, doi && doiIdentifier(doi.href), address && identify(address)?.id];
      },
      tell: tellRow,
      place: (row, link) => ({ after: row.querySelector('.citation-results')?.lastChild ?? link }),
    });
  },
};

/** The link to the deposit: the row links to people and topics as well. */
function deposit(row: Element, url: URL): Element | undefined {
  return [...row.querySelectorAll('a[href]')].find((link) => {
    const address = addressIn(link, url);
    return address && identify(address)?.id.startsWith('hal:') && textOf(link);
  });
}

function tellRow(row: Element): Told {
  // "Journal of Graphs, 2025, 12 (4), pp.1-9. ⟨10.1000/x⟩"
  const journalRef = textOf(row.querySelector('.citation-results'))
    .replace(/ ?⟨[^⟩]*⟩\.?/g, '')
    .replace(/\.$/, '');
  return {
    authors: everyone([...row.querySelectorAll('.authors-results a')].map(textOf)),
    journalRef,
    published: partialDate(/(?:^|, )((?:19|20)\d\d)(?=,|\.|$)/.exec(journalRef)?.[1] ?? ''),
  };
}
