/**
 * What a page says of itself in `meta` tags: Highwire's `citation_*` (the tags that Google Scholar asks publishers
 * for, https://scholar.google.com/intl/en/scholar/inclusion.html#indexing), PRISM and Dublin Core, in this order.
 */
import { partialDate } from '../dates';
import { arxivIdentifier, doiIdentifier, identify } from '../identifiers';
import type { Author, Identifier } from '../paper';
import { clean } from '../text';
import { everyone, inverted, person } from './people';
import { linkTo, type Told } from './reading';

/** Identifiers, the surest first, and what else a page's own data tells. */
export interface Embedded {
  ids: Identifier[];
  told: Told;
}

/** Reads the contents of the first of these names that the page has, each value cleaned. */
export type Contents = (...names: string[]) => string[];

/** The page's `meta` tags by name or property, whatever their case and whether a dot or a colon divides them. */
export function contentsOf(document: Document): Contents {
  const byName = new Map<string, string[]>();
  for (const meta of document.querySelectorAll('meta[content]')) {
    const name = (meta.getAttribute('name') ?? meta.getAttribute('property') ?? '')
      .toLowerCase()
      .replaceAll(':', '.');
    const content = clean(meta.getAttribute('content'));
    if (name && content) byName.set(name, [...(byName.get(name) ?? []), content]);
  }
  return (...names) => names.map((name) => byName.get(name)).find((values) => values !== undefined) ?? [];
}

/** What the tags tell of the paper that the page is about. Without a title they tell nothing. */
export function metadataOf(document: Document): Embedded {
  const contents = contentsOf(document);
  const one = (...names: string[]) => contents(...names)[0];
  const title = one('citation_title', 'dc.title', 'dcterms.title');
  if (!title) return { ids: [], told: {} };
  const abstract = withoutMarkup(one('citation_abstract', 'dcterms.abstract', 'dc.description') ?? '');
  const [venue, venueType] = venueIn(one);
  const address = one('citation_pdf_url');
  const pdf = address ? URL.parse(address, document.baseURI) : null;
  return {
    ids: idsIn(contents),
    told: {
      title,
      authors: authorsIn(contents),
      abstract: abstract || undefined,
      published: dateIn(contents),
      venue,
      venueType,
      volume: one('citation_volume', 'prism.volume'),
      issue: one('citation_issue', 'prism.number'),
      pages: pagesBetween(
        one('citation_firstpage', 'prism.startingpage'),
        one('citation_lastpage', 'prism.endingpage'),
      ),
      publisher: one('citation_publisher', 'dc.publisher', 'dcterms.publisher'),
      keywords: contents('citation_keywords', 'dc.subject').flatMap((it) => it.split(/\s*[;,]\s*/)),
      links: [...(pdf && /^https?:$/.test(pdf.protocol) ? linkTo('pdf', pdf) : [])],
    },
  };
}

/** `1234-1240` of a first and a last page; the first alone where no other is given. */
export function pagesBetween(first: string | undefined, last: string | undefined): string | undefined {
  return first && last && last !== first ? `${first}-${last}` : first;
}

/** The text of what may be written with tags, as abstracts in attributes are. */
export function withoutMarkup(html: string): string {
  if (!/<[a-z/!]|&[a-z#]/i.test(html)) return html;
  return clean(new DOMParser().parseFromString(html, 'text/html').body.textContent);
}

function idsIn(contents: Contents): Identifier[] {
  const arxiv = contents('citation_arxiv_id').map((it) => arxivIdentifier(it)?.id);
  const dois = [...contents('citation_doi'), ...contents('prism.doi'), ...contents('dc.identifier')];
  const pmids = contents('citation_pmid').map((it) => (/^\d{1,9}$/.test(it) ? `pmid:${it}` : undefined));
  const pages = contents('citation_public_url', 'citation_abstract_html_url').map((it) => identify(it)?.id);
  const all = [...arxiv, ...dois.map((it) => doiIdentifier(it)), ...pmids, ...pages];
  return [...new Set(all.filter((id) => id !== undefined))];
}

/** One tag for each author, or all of them in one. */
function authorsIn(contents: Contents): Author[] {
  const each = contents('citation_author', 'citation_authors', 'dc.creator', 'dcterms.creator');
  const names = each.length === 1 ? (each[0]?.split(/\s*;\s*/) ?? []) : each;
  return everyone(names, (name) => (name.includes(',') ? inverted(name) : person(name)));
}

/** The most precise of the dates of one kind; when it was published comes before when it was online. */
function dateIn(contents: Contents) {
  const names = [
    ['citation_publication_date', 'citation_date', 'citation_cover_date', 'prism.publicationdate'],
    ['citation_online_date', 'citation_year', 'dc.date', 'dcterms.issued', 'dc.date.issued'],
  ].flat();
  return names.map((name) => partialDate(contents(name)[0] ?? '')).find((date) => date !== undefined);
}

const VENUES = [
  ['citation_journal_title', 'journal'],
  ['citation_conference_title', 'proceedings'],
  ['citation_conference', 'proceedings'],
  ['citation_inbook_title', 'book'],
  ['prism.publicationname', 'journal'],
] as const;

/** Where preprints are kept is no venue. */
const ARCHIVE =
  /^(?:arxiv|biorxiv|medrxiv|chemrxiv|cryptology eprint|hal\b|preprints\.org|research square|ssrn)/i;

function venueIn(one: (...names: string[]) => string | undefined) {
  for (const [name, type] of VENUES) {
    const venue = one(name);
    if (venue && !ARCHIVE.test(venue)) return [venue, type] as const;
  }
  return [undefined, undefined] as const;
}
