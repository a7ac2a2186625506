/**
 * arXiv: lists (new, recent, pastweek, by month and year), catchup, author pages, search, and a paper's own page.
 * Relies on `dl#articles > dt + dd` with `a[title="Abstract"]`, on `li.arxiv-result`, and on the `citation_*` meta
 * tags of `/abs/`. Read from the site's own templates (arXiv/arxiv-browse, arXiv/arxiv-search). Looked at: 2026-11.
 */
import { pdfOf } from '../addresses';
import { linksInText, rankLinks } from '../code-links';
import { partialDate } from '../dates';
import { arxivIdentifier, doiIdentifier, type Identified, identify, valueIn } from '../identifiers';
import type { Author, Identifier, Link, PartialDate, Sighting } from '../paper';
import { clean, clip } from '../text';
import { isWhole, sighting } from './reading';
import type { Entry, Examples, Glance, Page, Site } from './site';

/** Addresses of each kind of page, for tests. */
export const examples: Examples = {
  listing: [
    'https://arxiv.org/list/cs.LG/new',
    'https://arxiv.org/list/cs.CL/recent?skip=0&show=250',
    'https://arxiv.org/list/hep-th/pastweek',
    'https://arxiv.org/list/cs.CL/2026-04',
    'https://arxiv.org/catchup/cs.CL/2026-04-14',
    'https://arxiv.org/a/lovelace_a_1',
  ],
  search: [
    'https://arxiv.org/search/?query=diffusion&searchtype=all',
    'https://arxiv.org/search/advanced?advanced=&terms-0-term=diffusion',
  ],
  paper: ['https://arxiv.org/abs/2505.23462', 'https://arxiv.org/abs/hep-th/9901001v2'],
};

export const arxiv: Site = {
  id: 'arxiv',
  name: 'arXiv',
  hosts: ['arxiv.org', 'www.arxiv.org', 'export.arxiv.org'],
  paths: ['/list/*', '/catchup/*', '/a/*', '/search*', '/abs/*'],
  pages: [
    {
      kind: 'listing',
      entry: '#articles > dt, dl[id^="articles"] > dt',
      path: /^\/list\/[\w.-]+\/(?:recent|pastweek|current|\d{4}(?:-\d\d)?)\/?$/,
      promisesEntries: true,
      shows: ['authors', 'categories'],
    },
    {
      // A day can be without news, and an author without papers.
      kind: 'listing',
      entry: '#articles > dt, dl[id^="articles"] > dt',
      path: /^\/(?:list\/[\w.-]+\/new|catchup\/[\w.-]+\/[\w-]+|a\/[\w-]+)\/?$/,
    },
    {
      kind: 'search',
      entry: 'li.arxiv-result',
      path: /^\/search(?:\/|\/advanced\/?|\/[a-z-]+\/?)?$/,
    },
    {
      kind: 'paper',
      entry: 'h1.title',
      path: /^\/abs\/(?:[\w.-]+\/)?[\d.]+(?:v\d+)?\/?$/,
      promisesEntries: true,
    },
  ],

  *entries(document, url, page) {
    if (page.kind === 'listing') yield* listed(document, url, page);
    else if (page.kind === 'search') yield* found(document, url, page);
    else yield* alone(document, url, page);
  },
};

function* listed(document: Document, url: URL, page: Page): Generator<Entry> {
  for (const line of document.querySelectorAll(page.entry)) {
    const link = line.querySelector<HTMLAnchorElement>('a[title="Abstract"]');
    const identified = link && identifyLink(link);
    const below = line.nextElementSibling;
    const body = below?.localName === 'dd' ? below : undefined;
    const title = body?.querySelector('.list-title');
    if (!identified || !body || !title || !isWhole(body)) continue;
    yield {
      ids: [identified.id],
      element: line,
      glance: () =>
        glance(identified.id, title, body.querySelector('.list-comments'), body.querySelector('p.mathjax')),
      place: { after: lastOf(line) },
      read: () => readListed(identified, line, body, title, url),
    };
  }
}

