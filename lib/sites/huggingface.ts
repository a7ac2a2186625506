/**
 * Hugging Face Papers: day, week, month, trending, search, organisation pages, and a paper's own page.
 * Relies on `article` holding `h3 a[href^="/papers/"]`; the JSON in `[data-target="DailyPapers"]` and
 * `[data-target="PaperContent"]` fills in what the cards do not show, looked up by identifier. Looked at: 2026-11.
 */
import { linkOf, linksInText, rankLinks } from '../code-links';
import { partialDate } from '../dates';
import { type Identified, identify, pdfOf } from '../identifiers';
import type { Author, Identifier, Link } from '../paper';
import { clean, clip, fold } from '../text';
import { countIn, defined, field, list, number, text } from './reading';
import type { Entry, Page, Place, Site } from './site';

export const huggingFace: Site = {
  id: 'huggingface',
  name: 'Hugging Face Papers',
  mark: 'HF',
  hosts: ['huggingface.co', 'hf.co'],
  paths: ['/papers', '/papers?*', '/papers/*', '/*/papers', '/*/papers?*'],
  hydrated: true,
  reads:
    'arXiv identifier, title, authors or their number, abstract, date, upvotes, comments, organisation, PDF, code with stars, project page',
  pages: [
    {
      kind: 'listing',
      path: /^\/papers(?:\/trending|\/(?:date|week|month)\/[\w-]+)?\/?$/,
      query: /^(?!.*[?&]q=[^&])/,
      examples: [
        'https://huggingface.co/papers',
        'https://huggingface.co/papers/date/2026-04-14',
        'https://huggingface.co/papers/week/2026-W16',
        'https://huggingface.co/papers/month/2026-04',
        'https://huggingface.co/papers/trending',
      ],
    },
    {
      kind: 'search',
      path: /^\/papers\/?$/,
      query: /[?&]q=[^&]/,
      examples: ['https://huggingface.co/papers?q=machine+unlearning'],
    },
    {
      kind: 'paper',
      path: /^\/papers\/\d{4}\.\d{4,5}\/?$/,
      examples: ['https://huggingface.co/papers/2505.23462'],
      promisesEntries: true,
    },
    {
      kind: 'listing',
      path: /^\/(?!papers\/)[\w.-]+\/papers\/?$/,
      examples: ['https://huggingface.co/google/papers'],
    },
  ],

  *entries(document, url, page) {
    if (page.kind === 'paper') yield* alone(document, url);
    else yield* listed(document, url, page);
  },
};

function* listed(document: Document, url: URL, page: Page): Generator<Entry> {
  for (const article of document.querySelectorAll('article')) {
    // Trending pages hold each paper twice, for wide and for narrow windows.
    const links = [...article.querySelectorAll<HTMLAnchorElement>('h3 a[href^="/papers/"]')];
    const link = links.find(isVisible) ?? links[0];
    const identified = link && identify(new URL(link.getAttribute('href') ?? '', url));
    if (!identified || !clean(link.textContent)) continue;
    const read = () => readListed(document, article, link, identified, url, page);
    yield {
      ids: [identified.id],
      element: article,
      place: placeIn(link),
      glance: read,
      read,
    };
  }
}

function isVisible(element: Element): boolean {
  return element.checkVisibility?.() ?? true;
}

/** Cards and rows keep padding beneath their text, and the corner of it is free. */
function placeIn(link: Element): Place {
  return { after: link.closest('h3') ?? link, corner: 'bottom-right' };
}

