/**
 * Our pages in each language: its texts, and room for them. The browsers need not have the language: its texts stand
 * where the default ones would. Leaves pictures in `tests/output/looks/`.
 */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BUILDS, KINDS, openReader, type Reader } from './browsers';
import { misfits } from './fits';
import { inLanguage } from './in-language';
import { inside } from './inside';
import { choose, named, waitFor } from './steps';

const LOOKS = fileURLToPath(new URL('../output/looks/', import.meta.url));
const SOURCE = fileURLToPath(new URL('../../public/_locales/', import.meta.url));
const LOCALES = readdirSync(SOURCE).filter((it) => it !== 'en');

const PAPERS = [
  'Attention Is All You Need',
  'On the Origin of Very Long Titles That Take a Second Line in Every List They Stand in, and Are Cut There',
  'الانتباه هو كل ما تحتاجه في نماذج اللغة الكبيرة',
  'תשומת לב היא כל מה שצריך: Transformers בעברית',
  '关于大型语言模型的综述',
].map((title, index) => ({
  source: index % 2 ? 'ojs/listing' : 'huggingface/listing',
  url: 'https://huggingface.co/papers',
  ids: [`arxiv:2601.0000${index}`],
  title,
  authors: ['Ada Lovelace', 'Ludwig van Beethoven', 'ابن الهيثم', 'Wei Li'].map((name) => ({ name })),
  published: '2026-01-05',
  abstract: 'We study what was studied before.',
  links: [{ kind: 'repository' as const, url: 'https://github.com/lab/code', foundIn: 'abstract' as const }],
}));

async function fill(page: Page): Promise<void> {
  await inside(
    page,
    async ({ library, save, edit, remove, allPapers }, papers) => {
      await remove(
        library,
        (await allPapers(library)).map(({ key }) => key),
      );
      await save(library, papers);
      const [first, second] = papers.map(({ ids }) => ids[0] ?? '');
      if (first)
        await edit(library, [first], { status: 'reading', addTags: ['to cite', 'ראייה'], note: '§4.' });
      if (second) await edit(library, [second], { status: 'read', priority: 'high' });
    },
    PAPERS,
  );
}

async function look(page: Page, name: string): Promise<void> {
  mkdirSync(LOOKS, { recursive: true });
  await new Promise((resolve) => setTimeout(resolve, 250));
  await page.screenshot({ path: `${LOOKS}${name}.png` });
}

it.each(KINDS)('the package for %s holds every language', (kind) => {
  expect(readdirSync(join(BUILDS[kind], '_locales')).toSorted()).toEqual(readdirSync(SOURCE).toSorted());
  expect(JSON.parse(readFileSync(join(BUILDS[kind], 'manifest.json'), 'utf8')).default_locale).toBe('en');
});

