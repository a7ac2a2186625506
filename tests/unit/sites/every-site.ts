/**
 * What holds for every site: its pages are read whole, and whatever happens to their markup, papers are not mixed up.
 * Each group has a file of its own, and so a process: the pages of all, parsed, are more than one can hold.
 */
import { describe, expect, it } from 'vitest';
import { Sighting } from '../../../lib/paper';
import { pageOf } from '../../../lib/sites/registry';
import type { Entry, Site } from '../../../lib/sites/site';
import { parsed } from '../../fixtures/html';
import { markedPapers, marksIn } from '../../fixtures/marked';
import { mutations } from '../../fixtures/mutations';
import { fixtures } from '../../fixtures/sites/all';

function entriesOf(document: Document, address: string): Entry[] {
  const url = new URL(address);
  const found = pageOf(url);
  if (!found) throw new Error(`${address} is no page of a site.`);
  return [...found.site.entries(document, url, found.page)];
}

/** Tests all pages of these sites. */
export function describeSites(sites: readonly Site[]): void {
  const ids = new Set(sites.map(({ id }) => id));
  const pages = fixtures
    .filter(({ site }) => ids.has(site))
    .flatMap(({ site, pages }) => pages.map((page) => ({ site, ...page })));

  describe.each(pages)('$url', ({ site, url, papers, html, tells }) => {
    const marked = markedPapers(papers);
    const page = html(marked);

    it('is a page of its site, and shows each paper once', () => {
      expect(pageOf(new URL(url))?.site.id).toBe(site);
      const entries = entriesOf(parsed(page, url), url);
      expect(entries).toHaveLength(papers);
      expect(new Set(entries.map(({ element }) => element)).size).toBe(papers);
      expect(entries.every(({ place }) => place.after.isConnected)).toBe(true);
    });

    it('tells of each paper all that it shows', () => {
      const told = entriesOf(parsed(page, url), url).map((entry) => Sighting.parse(entry.read()));
      for (const [index, paper] of marked.entries()) expect(told[index]).toMatchObject(tells(paper));
    });

    it('shows what its kind of page is said to show', () => {
      const { shows = [] } = pageOf(new URL(url))?.page ?? {};
      const [told] = entriesOf(parsed(page, url), url).map((entry) => entry.read());
      expect(shows.filter((field) => told?.[field] === undefined)).toEqual([]);
    });

    it('whatever becomes of its markup never mixes papers up, never fails, and its entries have their sign', () => {
      const { entry: selector, kind } = pageOf(new URL(url))?.page ?? { entry: '' };
      for (const [name, mutate] of mutations(page, selector)) {
        const document = parsed(mutate(), url);
        const entries = entriesOf(document, url);
        expect(new Set(entries.map(({ element }) => element)).size, name).toBe(entries.length);
        // Without it nobody would look for them.
        if (entries.length > 0 && kind !== 'paper')
          expect(document.querySelector(selector), name).toBeTruthy();
        for (const entry of entries) {
          const told = Sighting.parse(entry.read());
          expect(
            marksIn({ ...told, url: '' }).length,
            `${name}: ${JSON.stringify(told)}`,
          ).toBeLessThanOrEqual(1);
          entry.glance();
        }
      }
    }, 60_000);
  });
}
