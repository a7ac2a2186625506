/**
 * PubMed: search, also with abstracts, the lists that follow from a paper, and a paper's own page. Relies on
 * `article.full-docsum` with `a.docsum-title`, full authors and full citation beside the short ones; elsewhere on
 * `full-view-heading` (a hidden `short-view-heading` stands before it) with `.full-name`, `.cit` and the journal's
 * button, and on `#abstract`. Looked at: 2026-11.
 */
import { partialDate } from '../dates';
import { arxivIdentifier, doiIdentifier, identify } from '../identifiers';
import type { Author, Identifier } from '../paper';
import { inBlocks } from './blocks';
import { ownPage } from './own-page';
import { everyone, peopleIn, person } from './people';
import { addressIn, type Told, textOf, textWithout } from './reading';
import type { Examples, Site } from './site';

/** Addresses of each kind of page, for tests. */
export const examples: Examples = {
  search: [
    'https://pubmed.ncbi.nlm.nih.gov/?term=graphs',
    'https://pubmed.ncbi.nlm.nih.gov/?term=graphs&format=abstract',
    'https://pubmed.ncbi.nlm.nih.gov/?linkname=pubmed_pubmed&from_uid=1',
  ],
  listing: ['https://pubmed.ncbi.nlm.nih.gov/trending/'],
  paper: ['https://pubmed.ncbi.nlm.nih.gov/37612345/'],
};

/** With abstracts, ids are `search-result-1-3-full-view-heading` and the like. */
const ENTRY = 'article.full-docsum, [id$="-full-view-heading"]';

export const pubmed: Site = {
  id: 'pubmed',
  name: 'PubMed',
  hosts: ['pubmed.ncbi.nlm.nih.gov'],
  paths: ['/?*', '/trending*', '/collections/*', ...Array.from('123456789', (digit) => `/${digit}*`)],
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
      entry: '#full-view-heading .heading-title, h1.heading-title:not(#short-view-heading *)',
      promisesEntries: true,
      shows: ['authors', 'published'],
    },
  ],

  *entries(document, url, page) {
    if (page.kind === 'paper') {
      const head = document.querySelector('#full-view-heading');
      yield* ownPage('pubmed', document, url, page, {
        ids: () => (head ? idsIn(head) : []),
        tell: () => ({
          title: withoutStop(textOf(document.querySelector(page.entry))),
          ...(head && tellHead(head)),
          abstract: textOf(document.querySelector('#abstract .abstract-content')),
          keywords: keywordsIn(document),
        }),
      });
      return;
    }
    yield* inBlocks('pubmed', document, url, page, {
      title: (block) => block.querySelector('a.docsum-title, .heading-title a'),
      ids: (block, title) => {
        const address = addressIn(title, url);
        return [...idsIn(block), address && identify(address)?.id];
      },
      tell: (block, title) => ({
        title: withoutStop(textOf(title)),
        ...(title.matches('.docsum-title') ? tellRow(block) : tellHead(block)),
      }),
      place: (block, title) => ({ after: block.querySelector('.docsum-citation')?.lastChild ?? title }),
    });
  },
};

/** Titles are sentences here. */
function withoutStop(title: string): string {
  return title.replace(/(?<![.!?])\.$/, '');
}

/** What stands in the citation, or in the lines of identifiers below a heading. */
function idsIn(block: Element): (Identifier | undefined)[] {
  const line = textOf(block.querySelector('.full-journal-citation'));
  const pmc = /^PMC\d+$/.exec(textOf(block.querySelector('.identifiers .pmc a')))?.[0];
  return [
    arxivIdentifier(/\barXiv:([\w./-]+\d)/.exec(line)?.[1] ?? '')?.id,
    doiIdentifier(/\bdoi: (10\.\S+)/.exec(line)?.[1] ?? ''),
    doiIdentifier(textOf(block.querySelector('.identifiers .doi a'))),
    pmc && `pmcid:${pmc}`,
  ];
}

function keywordsIn(document: Document): string[] | undefined {
  return [...document.querySelectorAll('#abstract > p')]
    .map((it) => /^Keywords: *(.+?)\.?$/.exec(textOf(it))?.[1]?.split(/\s*;\s*/))
    .find(Boolean);
}

function tellRow(block: Element): Told {
  const line = textOf(block.querySelector('.full-journal-citation'));
  const [, venue = '', rest = ''] = /^(.+?)\. (\d{4}\b.*)$/.exec(line) ?? [];
  const snippet = textWithout(block.querySelector('.full-view-snippet'), '.ellipsis');
  const abstract = snippet.replace(/^…|…$/g, '').trim();
  return {
    authors: textOf(block.querySelector('.full-authors'))
      .replace(/\.$/, '')
      .split(/\s*,\s*/)
      .flatMap(indexed),
    ...published(venue, rest),
    abstract,
    abstractCut: abstract ? true : undefined,
  };
}

function tellHead(head: Element): Told {
  const journal = head.querySelector('.journal-actions-trigger');
  return {
    authors: peopleIn(head.querySelectorAll('.authors-list-item .full-name')),
    ...published(journal?.getAttribute('title') || textOf(journal), textOf(head.querySelector('.cit'))),
  };
}

/** "2023 Jul 5;620(7972):47-60. doi: 10.1038/x. Epub 2023 Jul 3.", "2023 Jan-Feb;12 Suppl 1:S1-9." */
function published(name: string, line: string): Told {
  const [, date = '', volume, issue, pages] =
    /^(\d{4}(?: [A-Z][a-z]{2}\b(?: \d{1,2})?)?)[^;:.]*(?:;([^:(.]+)?(?:\(([^)]+)\))?(?::((?:[^\s.;]|\.(?=\w))+))?)?/.exec(
      line,
    ) ?? [];
  const venue = name.includes('[Preprint]') || /^(?:arXiv|(?:bio|med)Rxiv)\b/i.test(name) ? '' : name;
  return {
    venue,
    venueType: venue ? 'journal' : undefined,
    volume: volume?.trim(),
    issue,
    pages,
    published: partialDate(date),
  };
}

/** What is longer is no name, and would take long to be read as one. */
const LONGEST_NAME = 200;

/** A name as indexes write it, "van der Berg JR Jr": family, initials, perhaps a suffix. A group's is left as it is. */
function indexed(written: string): Author[] {
  const isShort = written.length <= LONGEST_NAME;
  const [, family, letters = '', suffix] =
    (isShort &&
      /^(.*\p{Ll}.*|\p{Lu}+) (\p{Lu}{1,3})(?: (Jr|Sr|[2-4](?:nd|rd|th)|I{2,3}))?$/u.exec(written)) ||
    [];
  const given = letters.split('').join(' ');
  const name = family ? [given, family, suffix].filter(Boolean).join(' ') : written;
  return everyone([name], (it) => {
    const author = person(it);
    return author && family && !suffix ? { ...author, family, given } : author;
  });
}
