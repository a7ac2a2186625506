/**
 * How our pages look, in every state, light and dark: nothing is clipped or overflows, and axe finds nothing. Leaves
 * the pictures in `tests/output/looks/`; with `SCREENSHOTS=1` the README's own are drawn anew too.
 */
import { copyFileSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dailyPapers } from '../fixtures/daily-papers';
import { arxivFeed, crossrefWork, type Recorded } from '../fixtures/sources';
import { findings } from './axe';
import { openReader, type Reader } from './browsers';
import { inside } from './inside';
import { breaches } from './policy';
import { samplePages } from './sample-pages';
import { choose, control, named, press, waitFor, waitForToolbars } from './steps';
import { startWeb, type Web } from './web';

const LOOKS = fileURLToPath(new URL('../output/looks/', import.meta.url));
const README = fileURLToPath(new URL('../screenshots/', import.meta.url));

const THEMES = ['light', 'dark'] as const;

describe.each(THEMES)('in %s', (theme) => {
  let web: Web;
  let reader: Reader;

  beforeAll(async () => {
    mkdirSync(LOOKS, { recursive: true });
    web = await startWeb((url) => {
      if (url.href === READING_GROUP) return readingGroup;
      if (url.href === BROKEN) return '<!doctype html><title>arXiv</title><h1>Recent submissions</h1>';
      const html = samplePages.find((it) => it.url === url.href)?.html;
      return theme === 'dark' ? html?.replace('<html lang="en">', '<html lang="en" class="dark">') : html;
    });
    reader = await openReader('chromium', { web, dark: theme === 'dark', size: { width: 400, height: 600 } });
  });

  afterAll(async () => {
    await reader?.close();
    await web?.close();
  });

  async function look(page: Page, name: string, forReadme = false): Promise<void> {
    // Motion and hovering over, and a paint of the last state.
    await new Promise((resolve) => setTimeout(resolve, 250));
    const file = `${LOOKS}${name}-${theme}.png` as const;
    await page.screenshot({ path: file });
    if (forReadme && process.env['SCREENSHOTS']) {
      mkdirSync(README, { recursive: true });
      copyFileSync(file, `${README}${name}-${theme}.png`);
    }
  }

  async function check(page: Page, name: string, forReadme = false): Promise<void> {
    await look(page, name, forReadme);
    const { scrollWidth, clientWidth } = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return { scrollWidth, clientWidth };
    });
    expect(scrollWidth, 'wider than its window').toBeLessThanOrEqual(clientWidth);
    expect(await findings(page)).toEqual([]);
    expect(await breaches(page)).toEqual([]);
  }

  it('the popup without a paper says how to begin', async () => {
    const page = await reader.ownPage('popup.html');
    await page.waitForSelector('[data-empty]');
    await check(page, 'popup-empty');
    await page.close();
  });

  it('a listing, with a paper saved', async () => {
    const [day] = samplePages;
    if (!day) throw new Error('There is a first sample page.');
    const page = await reader.open(day.url);
    await page.setViewport({ width: 1100, height: 760 });
    await waitForToolbars(page, day.papers);
    const [first, second] = dailyPapers;
    await press(page, `Save ${first?.title}`);
    await press(page, `Save ${second?.title}`);
    await page.evaluate(() => scrollTo(0, 0));
    await look(page, 'listing', true);
    // A press may miss a button's box by a little, of which axe does not know.
    const found = await findings(page, 'offprint-toolbar');
    expect(found.filter((it) => !it.startsWith('target-size'))).toEqual([]);
    await page.setViewport({ width: 360, height: 700 });
    await look(page, 'listing-narrow');
    await page.close();
  });

  it('toolbars of papers that are saved, dismissed a moment ago, and dismissed long since, in the page’s colours and in forced ones', async () => {
    const sample = samplePages.find((it) => it.name === 'arXiv, new');
    if (!sample) throw new Error('There is a page of new papers.');
    const page = await reader.open(sample.url);
    await page.setViewport({ width: 1000, height: 600 });
    const [first, second, third] = (await waitForToolbars(page, sample.papers)).map(
      ({ names }) => names[0]?.replace(/^Save /, '') ?? '',
    );
    await press(page, `Save ${first}`);
    await press(page, `Not for me ${second}`);
    await control(page, `Undo “Not for me” for ${second}`);
    await page.reload();
    await press(page, `Not for me ${third}`);
    await control(page, `Undo “Not for me” for ${third}`);
    await page.mouse.move(2, 2);
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await waitFor(() => page.$$eval('dt[data-offprint=dim]', (them) => them.length), 2, 'dimmed entries');
    await page.evaluate(() => scrollTo(0, 0));
    for (const forced of ['none', 'active']) {
      const session = await page.createCDPSession();
      const features = [{ name: 'forced-colors', value: forced }];
      await session.send('Emulation.setEmulatedMedia', { features });
      await look(page, `toolbars${forced === 'active' ? '-forced' : ''}`);
      const found = await findings(page, 'offprint-toolbar');
      expect(found.filter((it) => !it.startsWith('target-size'))).toEqual([]);
    }
    await press(page, `Not for me ${second}`);
    await press(page, `Not for me ${third}`);
    await page.close();
  });

  it('arXiv, wide and narrow', async () => {
    for (const name of [
      'arXiv, new',
      'arXiv, search',
      'arXiv, paper',
      'Hugging Face, trending',
      'Hugging Face, paper',
    ]) {
      const sample = samplePages.find((it) => it.name === name);
      if (!sample) throw new Error(`There is no page ${name}.`);
      const page = await reader.open(sample.url);
      await page.setViewport({ width: 1000, height: 600 });
      await waitForToolbars(page, sample.papers);
      await look(page, name.replace(/\W+/g, '-').toLowerCase(), name === 'arXiv, new');
      await page.setViewport({ width: 360, height: 700 });
      await look(page, `${name.replace(/\W+/g, '-').toLowerCase()}-narrow`);
      await page.close();
    }
  });

  it('the popup with a few papers, its editor, its menus and its states', async () => {
    const page = await reader.ownPage('popup.html');
    await inside(
      page,
      async ({ library, save, edit, remove, allPapers }, papers) => {
        await remove(
          library,
          (await allPapers(library)).map(({ key }) => key),
        );
        await save(library, papers);
        const [a, b, c] = papers.map(({ ids }) => ids[0] ?? '');
        if (a)
          await edit(library, [a], {
            status: 'reading',
            addTags: ['unlearning', 'to cite'],
            note: 'Compare with §4.',
          });
        if (b) await edit(library, [b], { status: 'read' });
        if (c) await edit(library, [c], { addTags: ['vision'] });
      },
      fewPapers,
    );
    await waitFor(() => page.$$eval('[data-title]', (titles) => titles.length), fewPapers.length, 'rows');
    await check(page, 'popup', true);

    await (await page.$('[aria-label="Reading list"] > li'))?.focus();
    await page.keyboard.press('n');
    await page.waitForSelector('textarea');
    await check(page, 'popup-editor');
    await page.keyboard.press('Escape');

    await choose(page, 'button', 'Export');
    await named(page, 'menuitem', 'BibTeX');
    await check(page, 'popup-export');
    await page.keyboard.press('Escape');

    await (await page.$('[aria-label="Reading list"] > li'))?.focus();
    await page.keyboard.press('#');
    await named(page, 'button', 'Undo');
    await check(page, 'popup-undo');
    await page.keyboard.press('u');

    await page.keyboard.press('?');
    await page.waitForSelector('dialog[open]');
    await check(page, 'popup-keys');
    await page.keyboard.press('Escape');

    await page.type('input[type=search]', 'no such paper');
    await named(page, 'button', 'Clear');
    await check(page, 'popup-no-match');
    // What was searched for would be there again in the next popup.
    await choose(page, 'button', 'Clear');
    await page.close();
  });

  it('the popup over a page of no site, with the papers linked there, and over one that changed', async () => {
    const page = await reader.open(READING_GROUP);
    const popup = await reader.popupOver(page);
    await named(popup, 'button', 'Save this page');
    await check(popup, 'popup-other-page');
    await choose(popup, 'button', 'Papers linked here…');
    await popup.waitForSelector('dialog[open] li');
    await check(popup, 'popup-linked');
    await page.close();
    const broken = await reader.open(BROKEN);
    const over = await reader.popupOver(broken);
    await named(over, 'button', 'Copy a report');
    await check(over, 'popup-not-understood');
    await broken.close();
  });

  it('the popup on a narrow screen, and in a wide tab', async () => {
    const page = await reader.ownPage('popup.html');
    await page.emulate({
      viewport: { width: 320, height: 560, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
      userAgent: 'phone',
    });
    await page.waitForSelector('[data-title]');
    await check(page, 'popup-narrow');
    await page.setViewport({ width: 1000, height: 700 });
    await check(page, 'popup-tab');
    await page.close();
  });

  it('the library, with a paper beside the list, a selection, a tag, and its other places', async () => {
    const page = await reader.ownPage('library.html');
    await page.setViewport({ width: 1280, height: 800 });
    await inside(
      page,
      async ({ library, edit, remove, save, aSighting, colourTag }, titles) => {
        const removed = aSighting({ title: 'A Paper That Was Taken Out' });
        const twins = ['arxiv:2601.00001', 'doi:10.1000/twin'].map((id) =>
          aSighting({
            ids: [id],
            title: 'Twice in the Library',
            authors: [{ name: 'Ada Lovelace' }],
            published: '2026',
          }),
        );
        await save(library, [removed, ...twins]);
        await remove(library, removed.ids);
        await edit(library, [titles[1] ?? ''], { addTags: ['vision'], priority: 'high' });
        await colourTag(library, 'vision', 'teal');
      },
      fewPapers.map(({ ids }) => ids[0]),
    );
    await page.reload();
    await waitFor(
      () => page.$$eval('.line [data-title]', (titles) => titles.length),
      fewPapers.length + 2,
      'rows',
    );
    await check(page, 'library', true);

    await (await page.$('.line'))?.focus();
    await page.keyboard.down('Shift');
    for (let row = 0; row < 3; row++) await page.keyboard.press('ArrowDown');
    await page.keyboard.up('Shift');
    await page.waitForSelector('.bulk');
    await check(page, 'library-selected');
    await page.setViewport({ width: 420, height: 760 });
    await check(page, 'library-narrow');
    await page.setViewport({ width: 1280, height: 800 });
    await page.keyboard.press('Escape');

    for (const place of ['Duplicates', 'Reading history', 'Trash']) {
      await choose(page, 'button', place);
      await named(page, 'heading', place);
      await check(page, `library-${place.toLowerCase().replace(' ', '-')}`);
    }
    await choose(page, 'button', 'Change the tag vision');
    await page.waitForSelector('dialog[open]');
    await check(page, 'library-tag');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.waitForSelector('dialog.help[open]');
    await check(page, 'library-keys');
    await page.close();
  });

  it('the settings, and the list at the side', async () => {
    const settings = await reader.ownPage('options.html');
    await settings.setViewport({ width: 800, height: 900 });
    await settings.waitForSelector('input[type=radio]');
    await check(settings, 'settings');
    await settings.close();
    const side = await reader.ownPage('sidepanel.html');
    await side.setViewport({ width: 340, height: 800 });
    await side.waitForSelector('[data-title]');
    await check(side, 'side');
    await side.close();
  });

  it('the page that restores a backup', async () => {
    const page = await reader.ownPage('popup.html?restore');
    await page.setViewport({ width: 700, height: 600 });
    await page.waitForSelector('input[type=file]');
    await check(page, 'restore');
    await page.close();
  });

  it('the page of imports, with a preview and at work', async () => {
    const page = await reader.ownPage('popup.html?restore');
    await page.setViewport({ width: 900, height: 1000 });
    await pasted(page, bibliography, 'Preview');
    await named(page, 'button', 'Import');
    await check(page, 'import-preview');
    await page.setViewport({ width: 420, height: 900 });
    await check(page, 'import-preview-narrow');
    await page.setViewport({ width: 900, height: 500 });
    await choose(page, 'button', 'Cancel');
    const many = Array.from({ length: 3000 }, (_, n) => `@misc{k${n}, title={A Title ${n}}, year=2020}`);
    await pasted(page, many.join('\n'), 'Preview');
    await choose(page, 'button', 'Import');
    await page.waitForFunction(() => Number(document.querySelector('progress')?.value) > 0.2, {
      polling: 20,
    });
    await check(page, 'import-progress');
    await named(page, 'button', 'Undo');
    await check(page, 'import-done');
    await choose(page, 'button', 'Undo');
    await waitFor(() => page.$('.step button').then(Boolean), false, 'the way back');
    await page.close();
  });

  it('the page that upgrades a bibliography', async () => {
    web.serve(asSourcesAnswer);
    const page = await reader.ownPage('popup.html?upgrade');
    await page.setViewport({ width: 900, height: 700 });
    await page.waitForSelector('input[type=file]');
    await check(page, 'upgrade');
    await pasted(page, bibliography, 'Read it');
    await named(page, 'button', 'Look them up');
    await check(page, 'upgrade-read');
    await choose(page, 'button', 'Look them up');
    await page.waitForSelector('.upgrades li');
    await choose(page, 'button', 'Accept all');
    await check(page, 'upgrade-looking');
    await page.waitForSelector('.retractions');
    await waitFor(() => page.$('progress').then(Boolean), false, 'looking them up');
    await page.setViewport({ width: 900, height: 1000 });
    await check(page, 'upgrade-results');
    await page.setViewport({ width: 420, height: 1200 });
    await check(page, 'upgrade-results-narrow');
    await page.close();
  });

  it('the popup and the library with 10,000 papers', async () => {
    const page = await reader.ownPage('popup.html');
    await inside(page, (library) => library.fill(0, 10_000));
    await page.reload();
    await page.waitForSelector('[data-title]');
    await waitFor(
      () => page.$eval('footer', (it) => /^10,0\d\d papers/.test(it.textContent ?? '')),
      true,
      'the count',
    );
    await check(page, 'popup-10000');
    await page.close();
    const library = await reader.ownPage('library.html');
    await library.setViewport({ width: 1280, height: 800 });
    await named(library, 'button', 'Reading history');
    await waitFor(() => library.$$eval('.line [data-title]', (titles) => titles.length > 10), true, 'rows');
    await check(library, 'library-10000');
    await library.close();
  }, 180_000);
});

