/** Where the extension may look and where its gate runs, as browsers write it. */
import type { Site } from './site';

/** Where the gate runs: the sites' pages that can list papers, and no other page of them. */
export function matchPatterns(sites: readonly Site[]): string[] {
  return sites.flatMap(({ hosts, paths }) => patterns(hosts, paths));
}

/** The same of the hosts that came later: there it runs once the reader has allowed it. */
export function laterPatterns(sites: readonly Site[]): string[] {
  return sites.flatMap(({ laterHosts = [], paths }) => patterns(laterHosts, paths));
}

/** Where no papers are, but a page with papers can come without being loaded. */
export function waitingPatterns(sites: readonly Site[]): { matches: string[]; exclude_matches: string[] } {
  const singlePage = sites.filter((site) => site.singlePage);
  return { matches: origins(singlePage), exclude_matches: matchPatterns(singlePage) };
}

/** The host permissions that the manifest asks for. The browser knows no smaller ones. */
export function origins(sites: readonly Site[]): string[] {
  return sites.flatMap(({ hosts }) => patterns(hosts, ['/*']));
}

/** Those that are asked for where they matter. */
export function laterOrigins(sites: readonly Site[]): string[] {
  return sites.flatMap(({ laterHosts = [] }) => patterns(laterHosts, ['/*']));
}

function patterns(hosts: readonly string[], paths: readonly string[]): string[] {
  return hosts.flatMap((host) => paths.map((path) => `https://${host}${path}`));
}
