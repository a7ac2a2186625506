/**
 * Which links lead to a paper's code: told by host and path, tidied to the address that a person would share, and
 * ranked by how likely they are what "Open code" should open.
 */
import { LINK_KINDS, LINK_PLACES, type LinkKind, type LinkPlace } from './link-kinds';
import { LONGEST_ADDRESS } from './longest';
import type { Link } from './paper';

export interface Tidied {
  kind: LinkKind;
  url: string;
}

/** First segments that are a code host's own pages and no owner's name… */
const NO_OWNERS =
  /^(?:about|api|apps|blog|collections|explore|features|groups|join|login|marketplace|organizations|orgs|pricing|search|settings|sponsors|topics|trending|users?)$/i;
/** …and those of Hugging Face besides. */
const NO_HUB_OWNERS = /^(?:chat|docs|learn|models|papers|posts|tasks)$/i;

const HUB_KIND = /^(dataset|space|collection)s$/;
/** Where a second name should be: a page of an owner, or of a model or dataset from when they had none. */
const HUB_TAB = /^(?:blob|collections|datasets|discussions|models|papers|resolve|spaces|tree|viewer)$/;
const GITLAB_TAB = /^(?:-|blob|raw|tree|wikis)$/;

/**
 * What an address leads to, and the address tidied: without file paths, `.git`, queries, fragments and whatever a
 * text stuck to its end. Nothing for an address that is neither code nor a project's page. Never throws.
 */
