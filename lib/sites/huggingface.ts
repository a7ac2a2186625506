/**
 * Hugging Face Papers: day, week, month, trending, search, organisation pages, and a paper's own page.
 * Relies on `article` holding `h3 a[href^="/papers/"]`; the JSON in `[data-target="DailyPapers"]` and
 * `[data-target="PaperContent"]` fills in what the cards do not show, looked up by identifier. Looked at: 2026-11.
 */
import { pdfOf } from '../addresses';
import { linkOf, linksInText, rankLinks, type Tidied } from '../code-links';
import { partialDate } from '../dates';
import { type Identified, identify } from '../identifiers';
import type { Author, Identifier, Link, LinkPlace, PartialDate, Sighting } from '../paper';
import { clean, clip, fold } from '../text';
import { countIn, defined, field, list, number, text } from './reading';
import type { Entry, Examples, Page, Place, Site } from './site';

/** Addresses of each kind of page, for tests. */
export const examples: Examples = {
  search: [
    'https://huggingface.co/papers?q=machine+unlearning',
    'https://huggingface.co/papers/trending?q=machine+unlearning',
  ],
  listing: [
    'https://huggingface.co/papers',
    'https://huggingface.co/papers/date/2026-04-14',
    'https://huggingface.co/papers/week/2026-W16',
    'https://huggingface.co/papers/month/2026-04',
    'https://huggingface.co/papers/trending',
    'https://huggingface.co/google/papers',
  ],
  paper: ['https://huggingface.co/papers/2505.23462'],
};

export const huggingFace: Site = {
  id: 'huggingface',
  name: 'Hugging Face Papers',
  mark: 'HF',
  hosts: ['huggingface.co', 'hf.co'],
  paths: ['/papers', '/papers?*', '/papers/*', '/*/papers', '/*/papers?*'],
  hydrated: true,
  pages: [
    {
      kind: 'search',
      entry: 'article',
      path: /^\/papers(?:\/trending)?\/?$/,
      query: /[?&]q=[^&]/,
    },
    {
      kind: 'listing',
      entry: 'article',
      path: /^\/papers(?:\/trending)?\/?$/,
      promisesEntries: true,
    },
    {
      // A day can be without papers.
      kind: 'listing',
      entry: 'article',
      path: /^\/papers\/(?:date|week|month)\/[\w-]+\/?$/,
    },
    {
      kind: 'paper',
      entry: '[data-target="PaperContent"] h1, main h1',
      path: /^\/papers\/\d{4}\.\d{4,5}\/?$/,
      promisesEntries: true,
    },
    {
      kind: 'listing',
      entry: 'article',
      path: /^\/(?!papers\/)[\w.-]+\/papers\/?$/,
    },
  ],

  *entries(document, url, page) {
    if (page.kind === 'paper') yield* alone(document, url, page);
    else yield* listed(document, url, page);
  },
};

