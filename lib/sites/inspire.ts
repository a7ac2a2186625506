/**
 * INSPIRE: literature search, authors' pages, and a paper's own page, all drawn by a script. Relies on
 * `a.result-item-title` (Zotero's translator), links to authors, arXiv and DOIs in the same item, and the words
 * "Published in:" and "e-Print:" before them (recalled). Looked at: 2026-11.
 */
import { partialDate } from '../dates';
import { identify } from '../identifiers';
import { inBlocks, linkedIds } from './blocks';
import { ownPage } from './own-page';
import { everyone } from './people';
import { addressIn, linkTo, type Told, textOf } from './reading';
import type { Examples, Site } from './site';

/** Addresses of each kind of page, for tests. */
export const examples: Examples = {
  search: ['https://inspirehep.net/literature?sort=mostrecent&q=graphs'],
  listing: ['https://inspirehep.net/authors/1019902'],
  paper: ['https://inspirehep.net/literature/1234567'],
};

const ENTRY = '[data-test-id="literature-result-item"], .result-item:has(a.result-item-title)';

export const inspire: Site = {
  id: 'inspire',
  name: 'INSPIRE',
  hosts: ['inspirehep.net'],
  paths: ['/*'],
  reads:
    'arXiv identifier, DOI, number, title, authors (cut in long lists), journal reference, date, abstract, PDF',
  pages: [
    { kind: 'search', path: /^\/literature\/?$/, entry: ENTRY, shows: ['authors'] },
    { kind: 'listing', path: /^\/authors\/\d+\/?$/, entry: ENTRY, shows: ['authors'] },
    {
      kind: 'paper',
      path: /^\/literature\/\d+\/?$/,
      entry:
        'h2 .result-item-title, h1 .result-item-title, .literature-title, h2:has(+ div a[href^="/authors/"])',
    },
  ],

  *entries(document, url, page) {
    if (page.kind === 'paper') {
      const heading = document.querySelector(page.entry);
      const block = heading?.closest('[data-test-id="literature-detail"], .__DetailPage__, section, main');
      yield* ownPage('inspire', document, url, page, {
        ids: () => (block ? linkedIds(head(block), url) : []),
        tell: () => (block ? tell(block, url) : {}),
      });
      return;
    }
    yield* inBlocks('inspire', document, url, page, {
      title: (item) => item.querySelector('a.result-item-title'),
      ids: (item, title) => {
        const address = addressIn(title, url);
        return [
          ...linkedIds(item, url, 'a[href*="arxiv.org/abs/"], a[href*="doi.org/10."]'),
          address && identify(address)?.id,
        ];
      },
      tell: (item) => tell(item, url),
      place: (_, title) => ({ after: title }),
    });
  },
};

/** What stands above the abstract, figures and references of a detail page. */
function head(block: Element): Element {
  return block.querySelector('.detail-head, .__Card__, .ant-card') ?? block;
}

const DATE = /^(?:[A-Z][a-z]{2,8} \d{1,2}, \d{4}|[A-Z][a-z]{2,8},? \d{4}|\d{4})$/;

function tell(block: Element, url: URL): Told {
  const part = head(block);
  const lines = [...part.querySelectorAll('div, span, li, p')].map(textOf);
  const after = (label: string) =>
    lines
      .find((it) => it.startsWith(label) && it.length < 300)
      ?.slice(label.length)
      .trim();
  const date = lines.map((it) => it.replace(/^[(•·\s]+|[)•·\s]+$/g, '')).find((it) => DATE.test(it));
  const pdf = [...part.querySelectorAll('a[href]')].find((it) => /\bpdf\b/i.test(textOf(it)));
  const cut = lines.some((it) => /^(?:et al\.|Show All\b)/i.test(it) || /\bet al\.$/.test(it));
  return {
    authors: everyone([...part.querySelectorAll('a[href*="/authors/"]')].map(textOf)),
    authorsCut: cut ? true : undefined,
    journalRef: after('Published in:')?.replace(/ ?(?:•|Contribution to:).*$/, ''),
    published: date ? partialDate(date) : undefined,
    abstract:
      textOf(block.querySelector('[data-test-id="abstract"], .abstract')).replace(/^Abstract:? ?/, '') ||
      undefined,
    links: linkTo('pdf', addressIn(pdf, url)),
  };
}