describe.each(LOCALES)('in %s', (locale) => {
  const texts: Record<string, { message: string } | undefined> = JSON.parse(
    readFileSync(join(SOURCE, locale, 'messages.json'), 'utf8'),
  );
  const text = (name: string) => {
    const found = texts[name]?.message;
    if (!found) throw new Error(`There is no text ${name}.`);
    return found;
  };
  let build: string;
  let reader: Reader;

  beforeAll(async () => {
    build = await inLanguage(BUILDS.chromium, locale);
    reader = await openReader('chromium', {
      build,
      language: locale.replace('_', '-'),
      size: { width: 400, height: 600 },
    });
  });

  afterAll(async () => {
    await reader?.close();
    if (build) await rm(build, { recursive: true });
  });

  async function check(page: Page, name: string): Promise<void> {
    await look(page, `${name}-${locale}`);
    expect(await misfits(page)).toEqual([]);
  }

  it('the popup speaks it, and has room for it', async () => {
    const page = await reader.ownPage('popup.html');
    await page.waitForSelector('[data-empty]');
    expect(await page.$eval('html', ({ lang }) => lang)).toBe(locale.replace('_', '-'));
    expect(await page.$eval('[data-empty] h2', (it) => it.textContent)).toBe(text('listEmpty'));
    await check(page, 'popup-empty');

    await fill(page);
    await waitFor(() => page.$$eval('[data-title]', (them) => them.length), PAPERS.length, 'rows');
    await page.type('input[type=search]', 'year:2026');
    await waitFor(
      () => page.$eval('.count', (it) => it.textContent),
      text('papers_other').replace('$1', `${PAPERS.length}`),
      'the count',
    );
    await check(page, 'popup');

    await choose(page, 'button', text('export'));
    await named(page, 'menuitem', text('importOrRestore'));
    await check(page, 'popup-export');
    await page.keyboard.press('Escape');

    await page.focus('.scroller li');
    await page.keyboard.press('x');
    await named(page, 'button', text('deselect'));
    expect(await page.$eval('.count', (it) => it.scrollWidth - it.clientWidth)).toBe(0);
    await page.keyboard.press('n');
    await page.waitForSelector('textarea');
    await check(page, 'popup-editor');
    await page.keyboard.press('Escape');

    await page.focus('.scroller li');
    await page.keyboard.press('?');
    await page.waitForSelector('dialog[open]');
    await check(page, 'popup-keys');
    await page.close();
  });

  it('the settings speak it, wide and narrow', async () => {
    const page = await reader.ownPage('options.html');
    await page.setViewport({ width: 800, height: 1000 });
    await named(page, 'heading', text('settings'));
    expect(await page.title()).toBe(text('pageTitle').replace('$1', text('settings')));
    await check(page, 'settings');
    await page.setViewport({ width: 360, height: 700 });
    await (await named(page, 'heading', text('network'))).scrollIntoView();
    await check(page, 'settings-narrow');
    await page.close();
  });

  it('the library speaks it, wide and narrow', async () => {
    const page = await reader.ownPage('library.html');
    await page.setViewport({ width: 1280, height: 800 });
    await waitFor(() => page.$$eval('[data-title]', (them) => them.length), PAPERS.length, 'rows');
    await page.waitForSelector('.side .number');
    await check(page, 'library');
    await page.focus('.table tr[data-index="0"]');
    await page.keyboard.press('x');
    await page.waitForSelector('.bulk');
    await check(page, 'library-selected');
    await page.setViewport({ width: 1000, height: 700 });
    await check(page, 'library-narrow');
    for (const place of ['duplicates', 'history', 'trash']) {
      await choose(page, 'button', text(place));
      await named(page, 'heading', text(place));
      await check(page, `library-${place}`);
    }
    await page.close();
  });

  it('the page that imports speaks it', async () => {
    const page = await reader.ownPage('popup.html?restore');
    await page.setViewport({ width: 700, height: 900 });
    await named(page, 'heading', text('importTitle'));
    await check(page, 'import');
    await page.type('textarea', '@article{a, title = {On Titles}, year = soon}\n@article{b, title = ');
    await choose(page, 'button', text('importPreview'));
    await named(page, 'button', text('import'));
    await check(page, 'import-preview');
    await page.setViewport({ width: 360, height: 700 });
    expect(await misfits(page)).toEqual([]);
    await page.close();
  });

  it('the page that upgrades a bibliography speaks it', async () => {
    const page = await reader.ownPage('popup.html?upgrade');
    await page.setViewport({ width: 700, height: 900 });
    await named(page, 'heading', text('upgradeTitle'));
    await check(page, 'upgrade');
    await page.type(
      'textarea',
      '@misc{a, title = {On Titles}, doi = {10.1101/2020.01.01.123456}}\n@misc{b, title = ',
    );
    await choose(page, 'button', text('upgradeRead'));
    await named(page, 'button', text('upgradeLookUp'));
    await check(page, 'upgrade-read');
    await page.setViewport({ width: 360, height: 700 });
    expect(await misfits(page)).toEqual([]);
    await page.close();
  });
});

it('Firefox speaks them too', async () => {
  const build = await inLanguage(BUILDS.firefox, 'ja');
  const reader = await openReader('firefox', { build });
  const page = await reader.ownPage('options.html');
  await waitFor(() => page.$eval('h1', (it) => it.textContent), '設定', 'the heading');
  expect(await page.$eval('html', ({ lang }) => lang)).toBe('ja');
  await reader.close();
  await rm(build, { recursive: true });
});

