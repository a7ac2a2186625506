/** Every site at its real addresses: one toolbar an entry, saved whole, still marked afterwards, and marked elsewhere. */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf } from '../../lib/addresses';
import { sites } from '../../lib/sites/registry';
import { escaped } from '../fixtures/html';
import { markedPapers } from '../fixtures/marked';
import { fixtures } from '../fixtures/sites/all';
import { KINDS, openReader, type Reader } from './browsers';
import { inside } from './inside';
import { control, layout, press, toolbars, waitFor, waitForToolbars } from './steps';
import { startWeb, type Web } from './web';

/** Firefox differs by how a page comes about: drawn by a server, taken over by a script, drawn by a script. */
const IN_FIREFOX = ['acl', 'semantic-scholar', 'ieee'];

/** Sites that have a dark theme, to be looked at. */
const IN_DARK = ['alphaxiv', 'dblp', 'scirate', 'openreview', 'atypon'];

const PICTURES = fileURLToPath(new URL('../output/sites', import.meta.url));
const ELSEWHERE = 'https://dblp.org/db/conf/elsewhere/elsewhere2026.html';

interface Edition {
  title: string;
  link: string;
}

/** Another site's page with these papers: DBLP's, whose entries lead to editions anywhere. */
function elsewhere(editions: readonly Edition[]): string {
  return `<!doctype html><title>dblp</title><ul>${editions
    .map(
      ({
        title,
        link,
      }) => `<li class="entry article"><nav class="publ"><ul><li><div class="head"><a href="${link}">view</a></div></li></ul></nav>
        <cite><span itemprop="author"><span itemprop="name">Somebody Else</span></span>: <span class="title">${escaped(title)}.</span></cite></li>`,
    )
    .join('')}</ul>`;
}

describe.each(KINDS)('in %s', (kind) => {
  const some = fixtures
    .filter(({ site }) => kind === 'chromium' || IN_FIREFOX.includes(site))
    .map(({ site, pages }) => ({ site, pages: pages.filter(({ url }) => !isLater(new URL(url).host)) }));
  let web: Web;
  let reader: Reader;
  let own: Page;
  /** What the page elsewhere lists. */
  let listedElsewhere: Edition[] = [];

  beforeAll(async () => {
    mkdirSync(PICTURES, { recursive: true });
    web = await startWeb((url) => {
      if (url.href === ELSEWHERE) return elsewhere(listedElsewhere);
      // A page stands at a second address as well, where Offprint does not run.
      const page = fixtures
        .flatMap(({ pages }) => pages)
        .find((it) => it.url === url.href || bareAddress(it.url) === url.href);
      return page?.html(markedPapers(page.papers));
    });
    reader = await openReader(kind, { web });
    own = await reader.ownPage('popup.html?restore');
  });

  afterAll(async () => {
    await reader?.close();
    await web?.close();
  });

  const papersInLibrary = () => inside(own, ({ allPapers, library }) => allPapers(library));
  const empty = () =>
    inside(own, async ({ allPapers, library, remove }) => {
      await remove(
        library,
        (await allPapers(library)).map(({ key }) => key),
      );
      // A paper that comes back brings what it was told before.
      await library.removed.clear();
    });

  for (const { site, pages } of some) {
    describe(site, () => {
      it.each(pages)('$url: one toolbar an entry, and nothing in the page moves', async ({ url, papers }) => {
        await empty();
        const bare = await reader.open(bareAddress(url));
        const before = await layout(bare);
        await bare.close();
        const page = await reader.open(url);
        const seen = await waitForToolbars(page, papers);
        expect(seen.every(({ names }) => names[0]?.startsWith('Save '))).toBe(true);
        await page.screenshot({ path: `${PICTURES}/${kind}-${pictureName(url)}.png` });
        expect(await layout(page)).toEqual(before);
        expect(await coveredText(page)).toEqual([]);
        expect(await hardToHit(page)).toEqual([]);
        if (IN_DARK.includes(site)) {
          await page.addStyleTag({
            content: 'html { color-scheme: dark } body { background: #16181c; color: #ddd }',
          });
          await page.screenshot({ path: `${PICTURES}/${kind}-${pictureName(url)}-dark.png` });
        }
        await page.close();
      });

      it.each(pages)('$url: the first and the last are saved whole', async ({ url, papers, tells }) => {
        await empty();
        const page = await reader.open(url);
        await waitForToolbars(page, papers);
        const marked = markedPapers(papers);
        const wanted = [...new Set([marked[0], marked.at(-1)])].filter((it) => it !== undefined);
        for (const paper of wanted) {
          const title = tells(paper).title ?? paper.title;
          await press(page, `Save ${title}`);
          await control(page, `Saved ${title}`);
        }
        await waitFor(async () => (await papersInLibrary()).length, wanted.length, 'papers in the library');
        const saved = await papersInLibrary();
        for (const paper of wanted) {
          const told = tells(paper);
          expect(saved.find(({ ids }) => ids.includes(told.ids?.[0] ?? ''))).toMatchObject(told);
        }
        await page.reload();
        for (const paper of wanted) await control(page, `Saved ${tells(paper).title ?? paper.title}`);
        expect((await toolbars(page)).filter(({ saved }) => saved)).toHaveLength(wanted.length);

        // Elsewhere it is known by whatever identifier has an address.
        listedElsewhere = wanted.flatMap((paper) => {
          const [link] = (tells(paper).ids ?? []).flatMap((id) => addressOf(id) ?? []);
          return link ? [{ title: paper.title, link }] : [];
        });
        if (listedElsewhere.length > 0) {
          await page.goto(ELSEWHERE, { waitUntil: 'load' });
          for (const { title } of listedElsewhere) await control(page, `Saved ${title}`);
        }
        await page.close();
      });
    });
  }
});