function readListed(
  document: Document,
  article: Element,
  link: Element,
  { id }: Identified,
  url: URL,
  page: Page,
) {
  const title = clip(clean(link.textContent), 1000);
  const record = recordOf(document, id, title);
  const around = article.textContent ?? '';
  const shownAbstract = clean(article.querySelector('p')?.textContent);
  const shownCount = countIn(/(?:^|[^\d.,])([\d,]{1,7}) authors?\b/, around);
  const upvotes = countIn(
    /^([\d.,]+k?)$/i,
    clean(article.querySelector('a[href^="/login?next=%2Fpapers"]')?.textContent),
  );
  const comments = article.querySelector(`a[href$="#community"]`);
  const repository = article.querySelector<HTMLAnchorElement>('a[href^="https://github.com/"]');
  return sightingOf(`huggingface/${page.kind}`, url, id, title, record, {
    abstract: shownAbstract.length > MUCH ? shownAbstract : undefined,
    authorCount: shownCount,
    published: dateIn(article, yearOf(document, url)),
    upvotes,
    commentCount: comments ? countIn(/^([\d.,]+k?)$/i, clean(comments.textContent)) : undefined,
    organization: organizationIn(article),
    repository: repository
      ? { url: repository.href, stars: countIn(/([\d.,]+k?)\s*$/i, clean(repository.textContent)) }
      : undefined,
  });
}

/** A link to an owner's page that is not that of whoever submitted the paper. */
function organizationIn(article: Element): string | undefined {
  const link = [...article.querySelectorAll('a')].find(
    (it) =>
      /^\/[\w.-]+$/.test(it.getAttribute('href') ?? '') &&
      !/submitted by/i.test(it.parentElement?.textContent ?? ''),
  );
  return clip(clean(link?.textContent), 300) || undefined;
}

/** Shorter paragraphs in a card are labels. */
const MUCH = 40;

function* alone(document: Document, url: URL): Generator<Entry> {
  const identified = identify(url);
  const heading = document.querySelector('[data-target="PaperContent"] h1, main h1');
  const title = clip(clean(heading?.textContent), 1000);
  if (!identified || !heading || !title) return;
  const read = () => {
    const record = recordOf(document, identified.id, title);
    const repository = document.querySelector<HTMLAnchorElement>('main a[href^="https://github.com/"]');
    const section = [...document.querySelectorAll('h2')].find((it) => clean(it.textContent) === 'Abstract');
    const dated = /Published on (\w{3,9}\.? \d{1,2}(?:, \d{4})?)/.exec(
      document.querySelector('main')?.textContent ?? '',
    );
    return sightingOf('huggingface/paper', url, identified.id, title, record, {
      abstract: clean(section?.parentElement?.querySelector('p:last-of-type')?.textContent) || undefined,
      published: dated?.[1] ? partialDate(dated[1], yearOf(document, url)) : undefined,
      repository: repository ? { url: repository.href, stars: undefined } : undefined,
    });
  };
  yield {
    ids: [identified.id],
    element: heading,
    place: { after: endOfDateline(document) ?? heading.lastChild ?? heading },
    glance: read,
    read,
  };
}

/** The end of the quiet line beneath the title, but never inside of a link. */
function endOfDateline(document: Document): ChildNode | undefined {
  const line = [...document.querySelectorAll('main div, main span')].find(
    (it) => it.firstChild?.nodeType === 3 && /^\s*Published on /.test(it.firstChild.nodeValue ?? ''),
  );
  let end = line?.lastChild;
  while (end instanceof Element && !end.matches('a, button') && end.lastChild) end = end.lastChild;
  return end ?? undefined;
}

/** What the visible page tells of a paper. */
interface Shown {
  abstract?: string | undefined;
  authorCount?: number | undefined;
  published?: string | undefined;
  upvotes?: number | undefined;
  commentCount?: number | undefined;
  organization?: string | undefined;
  repository?: { url: string; stars: number | undefined } | undefined;
}

