/** Which page of which site an address is. */
import type { Page, Site } from './site';

/** The site and kind of page at an address; nothing where no papers are listed. */
export function pageAmong(sites: readonly Site[], url: URL): { site: Site; page: Page } | undefined {
  const site = url.protocol === 'https:' ? siteAmong(sites, url.host) : undefined;
  const page = site?.pages.find(
    ({ path, query }) => path.test(url.pathname) && (query?.test(url.search) ?? true),
  );
  return site && page && { site, page };
}

/** The site at a host, port included; a host that only looks alike has none. */
export function siteAmong(sites: readonly Site[], host: string): Site | undefined {
  return sites.find(({ hosts, laterHosts }) => hosts.includes(host) || laterHosts?.includes(host));
}