describe('a paper that another site knows by no common identifier', () => {
  const [paper] = markedPapers(1);
  const likeness = 'Learning to Sort p1x Graphs under Shift';

  it('is marked as probably saved, and saving it makes a paper of its own', async () => {
    const search = 'https://scholar.google.com/scholar?q=graphs';
    const web = await startWeb((url) =>
      url.href === search
        ? `<!doctype html><title>Scholar</title><div id="gs_res_ccl_mid"><div class="gs_r gs_or gs_scl" data-cid="AbCdEfGh123J">
            <div class="gs_ri"><h3 class="gs_rt"><a href="https://publisher.example/x">${paper?.title.toUpperCase()}</a></h3>
            <div class="gs_a">A ${paper?.authors[0]?.family}\u00a0- Journal, 2025\u00a0- publisher.example</div></div></div></div>`
        : undefined,
    );
    const reader = await openReader('chromium', { web });
    try {
      const own = await reader.ownPage('popup.html?restore');
      await inside(
        own,
        ({ library, save, aSighting }, it) =>
          save(library, [
            aSighting({
              source: 'huggingface/listing',
              ids: [`arxiv:${it?.arxiv}`],
              title: it?.title ?? '',
              authors: it?.authors ?? [],
              published: it?.date ?? '2025',
            }),
          ]),
        paper,
      );
      const page = await reader.open(search);
      const name = `Save ${likeness.toUpperCase()} (probably saved already)`;
      const button = await control(page, name);
      expect(await button.evaluate((it) => it.textContent?.trim())).toBe('Saved?');
      mkdirSync(PICTURES, { recursive: true });
      await page.screenshot({ path: `${PICTURES}/probably-saved.png` });
      await press(page, name);
      await control(page, `Saved ${likeness.toUpperCase()}`);
      await waitFor(() => inside(own, ({ count, library }) => count(library)), 2, 'papers in the library');
    } finally {
      await reader.close();
      await web.close();
    }
  });
});

/** Nothing runs there before the reader allows it. */
function isLater(host: string): boolean {
  return sites.some(({ laterHosts }) => laterHosts?.includes(host));
}

/** Texts of the page that toolbars lie over: they are to stand in free space. */
function coveredText(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const covers = [...document.querySelectorAll('offprint-toolbar')].flatMap((host) =>
      [...(host.shadowRoot?.querySelectorAll('button, a') ?? [])].map((it) => it.getBoundingClientRect()),
    );
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const covered: string[] = [];
    const range = document.createRange();
    while (texts.nextNode()) {
      range.selectNodeContents(texts.currentNode);
      const rects = [...range.getClientRects()];
      // What lies under by a hair, as lines of small height do, can be read all the same.
      const isCovered = rects.some((a) =>
        covers.some(
          (b) =>
            Math.min(a.right, b.right) - Math.max(a.left, b.left) > 3 &&
            Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 5,
        ),
      );
      if (isCovered && texts.currentNode.nodeValue?.trim()) covered.push(texts.currentNode.nodeValue.trim());
    }
    return covered;
  });
}

/** The buttons and links of toolbars that are less than 24 pixels high to press (WCAG 2.2, 2.5.8). */
function hardToHit(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('offprint-toolbar')].flatMap(({ shadowRoot }) =>
      [...(shadowRoot?.querySelectorAll('button, a') ?? [])].flatMap((it) => {
        const { left, top, width, height, bottom } = it.getBoundingClientRect();
        if (width === 0 || top < 12 || bottom > innerHeight - 12) return [];
        const middle = top + height / 2;
        const isHit = (y: number) => shadowRoot?.elementFromPoint(left + width / 2, y) === it;
        const hit = Array.from({ length: 41 }, (_, n) => n - 20).filter((n) => isHit(middle + n));
        return hit.length < 24 ? [`${it.getAttribute('aria-label')}: ${hit.length}`] : [];
      }),
    ),
  );
}

function bareAddress(url: string): string {
  return url.replace('https://', 'https://bare-');
}

function pictureName(url: string): string {
  return url
    .replace('https://', '')
    .replace(/[^\w.-]+/g, '_')
    .slice(0, 80);
}