/** Gives the page a text, and has it read. */
async function pasted(page: Page, text: string, act: string): Promise<void> {
  const area = await page.waitForSelector('textarea');
  await area?.evaluate((element, it) => {
    element.value = it;
    element.dispatchEvent(new Event('input', { bubbles: true }));
  }, text);
  await choose(page, 'button', act);
}

const READING_GROUP = 'https://blog.example/reading-group';
const BROKEN = 'https://arxiv.org/list/cs.CV/recent';

const readingGroup = `<!doctype html><html lang="en"><title>Reading group</title><h1>Reading group</h1><ul>${dailyPapers
  .slice(0, 14)
  .map(({ id, title }) => `<li><b>${title}</b> <a href="https://arxiv.org/abs/${id}">[paper]</a></li>`)
  .join('')}</ul></html>`;

const fewPapers = dailyPapers.slice(0, 5).map((paper, index) => ({
  source: index % 2 ? 'arxiv/listing' : 'huggingface/listing',
  url: 'https://huggingface.co/papers',
  ids: [`arxiv:${paper.id}`],
  title: index === 3 ? `${paper.title} in $\\mathcal{O}(n^2)$ with $\\beta$-VAE` : paper.title,
  authors: ['Ada Lovelace', 'Ludwig van Beethoven', 'Wei Li', 'Søren Kierkegaard'].map((name) => ({ name })),
  published: paper.published,
  abstract: paper.abstract ?? '',
  links: paper.code ? [{ kind: 'repository' as const, url: paper.code, foundIn: 'abstract' as const }] : [],
}));

