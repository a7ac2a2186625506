/**
 * SciRate: the day's papers, a category's, search, and a paper's own page. Relies on `.paper` with `.title a` to
 * `/arxiv/ID`, `.authors`, `.uid` and `.abstract` (recalled); what is read goes by the link. Looked at: 2026-11.
 */
import { partialDate } from '../dates';
import { identify } from '../identifiers';
import { inBlocks } from './blocks';
import { ownPage } from './own-page';
import { peopleIn, peopleNamed } from './people';
import { linkTo, type Told, textOf } from './reading';
import type { Examples, Site } from './site';

/** Addresses of each kind of page, for tests. */
export const examples: Examples = {
  listing: [
    'https://scirate.com/',
    'https://scirate.com/arxiv/quant-ph?range=3',
    'https://scirate.com/arxiv/cs.LG',
  ],
  search: ['https://scirate.com/search?q=graphs'],
  paper: ['https://scirate.com/arxiv/2504.10001', 'https://scirate.com/arxiv/quant-ph/0301001'],
};

const ENTRY = 'li.paper, .papers > .paper';

export const sciRate: Site = {
  id: 'scirate',
  name: 'SciRate',
  hosts: ['scirate.com', 'www.scirate.com'],
  paths: ['/*'],
  reads: 'arXiv identifier, title, authors, abstract, date, category, code',
  pages: [
    {
      kind: 'paper',
      path: /^\/arxiv\/(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?\/?$/,
      entry: 'h1.title, .paper h1, h1',
      promisesEntries: true,
      shows: ['authors', 'abstract'],
    },
    {
      kind: 'listing',
      path: /^\/(?:arxiv\/[a-z-]+(?:\.[A-Za-z-]+)?\/?)?$/,
      entry: ENTRY,
      shows: ['authors'],
    },
    { kind: 'search', path: /^\/search\/?$/, entry: ENTRY, shows: ['authors'] },
  ],

  *entries(document, url, page) {
    if (page.kind === 'paper') {
      const id = identify(url)?.id;
      yield* ownPage('scirate', document, url, page, {
        tell: () => tell(document.querySelector('.paper, main') ?? document.body, id),
      });
      return;
    }
    yield* inBlocks('scirate', document, url, page, {
      title: (block) => block.querySelector('.title a[href^="/arxiv/"]'),
      tell: (block, title) => tell(block, identify(new URL(title.getAttribute('href') ?? '', url))?.id),
      place: (block, title) => ({ after: block.querySelector('.uid')?.lastChild ?? title }),
    });
  },
};

/** "Apr 14 2025 cs.LG arXiv:2504.10001v1" */
function tell(block: Element, id: string | undefined): Told {
  const line = textOf(block.querySelector('.uid'));
  const abstract = textOf(block.querySelector('.abstract'));
  const links = block.querySelectorAll('.authors a');
  return {
    authors: links.length ? peopleIn(links) : peopleNamed(textOf(block.querySelector('.authors'))),
    abstract,
    published: partialDate(/[A-Z][a-z]{2} \d{1,2},? \d{4}/.exec(line)?.[0] ?? ''),
    categories: [
      ...line.matchAll(/\b[a-z-]+\.[A-Z]{2}\b|\b(?:quant-ph|hep-\w+|gr-qc|nucl-\w+|math-ph)\b/g),
    ].map(([it]) => it),
    links: [...linkTo('pdf', id && `https://arxiv.org/pdf/${id.slice('arxiv:'.length)}`)],
  };
}
