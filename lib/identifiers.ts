/**
 * What a paper is known by: arXiv ids, DOIs, the numbers that proceedings, archives and indexes give, read from
 * addresses and texts. An address is taken apart by the browser's own URL parser and judged by its real host and
 * path; an identifier that only occurs in it, as in a search engine's link, does not count.
 *
 * Shapes: https://info.arxiv.org/help/arxiv_identifier.html, https://www.doi.org/doi-handbook/,
 * https://aclanthology.org/info/ids/, else those of the addresses that each site gives its papers. arXiv takes
 * `math.GT/0309136` and `math/0309136` for one paper, so the subject class is left out.
 */
import { LONGEST_ADDRESS } from './longest';
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

/** The schemes, the strongest first: the one that two machines would call a paper by. */
const STRENGTH = [
  ...['arxiv', 'doi', 'acl', 'openreview', 'pmid', 'pmcid', 'iacr', 'pmlr', 'cvf', 'ecva', 'neurips', 'iclr'],
  ...['mlsys', 'jmlr', 'ieee', 'pii', 'mdpi', 'hal', 'inspire', 'ssrn', 'ojs', 'dblp', 'virtual'],
  ...['isbn', 'semanticscholar', 'googlescholar', 'web', 'entry'],
];
/** Those of which a work has one id: two different ones are two works. Indexes count some works twice. */
const EXCLUSIVE = [
  ...['arxiv', 'acl', 'openreview', 'pmid', 'pmcid', 'iacr', 'pmlr', 'cvf', 'ecva', 'neurips', 'iclr'],
  ...['mlsys', 'jmlr', 'ieee'],
];

/** Reads the path, decoded and without the slashes around it, of an address at one of its hosts. */
type Reader = (path: string, url: URL) => Identifier | Identified | undefined;

