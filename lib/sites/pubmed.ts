/**
 * PubMed: search, the lists that follow from a paper, and a paper's own page. Relies on `article.full-docsum` with
 * `a.docsum-title[data-article-id]`, full authors and full citation beside the short ones; `citation_*` tags and
 * `#abstract` on own pages. Looked at: 2026-11.
 */
import { partialDate } from '../dates';
import { doiIdentifier, identify } from '../identifiers';
import { inBlocks } from './blocks';
import { ownPage } from './own-page';
import { peopleNamed } from './people';
import { addressIn, type Told, textOf, textWithout } from './reading';
import type { Examples, Site } from './site';

/** Addresses of each kind of page, for tests. */
export const examples: Examples = {
  search: [
    'https://pubmed.ncbi.nlm.nih.gov/?term=graphs',
    'https://pubmed.ncbi.nlm.nih.gov/?linkname=pubmed_pubmed&from_uid=1',
  ],
  listing: ['https://pubmed.ncbi.nlm.nih.gov/trending/'],
  paper: ['https://pubmed.ncbi.nlm.nih.gov/37612345/'],
};

const ENTRY = 'article.full-docsum';

export const pubmed: Site = {
  id: 'pubmed',
  name: 'PubMed',
  hosts: ['pubmed.ncbi.nlm.nih.gov'],
  paths: ['/*'],
  reads:
    'PubMed number, DOI, title, authors, journal, volume, issue, pages, date, abstract (cut on lists), keywords',
  pages: [
    {
      kind: 'search',
      path: /^\/$/,
      query: /[?&](?:term|linkname|from_uid)=/,
      entry: ENTRY,
      shows: ['authors', 'published'],
    },
    { kind: 'listing', path: /^\/(?:trending|collections\/[\w-]+)\/?$/, entry: ENTRY, shows: ['authors'] },
    {
      kind: 'paper',
      path: /^\/\d+\/?$/,
      entry: '#full-view-heading h1.heading-title, h1.heading-title',
      promisesEntries: true,
      shows: ['authors', 'published'],
    },
  ],

  *entries(document, url, page) {
    if (page.kind === 'paper') {
      yield* ownPage('pubmed', document, url, page, {
        ids: () => [
          doiIn(document.querySelector('#full-view-identifiers .doi a')),
          pmcIn(document.querySelector('#full-view-identifiers .pmc a')),
        ],
        tell: () => {
          const abstract = textOf(document.querySelector('#abstract .abstract-content, #eng-abstract'));
          const keywords = [...document.querySelectorAll('#abstract > p')]
            .map(textOf)
            .find((it) => it.startsWith('Keywords:'));
          return {
            title: withoutStop(textOf(document.querySelector(page.entry))),
            abstract,
            keywords: keywords
              ?.slice('Keywords:'.length)
              .replace(/\.$/, '')
              .split(/\s*;\s*/),
          };
        },
      });
      return;
    }
    yield* inBlocks('pubmed', document, url, page, {
      title: (block) => block.querySelector('a.docsum-title'),
      ids: (block, title) => {
        const address = addressIn(title, url);
        const line = textOf(block.querySelector('.full-journal-citation'));
        return [
          doiIdentifier(/\bdoi: (10\.\S+?)\.?(?:\s|$)/.exec(line)?.[1] ?? ''),
          address && identify(address)?.id,
        ];
      },
      tell,
      place: (block, title) => ({ after: block.querySelector('.docsum-citation')?.lastChild ?? title }),
    });
  },
};

/** Titles are sentences here. */
function withoutStop(title: string): string {
  return title.replace(/(?<![.!?])\.$/, '');
}

function doiIn(link: Element | null) {
  return doiIdentifier(textOf(link));
}

function pmcIn(link: Element | null) {
  const number = /^PMC\d+$/.exec(textOf(link))?.[0];
  return number && `pmcid:${number}`;
}

/** "Nature. 2023 Jul 5;620(7972):47-60. doi: 10.1038/x. Epub 2023 Jul 3." */
function tell(block: Element, title: Element): Told {
  const line = textOf(block.querySelector('.full-journal-citation'));
  const [, venue, date = '', volume, issue, pages] =
    /^(.+?)\. (\d{4}(?: [A-Z][a-z]{2})?(?: \d{1,2})?)[^;.]*(?:;(\w+)?(?:\(([^)]+)\))?(?::([\w-]+))?)?\./.exec(
      line,
    ) ?? [];
  const snippet = textWithout(block.querySelector('.full-view-snippet'), '.ellipsis');
  const abstract = snippet.replace(/^…|…$/g, '').trim();
  return {
    title: withoutStop(textOf(title)),
    authors: peopleNamed(textOf(block.querySelector('.full-authors')).replace(/\.$/, ''), /\s*,\s*/),
    venue,
    venueType: venue ? 'journal' : undefined,
    volume,
    issue,
    pages,
    published: partialDate(date),
    abstract,
    abstractCut: abstract ? true : undefined,
  };
}
