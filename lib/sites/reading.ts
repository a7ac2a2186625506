/** Small steps that sites share when they read a page: what a page says is of any shape until it is looked at. */
import { linkOf, linksInText, rankLinks } from '../code-links';
import type { Identifier, Link, Sighting } from '../paper';
import { clean, clip } from '../text';

/** What an entry tells: fields that it does not show are absent or undefined. */
export type Told = Partial<{ [Field in keyof Sighting]: Sighting[Field] | undefined }>;

/** What a sighting may hold at most: https://datatracker.ietf.org/doc/html/rfc9110#section-4.1 sets no limit itself. */
const LONGEST_ADDRESS = 2000;
const MOST_LINKS = 200;
const MOST_IDS = 20;
const MOST_AUTHORS = 10_000;

/** How long each text may be, and lists how many. */
const LONGEST = {
  abstract: 50_000,
  venue: 500,
  journalRef: 1000,
  comments: 5000,
  organization: 300,
  volume: 100,
  issue: 100,
  pages: 100,
  publisher: 300,
} as const;

/**
 * A sighting out of what was told: texts cleaned and clipped, the code that the abstract names among the links, links
 * ranked, fields that say nothing left out. The title is the identifier where the page has none.
 * @param source the site's id and the kind of page, `arxiv/listing`
 */
export function sighting(
  source: string,
  url: URL,
  ids: readonly [Identifier, ...Identifier[]],
  told: Told,
): Sighting {
  const { title, authors, categories, keywords, ...rest } = told;
  const links = [...(told.links ?? []), ...linksInText(told.abstract ?? '', 'abstract')];
  for (const [name, longest] of Object.entries(LONGEST)) {
    const key = name as keyof typeof LONGEST;
    const value = rest[key];
    if (value !== undefined) rest[key] = clip(clean(value), longest) || undefined;
  }
  if ((rest.authorCount ?? 0) > MOST_AUTHORS) rest.authorCount = undefined;
  return {
    ...defined(rest),
    source,
    url: url.href.length <= LONGEST_ADDRESS ? url.href : url.origin + url.pathname.slice(0, 1000),
    ids: [...new Set(ids)].slice(0, MOST_IDS),
    title: clip(clean(title), 1000) || clip(ids[0], 1000),
    links: rankLinks(links.filter((link) => link.url.length <= LONGEST_ADDRESS)).slice(0, MOST_LINKS),
    ...(authors?.length && { authors: authors.slice(0, MOST_AUTHORS) }),
    ...(categories?.length && { categories: words(categories, 100).slice(0, 50) }),
    ...(keywords?.length && { keywords: words(keywords, 200).slice(0, 200) }),
  };
}

function words(texts: readonly string[], longest: number): string[] {
  return [...new Set(texts.map((it) => clip(clean(it), longest)).filter(Boolean))];
}

/** The clean text of an element; `''` where there is none. */
export function textOf(element: Element | null | undefined): string {
  return clean(element?.textContent);
}

/** The clean text of an element without these parts of it. */
export function textWithout(element: Element | null | undefined, parts: string): string {
  return textOf(withoutParts(element, parts));
}

/** A copy of an element without these parts of it. */
export function withoutParts(element: Element | null | undefined, parts: string): Element | undefined {
  const copy = element?.cloneNode(true) as Element | undefined;
  for (const part of copy?.querySelectorAll(parts) ?? []) part.remove();
  return copy;
}

/** An absolute address of the web that a link leads to; nothing for any other. */
export function addressIn(link: Element | null | undefined, url: URL): URL | undefined {
  const address = URL.parse(link?.getAttribute('href') ?? '', url);
  return link?.hasAttribute('href') && address && /^https?:$/.test(address.protocol) ? address : undefined;
}

/** A link of the page to the paper's PDF or its text. */
export function linkTo(kind: 'pdf' | 'html', address: URL | string | undefined): Link[] {
  return address ? [{ kind, url: String(address), foundIn: 'page link' }] : [];
}

/** The same record without the fields that are undefined: a field that was not told is absent. */
export function defined<T extends object>(record: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>;
  };
}

/** Whether all of an element has come: something follows it, or the page is parsed. */
export function isWhole(element: Element): boolean {
  if (element.ownerDocument.readyState !== 'loading') return true;
  for (let it: Node | null = element; it; it = it.parentNode) if (it.nextSibling) return true;
  return false;
}

/** A record's own field, of whatever shape; nothing where there is no such record or field. */
export function field(record: unknown, name: string): unknown {
  if (typeof record !== 'object' || record === null || !Object.hasOwn(record, name)) return undefined;
  return (record as Record<string, unknown>)[name];
}

export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A count: whole and not negative. */
export function number(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : undefined;
}

export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The count in a text, as the pattern's first group finds it: `131`, `1,204`, `3.29k`. */
export function countIn(pattern: RegExp, shown: string): number | undefined {
  const written = pattern.exec(shown)?.[1]?.replaceAll(',', '');
  if (!written) return undefined;
  const count = Math.round(Number.parseFloat(written) * (/k$/i.test(written) ? 1000 : 1));
  return number(count);
}

/**
 * Where links of the page that are offered as the paper's code or project lead. They count as the authors' own: no
 * text calls them something else.
 */
export function codeBehind(links: Iterable<Element>, url: URL): Link[] {
  return [...links].flatMap((link): Link[] => {
    const address = addressIn(link, url);
    const tidied = address && linkOf(address.href);
    return tidied ? [{ ...tidied, foundIn: 'page link', theirs: true }] : [];
  });
}
