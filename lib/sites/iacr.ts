/**
 * IACR ePrint: the papers of a year, of the last days, search, and a paper's own page.
 * Relies on `a.paperlink` with the paper's number; on search pages title, authors and the beginning of the abstract
 * stand in one block with it, on year and days pages in the block that follows. Looked at: 2026-11.
 */
import { partialDate } from '../dates';
import { identify } from '../identifiers';
import { inBlocks } from './blocks';
import { ownPage } from './own-page';
import { peopleNamed } from './people';
import { addressIn, codeBehind, linkTo, type Told, textOf } from './reading';
import type { Examples, Site } from './site';

/** Addresses of each kind of page, for tests. */
export const examples: Examples = {
  listing: ['https://eprint.iacr.org/2026/', 'https://eprint.iacr.org/days/7'],
  search: ['https://eprint.iacr.org/search?q=lattice'],
  paper: ['https://eprint.iacr.org/2026/1494'],
};

export const iacr: Site = {
  id: 'iacr',
  name: 'IACR ePrint',
  hosts: ['eprint.iacr.org'],
  paths: ['/19*', '/20*', '/days/*', '/search*'],
  pages: [
    {
      kind: 'listing',
      path: /^\/(?:\d{4}|days\/\d+)\/?$/,
      entry: '.paperList > div:has(a.paperlink)',
      promisesEntries: true,
      shows: ['authors'],
    },
    { kind: 'search', path: /^\/search$/, entry: '.mb-4:has(a.paperlink)', shows: ['authors', 'abstract'] },
    {
      kind: 'paper',
      path: /^\/\d{4}\/\d{3,4}$/,
      entry: 'h3.mb-3',
      promisesEntries: true,
      shows: ['authors', 'abstract', 'published'],
    },
  ],

  *entries(document, url, page) {
    if (page.kind === 'paper') {
      yield* ownPage('iacr', document, url, page, { tell: tellOwn });
      return;
    }
    const partOf = page.kind === 'search' ? (block: Element) => block : followingPart;
    yield* inBlocks('iacr', document, url, page, {
      title: (block) => partOf(block)?.querySelector('strong, .papertitle'),
      ids: (block) => {
        const address = addressIn(block.querySelector('a.paperlink'), url);
        return [address && identify(address)?.id];
      },
      tell: (block) => tell(partOf(block), block, url),
      // Not in the flexible row itself, where what is out of the flow stands at the beginning.
      place: (block) => ({
        after: [...block.querySelectorAll('.d-flex a[href]')].at(-1) ?? block.lastChild ?? block,
      }),
    });
  },
};

/** What the metadata do not tell. */
function tellOwn(document: Document, url: URL): Told {
  const heading = [...document.querySelectorAll('h5')].find((it) => textOf(it) === 'Abstract');
  const abstract = textOf(heading?.nextElementSibling);
  return {
    abstract,
    categories: [textOf(document.querySelector('#metadata small.badge, #eprintContent small.badge'))].filter(
      Boolean,
    ),
    keywords: [...document.querySelectorAll('.keywords > .keyword')].map(textOf),
    links: [...codeBehind(document.querySelectorAll('#eprintContent a[href]:not(p *)'), url)],
  };
}

/** The block behind the link's, if it is not the next paper's already. */
function followingPart(block: Element): Element | null {
  const next = block.nextElementSibling;
  return next?.querySelector('a.paperlink') ? null : next;
}

function tell(part: Element | null | undefined, block: Element, url: URL): Told {
  const updated = /Last updated:\s*(\d{4}-\d\d-\d\d)/.exec(textOf(block))?.[1];
  const abstract = textOf(part?.querySelector('p.search-abstract'));
  const pdf = [...block.querySelectorAll('a[href$=".pdf"]')].map((it) => addressIn(it, url)).find(Boolean);
  return {
    authors: peopleNamed(textOf(part?.querySelector('.fst-italic'))),
    abstract,
    abstractCut: abstract ? true : undefined,
    published: partialDate(updated ?? ''),
    categories: [textOf(block.querySelector('small.badge'))].filter(Boolean),
    links: [...linkTo('pdf', pdf)],
  };
}
