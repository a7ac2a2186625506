/**
 * JMLR and TMLR: a volume's contents, TMLR's papers, and a paper's own page. Each paper is a `dl` with `dt` and `dd`,
 * on TMLR a `li.item` with `h4` and `p` (public parsers): the authors in italics, then pages or a month, then
 * `[abs][pdf][bib]` and perhaps `[code]`. Own pages hold `citation_*` tags; on older ones the abstract is bare text
 * behind its heading (Zotero's translator). Looked at: 2026-11.
 */
import { partialDate } from '../dates';
import { inBlocks, linkedIds } from './blocks';
import { pagesBetween } from './metadata';
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
  pages: [
    {
      kind: 'listing',
      path: /^\/(?:papers\/v\d+|tmlr\/papers)\/?(?:index\.html)?$/,
      entry: 'dl:has(> dt):not(:has(> dt ~ dt)), li.item:has(> h4)',
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
          abstract:
            textWithout(document.querySelector('p.abstract, #abstract, .abstract'), 'h3') ||
            bareAbstract(document),
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

/** The text between its heading and the links. */
function bareAbstract(document: Document): string {
  const heading = [...document.querySelectorAll('h3')].find((it) => textOf(it) === 'Abstract');
  let text = '';
  for (let it = heading?.nextSibling; it && !/^h\d$/i.test(it.nodeName); it = it.nextSibling) {
    text += it.textContent;
    if (text.includes('[abs]')) break;
  }
  return text.split('[abs]')[0] ?? '';
}

/** Links in brackets are told by their word. */
function linksCalled(word: string, part: ParentNode): Element[] {
  return [...part.querySelectorAll('a[href]')].filter((it) => textOf(it).toLowerCase() === word);
}

function tell(block: Element, url: URL): Told {
  // A title can hold italics too.
  const names = block.querySelector('dd i, p i');
  const isTmlr = url.pathname.startsWith('/tmlr');
  // "; (1):1−34, 2023." behind the authors; on TMLR ", August 2026".
  const line = textOf(block.querySelector('dd, p')).replace(/[−–]/g, '-');
  const [, issue, first, last, year] = /\((\w+)\):(\w+)-+(\w+), (\d{4})/.exec(line) ?? [];
  const month = partialDate(/, ([A-Z][a-z]+ \d{4})\b/.exec(line)?.[1] ?? '');
  const volume = /\/v(\d+)/.exec(url.pathname)?.[1];
  const pdf = linksCalled('pdf', block)[0] ?? block.querySelector('h4 a[href*="/pdf?id="]');
  return {
    authors: peopleNamed(textOf(names), /\s*,\s*(?:and\s+)?|\s+and\s+/),
    venue: isTmlr ? 'Transactions on Machine Learning Research' : 'Journal of Machine Learning Research',
    venueType: 'journal',
    ...(!isTmlr && { volume, issue, pages: pagesBetween(first, last) }),
    published: month ?? partialDate(year ?? /, (\d{4})\.?(?:\s|\[|$)/.exec(line)?.[1] ?? ''),
    links: [...linkTo('pdf', addressIn(pdf, url)), ...codeBehind(linksCalled('code', block), url)],
  };
}
