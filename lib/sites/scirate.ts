/**
 * SciRate: the day's papers, a category's, a person's, search, and a paper's own page. Relies on `li.paper` with
 * `.title a` to `/arxiv/ID`, `.authors`, `.uid` and `.abstract`; on a paper's page `#paperPage` with `.dates`,
 * `.categories`, `.journal_ref` and `.doi` (from the site's public templates). Looked at: 2026-11.
 */
import { partialDate } from '../dates';
import { doiIdentifier } from '../identifiers';
import { clean } from '../text';
import { inBlocks } from './blocks';
import { ownPage } from './own-page';
import { everyone } from './people';
import { addressIn, countIn, linkTo, type Told, textOf, withoutParts } from './reading';
import type { Examples, Site } from './site';

/** Addresses of each kind of page, for tests. */
export const examples: Examples = {
  listing: [
    'https://scirate.com/',
    'https://scirate.com/arxiv/quant-ph?range=3',
    'https://scirate.com/arxiv/cs.LG?date=2026-11-20',
    'https://scirate.com/ada/scites?page=2',
  ],
  search: ['https://scirate.com/search?q=graphs'],
  paper: ['https://scirate.com/arxiv/2504.10001', 'https://scirate.com/arxiv/quant-ph/0301001'],
};

const ENTRY = 'ul.papers > li.paper';

export const sciRate: Site = {
  id: 'scirate',
  name: 'SciRate',
  hosts: ['scirate.com', 'www.scirate.com'],
  paths: ['/', '/?*', '/arxiv/*', '/search?*', '/*/scites', '/*/scites?*', '/*/papers', '/*/papers?*'],
  pages: [
    {
      kind: 'paper',
      path: /^\/arxiv\/(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?\/?$/,
      entry: '#paperPage h1.title',
      promisesEntries: true,
      shows: ['authors', 'abstract', 'published'],
    },
    {
      kind: 'listing',
      path: /^\/(?:arxiv\/[a-z-]+(?:\.[A-Za-z-]+)?\/?|(?!arxiv\/)[^/]+\/(?:scites|papers)\/?)?$/,
      entry: ENTRY,
      shows: ['authors', 'abstract', 'published'],
    },
    { kind: 'search', path: /^\/search\/?$/, entry: ENTRY, shows: ['authors', 'abstract', 'published'] },
  ],

  *entries(document, url, page) {
    if (page.kind === 'paper') {
      yield* ownPage('scirate', document, url, page, {
        ids: () => [doiIdentifier(behindLabel(document, '.doi') ?? '')],
        tell: () => tellOwn(document, page.entry, url),
      });
      return;
    }
    yield* inBlocks('scirate', document, url, page, {
      title: (block) => block.querySelector('.title a[href^="/arxiv/"]'),
      tell: (block, title) => tell(block, title, url),
      place: (block, title) => ({ after: block.querySelector('.uid')?.lastChild ?? title }),
    });
  },
};

/** "Apr 14 2025 cs.LG stat.ML arXiv:2504.10001v2" stands below the authors. */
function tell(block: Element, title: Element, url: URL): Told {
  const line = textOf(block.querySelector('.uid'));
  const people = [...block.querySelectorAll('.authors a')].map(textOf);
  const authors = named(people.filter((it) => !MORE.test(it)));
  const more = people.map((it) => MORE.exec(it)?.[1]).find(Boolean);
  const version = /\dv(\d{1,3})$/.exec(line)?.[1];
  return {
    title: prose(title),
    authors,
    authorsCut: more && authors.length ? true : undefined,
    authorCount: more && authors.length ? authors.length + Number(more) : undefined,
    published: partialDate(/^[A-Z][a-z]{2} \d{1,2} \d{4}/.exec(line)?.[0] ?? ''),
    categories: [...block.querySelectorAll('.uid a[href^="/arxiv/"]')].map(textOf),
    version: version ? Number(version) : undefined,
    ...common(block, url),
  };
}

/** "et al (12)": twenty are named. */
const MORE = /^et al \((\d+)\)$/;

/** Each link's text ends with the comma behind the name. */
function named(names: readonly string[]) {
  return everyone(names.map((it) => it.replace(/,\s*$/, '')));
}

/** What a paper's page shows; the authors with their family names are in its metadata. */
function tellOwn(document: Document, heading: string, url: URL): Told {
  const page = document.querySelector('#paperPage > .paper') ?? document.createElement('div');
  const subjects = [...page.querySelectorAll('.categories a, .dates a')].map(textOf);
  return {
    title: prose(document.querySelector(heading)),
    categories: subjects,
    published: partialDate(
      /Published (\d{1,2} \w{3} \d{4})/.exec(textOf(page.querySelector('.dates')))?.[1] ?? '',
    ),
    comments: behindLabel(page, '.author_comments'),
    journalRef: behindLabel(page, '.journal_ref'),
    ...common(page, url),
  };
}

/** What lists and a paper's page have alike. Abstracts are hidden in some lists, and there nonetheless. */
function common(block: Element, url: URL): Told {
  const abstract = prose(block.querySelector('.abstract'));
  return {
    abstract: abstract || undefined,
    upvotes: countIn(/^(\d+)$/, textOf(block.querySelector('.scites-count'))),
    links: [...linkTo('pdf', addressIn(block.querySelector('a.paper-download:not(.html)'), url))],
  };
}

/** "Journal ref: Phys. Rev. A 1, 2" without its label. */
function behindLabel(part: ParentNode, line: string): string | undefined {
  return /^[A-Z][a-z ]+: (.+)$/.exec(textOf(part.querySelector(line)))?.[1];
}

/** The text as its authors wrote it: what MathJax drew stands before the TeX that it was drawn from. */
function prose(element: Element | null): string {
  const copy = withoutParts(element, '.MathJax, .MathJax_Preview, .MathJax_Display, .MathJax_SVG');
  for (const tex of copy?.querySelectorAll('script[type^="math/tex"]') ?? []) {
    tex.replaceWith(`$${tex.textContent}$`);
  }
  return clean(copy?.textContent);
}