/** Most links are `/abs/ID`, which need no parser of addresses. */
function identifyLink(link: HTMLAnchorElement): Identified | undefined {
  const [, id] = /^\/abs\/([^?#]+)$/.exec(link.getAttribute('href') ?? '') ?? [];
  return (id && arxivIdentifier(id)) || identify(link.href);
}

function readListed(
  { id, version }: Identified,
  line: Element,
  body: Element,
  title: Element,
  url: URL,
): Sighting {
  const authors = peopleIn(body.querySelectorAll('.list-authors a'));
  const comments = prose(body.querySelector('.list-comments'));
  const abstract = prose(body.querySelector('p.mathjax'));
  return sighting('arxiv/listing', url, [id], {
    title: titleOf(id, prose(title)),
    version,
    authors,
    authorsCut: authors.length === MOST_LISTED || undefined,
    abstract,
    published: monthOf(id),
    categories: categoriesIn(body.querySelector('.list-subjects')),
    journalRef: prose(body.querySelector('.list-journal-ref')),
    comments,
    links: linksOf(id, line.querySelector('a[title="View HTML"]'), comments, abstract),
  });
}

/** Lists name at most so many authors, without a word about the rest. */
const MOST_LISTED = 100;

function* found(document: Document, url: URL, page: Page): Generator<Entry> {
  for (const element of document.querySelectorAll(page.entry)) {
    const link = element.querySelector<HTMLAnchorElement>('p.list-title > a');
    const identified = link && identify(link.href);
    const head = link?.closest('p');
    const title = element.querySelector('p.title');
    if (!identified || !head || !title || !isWhole(element)) continue;
    const doi = doiIdentifier(clean(element.querySelector('a[href*="doi.org/"]')?.textContent));
    yield {
      ids: doi ? [identified.id, doi] : [identified.id],
      element,
      glance: () =>
        glance(
          identified.id,
          title,
          element.querySelector('p.comments'),
          element.querySelector('.abstract-full'),
        ),
      place: { after: head.parentElement?.querySelector('.tags:last-of-type') ?? head },
      read: () => readFound(identified, doi, element, url),
    };
  }
}

function readFound(
  { id, version }: Identified,
  doi: Identifier | undefined,
  element: Element,
  url: URL,
): Sighting {
  const authors = peopleIn(element.querySelectorAll('p.authors a'));
  const more = /\((\d+) additional authors? not shown\)/.exec(
    element.querySelector('p.authors')?.textContent ?? '',
  );
  const whole = element.querySelector('.abstract-full');
  const abstract = prose(whole ?? element.querySelector('.abstract-short'))?.replace(
    /\s*[△▽] (?:Less|More)$/,
    '',
  );
  const lines = [...element.querySelectorAll('p.is-size-7')].map((it) => it.textContent ?? '');
  const submitted = lines.map((it) => /Submitted\s+([^;]{4,30});/.exec(it)?.[1]).find(Boolean);
  const comments = prose(element.querySelector('p.comments'))?.replace(/^Comments: ?/, '') || undefined;
  const journal = lines.map(clean).find((it) => it.startsWith('Journal ref: '));
  return sighting('arxiv/search', url, doi ? [id, doi] : [id], {
    title: titleOf(id, prose(element.querySelector('p.title'))),
    version,
    authors,
    authorsCut: more ? true : undefined,
    authorCount: more ? authors.length + Number(more[1]) : undefined,
    abstract: abstract?.replace(/^… ?| ?…$/g, '') || undefined,
    abstractCut: abstract && !whole && /^…|…$/.test(abstract) ? true : undefined,
    published: (submitted && partialDate(clean(submitted))) || monthOf(id),
    categories: [...element.querySelectorAll('.tags .tag.tooltip')]
      .map((tag) => clean(tag.textContent))
      .filter(Boolean),
    journalRef: journal?.slice('Journal ref: '.length),
    comments,
    links: linksOf(id, null, comments, abstract),
  });
}

function* alone(document: Document, url: URL, page: Page): Generator<Entry> {
  const identified = identify(url);
  const title = document.querySelector(page.entry);
  if (!identified || !title || document.readyState === 'loading') return;
  const links = document.querySelector('.extra-services .full-text ul');
  const doi = doiOf(document);
  const read = () => readAlone(document, identified, doi, title, url);
  yield {
    ids: doi ? [identified.id, doi] : [identified.id],
    element: title,
    place: { after: links?.querySelector('li:last-child > a:last-of-type') ?? lastOf(title) },
    glance: read,
    read,
  };
}

/** The publisher's DOI, not the one that arXiv gives out. */
function doiOf(document: Document): Identifier | undefined {
  const told = [
    ...contentsOf(document, 'citation_doi'),
    clean(document.querySelector('td.doi a')?.textContent),
  ];
  return told.map(doiIdentifier).find((id) => id?.startsWith('doi:'));
}

function contentsOf(document: Document, name: string): string[] {
  return [...document.querySelectorAll<HTMLMetaElement>(`meta[name="${name}"]`)].map((it) =>
    clean(it.content),
  );
}

function readAlone(
  document: Document,
  { id, version }: Identified,
  doi: Identifier | undefined,
  title: Element,
  url: URL,
): Sighting {
  const authors = contentsOf(document, 'citation_author').filter(Boolean).map(invertedName);
  const dateline = clean(document.querySelector('.dateline')?.textContent);
  const abstract =
    prose(document.querySelector('blockquote.abstract')) ?? contentsOf(document, 'citation_abstract')[0];
  const comments = prose(document.querySelector('td.comments'));
  const shown = /this version, v(\d{1,3})\b/.exec(dateline)?.[1];
  return sighting('arxiv/paper', url, doi ? [id, doi] : [id], {
    title: titleOf(id, prose(title)),
    version: version ?? (shown ? Number(shown) : undefined),
    authors: authors.length ? authors : peopleIn(document.querySelectorAll('.authors a')),
    abstract,
    published: partialDate(contentsOf(document, 'citation_date')[0] ?? '') ?? monthOf(id),
    categories: categoriesIn(document.querySelector('td.subjects')),
    journalRef: prose(document.querySelector('td.jref')),
    comments,
    links: linksOf(id, document.querySelector('#latexml-download-link'), comments, abstract),
  });
}

/** Title and code, from the parts of an entry that can name it. */
function glance(id: Identifier, title: Element, comments: Element | null, abstract: Element | null): Glance {
  return {
    title: titleOf(id, prose(title)),
    links: rankLinks([
      ...linksInText(prose(comments) ?? '', 'comments'),
      // Whatever is no link in an abstract was not made one by arXiv, so it is not an address.
      ...(abstract?.firstElementChild ? linksInText(prose(abstract) ?? '', 'abstract') : []),
    ]),
  };
}

function titleOf(id: Identifier, title: string | undefined): string {
  return clip(title || `arXiv:${valueIn(id)}`, 1000);
}

/** An id since 2007 begins with its year and month, an older one holds them after the slash. */
function monthOf(id: Identifier): PartialDate | undefined {
  const [, year = '', month = ''] = /^(?:.*\/)?(\d\d)(\d\d)/.exec(valueIn(id)) ?? [];
  return year ? `${Number(year) > 90 ? '19' : '20'}${year}-${month}` : undefined;
}

function linksOf(id: Identifier, html: Element | null, comments?: string, abstract?: string): Link[] {
  const pdf = pdfOf(id);
  const page = html instanceof Element ? (html as HTMLAnchorElement).href : '';
  return rankLinks([
    ...linksInText(comments ?? '', 'comments'),
    ...linksInText(abstract ?? '', 'abstract'),
    ...(pdf ? [{ kind: 'pdf', url: pdf, foundIn: 'page link' } as const] : []),
    ...(identify(page)?.id === id ? [{ kind: 'html', url: page, foundIn: 'page link' } as const] : []),
  ]);
}

/** "Computation and Language (cs.CL); Machine Learning (cs.LG)", the primary one first. */
function categoriesIn(element: Element | null): string[] {
  const primary = /\(([\w.-]+)\)/.exec(element?.querySelector('.primary-subject')?.textContent ?? '')?.[1];
  const all = [...(element?.textContent ?? '').matchAll(/\(([a-z-]+(?:\.[\w-]+)?)\)/g)].map(
    ([, code = '']) => code,
  );
  return [...new Set(primary ? [primary, ...all] : all)];
}

/** The link of each name searches for "Strauss, I" or "Strauss,+I": that tells what the family name is. */
function peopleIn(links: Iterable<Element>): Author[] {
  return [...links].flatMap((link) => {
    const name = clip(clean(link.textContent), 500);
    if (!name) return [];
    const query = URL.parse((link as HTMLAnchorElement).href)?.searchParams.get('query') ?? '';
    const family = clip(clean(query.split(',')[0]), 300);
    const given = name.slice(0, -family.length).trim();
    return [
      family && given && name.endsWith(` ${family}`) ? { name, family, given: clip(given, 300) } : { name },
    ];
  });
}

/** "Devlin, Jacob", perhaps with a suffix: "King, Martin Luther, Jr.". */
function invertedName(inverted: string): Author {
  const [family = '', given, suffix] = inverted.split(/, */);
  if (!given || !family) return { name: clip(inverted, 500) };
  const name = [given, family, suffix].filter(Boolean).join(' ');
  return suffix
    ? { name: clip(name, 500) }
    : { name: clip(name, 500), family: clip(family, 300), given: clip(given, 300) };
}

/** Labels, and what MathJax drew: it stands before the TeX that it was drawn from. */
const NOT_PROSE =
  '.descriptor, .has-text-weight-semibold, .MathJax, .MathJax_Preview, .MathJax_Display, .MathJax_SVG, .MathJax_CHTML, a[style*="nowrap"]';

/** A block's text as its authors wrote it: real addresses, TeX and no label. */
function prose(element: Element | null): string | undefined {
  if (!element) return undefined;
  const whole = element.firstElementChild ? proseIn(element) : (element.textContent ?? '');
  return clip(clean(whole).replace(/ (?=[.,;:)](?:\s|$))/g, ''), 50_000) || undefined;
}

function proseIn(element: Element): string {
  let text = '';
  for (const node of element.childNodes) {
    if (node.nodeType === 3) text += node.nodeValue;
    else if (node instanceof Element && !node.matches(NOT_PROSE)) text += proseOf(node);
  }
  return text;
}

/** The text of a link is "this https URL", and a full stop may follow at once. */
function proseOf(element: Element): string {
  if (element.matches('a.link-external')) return ` ${element.getAttribute('href') ?? ''} `;
  if (element.matches('script[type^="math/tex"]')) return `$${element.textContent}$`;
  return element.matches('script, style, br') ? ' ' : proseIn(element);
}

/** What a line ends with, for a toolbar behind it. */
function lastOf(line: Element): ChildNode {
  return line.lastChild ?? line;
}