/** Hosts without `www.`, separated by spaces, and how their addresses are read. */
const READERS: readonly [hosts: string, read: Reader][] = [
  [
    'arxiv.org export.arxiv.org ar5iv.org ar5iv.labs.arxiv.org alphaxiv.org',
    (path) => arxivIdentifier(ARXIV_PATH.exec(path)?.[1] ?? ''),
  ],
  ['scirate.com', (path) => arxivIdentifier(/^arxiv\/(.+)$/.exec(path)?.[1] ?? '')],
  ['huggingface.co hf.co', (path) => arxivIdentifier(/^papers\/(.+)$/.exec(path)?.[1] ?? '')],
  ['doi.org dx.doi.org', (path) => doiNamed(path)],
  [
    'openreview.net',
    (path, url) =>
      /^(?:forum|pdf|attachment)$/.test(path) ? openReview(url.searchParams.get('id')) : undefined,
  ],
  ['aclanthology.org', (path) => acl(path)],
  ['aclweb.org', (path) => acl(/^anthology\/(?:[A-Z]\/[A-Z]\d\d\/)?(.+)$/.exec(path)?.[1] ?? '')],
  ['proceedings.mlr.press', numbered('pmlr', /^(v\d+|r\d+)\/([a-z][\w-]*\d\d[a-z]*)(?:\.html|\/\2\.pdf)$/)],
  [
    'openaccess.thecvf.com',
    numbered(
      'cvf',
      /^content\w*\/(?:[\w-]+\/)*(?:html|papers)\/([^/]+_\d{4}_(?:[A-Z]+_)?paper)\.(?:html|pdf)$/,
    ),
  ],
  [
    'ecva.net',
    numbered(
      'ecva',
      /^papers\/eccv_(\d{4})\/papers_ECCV\/(?:html|papers)\/0*(\d+)(?:_ECCV_\d{4}_paper\.php|\.pdf)$/,
    ),
  ],
  ['papers.nips.cc papers.neurips.cc proceedings.neurips.cc', proceedings('neurips')],
  ['proceedings.iclr.cc', proceedings('iclr')],
  ['proceedings.mlsys.org', proceedings('mlsys')],
  ['neurips.cc nips.cc', virtual('neurips')],
  ['icml.cc', virtual('icml')],
  ['iclr.cc', virtual('iclr')],
  ['mlsys.org', virtual('mlsys')],
  ['jmlr.org', numbered('jmlr', /^papers\/v(?:olume)?(\d+)\/([\w-]+)(?:\.html|\/\2\.pdf)$/, 'v$1/$2')],
  ['semanticscholar.org', numbered('semanticscholar', /^paper\/(?:[^/]+\/)?([\da-f]{40})(?:\/|$)/)],
  [
    'dblp.org dblp.uni-trier.de dblp.dagstuhl.de dblp2.uni-trier.de',
    numbered('dblp', /^rec\/((?:books|conf|journals|phd|reference|series|tr)(?:\/[\w-]+){1,3}?)(?:\.\w+)?$/),
  ],
  ['pubmed.ncbi.nlm.nih.gov', numbered('pmid', /^([1-9]\d{0,8})$/)],
  ['pmc.ncbi.nlm.nih.gov', numbered('pmcid', /^articles\/(PMC\d+)(?:\/|$)/)],
  [
    'ncbi.nlm.nih.gov',
    (path, url) =>
      numbered('pmid', /^pubmed\/([1-9]\d{0,8})$/)(path, url) ??
      numbered('pmcid', /^pmc\/articles\/(PMC\d+)(?:\/|$)/)(path, url),
  ],
  [
    'europepmc.org',
    (path, url) =>
      numbered('pmid', /^(?:article|abstract)\/MED\/([1-9]\d{0,8})$/i)(path, url) ??
      numbered('pmcid', /^(?:article|abstract)\/PMC\/(PMC\d+)$/i)(path, url),
  ],
  ['biorxiv.org medrxiv.org', preprintOfHighWire],
  ['eprint.iacr.org', numbered('iacr', /^((?:19|20)\d\d\/\d{3,4})(?:\.pdf)?$/)],
  ['inspirehep.net', numbered('inspire', /^(?:literature|record)\/(\d+)$/)],
  ['hal.science archives-ouvertes.fr inria.hal.science cnrs.hal.science theses.hal.science', hal],
  [
    'ieeexplore.ieee.org',
    (path, url) =>
      numbered('ieee', /^(?:abstract\/)?document\/(\d+)(?:\/|$)/)(path, url) ??
      (/^stamp(?:PDF)?\/\w+\.jsp$/.test(path) && /^\d+$/.test(url.searchParams.get('arnumber') ?? '')
        ? `ieee:${url.searchParams.get('arnumber')}`
        : undefined),
  ],
  ['sciencedirect.com', numbered('pii', /^science\/article\/(?:abs\/)?pii\/([SB]?\d\w{14,18})(?:\/|$)/)],
  [
    'nature.com',
    (path) => doiNamed(`10.1038/${/^articles\/([\w.-]+?)(?:\.pdf|_reference\.pdf)?$/.exec(path)?.[1]}`),
  ],
  [
    'journals.plos.org',
    (path, url) =>
      /^\w+\/article(?:\/file)?$/.test(path) ? doiNamed(url.searchParams.get('id') ?? '') : undefined,
  ],
  ['mdpi.com', numbered('mdpi', /^(\d{4}-\d{3}[\dX]\/\d+\/\w+\/\d+)(?:\/|$)/i)],
  ['papers.ssrn.com ssrn.com', (path, url) => ssrn(url.searchParams.get('abstract_id') ?? path)],
  [
    'dl.acm.org onlinelibrary.wiley.com science.org pnas.org tandfonline.com journals.sagepub.com pubs.acs.org ' +
      'link.springer.com frontiersin.org royalsocietypublishing.org iopscience.iop.org journals.aps.org ' +
      'epubs.siam.org pubsonline.informs.org annualreviews.org chemrxiv.org',
    (path) => doiInPath(path),
  ],
];

let byHost: ReadonlyMap<string, Reader> | undefined;

/** Made at the first use: most pages of a site hold no paper. */
function readers(): ReadonlyMap<string, Reader> {
  byHost ??= new Map(READERS.flatMap(([hosts, read]) => hosts.split(' ').map((host) => [host, read])));
  return byHost;
}