it('takes the language of the browser, where the browser has it', async ({ skip }) => {
  const reader = await openReader('chromium', { language: 'de' });
  const page = await reader.ownPage('options.html');
  await page.waitForSelector('h1');
  const [has, lang] = await page.evaluate(() => [
    (globalThis as unknown as { chrome: typeof browser }).chrome.i18n.getUILanguage(),
    document.documentElement.lang,
  ]);
  await reader.close();
  if (has !== 'de') skip('This Chromium has no German.');
  expect(lang).toBe('de');
});

declare const browser: { i18n: { getUILanguage(): string } };

describe('from right to left', () => {
  let reader: Reader;

  beforeAll(async () => {
    reader = await openReader('chromium', { size: { width: 400, height: 600 } });
    const page = await reader.ownPage('popup.html');
    await fill(page);
    await page.close();
  });

  afterAll(() => reader?.close());

  /** The page as one in Arabic or Hebrew would be. */
  async function turn(page: Page): Promise<void> {
    await page.evaluate(() => {
      document.documentElement.dir = 'rtl';
    });
  }

  async function boxOf(page: Page, selector: string) {
    const box = await (await page.$(selector))?.boundingBox();
    if (!box) throw new Error(`${selector} is not to be seen.`);
    return { left: box.x, right: box.x + box.width };
  }

  it('the popup is mirrored, and nothing lies on anything', async () => {
    const page = await reader.ownPage('popup.html');
    await waitFor(() => page.$$eval('[data-title]', (them) => them.length), PAPERS.length, 'rows');
    await turn(page);
    await page.focus('.scroller li');
    await look(page, 'popup-rtl');
    expect(await misfits(page)).toEqual([]);
    const [pick, title, marks] = await Promise.all(
      ['.row .pick', '.row .title', '.row .marks'].map((it) => boxOf(page, it)),
    );
    expect(pick?.left).toBeGreaterThanOrEqual(title?.right ?? Number.POSITIVE_INFINITY);
    expect(title?.left).toBeGreaterThanOrEqual(marks?.right ?? Number.POSITIVE_INFINITY);
    const [icon, input] = await Promise.all(['.search .icon', '.search input'].map((it) => boxOf(page, it)));
    expect(icon?.left).toBeGreaterThan((input?.right ?? Number.POSITIVE_INFINITY) - 32);
    await choose(page, 'button', 'Export');
    await look(page, 'popup-export-rtl');
    expect(await misfits(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.focus('.scroller li');
    await page.keyboard.press('n');
    await page.waitForSelector('textarea');
    await look(page, 'popup-editor-rtl');
    expect(await misfits(page)).toEqual([]);
    await page.close();
  });

  it('the settings and the library are mirrored, and nothing lies on anything', async () => {
    const settings = await reader.ownPage('options.html');
    await settings.setViewport({ width: 800, height: 1000 });
    await named(settings, 'heading', 'Settings');
    await turn(settings);
    await look(settings, 'settings-rtl');
    expect(await misfits(settings)).toEqual([]);
    await settings.close();

    const page = await reader.ownPage('library.html');
    await page.setViewport({ width: 1280, height: 800 });
    await waitFor(() => page.$$eval('[data-title]', (them) => them.length), PAPERS.length, 'rows');
    await turn(page);
    await page.focus('.table tr[data-index="2"]');
    await page.waitForSelector('.pane');
    await look(page, 'library-rtl');
    expect(await misfits(page)).toEqual([]);
    const [side, main, pane] = await Promise.all(['.side', 'main', '.pane'].map((it) => boxOf(page, it)));
    expect(side?.left).toBeGreaterThanOrEqual(main?.right ?? Number.POSITIVE_INFINITY);
    expect(main?.left).toBeGreaterThanOrEqual(pane?.right ?? Number.POSITIVE_INFINITY);
    await choose(page, 'button', 'Reading history');
    await named(page, 'heading', 'Reading history');
    await look(page, 'library-history-rtl');
    expect(await misfits(page)).toEqual([]);
    await page.close();
  });
});
