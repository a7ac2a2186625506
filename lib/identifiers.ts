/**
 * What a paper is known by: arXiv ids, DOIs, ACL Anthology and OpenReview ids, read from addresses and texts. An
 * address is taken apart by the browser's own URL parser and judged by its real host and path; an identifier that
 * only occurs in it, as in a search engine's link, does not count.
 *
 * Shapes: https://info.arxiv.org/help/arxiv_identifier.html, https://www.doi.org/doi-handbook/,
 * https://aclanthology.org/info/ids/. arXiv takes `math.GT/0309136` and `math/0309136` for one paper, so the
 * subject class is left out.
 */
import type { Identifier } from './paper';

export interface Identified {
  id: Identifier;
  /** arXiv's `v2`. It is no part of the identity. */
  version?: number;
}

/** From April 2007: YYMM.NNNN, with five digits since January 2015. */
const NEW_ARXIV = /^(?:arxiv:\s*)?(\d\d(?:0[1-9]|1[0-2]))\.(?!0+(?:v|$))(\d{4,5})(?:v([1-9]\d{0,2}))?$/i;
/** From 1991 until then: archive (four have no hyphen), perhaps a subject class, and YYMMNNN. */
const OLD_ARXIV =
  /^(?:arxiv:\s*)?(cs|math|nlin|physics|[a-z]{1,6}-[a-z]{2,4})(?:\.[a-z-]{2,})?\/((?:(?:9[1-9]|0[0-6])(?:0[1-9]|1[0-2])|070[1-3])(?!000)\d{3})(?:v([1-9]\d{0,2}))?$/;

const ARXIV_PATH = /^(?:abs|pdf|html|format|src|ps|e-print|overview)\/(.+?)(?:\.pdf)?$/i;

