/** Citations and links on the clipboard, as the programs find them there that people paste into. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KINDS, openReader, type Reader } from './browsers';
import { inside } from './inside';
import { choose, named } from './steps';

const TITLE = 'Attention <i>is</i> all you need & [more]';
const URL = 'https://arxiv.org/abs/1706.03762';

/** What a program gets that knows HTML, and one that does not. */
async function pasted(page: Page): Promise<{ text: string; html: string }> {
  await page.evaluate(() => {
    const place = document.createElement('div');
    place.id = 'pasted-into';
    place.contentEditable = 'true';
    place.addEventListener('keydown', (event) => event.stopPropagation());
    place.addEventListener('paste', (event) => {
      event.preventDefault();
      const { clipboardData } = event;
      place.dataset['text'] = clipboardData?.getData('text/plain') ?? '';
      place.dataset['html'] = clipboardData?.getData('text/html') ?? '';
    });
    document.body.append(place);
    place.focus();
  });
  await page.keyboard.down('Control');
  await page.keyboard.press('v');
  await page.keyboard.up('Control');
  await page.waitForSelector('#pasted-into[data-text]');
  return page.$eval('#pasted-into', (place) => {
    const { text = '', html = '' } = (place as HTMLElement).dataset;
    place.remove();
    return { text, html };
  });
}

const said = (page: Page, text: string) =>
  page.waitForFunction(
    (wanted) => [...document.querySelectorAll('.notice')].some((it) => it.textContent?.includes(wanted)),
    { timeout: 20_000, polling: 50 },
    text,
  );

describe.each(KINDS)('in %s', (kind) => {
  let reader: Reader;
  let page: Page;

  beforeAll(async () => {
    reader = await openReader(kind, {});
    page = await reader.ownPage('library.html');
    await page.waitForSelector('[data-empty]');
    await inside(
      page,
      ({ library, save }, title) =>
        save(library, [
          {
            source: 'arxiv/paper',
            url: 'https://arxiv.org/abs/1706.03762',
            ids: ['arxiv:1706.03762'],
            title,
            authors: [{ name: 'Ashish Vaswani' }, { name: 'Noam Shazeer' }],
            published: '2017-06-12',
            links: [],
          },
        ]),
      TITLE,
    );
    await page.waitForSelector('[role=grid] [data-title]');
    await page.$eval('[role=grid] tr[data-key]', (row) => (row as HTMLElement).focus());
  });

  afterAll(() => reader?.close());

  it('a citation is copied in the style that is chosen, with its italics, and its title as text', async () => {
    await choose(page, 'button', 'Copy citation');
    await choose(page, 'menuitem', 'APA');
    await said(page, '1 paper copied as APA');
    const { text, html } = await pasted(page);
    expect(text).toBe(
      `Vaswani, A., & Shazeer, N. (2017). ${TITLE} (arXiv:1706.03762). arXiv. https://doi.org/10.48550/arXiv.1706.03762`,
    );
    const shown = await page.evaluate((it) => {
      const { body } = new DOMParser().parseFromString(it, 'text/html');
      const tags = [...body.querySelectorAll('*')].map((element) => element.localName);
      return { text: body.textContent?.trim(), italic: body.querySelector('i')?.textContent, tags };
    }, html);
    expect(shown).toMatchObject({ text, italic: TITLE });
    expect(shown.tags).toContain('i');
    expect(shown.tags.filter((tag) => !['i', 'meta'].includes(tag))).toEqual([]);
  });

  it('a key copies in the style that was used last, and another one a link', async () => {
    await choose(page, 'button', 'Copy citation');
    await choose(page, 'menuitem', 'Nature');
    await said(page, '1 paper copied as Nature');
    await page.$eval('[role=grid] tr[data-key]', (row) => (row as HTMLElement).focus());
    await page.keyboard.press('l');
    await said(page, 'Link copied');
    const { text, html } = await pasted(page);
    expect(text).toBe(`${TITLE} ${URL}`);
    const link = await page.evaluate((it) => {
      const links = new DOMParser().parseFromString(it, 'text/html').querySelectorAll('a');
      return [...links].map((element) => [element.textContent, element.getAttribute('href')]);
    }, html);
    expect(link).toEqual([[TITLE, URL]]);

    await page.$eval('[role=grid] tr[data-key]', (row) => (row as HTMLElement).focus());
    await page.keyboard.press('y');
    await said(page, '1 paper copied as Nature');
    expect((await pasted(page)).text).toBe(
      `Vaswani, A. & Shazeer, N. ${TITLE}. Preprint at https://doi.org/10.48550/arXiv.1706.03762 (2017).`,
    );
  });

  it('the menu stands in the window, whole, above everything else, in the popup’s list as well', async () => {
    const popup = await reader.popup();
    await popup.waitForSelector('.scroller li');
    await popup.$eval('.scroller li', (row) => (row as HTMLElement).focus());
    await popup.keyboard.press('Enter');
    await choose(popup, 'button', 'Copy citation');
    await named(popup, 'menuitem', 'Markdown link');
    const hidden = await popup.$$eval('[role=menuitem]', (items) =>
      items
        .filter((item) => {
          const { left, top, width, height } = item.getBoundingClientRect();
          return !item.contains(document.elementFromPoint(left + width / 2, top + height / 2));
        })
        .map((item) => item.textContent),
    );
    expect(hidden).toEqual([]);
    await choose(popup, 'menuitem', 'IEEE');
    await said(popup, '1 paper copied as IEEE');
    await popup.close();
  });
});
