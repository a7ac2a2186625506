/**
 * JMLR and TMLR: a volume's contents, TMLR's papers, and a paper's own page. Each paper is a `dl` with `dt` and `dd`
 * (TMLR's, also an `li` with a heading, recalled), the authors in italics, then `[abs][pdf][bib]` and perhaps
 * `[code]`. Own pages hold `citation_*` tags. Looked at: 2026-11.
 */
import { partialDate } from '../dates';
import { inBlocks, linkedIds } from './blocks';
import { ownPage } from './own-page';
import { peopleNamed } from './people';
import { addressIn, codeBehind, linkTo, type Told, textOf, textWithout } from './reading';
import type { Examples, Site } from './site';

/** Addresses of each kind of page, for tests. */
export const examples: Examples = {
  listing: [
    'https://jmlr.org/papers/v24/',
    'https://www.jmlr.org/papers/v3/',
    'https://jmlr.org/tmlr/papers/',
  ],
  paper: ['https://jmlr.org/papers/v24/22-0001.html', 'https://www.jmlr.org/papers/v3/bengio03a.html'],
};

export const jmlr: Site = {
  id: 'jmlr',
  name: 'JMLR and TMLR',
  mark: 'JMLR',
  hosts: ['jmlr.org', 'www.jmlr.org'],
  paths: ['/papers/*', '/tmlr/papers/*'],
  reads: 'number or OpenReview identifier, title, authors, volume, issue, pages, year, abstract, PDF, code',
  pages: [
    {
      kind: 'listing',
      path: /^\/(?:papers\/v\d+|tmlr\/papers)\/?(?:index\.html)?$/,
      entry: 'dl:has(> dt), li.item:has(> h4)',
      promisesEntries: true,
      shows: ['authors'],
    },
    {
      kind: 'paper',
      path: /^\/papers\/v\d+\/[\w-]+\.html$/,
      entry: '#content h2, h2',
      promisesEntries: true,
      shows: ['authors', 'abstract'],
    },
  ],

  *entries(document, url, page) {
    if (page.kind === 'paper') {
      yield* ownPage('jmlr', document, url, page, {
        tell: () => ({
          abstract: textWithout(document.querySelector('p.abstract, #abstract, .abstract'), 'h3'),
          links: codeBehind(linksCalled('code', document), url),
        }),
      });
      return;
    }
    yield* inBlocks('jmlr', document, url, page, {
      title: (block) => block.querySelector('dt, h4'),
      ids: (block) => linkedIds(block, url).filter((id) => /^(?:jmlr|openreview):/.test(id)),
      tell: (block) => tell(block, url),
      place: (block, title) => {
        const last = [...block.querySelectorAll('a[href]')].at(-1);
        return { after: last?.nextSibling ?? last ?? title };
      },
    });
  },
};

/** Links in brackets are told by their word. */
function linksCalled(word: string, part: ParentNode): Element[] {
  return [...part.querySelectorAll('a[href]')].filter((it) => textOf(it).toLowerCase() === word);
}

function tell(block: Element, url: URL): Told {
  const names = block.querySelector('b > i, i');
  const isTmlr = url.pathname.startsWith('/tmlr');
  // "; (1):1−34, 2023." behind the authors; on TMLR a month and year in italics of their own.
  const line = textOf(block.querySelector('dd, p')).replace(/[−–]/g, '-');
  const [, issue, pages, year] = /\((\w+)\):(\w+-\w+), (\d{4})/.exec(line) ?? [];
  const month = [...block.querySelectorAll('i')].map((it) => partialDate(textOf(it))).find(Boolean);
  const volume = /\/v(\d+)/.exec(url.pathname)?.[1];
  const pdf = linksCalled('pdf', block)[0];
  return {
    authors: peopleNamed(textOf(names), /\s*,\s*(?:and\s+)?|\s+and\s+/),
    venue: isTmlr ? 'Transactions on Machine Learning Research' : 'Journal of Machine Learning Research',
    venueType: 'journal',
    ...(!isTmlr && { volume, issue, pages }),
    published: month ?? partialDate(year ?? /, (\d{4})\.?(?:\s|\[|$)/.exec(line)?.[1] ?? ''),
    links: [...linkTo('pdf', addressIn(pdf, url)), ...codeBehind(linksCalled('code', block), url)],
  };
}
