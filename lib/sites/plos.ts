/**
 * PLOS: search (drawn by a script), subject areas as covers or as a list, an issue's contents, and a paper's own page. A
 * search result is a `dt[data-doi]` and the `dd` behind it, which holds the same DOI; elsewhere a paper has a block.
 * Own pages hold `citation_*` tags (from the publisher's own templates of 2020, which leave out the names on covers).
 * Looked at: 2026-11.
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
    'https://journals.plos.org/ploscompbiol/issue?id=10.1371/issue.pcbi.v21.i04',
    'https://journals.plos.org/plosone/browse/machine_learning?resultView=list',
  ],
  paper: ['https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0300001'],
};

const ENTRY = 'dt[data-doi], li[data-doi], .article-block, .item:has(.item--article-title)';

export const plos: Site = {
  id: 'plos',
  name: 'PLOS',
  hosts: ['journals.plos.org'],
  paths: ['/*/article*', '/*/search*', '/*/dynamicSearch*', '/*/issue*', '/*/browse/*', '/*/volume*'],
  pages: [
    {
      kind: 'paper',
      path: /^\/\w+\/article\/?$/,
      query: /[?&]id=10\./,
      entry: '#artTitle',
      promisesEntries: true,
      shows: ['authors', 'published'],
    },
    { kind: 'search', path: /^\/\w+\/search\/?$/, entry: ENTRY, shows: ['authors'] },
    { kind: 'listing', path: /^\/\w+\/(?:issue|browse(?:\/[^/]+)?)\/?$/, entry: ENTRY },
  ],

  *entries(document, url, page) {
    if (page.kind === 'paper') {
      yield* ownPage('plos', document, url, page, { tell: tellOwn });
      return;
    }
    yield* inBlocks('plos', document, url, page, {
      // A cover's picture leads to the paper as well; related papers are linked by their DOI.
      title: (block) => [...block.querySelectorAll('a[href*="article?id=10."]')].find((it) => textOf(it)),
      ids: (_, title) => [idBehind(title, url)],
      tell: (block, title) =>
        block.localName === 'dt' ? tellRun(block, title, url) : tellBlock(block, title),
      // A cover's title is cut by a script that writes it anew.
      place: (block, title) => ({ after: block.querySelector(':scope > .details')?.lastChild ?? title }),
    });
  },
};

function idBehind(link: Element, url: URL) {
  const address = addressIn(link, url);
  return address && identify(address)?.id;
}

/** What the metadata do not tell. What follows the abstract, as the authors' summary, is made like it. */
function tellOwn(document: Document): Told {
  const abstract = [...(document.querySelector('.abstract.toc-section')?.querySelectorAll('h3, p') ?? [])];
  return { abstract: abstract.map(textOf).join(' ') };
}

/** The lines behind a result, if they hold its DOI and no other before the next result begins. */
function tellRun(line: Element, title: Element, url: URL): Told {
  const lines: Element[] = [];
  for (let next = line.nextElementSibling; next?.localName === 'dd'; next = next.nextElementSibling)
    lines.push(next);
  const links = lines.flatMap((it) => [...it.querySelectorAll('a[href*="doi.org/10."]')]);
  const dois = links.map((it) => doiIdentifier(addressIn(it, url)?.href ?? ''));
  const id = idBehind(title, url);
  if (dois.length === 0 || dois.some((doi) => doi !== id)) return {};
  const part = (selector: string) =>
    textOf(lines.map((it) => it.querySelector(selector)).find((it) => it !== null));
  return {
    authors: peopleNamed(part('.search-results-authors'), /\s*,\s*/),
    published: partialDate(part('[id^="article-result-"][id$="-date"]').replace(/^published /, '')),
    ...inJournal(part('[id^="article-result-"][id$="-journal-name"]')),
  };
}

/** An issue's line: "PLOS Biology: published April 14, 2025 | https://doi.org/…" */
function tellBlock(block: Element, title: Element): Told {
  const date = textOf(block.querySelector('.article-info--date, .date, time'));
  const whole = title.getAttribute('title');
  return {
    // Where a title is cut, its link's tip has all of it.
    ...(whole && /(?:…|\.{3})$/.test(textOf(title)) && { title: whole }),
    authors: peopleNamed(textWithout(block.querySelector('.authors'), '.label'), /\s*,\s*/),
    published: partialDate(date.replace(/^published:? /i, '')),
    ...inJournal(textOf(block.querySelector('.article-info > i'))),
  };
}

function inJournal(name: string): Told {
  return name ? { venue: name, venueType: 'journal' } : {};
}