function* listed(document: Document, url: URL, page: Page): Generator<Entry> {
  for (const article of document.querySelectorAll(page.entry)) {
    // Trending pages hold each paper twice, for wide and for narrow windows.
    const links = [...article.querySelectorAll<HTMLAnchorElement>('h3 a[href^="/papers/"]:not([href*="#"])')];
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
  const labels = labelsIn(article);
  const comments = [...article.querySelectorAll('a[href$="#community"]')].map((it) => clean(it.textContent));
  return sightingOf(`huggingface/${page.kind}`, url, id, title, recordOf(document, id, title), {
    paragraph: longest(article.querySelectorAll('p')),
    isAbstract: !/\/trending\b/.test(url.pathname),
    authorCount: firstOf(labels, (it) => countIn(/^(?:[·•] ?)?(\d{1,2},?\d{3}|\d{1,3}) authors?$/i, it)),
    published: dateIn(article, labels, yearOf(document, url)),
    vote: clean(article.querySelector(VOTE)?.textContent),
    commentCount: firstOf(comments, (it) => countIn(/^([\d.,]+k?)$/i, it)),
    organization: organizationIn(article),
    links: buttonsAmong(article.querySelectorAll('a[href^="http"]:not(p *)')),
  });
}

/** Who is signed in votes by a box, everybody else is sent to sign in. */
const VOTE = 'a[href^="/login?next=%2Fpapers"], label';

/** What stands in an entry besides its title and inside of no paragraph: each element's own text. */
function labelsIn(article: Element): string[] {
  return [...article.querySelectorAll(':not(h3, h3 *, p *)')].map(ownText).filter(Boolean);
}

function ownText(element: Element): string {
  let own = '';
  for (const node of element.childNodes) if (node.nodeType === 3) own += node.nodeValue;
  return clean(own);
}

function firstOf<T>(labels: readonly string[], read: (label: string) => T | undefined): T | undefined {
  for (const label of labels) {
    const found = read(label);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The longest of the paragraphs, if it is more than a label. A summary by a machine is shorter than what it sums up. */
function longest(paragraphs: Iterable<Element>): string | undefined {
  let best = '';
  for (const paragraph of paragraphs) {
    const shown = clean(paragraph.textContent);
    if (shown.length > best.length) best = shown;
  }
  return best.length > MUCH ? best : undefined;
}

/** Shorter paragraphs in a card are labels. */
const MUCH = 40;

/** A link to an owner's page that is not that of whoever submitted the paper. */
function organizationIn(article: Element): string | undefined {
  const link = [...article.querySelectorAll('a')].find(
    (it) =>
      /^\/[\w.-]+$/.test(it.getAttribute('href') ?? '') &&
      !/submitted by/i.test(it.parentElement?.textContent ?? ''),
  );
  return clip(clean(link?.textContent), 300) || undefined;
}

/** The buttons that lead to what belongs to the paper: "GitHub 3.29k", "Project page". */
function buttonsAmong(links: Iterable<Element>): Link[] {
  return [...links].flatMap((it) => {
    const label = clean(it.textContent);
    const stars = countIn(/^GitHub ([\d.,]+k?)$/i, label);
    return offered((it as HTMLAnchorElement).href, 'page link', {
      stars,
      isProject: /^project\b/i.test(label),
    });
  });
}

function* alone(document: Document, url: URL, page: Page): Generator<Entry> {
  const identified = identify(url);
  const heading = document.querySelector(page.entry);
  const title = clip(clean(heading?.textContent), 1000);
  if (!identified || !heading || !title) return;
  const { id } = identified;
  const onArxiv = [...document.querySelectorAll('main a[href^="https://arxiv.org/abs/"]:not(p *)')];
  const button = onArxiv.find((it) => identify((it as HTMLAnchorElement).href)?.id === id);
  // The address is already another paper's, the page not yet.
  if (onArxiv.length > 0 && !button) return;
  const read = () => {
    const section = [...document.querySelectorAll('h2')].find((it) => clean(it.textContent) === 'Abstract');
    const labels = [...document.querySelectorAll('main div, main span')].map(ownText);
    const votes = [...document.querySelectorAll(VOTE)].map((it) => clean(it.textContent));
    return sightingOf('huggingface/paper', url, id, title, recordOf(document, id, title), {
      paragraph: longest(section?.parentElement?.querySelectorAll('p') ?? []),
      isAbstract: true,
      names: namesIn(document),
      published: firstOf(labels, (it) => publishedOn(it, yearOf(document, url))),
      vote: votes.find((it) => it.startsWith('Upvote')),
      // Beneath them people talk about other repositories.
      links: buttonsAmong(button?.parentElement?.querySelectorAll('a[href^="http"]') ?? []),
    });
  };
  yield {
    ids: [id],
    element: heading,
    place: { after: endOfQuietLine(document, heading, id) ?? heading.lastChild ?? heading },
    glance: read,
    read,
  };
}

/** The names behind the label "Authors:", with a comma after each. */
function namesIn(document: Document): string[] {
  const label = [...document.querySelectorAll('main span, main div')].find(
    (it) => ownText(it) === 'Authors:',
  );
  const all = clean(label?.parentElement?.textContent).replace(/^Authors:/, '');
  return all.split(',').filter((it) => /\p{L}/u.test(it));
}

/**
 * The end of a quiet line with free space behind it, but never inside of a link: the dateline, or where somebody is
 * named beside it the line with the identifier.
 */
function endOfQuietLine(document: Document, heading: Element, id: Identifier): ChildNode | undefined {
  const labels = [...document.querySelectorAll('main div, main span')];
  const dateline = labels.find((it) => ownText(it).startsWith('Published on '));
  const row = dateline?.parentElement;
  const isLast = row && (row.lastElementChild === dateline || row.contains(heading));
  const line = isLast ? dateline : labels.find((it) => ownText(it).toLowerCase() === id);
  let end = line?.lastChild;
  while (end instanceof Element && !end.matches('a, button') && end.lastChild) end = end.lastChild;
  return end ?? undefined;
}

/** What the visible page tells of a paper. */
interface Shown {
  paragraph: string | undefined;
  /** The paragraph is the abstract, and not perhaps a machine's summary of it. */
  isAbstract: boolean;
  names?: readonly string[];
  authorCount?: number | undefined;
  published: PartialDate | undefined;
  /** What the button to vote says; `-` when nobody did. */
  vote: string | undefined;
  commentCount?: number | undefined;
  organization?: string | undefined;
  links: readonly Link[];
}

/** What is shown comes first; the page's data fills in what is not, or is not shown whole. */
function sightingOf(
  source: string,
  url: URL,
  id: Identifier,
  title: string,
  record: unknown,
  shown: Shown,
): Sighting {
  const paper = field(record, 'paper') ?? record;
  const authors = authorsOf(paper, shown.names ?? []);
  const authorCount = shown.authorCount ?? (authors.length || undefined);
  const abstract = abstractOf(paper, shown);
  const organization = field(paper, 'organization') ?? field(record, 'organization');
  const pdf = pdfOf(id);
  const links: Link[] = [
    ...offered(text(field(paper, 'githubRepo')), 'page data', {
      stars: number(field(paper, 'githubStars')),
      isGuessed: field(paper, 'githubRepoAddedBy') === 'auto',
    }),
    ...offered(text(field(paper, 'projectPage')), 'page data', { isProject: true }),
    ...shown.links,
    ...linksInText(abstract ?? shown.paragraph ?? '', 'abstract'),
    ...(pdf ? [{ kind: 'pdf', url: pdf, foundIn: 'page link' } as const] : []),
  ];
  return {
    source,
    url: url.href.length > LONGEST_ADDRESS ? url.origin + url.pathname.slice(0, 1000) : url.href,
    ids: [id],
    title,
    links: rankLinks(links).slice(0, MOST_LINKS),
    ...defined({
      authors: authors.length ? authors : undefined,
      authorsCut: authors.length && authorCount && authorCount > authors.length ? (true as const) : undefined,
      authorCount,
      abstract,
      published: partialDate(text(field(paper, 'publishedAt')) ?? '') ?? shown.published,
      upvotes: shown.vote
        ? countIn(/^(?:Upvote )?([\d.,]+k?)$/i, shown.vote)
        : number(field(paper, 'upvotes')),
      commentCount: shown.commentCount ?? number(field(record, 'numComments')),
      organization:
        shown.organization ??
        (clip(clean(text(field(organization, 'fullname')) || text(field(organization, 'name'))), 300) ||
          undefined),
    }),
  };
}

/** What a sighting may hold at most. */
const LONGEST_ADDRESS = 2000;
const MOST_LINKS = 200;
const MOST_AUTHORS = 10_000;

/** In their order, without those that the site was told to hide. */
function authorsOf(paper: unknown, shown: readonly string[]): Author[] {
  const told = list(field(paper, 'authors')).filter((it) => field(it, 'hidden') !== true);
  const named = (names: readonly (string | undefined)[]) =>
    names
      .slice(0, MOST_AUTHORS)
      .map((it) => ({ name: clip(clean(it), 500) }))
      .filter(({ name }) => name);
  const authors = named(told.map((it) => text(field(it, 'name'))));
  return authors.length ? authors : named(shown);
}

/** Where rows show a machine's summary, the abstract is in the data alone. */
function abstractOf(paper: unknown, { paragraph, isAbstract }: Shown): string | undefined {
  const told = clean(text(field(paper, 'summary')));
  const summary = clean(text(field(paper, 'ai_summary')));
  const abstract = told || (isAbstract && paragraph !== summary ? paragraph : undefined);
  return abstract && clip(abstract, 50_000);
}

interface Offer {
  stars?: number | undefined;
  /** It is called the project's page, which may be anywhere. */
  isProject?: boolean;
  /** A program took it from the text, which may name what the paper builds on. */
  isGuessed?: boolean;
}

function offered(address: string | undefined, foundIn: LinkPlace, offer: Offer): Link[] {
  const to = address ? (linkOf(address) ?? (offer.isProject ? projectAt(address) : undefined)) : undefined;
  if (!to) return [];
  return [{ ...to, foundIn, ...defined({ theirs: offer.isGuessed ? undefined : true, stars: offer.stars }) }];
}

/** A page of their own, and not that of a paper. */
function projectAt(address: string): Tidied | undefined {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return undefined;
  return url.href.length > LONGEST_ADDRESS || identify(url) ? undefined : { kind: 'project', url: url.href };
}

/** The page's own year: that of its address or heading, else this one. */
function yearOf(document: Document, url: URL): number {
  const heading = document.querySelector('[data-target="DailyPapers"] time[datetime]:not(article *)');
  const told =
    /(?:\/|[?&]date=)(\d{4})-/.exec(url.pathname + url.search) ??
    /^(\d{4})-/.exec(heading?.getAttribute('datetime') ?? '');
  return Number(told?.[1] ?? new Date().getFullYear());
}

/** "Published on Sep 29, 2026", or a date alone in its element; without a year it is of the page's own year. */
function dateIn(article: Element, labels: readonly string[], year: number): PartialDate | undefined {
  const time = article.querySelector('time[datetime]')?.getAttribute('datetime');
  if (time) return partialDate(time);
  return firstOf(labels, (it) => publishedOn(it, year) ?? dayOf(it.replace(/^[·•] ?/, ''), year));
}

function publishedOn(label: string, year: number): PartialDate | undefined {
  const date = /^Published on ([a-z]{3,9}\.? \d{1,2}(?:, \d{4})?)/i.exec(label)?.[1];
  return date ? dayOf(date, year) : undefined;
}

function dayOf(label: string, year: number): PartialDate | undefined {
  const date = partialDate(label, year);
  return date?.length === 10 ? date : undefined;
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
