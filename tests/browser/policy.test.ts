/** The policy of our pages: nothing that they do needs more than it allows, and what it forbids does not happen. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KINDS, openReader, type Reader } from './browsers';
import { inside } from './inside';
import { breaches } from './policy';
import { choose, named, waitFor } from './steps';

/** Every way in which the library that sets formulas gives them style. */
const FORMULAS = [
  'x^2 + \\frac{a}{b}',
  '\\pmb{xyz}',
  '\\sideset{_a^b}{_c^d}\\sum',
  '\\boxed{a+b} \\colorbox{red}{ab}',
  '\\begin{array}{c|c} a & b \\\\ \\hline c & d \\end{array}',
  '\\color{red}{a+b} \\reflectbox{ab} \\raisebox{2pt}{ab}',
  '\\mathcal{O}(n \\log n) \\xrightarrow{abc} \\overbrace{a+b}^{n}',
  '\\begin{cases} a & b \\\\ c & d \\end{cases} \\rule{2em}{1em}',
];

const PAPERS = FORMULAS.map((formula, n) => ({
  source: 'arxiv/listing',
  url: 'https://arxiv.org/list/cs.LG/new',
  ids: [`arxiv:2601.0000${n}`],
  title: `Paper ${n} on $${formula}$`,
  authors: [{ name: 'Ada Lovelace' }],
  published: '2026-01-05',
  abstract: `We show that $${formula}$ holds.`,
  links: [],
}));

describe.each(KINDS)('in %s', (kind) => {
  let reader: Reader;

  beforeAll(async () => {
    reader = await openReader(kind, { size: { width: 1000, height: 800 } });
    const page = await reader.ownPage('popup.html');
    await inside(
      page,
      async ({ library, save, edit, colourTag }, papers) => {
        await save(library, papers);
        for (const { ids } of papers) {
          await edit(library, [ids[0] ?? ''], {
            addTags: ['maths'],
            note: '*§4* <b style="color: red">x</b>',
          });
        }
        await colourTag(library, 'maths', 'teal');
      },
      PAPERS,
    );
    await page.close();
  });

  afterAll(() => reader?.close());

  /** Draws the list anew, so that its drawing is watched in both browsers. */
  async function drawList(page: Page): Promise<void> {
    const formulas = () => page.$$eval('[data-title] math', (them) => them.length > 3);
    await waitFor(formulas, true, 'formulas');
    await page.type('input[type=search]', 'nothing has this');
    await waitFor(formulas, false, 'formulas');
    await choose(page, 'button', 'Clear');
    await waitFor(formulas, true, 'formulas');
  }

  it.each(['popup.html', 'sidepanel.html'])('the list of %s breaks no rule', async (path) => {
    const page = await reader.ownPage(path);
    await drawList(page);
    await page.focus('.scroller li');
    for (const way of ['Home', 'End'] as const) {
      await page.keyboard.press(way);
      await page.keyboard.press('Enter');
      await page.waitForSelector('.abstract math');
      await page.waitForSelector('.written-note em');
      await page.keyboard.press('Escape');
    }
    await page.type('input[type=search]', 'lovelace');
    await page.waitForSelector('mark');
    await choose(page, 'button', 'Export');
    await named(page, 'menuitem', 'BibTeX');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.waitForSelector('dialog[open]');
    expect(await breaches(page)).toEqual([]);
    await page.close();
  });

  it('the library and its other places break no rule, and formulas are as bold as they say', async () => {
    const page = await reader.ownPage('library.html');
    await drawList(page);
    await page.focus('.line');
    await page.keyboard.press('x');
    await page.waitForSelector('.bulk');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.abstract math');
    const bold = await page.$$eval('[data-title] mstyle', (them) =>
      them.filter((it) => it.textContent === 'xyz').map((it) => getComputedStyle(it).fontWeight),
    );
    expect(bold).toEqual(['700']);
    for (const place of ['Duplicates', 'Reading history', 'Trash']) {
      await choose(page, 'button', place);
      await named(page, 'heading', place);
    }
    await choose(page, 'button', 'Change the tag maths');
    await page.waitForSelector('dialog[open]');
    expect(await breaches(page)).toEqual([]);
    await page.close();
  });

  it.each([
    ['options.html', '[style], input[type=radio]'],
    ['popup.html?restore', 'textarea'],
    ['popup.html?upgrade', 'textarea'],
  ])('%s breaks no rule', async (path, there) => {
    const page = await reader.ownPage(path);
    await page.waitForSelector(there);
    const area = await page.$('textarea');
    if (area && !path.includes('options')) {
      await area.type('@misc{a, title = {On $x^2 + y^2$ and <b style="color: red">that</b>}, year = 2020}');
      await (await page.$('.paste button'))?.click();
      await waitFor(() => page.$('textarea').then(Boolean), false, 'the text to be read');
    }
    expect(await breaches(page)).toEqual([]);
    await page.close();
  });

  it('style and script that come as text are refused, and told of', async () => {
    const page = await reader.ownPage('popup.html');
    await page.evaluate(() => {
      document.body.setAttribute('style', 'border-top-width: 7px');
      const style = document.createElement('style');
      style.textContent = 'body { border-bottom-width: 7px }';
      const script = document.createElement('script');
      script.textContent = 'document.body.dataset.ran = "yes"';
      document.body.append(style, script);
    });
    const rules = async () => [...new Set((await breaches(page)).map((it) => it.split(':')[0]))].toSorted();
    await waitFor(rules, ['script-src-elem', 'style-src-attr', 'style-src-elem'], 'rules that were broken');
    const kept = await page.$eval('body', (it) => {
      const { borderTopWidth, borderBottomWidth } = getComputedStyle(it);
      return [borderTopWidth, borderBottomWidth, it.dataset['ran'] ?? 'no'];
    });
    expect(kept).toEqual(['0px', '0px', 'no']);
    await page.close();
  });
});