/** The identifier of the paper that an address leads to; nothing where it is not a known paper's. Never throws. */
export function identify(address: string | URL): Identified | undefined {
  const url = typeof address === 'string' ? URL.parse(address.slice(0, LONGEST_ADDRESS)) : address;
  if (!url || !/^https?:$/.test(url.protocol) || url.port || url.username) return undefined;
  const host = url.hostname.replace(/^www\./, '').replace(/\.$/, '');
  const read =
    readers().get(host) ??
    readers().get(host.replace(/^[\w-]+\.(?=onlinelibrary\.wiley\.com$|hal\.science$)/, ''));
  const found = read?.(pathOf(url), url);
  const known = typeof found === 'string' ? { id: found } : found;
  return known && isValue(known.id) ? known : undefined;
}

/** The hosts, without `www.`, of which addresses can be a known paper's. */
export function knownHosts(): string[] {
  return [...readers().keys()];
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

/** The identifiers, each once, the strongest first; those of one scheme stay in their order. */
export function byStrength(ids: readonly Identifier[]): Identifier[] {
  return [...new Set(ids)].sort((a, b) => strengthOf(a) - strengthOf(b));
}

/** The strongest of a paper's identifiers: the one that two machines would both call it by. */
export function keyOf(ids: readonly Identifier[]): Identifier {
  const [strongest] = byStrength(ids.toSorted());
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

/** The groups of the address are the value; all of them, with a slash between, unless said otherwise. */
function numbered(scheme: string, address: RegExp, as?: string): Reader {
  return (path) => {
    const found = address.exec(path);
    if (!found) return undefined;
    const value = as ? found[0].replace(address, as) : found.slice(1).filter(Boolean).join('/');
    return isValue(value) ? `${scheme}:${value}` : undefined;
  };
}

/** A link's address may hold anything; an identifier holds no white space, and is no novel. */
function isValue(value: string): boolean {
  return value.length > 0 && value.length <= 300 && !/[\s\p{C}]/u.test(value);
}

/** The abstract's page and the PDF share a hash; before 2020 it was a number with words behind it. */
function proceedings(scheme: string): Reader {
  return (path) => {
    const [, hash] =
      /^paper(?:_files\/paper)?\/\d{4}\/(?:hash|file)\/([\da-f]{32})-[\w-]+\.\w+$/.exec(path) ?? [];
    const [, number] = /^paper\/(?:\d{4}\/)?(\d+)-[^/]+$/.exec(path) ?? [];
    const value = hash ?? number;
    return value && `${scheme}:${value}`;
  };
}

function virtual(conference: string): Reader {
  return (path) => {
    const [, year, number] =
      /^virtual\/(\d{4})\/(?:loc\/[\w-]+\/)?(?:poster|oral|spotlight(?:-poster)?|paper)\/(\d+)$/.exec(path) ??
      [];
    return year && `virtual:${conference}/${year}/${number}`;
  };
}

/** `content/10.1101/2024.01.15.123456v2.full.pdf`; the version is no part of the DOI. */
function preprintOfHighWire(path: string): Identified | undefined {
  const [, doi = '', version] =
    /^content\/(?:\w+\/early\/\d{4}\/\d\d\/\d\d\/)?(10\.\d{4,9}\/\d[\d.]*\d)(?:v([1-9]\d?))?(?:\.[a-z].*|\/.*)?$/.exec(
      path,
    ) ?? [];
  const id = doiNamed(doi);
  return id ? versioned(id, version) : undefined;
}

function hal(path: string): Identified | undefined {
  // `hal-04012345v2`, `tel-…`, `halshs-…`: each collection has a word of its own.
  const [, id, version] = /^([a-z][a-z\d]{1,11}-\d{8})(?:v(\d{1,2}))?(?:\/|$)/.exec(path) ?? [];
  return id ? versioned(`hal:${id}`, version) : undefined;
}

function ssrn(text: string): Identifier | undefined {
  const [, number] = /^(?:abstract=)?(\d{5,9})$/.exec(text) ?? [];
  return number && `ssrn:${number}`;
}

/** Publishers put the DOI into the path, and a word for the form of the paper before or behind it. */
function doiInPath(path: string): Identifier | undefined {
  const [, doi = ''] = /^(?!doi\/proceedings\/)(?:[\w-]+\/){0,3}(10\.\d{4,9}\/.+)$/.exec(path) ?? [];
  return doiNamed(
    doi
      .replace(/\/(?:full|abstract|meta|pdf|epdf|summary|fulltext|full-text|references)$/i, '')
      .replace(/\.(?:pdf|epub)$/i, ''),
  );
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
