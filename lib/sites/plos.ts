/**
 * PLOS: search (drawn by a script), browsing, an issue's contents, and a paper's own page. A search result is a
 * `dt[data-doi]` followed by lines of its own, the last with its DOI; elsewhere a block with a link to the article.
 * Own pages hold `citation_*` tags (Zotero's translator; browse pages are recalled). Looked at: 2026-11.
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
  search: ['https://journals.plos.org/plosone/search?q=graphs&filterJournals=PLoSONE'],
  listing: [
    'https://journals.plos.org/ploscompbiol/issue',
    'https://journals.plos.org/plosone/browse/machine_learning',
  ],
  paper: ['https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0300001'],
};

const ENTRY = 'dt[data-doi], li[data-doi], .item--article, .item:has(.item--article-title)';

export const plos: Site = {
  id: 'plos',
  name: 'PLOS',
  hosts: ['journals.plos.org'],
  paths: ['/*/article*', '/*/search*', '/*/dynamicSearch*', '/*/issue*', '/*/browse/*', '/*/volume*'],
  reads: 'DOI, title, authors, journal, volume, issue, date, abstract, PDF, code',
  pages: [
    {
      kind: 'paper',
      path: /^\/\w+\/article\/?$/,
      query: /[?&]id=10\./,
      entry: '#artTitle',
      promisesEntries: true,
      shows: ['authors', 'published'],
    },
    { kind: 'search', path: /^\/\w+\/(?:search|dynamicSearch)\/?$/, entry: ENTRY, shows: ['authors'] },
    { kind: 'listing', path: /^\/\w+\/(?:issue|browse\/\w+|volume)\/?$/, entry: ENTRY },
  ],

  *entries(document, url, page) {
    if (page.kind === 'paper') {
      yield* ownPage('plos', document, url, page, {
        tell: () => {
          const abstract = textOf(document.querySelector('.abstract-content, .abstract p'));
          return { abstract };
        },
      });
      return;
    }
    yield* inBlocks('plos', document, url, page, {
      title: (block) => block.querySelector('a[href*="article?id=10."]'),
      ids: (_, title) => {
        const address = addressIn(title, url);
        return [address && identify(address)?.id];
      },
      tell: (block, title) => (block.localName === 'dt' ? tellRun(block, title, url) : tellBlock(block)),
      place: (_, title) => ({ after: title }),
    });
  },
};

/** The lines of a result, if they end in its DOI before the next result begins. */
function tellRun(line: Element, title: Element, url: URL): Told {
  const address = addressIn(title, url);
  const id = address && identify(address)?.id;
  const lines: Element[] = [];
  for (let next = line.nextElementSibling; next?.localName === 'dd'; next = next.nextElementSibling)
    lines.push(next);
  const doi = lines.flatMap((it) => [...it.querySelectorAll('a[href*="doi.org/10."]')]);
  if (doi.length !== 1 || doiIdentifier(addressIn(doi[0], url)?.href ?? '') !== id) return {};
  // "Research Article | published 14 Apr 2025 | PLOS ONE"
  const parts = lines.flatMap((it) => textOf(it).split(/ ?\| ?/));
  const journal = parts.find((it) => /^PLOS [\w ]+$/i.test(it));
  const date = parts.find((it) => it.startsWith('published '))?.slice('published '.length);
  return {
    authors: peopleNamed(textOf(lines.find((it) => it.matches('.search-results-authors'))), /\s*,\s*/),
    published: partialDate(date ?? ''),
    venue: journal,
    venueType: journal ? 'journal' : undefined,
  };
}

function tellBlock(block: Element): Told {
  return {
    authors: peopleNamed(textWithout(block.querySelector('.authors'), '.label'), /\s*,\s*/),
    published: partialDate(textOf(block.querySelector('.date, time')).replace(/^published:? /i, '')),
  };
}
