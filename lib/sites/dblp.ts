/**
 * DBLP and its mirrors: a person's papers, contents of conferences and journals, search, and a record's own page, all
 * with the same entries. Relies on `.entry` with its key as id, `nav.publ` with links to the paper, and `cite` with
 * `.title` and `itemprop`s (from Zotero's translator and scripts that read the site; volume, issue and pages, and that
 * a record's page shows its entry with the key, are recalled). Looked at: 2026-11.
 */
import { partialDate } from '../dates';
import { identify } from '../identifiers';
import type { Link } from '../paper';
import { inBlocks, linkedIds } from './blocks';
import { everyone } from './people';
import { addressIn, linkTo, type Told, textOf } from './reading';
import type { Examples, Site } from './site';

/** Addresses of each kind of page, for tests. */
export const examples: Examples = {
  listing: [
    'https://dblp.org/pid/65/9612.html',
    'https://dblp.dagstuhl.de/pid/k/DonaldEKnuth.html',
    'https://dblp.org/db/conf/nips/neurips2023.html',
    'https://dblp.uni-trier.de/db/journals/tods/tods31.html',
  ],
  search: ['https://dblp.org/search?q=graph%20sorting', 'https://dblp.org/search/publ?q=graph'],
  paper: [
    'https://dblp.org/rec/conf/nips/VaswaniSPUJGKP17.html',
    'https://dblp.org/rec/journals/corr/VaswaniSPUJGKP17',
  ],
};

/** Not the proceedings that somebody edited, nor data. */
const ENTRY = '.entry:not(.editor, .data)';
/** The first button and its menu; the other buttons lead to other sites' searches and to exports. */
const EDITIONS = 'nav.publ > ul > li:first-child > .head a[href], nav.publ li.ee a[href]';

export const dblp: Site = {
  id: 'dblp',
  name: 'DBLP',
  hosts: ['dblp.org', 'www.dblp.org', 'dblp.uni-trier.de', 'dblp.dagstuhl.de'],
  paths: ['/pid/*', '/db/*', '/search*', '/rec/*'],
  pages: [
    {
      kind: 'listing',
      path: /^\/(?:pid(?:\/[\w-]+){1,2}|db\/(?:books|conf|journals|reference|series)\/[\w-]+\/[\w+-]+)(?:\.html)?$/,
      entry: ENTRY,
      shows: ['authors', 'published'],
    },
    {
      kind: 'search',
      path: /^\/search(?:\/publ)?\/?$/,
      query: /[?&]q=/,
      entry: ENTRY,
      shows: ['authors', 'published'],
    },
    {
      kind: 'paper',
      path: /^\/rec(?:\/[\w-]+){3,5}(?:\.html)?$/,
      entry: ENTRY,
      shows: ['authors', 'published'],
    },
  ],

  *entries(document, url, page) {
    yield* inBlocks('dblp', document, url, page, {
      title: (entry) => entry.querySelector('cite .title'),
      ids: (entry) => {
        const isKey = /^(?:[\w-]+\/){2,4}[\w-]+$/.test(entry.id);
        const own = isKey ? `dblp:${entry.id}` : linkedIds(entry, url, '.details a[href]')[0];
        // Of the other entries on a record's page, none is the record.
        const record =
          page.kind === 'paper' && entry === document.querySelector(ENTRY) ? identify(url)?.id : undefined;
        return [...linkedIds(entry, url, EDITIONS), own ?? record];
      },
      tell: (entry, title) => ({
        ...tell(entry),
        title: withoutStop(textOf(title)),
        links: filesIn(entry, url),
      }),
      place: (entry, title) => ({ after: entry.querySelector('cite')?.lastChild ?? title }),
    });
  },
};

function tell(entry: Element): Told {
  const part = (name: string) => entry.querySelector(`cite [itemprop="${name}"]`);
  const date = part('datePublished') ?? entry.querySelector('meta[itemprop="datePublished"]');
  const authors = [...entry.querySelectorAll('cite [itemprop="author"]')].map((it) =>
    // People of one name are numbered.
    textOf(it.querySelector('[itemprop="name"]') ?? it).replace(/ \d{4}$/, ''),
  );
  const venue = textOf(entry.querySelector('cite [itemprop="isPartOf"] [itemprop="name"]'));
  return {
    authors: everyone(authors),
    published: partialDate(date?.getAttribute('content') ?? textOf(date)),
    // Where preprints are kept is no venue, and their numbers are no pages.
    ...(!/^CoRR$|ePrint/i.test(venue) && {
      venue,
      venueType: venue ? typeOf(entry) : undefined,
      volume: textOf(part('volumeNumber')),
      issue: textOf(part('issueNumber')),
      pages: textOf(part('pagination')),
    }),
  };
}

function typeOf({ classList }: Element) {
  if (classList.contains('article')) return 'journal';
  if (classList.contains('inproceedings')) return 'proceedings';
  return classList.contains('incollection') || classList.contains('reference') ? 'book' : undefined;
}

/** Every title is given a full stop, but for those that end in other marks. */
function withoutStop(title: string): string {
  return title.replace(/(?<=[^.])\.$/, '');
}

/** Files of the paper; by an identifier its page is found anyway. */
function filesIn(entry: Element, url: URL): Link[] {
  return [...entry.querySelectorAll(EDITIONS)].flatMap((link) => {
    const address = addressIn(link, url);
    if (!address || /(?:^|\.)(?:dblp|wikidata)\.org$/.test(address.hostname)) return [];
    if (/\.pdf$|\/pdf\//i.test(address.pathname)) return linkTo('pdf', address);
    return identify(address) ? [] : linkTo('html', address);
  });
}
