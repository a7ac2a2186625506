/**
 * PMLR: a volume's contents and a paper's own page. Relies on `.paper` with `p.title`, `.authors`, `.info` and
 * `p.links`; on own pages on `citation_*` tags, `#abstract` and `#extras` (from the theme that the site is drawn
 * with). Looked at: 2026-11.
 */
import { inBlocks, linkedIds } from './blocks';
import { ownPage } from './own-page';
import { peopleNamed } from './people';
import { addressIn, codeBehind, linkTo, type Told, textOf } from './reading';
import type { Examples, Site } from './site';

/** Addresses of each kind of page, for tests. */
export const examples: Examples = {
  listing: ['https://proceedings.mlr.press/v280/', 'https://proceedings.mlr.press/r1/'],
  paper: ['https://proceedings.mlr.press/v280/liu25a.html'],
};

export const pmlr: Site = {
  id: 'pmlr',
  name: 'PMLR',
  hosts: ['proceedings.mlr.press'],
  paths: ['/v*', '/r*'],
  pages: [
    {
      kind: 'listing',
      path: /^\/[vr]\d+\/?(?:index\.html)?$/,
      entry: '.paper',
      promisesEntries: true,
      shows: ['authors', 'pages'],
    },
    {
      kind: 'paper',
      path: /^\/[vr]\d+\/[\w-]+\.html$/,
      entry: 'article.post-content h1, .post-content h1, h1.post-title',
      promisesEntries: true,
      shows: ['authors', 'published', 'abstract'],
    },
  ],

  *entries(document, url, page) {
    if (page.kind === 'paper') {
      yield* ownPage('pmlr', document, url, page, {
        ids: () =>
          linkedIds(document.body, url, '#extras a[href]').filter((id) => id.startsWith('openreview:')),
        tell: () => {
          const abstract = textOf(document.querySelector('#abstract'));
          return {
            abstract,
            links: [...codeBehind(codeAmong(document, '#extras a[href]'), url)],
          };
        },
      });
      return;
    }
    const year = /\b(?:19|20)\d\d\b/.exec(textOf(document.querySelector('h2, .page-title')))?.[0];
    yield* inBlocks('pmlr', document, url, page, {
      title: (block) => block.querySelector('p.title'),
      ids: (block) =>
        linkedIds(block, url, '.links a[href]').filter((id) => /^(?:pmlr|openreview):/.test(id)),
      tell: (block) => tell(block, year, url),
      place: (block, title) => ({ after: block.querySelector('p.links')?.lastChild ?? title }),
    });
  },
};

/** Links in brackets are told by their words; files of papers are on GitHub as well. */
function codeAmong(part: ParentNode, links: string): Element[] {
  return [...part.querySelectorAll(links)].filter((it) => /^(?:code|software)$/i.test(textOf(it)));
}

/** "Conference on Parsimony and Learning, PMLR 280:1-23" */
function tell(block: Element, year: string | undefined, url: URL): Told {
  const line = textOf(block.querySelector('.info')).replace('–', '-');
  const venue = textOf(block.querySelector('.info i'));
  const [, volume, pages] = /PMLR (\d+):(\w+(?:-\w+)?)/.exec(line) ?? [];
  const pdf = [...block.querySelectorAll('.links a[href]')].find((it) => /pdf$/i.test(textOf(it)));
  return {
    authors: peopleNamed(textOf(block.querySelector('.authors')), /\s*,\s*/),
    venue: venue.replace(/,? PMLR.*$/, ''),
    venueType: 'proceedings',
    volume,
    pages,
    published: year,
    links: [...codeBehind(codeAmong(block, '.links a[href]'), url), ...linkTo('pdf', addressIn(pdf, url))],
  };
}
