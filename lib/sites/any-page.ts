/**
 * Any page, when the reader asks: the paper that it is about, by its metadata, and the papers that it links to.
 * Reads `citation_*`, PRISM and Dublin Core, then JSON-LD (https://schema.org/ScholarlyArticle), then Open Graph
 * (https://ogp.me).
 */
import { linkOf } from '../code-links';
import { partialDate } from '../dates';
import { doiIdentifier, identify } from '../identifiers';
import type { Identifier, Link, Sighting } from '../paper';
import { clean, clip } from '../text';
import { jsonLdOf } from './json-ld';
import { contentsOf, metadataOf, withoutMarkup } from './metadata';
import { addressIn, sighting, type Told, textOf } from './reading';

/** What a page tells when it is asked once. */
export interface AnyPage {
  /** The paper that the page is about, or the page itself; absent where it does not even have a title. */
  page?: Sighting;
  /** The papers that it links to, each once, in its order. */
  linked: Sighting[];
}

/** More are no reading list. */
const MOST_LINKED = 500;

/** Reads a page that no adapter knows. */
export function readAnyPage(document: Document, url: URL): AnyPage {
  const page = pageItself(document, url);
  return { ...(page && { page }), linked: linkedPapers(document, url) };
}

function pageItself(document: Document, url: URL): Sighting | undefined {
  const metadata = metadataOf(document);
  const data = jsonLdOf(document);
  const own = identify(url);
  const ids = [...new Set([...metadata.ids, ...data.ids, ...(own ? [own.id] : [])])];
  if (ids.length === 0) ids.push(...webIdentifier(document, url));
  const isPaper = metadata.told.title || data.told.title;
  const told: Told = isPaper ? { ...data.told, ...withoutGaps(metadata.told) } : openGraph(document);
  const title = told.title || textOf(document.querySelector('h1')) || clean(document.title);
  if (!title) return undefined;
  const [first, ...more] = ids;
  if (!first) return undefined;
  const links = [...(metadata.told.links ?? []), ...(data.told.links ?? []), ...(told.links ?? [])];
  return sighting('web/paper', url, [first, ...more], { ...told, title, links });
}

function withoutGaps(told: Told): Told {
  return Object.fromEntries(
    Object.entries(told).filter(([, it]) => it !== undefined && !(Array.isArray(it) && it.length === 0)),
  );
}

/** A page that says nothing of a paper: a title, a summary, a date. */
function openGraph(document: Document): Told {
  const contents = contentsOf(document);
  const one = (...names: string[]) => contents(...names)[0];
  const summary = withoutMarkup(one('og.description', 'description') ?? '');
  const author = one('author', 'article.author');
  return {
    title: one('og.title', 'twitter.title'),
    abstract: summary || undefined,
    abstractCut: summary ? true : undefined,
    published: partialDate(one('article.published_time', 'date') ?? ''),
    authors: author && !/^https?:/.test(author) ? [{ name: clip(author, 500) }] : [],
  };
}

/** Where no identifier is known the page's own address is one, without what only counts visits. */
function webIdentifier(document: Document, url: URL): Identifier[] {
  const canonical = addressIn(document.querySelector('link[rel="canonical"]'), url);
  const address = new URL(canonical?.host === url.host ? canonical : url);
  address.hash = '';
  for (const name of [...address.searchParams.keys()]) {
    if (/^(?:utm_\w+|fbclid|gclid|ref|source)$/.test(name)) address.searchParams.delete(name);
  }
  return address.href.length <= 480 ? [`web:${address.href}`] : [];
}

/** Every paper that a link leads to, with what stands beside the link. */
function linkedPapers(document: Document, url: URL): Sighting[] {
  const own = identify(url)?.id;
  const links = new Map<Identifier, Element[]>();
  for (const link of document.querySelectorAll('a[href]')) {
    const address = addressIn(link, url);
    const id = address && (identify(address)?.id ?? doiBehind(address));
    if (!id || id === own) continue;
    links.set(id, [...(links.get(id) ?? []), link]);
    if (links.size >= MOST_LINKED) break;
  }
  return [...links].map(([id, those]) =>
    sighting('web/links', url, [id], { title: titleOf(those), links: codeBeside(those, links, url) }),
  );
}

/** Links through a library's proxy or a publisher's resolver are not followed; a `?doi=` says it in plain. */
function doiBehind(address: URL): Identifier | undefined {
  return doiIdentifier(address.searchParams.get('doi') ?? '');
}

/** Words of links that name no paper. */
const LABEL =
  /^\W*(?:paper|pdf|arxiv|link|abs|abstract|html|here|doi|code|project|read|publisher|openreview|preprint|full text|\d+)\W*$/i;

/** The first link's own words where they say something, else those that stand before it in its line; then the next. */
function titleOf(links: readonly Element[]): string | undefined {
  for (const link of links) {
    const own = clean(link.textContent);
    if (own.length > SHORTEST && /\s/.test(own) && !ADDRESS.test(own)) return own;
    const before = textBefore(link);
    if (before.length > SHORTEST) return before;
  }
  return links.map((it) => clean(it.textContent)).find((it) => it && !LABEL.test(it) && !ADDRESS.test(it));
}

/** Shorter texts are mostly labels. */
const SHORTEST = 12;
const ADDRESS = /^(?:https?:|arxiv:|doi:|10\.|\d{4}\.)/i;

/** What a line of a list begins with: `**Title** [paper] [code]`, `Title. Authors. arXiv:…`. */
function textBefore(link: Element): string {
  const line = link.closest('li, p, dd, tr, h1, h2, h3, h4, h5, h6');
  if (!line) return '';
  const strong = clean(line.querySelector('b, strong, i, em, cite')?.textContent);
  const range = line.ownerDocument.createRange();
  range.setStart(line, 0);
  range.setEndBefore(link);
  const before = clean(range.toString());
  if (strong.length > SHORTEST && before.includes(strong)) return strong;
  const title = before.replace(/^[\W\d]+\s(?=\p{L})/u, '');
  const [ended = ''] = /^.*[^\s[({|:,–—-]/u.exec(title) ?? [];
  return ended.slice(-300);
}

/** Code in a line that is about this paper alone. */
function codeBeside(
  those: readonly Element[],
  all: ReadonlyMap<Identifier, readonly Element[]>,
  url: URL,
): Link[] {
  const line = those[0]?.closest('li, p, dd, tr');
  const isShared = [...all.values()].some(
    (links) => links !== those && links.some((it) => line?.contains(it)),
  );
  if (!line || isShared) return [];
  return [...line.querySelectorAll('a[href]')].flatMap((link): Link[] => {
    const tidied = linkOf(addressIn(link, url)?.href ?? '');
    return tidied ? [{ ...tidied, foundIn: 'page link' }] : [];
  });
}