/** What is shown comes first; the page's data fills in what is not. */
function sightingOf(source: string, url: URL, id: Identifier, title: string, record: unknown, shown: Shown) {
  const paper = field(record, 'paper') ?? record;
  const people = list(field(paper, 'authors')).filter((it) => field(it, 'hidden') !== true);
  const authors = people.flatMap((it): Author[] => {
    const name = clip(clean(text(field(it, 'name'))), 500);
    return name ? [{ name }] : [];
  });
  const abstract = clip(shown.abstract ?? clean(text(field(paper, 'summary'))), 50_000) || undefined;
  const organization = field(paper, 'organization') ?? field(record, 'organization');
  const pdf = pdfOf(id);
  const authorCount = shown.authorCount ?? (authors.length || undefined);
  const links: Link[] = [
    ...known(text(field(paper, 'githubRepo')), 'page data', number(field(paper, 'githubStars'))),
    ...known(text(field(paper, 'projectPage')), 'page data'),
    ...known(shown.repository?.url, 'page link', shown.repository?.stars),
    ...linksInText(abstract ?? '', 'abstract'),
    ...(pdf ? [{ kind: 'pdf', url: pdf, foundIn: 'page link' } as const] : []),
  ];
  return {
    source,
    url: url.href,
    ids: [id],
    title,
    links: rankLinks(links),
    ...defined({
      authors: authors.length ? authors : undefined,
      authorsCut: authors.length && authorCount && authorCount > authors.length ? (true as const) : undefined,
      authorCount,
      abstract,
      published: partialDate(text(field(paper, 'publishedAt')) ?? '') ?? shown.published,
      upvotes: shown.upvotes ?? number(field(paper, 'upvotes')),
      commentCount: shown.commentCount ?? number(field(record, 'numComments')),
      organization:
        shown.organization ??
        (clip(clean(text(field(organization, 'fullname')) ?? text(field(organization, 'name'))), 300) ||
          undefined),
    }),
  };
}

function known(address: string | undefined, foundIn: Link['foundIn'], stars?: number): Link[] {
  const tidied = address ? linkOf(address) : undefined;
  if (!tidied) return [];
  return [{ ...tidied, foundIn, theirs: true, ...(stars === undefined ? {} : { stars }) }];
}

/** The page's own year: that of its address or heading, else this one. */
function yearOf(document: Document, url: URL): number {
  const heading = document.querySelector('time[datetime]')?.getAttribute('datetime') ?? '';
  return Number(
    (/\/(\d{4})-/.exec(url.pathname) ?? /^(\d{4})-/.exec(heading))?.[1] ?? new Date().getFullYear(),
  );
}

/** "Published on Sep 29, 2026", or a date alone in its element; without a year it is of the page's own year. */
function dateIn(article: Element, year: number): string | undefined {
  const time = article.querySelector('time[datetime]')?.getAttribute('datetime');
  if (time) return partialDate(time);
  for (const element of article.querySelectorAll('span, div, p')) {
    if (element.childElementCount > 0) continue;
    const date = partialDate(clean(element.textContent).replace(/^Published on /, ''), year);
    if (date && date.length === 10) return date;
  }
  return undefined;
}

/** Larger data is left unread: the page is used without it. */
const MOST_DATA = 4_000_000;

/** Parsed once for each value of the attribute. */
const parsed = new WeakMap<Element, { source: string; records: Map<string, unknown> }>();

/** The page's data on a paper. Data that belongs to another title is stale, and not used. */
function recordOf(document: Document, id: Identifier, title: string): unknown {
  for (const island of document.querySelectorAll(
    '[data-target="DailyPapers"], [data-target="PaperContent"]',
  )) {
    const record = recordsIn(island).get(id.slice('arxiv:'.length));
    const told = clean(
      text(field(field(record, 'paper') ?? record, 'title')) ?? text(field(record, 'title')),
    );
    if (record && fold(told) === fold(title)) return record;
  }
  return undefined;
}

function recordsIn(island: Element): Map<string, unknown> {
  const source = island.getAttribute('data-props') ?? '';
  const known = parsed.get(island);
  if (known?.source === source) return known.records;
  const records = new Map<string, unknown>();
  const data = source.length > MOST_DATA ? undefined : parseJson(source);
  for (const item of [...list(field(data, 'dailyPapers')), ...list(field(data, 'searchResults')), data]) {
    const id = text(field(field(item, 'paper'), 'id'));
    if (id) records.set(id, item);
  }
  parsed.set(island, { source, records });
  return records;
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}
