/**
 * Which links lead to a paper's code: told by host and path, tidied to the address that a person would share, and
 * ranked by how likely they are what "Open code" should open.
 */
import { LINK_KINDS, LINK_PLACES, type LinkKind, type LinkPlace } from './link-kinds';
import type { Link } from './paper';

export interface Tidied {
  kind: LinkKind;
  url: string;
}

/** First segments on code hosts that are the host's own pages and no owner's name. */
const NO_OWNERS: Record<string, readonly string[]> = {
  'github.com': words(
    'about apps collections contact customer-stories enterprise events explore features issues join login marketplace new notifications orgs organizations pricing pulls readme search security settings site sponsors stars team topics trending',
  ),
  'gitlab.com': words(
    '-  about admin api dashboard explore groups help projects public search snippets users',
  ),
  'huggingface.co': words(
    'api blog chat collections datasets docs enterprise front huggingface-projects inference join learn login models organizations papers posts pricing privacy search settings spaces tasks terms-of-service',
  ),
  'bitbucket.org': words('account blog dashboard product repo'),
  'codeberg.org': words('api explore user org'),
};

/** What a Hugging Face path's first word says of the rest. */
const HUB_KINDS: Record<string, LinkKind> = {
  datasets: 'dataset',
  spaces: 'space',
  collections: 'collection',
};

const NAME = /^[\w.~-]+$/;

/**
 * What an address leads to, and the address tidied: without file paths, `.git`, queries and fragments. Nothing for
 * an address that is neither code nor a project's page. Never throws.
 */
