/** All sites. Adding one is a file beside this one, and its name in the two lists. */
import { arxiv, examples as onArxiv } from './arxiv';
import { huggingFace, examples as onHuggingFace } from './huggingface';
import { iacr, examples as onIacr } from './iacr';
import type { Examples, Page, Site } from './site';

export const sites: readonly Site[] = [huggingFace, arxiv, iacr];

/** The example addresses of each site, in the same order. */
export const examples: readonly Examples[] = [onHuggingFace, onArxiv, onIacr];

/** The site and kind of page at an address; nothing where no papers are listed. */
export function pageOf(url: URL): { site: Site; page: Page } | undefined {
  const site = url.protocol === 'https:' ? siteOfHost(url.host) : undefined;
  const page = site?.pages.find(
    ({ path, query }) => path.test(url.pathname) && (query?.test(url.search) ?? true),
  );
  return site && page && { site, page };
}

/** The site at a host, port included; a host that only looks alike has none. */
export function siteOfHost(host: string): Site | undefined {
  return sites.find(({ hosts }) => hosts.includes(host));
}

/** Where the overlay runs: the sites' pages that can list papers, and no other page of them. */
export function matchPatterns(): string[] {
  return sites.flatMap(({ hosts, paths }) =>
    hosts.flatMap((host) => paths.map((path) => `https://${host}${path}`)),
  );
}

/** The host permissions that the manifest asks for, of all sites or of one. The browser knows no smaller ones. */
export function origins(some: readonly Site[] = sites): string[] {
  return some.flatMap(({ hosts }) => hosts.map((host) => `https://${host}/*`));
}
