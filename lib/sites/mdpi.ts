/**
 * MDPI: search, an issue's contents, and a paper's own page. Relies on `.generic-item` with `a.title-link`, `.authors`,
 * `.abstract-full` or `.abstract-cropped` and a link to the DOI (from Zotero's translator and scripts that read the
 * site), and on `citation_*` tags. Looked at: 2026-11.
 */
import { partialDate } from '../dates';
import { doiIdentifier, identify } from '../identifiers';
import { inBlocks } from './blocks';
import { ownPage } from './own-page';
import { peopleNamed } from './people';
import { addressIn, linkTo, type Told, textOf, textWithout } from './reading';
import type { Examples, Site } from './site';

/** Addresses of each kind of page, for tests. */
export const examples: Examples = {
  listing: ['https://www.mdpi.com/2072-4292/13/4', 'https://www.mdpi.com/journal/sensors'],
  search: ['https://www.mdpi.com/search?q=graphs'],
  paper: ['https://www.mdpi.com/2072-4292/13/4/700', 'https://www.mdpi.com/2072-4292/13/4/700/htm'],
};

const ENTRY = '.generic-item:has(a.title-link), .article-item:has(a.title-link)';

export const mdpi: Site = {
  id: 'mdpi',
  name: 'MDPI',
  hosts: ['www.mdpi.com'],
  paths: ['/*-*/*', '/journal/*', '/search*'],
  pages: [
    {
      kind: 'paper',
      path: /^\/\d{4}-\d{3}[\dxX]\/\d+\/\w+\/\d+(?:\/htm)?\/?$/,
      entry: 'h1.title',
      promisesEntries: true,
      shows: ['authors', 'published', 'abstract'],
    },
    { kind: 'search', path: /^\/search$/, entry: ENTRY, shows: ['authors'] },
    {
      kind: 'listing',
      path: /^\/(?:\d{4}-\d{3}[\dxX]\/\d+(?:\/\w+)?|journal\/\w+)\/?$/,
      entry: ENTRY,
      shows: ['authors'],
    },
  ],

  *entries(document, url, page) {
    if (page.kind === 'paper') {
      yield* ownPage('mdpi', document, url, page, {
        tell: () => ({ abstract: abstractIn(document.querySelector('.art-abstract, .html-abstract')) }),
      });
      return;
    }
    yield* inBlocks('mdpi', document, url, page, {
      title: (block) => block.querySelector('a.title-link'),
      ids: (block, title) => {
        const doi = addressIn(block.querySelector('a[href*="doi.org/10."]'), url);
        const address = addressIn(title, url);
        return [doi && doiIdentifier(doi.href), address && identify(address)?.id];
      },
      tell: (block) => tell(block, url),
      place: (_, title) => ({ after: title }),
    });
  },
};

function tell(block: Element, url: URL): Told {
  const whole = abstractIn(block.querySelector('.abstract-full'));
  const abstract = whole ?? abstractIn(block.querySelector('.abstract-cropped'));
  // "Remote Sens. 2021, 13(4), 700; https://doi.org/10.3390/rs13040700 - 14 Feb 2021"
  const line = textOf(block.querySelector('.color-grey-dark'));
  const [, venue, , volume, issue, number] =
    /^(.+?) (\d{4}), (\d+)(?:\((\w+)\))?, (\w+)(?:;|$)/.exec(line) ?? [];
  const pdf = addressIn(block.querySelector('a.UD_Listings_ArticlePDF, a[href$="/pdf"]'), url);
  return {
    authors: peopleNamed(
      textWithout(block.querySelector('.authors'), 'sup, .sciprofiles-link__image').replace(/^by /, ''),
    ),
    abstract,
    abstractCut: abstract && !whole ? true : undefined,
    published:
      partialDate(/ - (\d{1,2} \w+ \d{4})/.exec(line)?.[1] ?? '') ??
      partialDate(/ (\d{4}), /.exec(line)?.[1] ?? ''),
    ...(venue && { venue, venueType: 'journal', volume, issue, pages: number }),
    links: [...linkTo('pdf', pdf)],
  };
}

function abstractIn(element: Element | null): string | undefined {
  const text = textWithout(element, 'h2, a[href^="#"], .inline').replace(/^Abstract:? ?/, '');
  return text.replace(/ ?(?:Full article|Read more)$/i, '') || undefined;
}
