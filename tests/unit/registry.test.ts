import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formats } from '../../lib/formats/registry';
import { siteIdOfHost } from '../../lib/sites/hosts';
import { laterOrigins, laterPatterns, matchPatterns, origins } from '../../lib/sites/origins';
import { examples, pageOf, sites } from '../../lib/sites/registry';
import { fixtures } from '../fixtures/sites/all';

/** A match pattern as browsers understand it: https://developer.chrome.com/docs/extensions/develop/concepts/match-patterns */
function matches(pattern: string, address: string): boolean {
  const literal = (text: string) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${literal(pattern)}$`).test(address.split('#')[0] ?? '');
}

const pages = sites.flatMap((site) =>
  Object.entries(examples[site.id] ?? {}).flatMap(([kind, addresses]) =>
    addresses.map((address) => ({ site, kind, address })),
  ),
);

describe('each example address', () => {
  it.each(pages)(
    '$address is that page of $site.name, and the overlay runs there',
    ({ site, kind, address }) => {
      const found = pageOf(new URL(address));
      expect(found).toMatchObject({ site: { id: site.id }, page: { kind } });
      const patterns = [...matchPatterns([site]), ...laterPatterns([site])];
      expect(patterns.some((pattern) => matches(pattern, address))).toBe(true);
    },
  );

  it('stands for a kind of page, and each kind has one', () => {
    for (const site of sites) {
      const kinds = new Set(site.pages.map(({ kind }) => kind));
      expect(new Set(Object.keys(examples[site.id] ?? {})), site.id).toEqual(kinds);
    }
  });
});

it('each site has fixtures, a listing and a paper’s own page among them where it has both', () => {
  expect(fixtures.map(({ site }) => site)).toEqual(sites.map(({ id }) => id));
  for (const { site, pages } of fixtures) expect(pages.length, site).toBeGreaterThan(1);
});

describe('no other page', () => {
  it.each([
    'https://arxiv.org/',
    'https://arxiv.org/help',
    'https://arxiv.org.evil.example/list/cs.LG/new',
    'https://huggingface.co/',
    'https://huggingface.co/models',
    'https://huggingface.co/spaces/a/b',
    'http://arxiv.org/list/cs.LG/new',
    'https://example.org/papers',
  ])('%s is one of a site', (address) => {
    expect(pageOf(new URL(address))).toBeUndefined();
  });
});

it('the extension asks for the sites’ own hosts and no more', () => {
  const asked = [...origins(sites), ...laterOrigins(sites)];
  const hosts = sites.flatMap((site) => [...site.hosts, ...(site.laterHosts ?? [])]);
  expect(asked.toSorted()).toEqual(hosts.map((host) => `https://${host}/*`).toSorted());
  expect(new Set(hosts).size).toBe(hosts.length);
});

describe('the search', () => {
  it.each(sites)('knows the hosts of $name, with www. and without', ({ id, hosts, laterHosts = [] }) => {
    for (const host of [...hosts, ...laterHosts]) {
      expect(siteIdOfHost(host), host).toBe(id);
      expect(siteIdOfHost(host.replace(/^www\./, '')), host).toBe(id);
    }
  });

  it.each(['arxiv.org.evil.example', 'notarxiv.org', 'example.org', 'google.com', 'arxiv', ''])(
    'knows no site at %o',
    (host) => {
      expect(siteIdOfHost(host)).toBeUndefined();
    },
  );
});

describe('the README', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

  it.each(sites)('names $name with its hosts, and says what is read', ({ name, hosts, laterHosts = [] }) => {
    const row = readme.split('\n').find((line) => line.startsWith(`| ${name} |`));
    // A site with a host in every country is named by its first.
    for (const host of hosts.length > 12 ? hosts.slice(0, 1) : hosts) expect(row).toContain(`\`${host}\``);
    for (const host of laterHosts) expect(row).toContain(`\`${host}\`*`);
    expect(row?.split('|')[3]).toContain('title');
  });

  it.each(formats)('names the format $name with its ending and its use', ({ name, extension, usedBy }) => {
    const row = readme.split('\n').find((line) => line.startsWith(`| ${name} |`));
    expect(row).toContain(`.${extension}`);
    expect(row).toContain(usedBy);
  });
});
