/** Pages of all sites, with markup made by chance. Needs a document. */
import { Sighting } from '../../lib/paper';
import { pageOf } from '../../lib/sites/registry';
import { parsed } from '../fixtures/html';
import { markedPapers } from '../fixtures/marked';
import { fixtures } from '../fixtures/sites/all';
import type { Target } from './targets';

/** A list with a few papers shows what a long one does, and is parsed sooner. */
const MOST = 3;

/** Whatever its markup, a page never fails, and what it tells of a paper can be kept. */
export const pages: readonly Target[] = fixtures.flatMap(({ site, pages }) =>
  pages.map(({ url, papers, html }) => ({
    name: `pages of ${site}`,
    // The document's own parser takes most of the time.
    weight: 0.004,
    seeds: [html(markedPapers(Math.min(papers, MOST)))],
    prepare: (input: string) => onlyPage(input, url),
    run: (input: string, document = onlyPage(input, url)) => readAll(document, new URL(url)),
  })),
);

let last: Document | undefined;

/** The page, parsed; the last one is emptied. The window of jsdom keeps all elements with an `id` that are in a document. */
function onlyPage(html: string, url: string): Document {
  last?.replaceChildren();
  last = parsed(html, url);
  return last;
}

function readAll(document: Document, url: URL): void {
  const found = pageOf(url);
  if (!found) throw new Error(`${url} is no page of a site.`);
  for (const entry of found.site.entries(document, url, found.page)) {
    entry.glance();
    Sighting.parse(entry.read());
  }
}