export function linkOf(address: string): Tidied | undefined {
  const url = URL.parse(/^https?:\/\//i.test(address) ? address : `https://${address}`);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.port || url.href.length > 1000)
    return undefined;
  const host = url.hostname.replace(/^www\./, '').replace(/^hf\.co$/, 'huggingface.co');
  const path = url.pathname.split('/').filter(Boolean);
  if (!path.every((segment) => NAME.test(segment)) && host !== 'gist.github.com') {
    // Only the segments that name the thing matter; a file's name may hold anything.
    while (path.length > 2 && !path.slice(2).every((segment) => NAME.test(segment))) path.pop();
    if (!path.every((segment) => NAME.test(segment))) return undefined;
  }
  const [first = '', second = ''] = path;
  const isOwner = first !== '' && !NO_OWNERS[host]?.includes(first.toLowerCase());
  switch (host) {
    case 'github.com':
    case 'codeberg.org':
    case 'bitbucket.org':
      if (!isOwner) return undefined;
      return second
        ? repository(host, first, second)
        : { kind: 'organization', url: `https://${host}/${first}` };
    case 'raw.githubusercontent.com':
      return second ? repository('github.com', first, second) : undefined;
    case 'gist.github.com':
      return second ? { kind: 'repository', url: `https://${host}/${first}/${second}` } : undefined;
    case 'gitlab.com':
      return isOwner ? gitLab(path) : undefined;
    case 'huggingface.co':
      return hub(path, isOwner);
    case 'git.sr.ht':
    case 'sr.ht':
      return first.startsWith('~') && second
        ? { kind: 'repository', url: `https://${host}/${first}/${second}` }
        : undefined;
    case 'zenodo.org':
      return /^records?$/.test(first) && /^\d+$/.test(second)
        ? { kind: 'archive', url: `https://zenodo.org/records/${second}` }
        : undefined;
    case 'doi.org':
    case 'dx.doi.org': {
      const record = /^10\.5281\/zenodo\.(\d+)$/i.exec(path.join('/'))?.[1];
      return record ? { kind: 'archive', url: `https://zenodo.org/records/${record}` } : undefined;
    }
    case 'osf.io':
      return /^[a-z0-9]{5}$/i.test(first) ? { kind: 'archive', url: `https://osf.io/${first}` } : undefined;
    case 'anonymous.4open.science':
      return (first === 'r' || first === 'repository') && second
        ? { kind: 'repository', url: `https://${host}/r/${second}` }
        : undefined;
    default:
      return pages(host, path);
  }
}

function repository(host: string, owner: string, name: string): Tidied | undefined {
  const bare = name.replace(/\.git$/i, '').replace(/\.+$/, '');
  return bare ? { kind: 'repository', url: `https://${host}/${owner}/${bare}` } : undefined;
}

function gitLab(path: readonly string[]): Tidied {
  const end = path.indexOf('-');
  const named = (end < 0 ? path : path.slice(0, end)).map((segment) => segment.replace(/\.git$/i, ''));
  const kind = named.length > 1 ? 'repository' : 'organization';
  return { kind, url: `https://gitlab.com/${named.join('/')}` };
}

/** One name alone is an owner's page: models without an owner are few, and old. */
function hub([first = '', second, third]: readonly string[], isOwner: boolean): Tidied | undefined {
  const kind = HUB_KINDS[first];
  const base = 'https://huggingface.co';
  if (kind) {
    if (!second) return undefined;
    const name = third ? `/${third}` : '';
    return name || kind === 'dataset' ? { kind, url: `${base}/${first}/${second}${name}` } : undefined;
  }
  if (!isOwner) return undefined;
  return second
    ? { kind: 'model', url: `${base}/${first}/${second}` }
    : { kind: 'organization', url: `${base}/${first}` };
}

/** Pages that a code host serves for a project: `https://USER.github.io/PROJECT`. */
function pages(host: string, path: readonly string[]): Tidied | undefined {
  if (!/^[a-z0-9-]+\.(?:github|gitlab)\.io$/.test(host)) return undefined;
  return { kind: 'project', url: `https://${host}/${path.join('/')}` };
}

/** An address in a running text, with or without its scheme. What is stuck to its end is cut off afterwards. */
const ADDRESS =
  /(?:https?:\/\/|(?<![\w@./-])(?=(?:www\.)?(?:github|gitlab|bitbucket|codeberg|huggingface|hf|zenodo|osf|anonymous|git)\.[a-z0-9.]{2,20}\/|[a-z0-9-]{1,60}\.git(?:hub|lab)\.io))[^\s<>"'`|{}[\]^,;]{3,500}/gi;

/** Without one of these no text names code: most texts are done with at once. */
const HOSTS = /git|hugg|hf\.co|bitb|codeb|sr\.ht|zenodo|osf\.io|4open/i;

/** Words before a link that call it the authors' own… */
const THEIRS =
  /\b(?:our|we (?:release|provide|open-?source|publish|make|share)|codes?|implementation|available|released|project page|homepage|website|can be found|source)\b/gi;
/** …and words that call it something they build on. */
const OTHERS =
  /\b(?:built (?:up)?on|based on|builds? (?:up)?on|we use|using|uses|extends?|adapted from|fork of|following|compared? (?:to|with))\b/gi;

/** The code and project links that a text names, in its order, each with whether the text calls it the authors'. */
export function linksInText(text: string, foundIn: LinkPlace): Link[] {
  if (!HOSTS.test(text)) return [];
  const plain = text.replace(/\\([_%#&~$])/g, '$1').replace(/\\(?:url|href|texttt)\s*\{/g, ' ');
  const links: Link[] = [];
  for (const match of plain.matchAll(ADDRESS)) {
    const tidied = linkOf(unstuck(match[0]));
    if (!tidied) continue;
    const theirs = whose(plain.slice(Math.max(0, match.index - 160), match.index));
    links.push(theirs === undefined ? { ...tidied, foundIn } : { ...tidied, foundIn, theirs });
  }
  return links;
}

/** Without the punctuation that the sentence put behind it. */
function unstuck(address: string): string {
  let end = address.length;
  while (end > 0 && /[.,;:!?)*_~\\/…”’»]/.test(address[end - 1] ?? '')) {
    if (
      address[end - 1] === ')' &&
      address.slice(0, end).split('(').length > address.slice(0, end).split(')').length - 1
    )
      break;
    end--;
  }
  return address.slice(0, end);
}

/** Judged by the sentence before the link: where it says both, the words nearer to the link decide. */
function whose(before: string): boolean | undefined {
  const sentence = before.split(/[.!?]\s/).at(-1) ?? before;
  const theirs = lastPlace(THEIRS, sentence);
  const others = lastPlace(OTHERS, sentence);
  return theirs === others ? undefined : theirs > others;
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

/** The link that "Open code" opens: never a mere project page or the paper itself. */
export function bestCode(links: readonly Link[]): Link | undefined {
  return rankLinks(links).find(({ kind }) => kind !== 'project' && kind !== 'pdf' && kind !== 'html');
}

function certainty({ theirs }: Link): number {
  return theirs === undefined ? 1 : theirs ? 2 : 0;
}

function joined(a: Link, b: Link): Link {
  const place = LINK_PLACES.indexOf(b.foundIn) < LINK_PLACES.indexOf(a.foundIn) ? b.foundIn : a.foundIn;
  const theirs = a.theirs ?? b.theirs;
  const stars = a.stars ?? b.stars;
  return {
    ...a,
    foundIn: place,
    ...(theirs === undefined ? {} : { theirs: a.theirs || b.theirs || false }),
    ...(stars === undefined ? {} : { stars }),
  };
}

/** Code hosts do not tell names apart by case; elsewhere case may matter. */
function sameAddress(url: string): string {
  return /^https:\/\/(?:github|gitlab|huggingface|bitbucket|codeberg)\./.test(url) ? url.toLowerCase() : url;
}

function words(text: string): string[] {
  return text.split(/\s+/);
}