const DOI = /^10\.\d{4,9}(?:\.\d+)*\/\S+$/;
/** What no DOI holds, or an address would lose. Angle brackets occur: `10.1175/…(1963)020<0130:DNF>2.0.CO;2`. */
const NO_DOI = /[\p{C}"]|\/\.{1,2}(?:\/|$)/u;
const RESOLVER = /^(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\//i;
const ACL = /^(?:\d{4}\.[a-z0-9]+-[a-z0-9]+\.\d+|[A-Z]\d{2}-\d{4})$/i;
const OPENREVIEW = /^[\w-]{5,30}$/;

/** The schemes of which a work has one id: two different ones are two works. */
const EXCLUSIVE = ['arxiv', 'acl', 'openreview'];
const STRENGTH = ['arxiv', 'doi', 'acl', 'openreview'];

/** The identifier of the paper that an address leads to; nothing where it is not a known paper's. Never throws. */
export function identify(address: string | URL): Identified | undefined {
  const url = typeof address === 'string' ? URL.parse(address) : address;
  if (!url || !/^https?:$/.test(url.protocol) || url.port || url.username) return undefined;
  const path = pathOf(url);
  switch (url.hostname.replace(/^www\./, '').replace(/\.$/, '')) {
    case 'arxiv.org':
    case 'export.arxiv.org':
    case 'ar5iv.org':
    case 'ar5iv.labs.arxiv.org':
    case 'alphaxiv.org':
      return arxivIdentifier(ARXIV_PATH.exec(path)?.[1] ?? '');
    case 'scirate.com':
      return path.startsWith('arxiv/') ? arxivIdentifier(path.slice(6)) : undefined;
    case 'huggingface.co':
    case 'hf.co':
      return path.startsWith('papers/') ? arxivIdentifier(path.slice(7)) : undefined;
    case 'doi.org':
    case 'dx.doi.org':
      return wrapped(doiNamed(path));
    case 'openreview.net':
      return /^(?:forum|pdf|attachment)$/.test(path)
        ? wrapped(openReview(url.searchParams.get('id')))
        : undefined;
    case 'aclanthology.org':
      return wrapped(acl(path));
    case 'aclweb.org':
      return path.startsWith('anthology/')
        ? wrapped(acl(path.slice(10).replace(/^[A-Z]\/[A-Z]\d\d\//, '')))
        : undefined;
    default:
      return undefined;
  }
}

/** Reads `2505.23462v2`, `arXiv:hep-th/9901001`; the whole text must be the id. */
export function arxivIdentifier(text: string): Identified | undefined {
  const fresh = NEW_ARXIV.exec(text);
  if (fresh) {
    const [, month = '', number = '', version] = fresh;
    if (Number(month) < 704 || (number.length === 5) !== Number(month) >= 1501) return undefined;
    return versioned(`arxiv:${month}.${number}`, version);
  }
  const [, archive, number, version] = OLD_ARXIV.exec(text.toLowerCase()) ?? [];
  return archive ? versioned(`arxiv:${archive}/${number}`, version) : undefined;
}

/**
 * Reads a DOI, bare or with `doi:` or a resolver's address before it. DOIs are the same whatever their case. The
 * DOIs that arXiv and the ACL Anthology give out say the same as their ids, and become them.
 */
export function doiIdentifier(text: string): Identifier | undefined {
  const written = text.trim();
  return RESOLVER.test(written)
    ? identify(written.replace(RESOLVER, 'https://doi.org/'))?.id
    : doiNamed(written);
}

/** A full stop or comma behind it belongs to the sentence. */
function doiNamed(text: string): Identifier | undefined {
  if (text.length > 300) return undefined;
  const doi = text
    .replace(/^doi:\s*/i, '')
    .replace(/[.,;/]+$/, '')
    .toLowerCase();
  if (doi.length > 300 || !DOI.test(doi) || NO_DOI.test(doi)) return undefined;
  if (doi.startsWith('10.48550/arxiv.')) return arxivIdentifier(doi.slice(15))?.id;
  return acl(/^10\.(?:18653|3115)\/v1\/(.+)/.exec(doi)?.[1] ?? '') ?? `doi:${doi}`;
}

/** The strongest of a paper's identifiers: the one that two machines would both call it by. */
export function keyOf(ids: readonly Identifier[]): Identifier {
  const [strongest] = ids.toSorted((a, b) => strengthOf(a) - strengthOf(b) || (a < b ? -1 : 1));
  if (strongest === undefined) throw new RangeError('A paper has at least one identifier.');
  return strongest;
}

function strengthOf(id: Identifier): number {
  const place = STRENGTH.indexOf(schemeOf(id));
  return place < 0 ? STRENGTH.length : place;
}

/** True where both have an identifier of a scheme that gives a work only one, and share none: two works. */
export function contradict(a: readonly Identifier[], b: readonly Identifier[]): boolean {
  return EXCLUSIVE.some((scheme) => {
    const those = a.filter((id) => schemeOf(id) === scheme);
    const these = b.filter((id) => schemeOf(id) === scheme);
    return those.length > 0 && these.length > 0 && !those.some((id) => these.includes(id));
  });
}

/** The page that a person opens to see the paper. */
export function addressOf(id: Identifier): string | undefined {
  const value = valueIn(id);
  switch (schemeOf(id)) {
    case 'arxiv':
      return `https://arxiv.org/abs/${value}`;
    case 'doi':
      return `https://doi.org/${encodeURI(value).replace(/[?#]/g, encodeURIComponent)}`;
    case 'acl':
      return `https://aclanthology.org/${value}/`;
    case 'openreview':
      return `https://openreview.net/forum?id=${value}`;
    default:
      return undefined;
  }
}

/** The paper's PDF, where its address follows from the identifier. */
export function pdfOf(id: Identifier): string | undefined {
  const value = valueIn(id);
  switch (schemeOf(id)) {
    case 'arxiv':
      return `https://arxiv.org/pdf/${value}`;
    case 'acl':
      return `https://aclanthology.org/${value}.pdf`;
    case 'openreview':
      return `https://openreview.net/pdf?id=${value}`;
    default:
      return undefined;
  }
}

/** `arxiv` of `arxiv:2505.23462`. */
export function schemeOf(id: Identifier): string {
  return id.slice(0, id.indexOf(':'));
}

/** `2505.23462` of `arxiv:2505.23462`. */
export function valueIn(id: Identifier): string {
  return id.slice(id.indexOf(':') + 1);
}

function versioned(id: Identifier, version: string | undefined): Identified {
  return version ? { id, version: Number(version) } : { id };
}

function wrapped(id: Identifier | undefined): Identified | undefined {
  return id ? { id } : undefined;
}

function openReview(id: string | null): Identifier | undefined {
  return id && OPENREVIEW.test(id) ? `openreview:${id}` : undefined;
}

/** Old ids are written with a capital, new ones in lower case; a revised PDF has its version behind the id. */
function acl(text: string): Identifier | undefined {
  const id = text.replace(/(?:v\d)?\.(?:pdf|bib|xml|endf)$/i, '');
  if (!ACL.test(id)) return undefined;
  return `acl:${/^[a-z]/i.test(id) ? id.toUpperCase() : id.toLowerCase()}`;
}

/** The decoded path without the slashes around it. A path too long for any paper is none. */
function pathOf({ pathname }: URL): string {
  if (pathname.length > 3000) return '';
  const path = pathname.slice(1).replace(/\/+$/, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