export function linkOf(address: string): Tidied | undefined {
  const written = withoutTex(address.trim().slice(0, LONGEST_ADDRESS)).replace(
    /^(?:doi:\s*)?(?=10\.5281\/)/i,
    'doi.org/',
  );
  const url = URL.parse(/^https?:\/\//i.test(written) ? written : `https://${written}`);
  if (!url || !/^https?:$/.test(url.protocol) || url.port || url.pathname.length > 1000) return undefined;
  const host = url.hostname.replace(/^www\./, '').replace(/^hf\.co$/, 'huggingface.co');
  const path = url.pathname.split('/').filter(Boolean);
  const names = path.map(nameIn);
  const [first = '', second = ''] = path;
  const [owner = '', name = ''] =
    NO_OWNERS.test(names[0] ?? '') || (second && names[0] !== first) ? [] : names;
  switch (host) {
    case 'github.com':
    case 'codeberg.org':
    case 'bitbucket.org':
      return named(host, owner, name);
    case 'raw.githubusercontent.com':
      return named('github.com', owner, name);
    case 'gist.github.com':
      return /^[\da-f]{5,40}$/i.test(second) ? named(host, owner, second) : undefined;
    case 'gitlab.com':
      return gitLab(names, owner);
    case 'huggingface.co':
      return hub(names, owner);
    case 'git.sr.ht':
    case 'sr.ht':
      return named(host, /^~[\w.-]+$/.exec(first)?.[0], nameIn(second));
    case 'zenodo.org':
    case 'doi.org':
    case 'dx.doi.org':
      return zenodo(path.join('/'));
    case 'osf.io':
      return osf(first, url.searchParams.get('view_only'));
    case 'anonymous.4open.science':
      return /^r(?:epository)?$/.test(owner) && name ? named(host, 'r', name) : undefined;
    default:
      return pages(host, path);
  }
}

/** The name that a segment begins with; what no name can hold was stuck to it. */
function nameIn(segment: string): string {
  const name = /^[\w.-]+/.exec(segment)?.[0] ?? '';
  return name.replace(/(?:\.git|\.)+$/i, '');
}

/** What an owner calls so, or the owner's page where there is no second name. */
function named(
  host: string,
  owner: string | undefined,
  name: string,
  kind: LinkKind = 'repository',
): Tidied | undefined {
  if (!owner) return undefined;
  const url = `https://${host}/${owner}`;
  return name ? { kind, url: `${url}/${name}` } : { kind: 'organization', url };
}

/** A project stands in groups of any depth. */
function gitLab(names: readonly string[], owner: string): Tidied | undefined {
  const end = names.findIndex((it) => GITLAB_TAB.test(it));
  const project = names.slice(1, end < 0 ? undefined : end).filter(Boolean);
  return named('gitlab.com', owner, project.join('/'));
}

/** One name alone is an owner's page: models without an owner are few, and old. */
function hub([first = '', ...rest]: readonly string[], owner: string): Tidied | undefined {
  const kind = HUB_KIND.exec(first)?.[1] as LinkKind | undefined;
  const [name = '', second = ''] = rest.map((it) => (HUB_TAB.test(it) ? '' : it));
  if (!kind) return NO_HUB_OWNERS.test(owner) ? undefined : named('huggingface.co', owner, name, 'model');
  if (!name || (!second && kind !== 'dataset')) return undefined;
  return { kind, url: `https://huggingface.co/${first}/${name}${second && `/${second}`}` };
}

function zenodo(path: string): Tidied | undefined {
  const number = /^(?:records?\/|(?:doi\/)?10\.5281\/zenodo\.)(\d+)/i.exec(path)?.[1];
  return number ? { kind: 'archive', url: `https://zenodo.org/records/${number}` } : undefined;
}

/** OSF's ids leave out what is easily misread. Without its key a link made for reviewers opens nothing. */
function osf(segment: string, key: string | null): Tidied | undefined {
  const id = nameIn(segment).toLowerCase();
  if (!/^[2-9a-hjkmnp-z]{5}$/.test(id)) return undefined;
  const query = key && /^\w+$/.test(key) ? `/?view_only=${key}` : '';
  return { kind: 'archive', url: `https://osf.io/${id}${query}` };
}

/** Pages that a code host serves for a project: `https://USER.github.io/PROJECT`. */
function pages(host: string, path: readonly string[]): Tidied | undefined {
  if (!/^[a-z0-9-]+\.(?:github|gitlab)\.io$/.test(host)) return undefined;
  const page = path.join('/').replace(/(?:(?:^|\/)index\.html|%5C.*|[/.,;:!?)*'\]])+$/i, '');
  return { kind: 'project', url: `https://${host}/${page}` };
}

/** TeX's escapes undone: `\_`, `\~{}`; some pages encode the backslash. */
function withoutTex(text: string): string {
  return text.replace(/(?:\\|%5C)([_%#&$~])(?:\{\})?/gi, '$1');
}

/** An address in a running text, with or without its scheme, but without the punctuation that follows it. */
const ADDRESS =
  /(?:https?:\/\/|(?<![\w@./-])(?=(?:(?:www|gist|dx)\.)?(?:github|gitlab|bitbucket|codeberg|huggingface|hf|zenodo|osf|anonymous|git|doi)\.[a-z0-9.]{2,20}\/|[a-z0-9-]{1,60}\.git(?:hub|lab)\.io|10\.5281\/z))[\w.~:/?#@!$&()*+=%-]{2,500}[a-z\d/~=-]/gi;

/** Without one of these no text names code: most texts are done with at once. */
const HOSTS = /git|hugg|hf\.co|bitb|codeb|sr\.ht|zenodo|osf\.io|4open/i;

/** Words before a link that call it the authors' own… */
const THEIRS =
  /\b(?:our|we (?:(?:also|will|have|publicly) ){0,2}(?:releas|provid|open-?sourc|publish|ma[kd]e|shar)|(?<!(?:that|which) )(?:is|are|be|been) (?:\w+ ){0,3}(?:available|found|hosted|open-?sourced|provided|published|released|shared)|project (?:page|website))/gi;
/** …words that call it something they build on… */
const OTHERS =
  /\b(?:buil[dt]s? (?:up)?on|based (?:up)?on|we (?:\w+ )?(?:adapt|adopt|employ|follow|use)|using|uses|extends?|(?:adapted|modified|taken) from|fork(?:ed)? (?:of|from)|following|compared? (?:to|with))\b/gi;
/** …and words that mean the authors' own if nothing says otherwise. */
const CODE =
  /\b(?:codes?|implementation|available|released|homepage|website|source|repo(?:sitory)?|github)\b/i;

/** The end of a sentence, and not of an abbreviation. */
const STOP = /(?<!\b(?:al|cf|e\.g|i\.e))[.!?]\s/;
const CLAUSE = /[,;:()]|\band\b/;

/**
 * The code and project links that a text names, in its order, each with whether the text calls it the authors': that is
 * judged by what stands before a link, in the manner of abstracts unless said otherwise.
 */
export function linksInText(
  text: string,
  foundIn: LinkPlace,
  judge: (before: string) => boolean | undefined = whose,
): Link[] {
  if (!HOSTS.test(text)) return [];
  // Two addresses may stand without a space between them.
  const plain = withoutTex(text).replace(/(?<=[\w.)])(?=https?:\/\/)/gi, ' ');
  const words = plain.replace(ADDRESS, (address) => ' '.repeat(address.length));
  const links: Link[] = [];
  for (const { 0: address, index } of plain.matchAll(ADDRESS)) {
    const tidied = linkOf(address);
    if (!tidied) continue;
    const theirs = judge(words.slice(Math.max(0, index - 200), index));
    links.push(theirs === undefined ? { ...tidied, foundIn } : { ...tidied, foundIn, theirs });
  }
  return links;
}

/** Judged by the sentence before the link, and in it by the nearest clause that says anything of the kind. */
function whose(before: string): boolean | undefined {
  const sentence = before.split(STOP).findLast((it) => /\p{L}/u.test(it)) ?? '';
  for (const clause of sentence.split(CLAUSE).reverse()) {
    const theirs = lastPlace(THEIRS, clause);
    const others = lastPlace(OTHERS, clause);
    if (theirs !== others) return theirs > others;
    if (CODE.test(clause)) return true;
  }
  return undefined;
}

function lastPlace(pattern: RegExp, text: string): number {
  return [...text.matchAll(pattern)].at(-1)?.index ?? -1;
}

/** One link for each address, with the best place it was found in, the most likely to be the paper's code first. */
export function rankLinks(links: readonly Link[]): Link[] {
  const byAddress = new Map<string, Link>();
  for (const link of links) {
    const address = sameAddress(link.url);
    const known = byAddress.get(address);
    byAddress.set(address, known ? joined(known, link) : link);
  }
  return [...byAddress.values()].sort(
    (a, b) =>
      LINK_KINDS.indexOf(a.kind) - LINK_KINDS.indexOf(b.kind) ||
      certainty(b) - certainty(a) ||
      LINK_PLACES.indexOf(a.foundIn) - LINK_PLACES.indexOf(b.foundIn),
  );
}

/**
 * The link that "Open code" opens: never a mere project page or the paper itself, nor what only mentions the paper,
 * and what the text says they build on only where there is nothing else.
 */
export function bestCode(links: readonly Link[]): Link | undefined {
  const code = rankLinks(links).filter(
    ({ kind, foundIn, theirs }) =>
      kind !== 'project' && kind !== 'pdf' && kind !== 'html' && (foundIn !== 'mention' || theirs),
  );
  return code.find(({ theirs }) => theirs !== false) ?? code[0];
}

function certainty({ theirs }: Link): number {
  return Number(theirs ?? 0.5);
}

function joined(a: Link, b: Link): Link {
  const foundIn = LINK_PLACES.indexOf(b.foundIn) < LINK_PLACES.indexOf(a.foundIn) ? b.foundIn : a.foundIn;
  return { ...b, ...a, foundIn, ...((a.theirs || b.theirs) && { theirs: true }) };
}

/** Code hosts do not tell names apart by case; elsewhere case may matter. */
function sameAddress(url: string): string {
  return /^https:\/\/(?:github|gitlab|huggingface|bitbucket|codeberg)\./.test(url) ? url.toLowerCase() : url;
}