const appeared: Recorded[] = [
  {
    arxiv: '2505.23462',
    title: 'Retrieval of Things That Nobody Has Asked For, in Sublinear Time and Constant Space',
    authors: ['Ada Lovelace'],
    publishedDoi: '10.1000/things',
  },
  { arxiv: '1706.00001', title: 'Attention to Detail', authors: ['Bob By'], reference: 'NeurIPS 2017' },
];

const retracted: Recorded = { title: 'Taken Back', authors: ['Bob By'], doi: '10.1000/back' };

function asSourcesAnswer(url: URL) {
  if (url.host === 'export.arxiv.org') {
    return { headers: { 'content-type': 'application/atom+xml' }, body: arxivFeed(appeared) };
  }
  if (url.host !== 'api.crossref.org') return undefined;
  const notice = [{ type: 'retraction', DOI: '10.1000/notice', updated: { 'date-parts': [[2024, 5, 1]] } }];
  const [first] = appeared;
  const isFirst = first && url.pathname.endsWith('things');
  const body = isFirst
    ? crossrefWork({ ...first, doi: '10.1000/things', published: '2026-03-01' })
    : crossrefWork(retracted, { 'updated-by': notice });
  return { headers: { 'content-type': 'application/json', 'access-control-allow-origin': '*' }, body };
}

const bibliography = `@article{lovelace2025, title = {${appeared[0]?.title}}, author = {Lovelace, Ada and Kierkegaard, Søren}, journal = {arXiv preprint arXiv:2505.23462}, year = {2025}}
@misc{by2017, title = {Attention to Detail}, author = {By, Bob}, year = 2017, eprint = {1706.00001}, archiveprefix = {arXiv}}
@misc{wei2024, title = {Nowhere Yet}, author = {Wei Li}, year = 2024, eprint = {2401.00002}}
@article{by2020, title = {Taken Back}, author = {By, Bob}, journal = {Journal of Things}, year = 2020, doi = {10.1000/back}}
@book{knuth1984, title = {The {\\TeX}book}, author = {Knuth, Donald E.}, year = 1984, publisher = {Addison--Wesley}}
@misc{broken, title = {This one is {never closed, year = 2001
}
@misc{unknown, title = {Another}, journal = jcs, year = 1999}
`;
