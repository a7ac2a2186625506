/** Keys on pages that list papers, and the settings that decide about them, in real browsers. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spoken } from '../../entrypoints/overlay/spoken';
import { arxivListing, arxivPapers } from '../fixtures/arxiv';
import { KINDS, openReader, type Reader } from './browsers';
import { control, toolbars, waitFor, waitForToolbars } from './steps';
import { startWeb, type Web } from './web';

const LIST = 'https://arxiv.org/list/cs.LG/new';
const papers = arxivPapers(40, 7);
const titles = papers.map(({ title }) => spoken(title));

describe.each(KINDS)('in %s', (kind) => {
  let web: Web;
  let reader: Reader;
  let page: Page;

  beforeAll(async () => {
    const html = arxivListing({ list: 'new', papers }).replace('<h1>', '<input aria-label="Filter"><h1>');
    web = await startWeb((url) => (url.href === LIST ? html : undefined));
    reader = await openReader(kind, { web });
    page = await reader.open(LIST);
    await waitForToolbars(page, papers.length);
  });

  afterAll(async () => {
    await reader?.close();
    await web?.close();
  });

  /** The accessible name of what has the focus, inside of toolbars as well. */
  const focused = () =>
    page.evaluate(() => {
      const { activeElement } = document;
      const inner = activeElement?.shadowRoot?.activeElement ?? activeElement;
      return inner?.getAttribute('aria-label') ?? inner?.localName;
    });
  type Key = 'j' | 'J' | 'k' | 'n' | 's' | 'c' | 'd' | 'u' | 'x';
  const press = async (...keys: Key[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const afterKey = async (key: Key) => {
    await press(key);
    return focused();
  };

  const goTo = async (name: string) => {
    await (await control(page, name)).focus();
    await waitFor(focused, name, 'the focus');
  };

  /** Scrolls until what has the focus stands so many pixels from the window's top, or where negative from its bottom. */
  const scrollFocusTo = (place: number) =>
    page.evaluate((top) => {
      const focus = (document.activeElement as Element).getBoundingClientRect();
      scrollBy(0, focus.top - (top < 0 ? innerHeight + top : top));
    }, place);

  const blur = () => page.evaluate(() => (document.activeElement as HTMLElement).blur());

  it('j and k go from paper to paper, s saves, and n goes past what is saved', async () => {
    await press('j', 'j');
    expect(await focused()).toContain(`Save ${titles[1]}`);
    await press('s');
    await control(page, `Saved ${titles[1]}`);
    await press('k', 'n');
    expect(await focused()).toContain(`Save ${titles[2]}`);
    await press('s');
    await control(page, `Saved ${titles[2]}`);
    await press('k', 'k', 'n');
    expect(await focused()).toContain(`Save ${titles[3]}`);
  });

  it('what has the focus is on the screen, also far down', async () => {
    for (let step = 0; step < 20; step++) await press('j');
    const at = await page.evaluate(() => {
      const { top, bottom } = (document.activeElement as Element).getBoundingClientRect();
      return { top, bottom, height: innerHeight };
    });
    expect(at.top).toBeGreaterThan(0);
    expect(at.bottom).toBeLessThan(at.height);
  });

  it('c opens the code of the paper', async () => {
    const index = papers.findIndex(({ comments }, at) => at > 3 && comments?.includes('github.com'));
    await goTo(`Save ${titles[index]}`);
    const before = (await reader.browser.pages()).length;
    await press('c');
    await waitFor(async () => (await reader.browser.pages()).length, before + 1, 'pages');
    await page.bringToFront();
  });

  it('c looks for the code where none is known', async () => {
    const title = titles[papers.findIndex(({ comments }) => !comments?.includes('github.com'))];
    await goTo(`Save ${title}`);
    await control(page, `Find code for ${title}`);
    await press('c');
    const isOffered = async () =>
      (await toolbars(page)).some(({ names }) => names.includes(`Find code for ${title}`));
    await waitFor(isOffered, false, 'whether it is offered still');
  });

  it.each([
    ['top', 40],
    ['bottom', -40],
  ])('what was clicked close to the %s of the window is what the keys are for', async (_, from) => {
    const title = titles[8];
    await goTo(`Save ${title}`);
    await scrollFocusTo(from);
    await (await control(page, `Save ${title}`)).click();
    await (await control(page, `Saved ${title}`)).click();
    await control(page, `Undo removing ${title}`);
    await press('u');
    await (await control(page, `Saved ${title}`)).click();
    await control(page, `Save ${title}`);
  });

  it('the keys are for the paper of which a link has the focus', async () => {
    await page.evaluate(() => scrollTo(0, 0));
    await blur();
    await press('j');
    const link = (await page.$$('#articles dt a[title="Abstract"]'))[4];
    await link?.focus();
    await press('s');
    await (await control(page, `Saved ${titles[4]}`)).click();
    await control(page, `Save ${titles[4]}`);
  });

  it('j goes on from a first paper at the edge of the window', async () => {
    await goTo(`Save ${titles[0]}`);
    await scrollFocusTo(40);
    expect(await afterKey('j')).toContain(titles[1]);
  });

  it('a key that is held down dismisses once', async () => {
    await goTo(`Save ${titles[10]}`);
    for (const _ of [1, 2, 3, 4]) await page.keyboard.down('d');
    await page.keyboard.up('d');
    await control(page, `Undo “Not for me” for ${titles[10]}`);
    await press('u');
    await waitFor(async () => page.$$eval('[data-offprint]', (them) => them.length), 0, 'dimmed entries');
  });

  it('u takes back a save, and then the removing', async () => {
    await goTo(`Save ${titles[12]}`);
    await press('s');
    await control(page, `Saved ${titles[12]}`);
    await press('u');
    await control(page, `Undo removing ${titles[12]}`);
    await press('u');
    await control(page, `Saved ${titles[12]}`);
  });

  it('a box of the page that was ticked, and Caps Lock, leave the keys as they are', async () => {
    await goTo(`Save ${titles[14]}`);
    const next = titles[15] ?? '';
    await page.evaluate(() => {
      const box = document.createElement('input');
      box.type = 'checkbox';
      document.activeElement?.before(box);
      box.focus();
    });
    // Without Shift, a capital is Caps Lock's.
    expect(await afterKey('J')).toContain(next);
    await page.evaluate(() => document.querySelector('input[type=checkbox]')?.remove());
  });

  it('while somebody types, no key is heard', async () => {
    await page.bringToFront();
    await page.focus('input');
    await press('j', 's');
    expect(await page.$eval('input', (it) => it.value)).toBe('js');
    expect(await focused()).toBe('Filter');
    await blur();
  });

  it('keys and toolbars are switched off for a site, and on again, without a reload', async () => {
    const settings = await reader.ownPage('options.html');
    const tick = async (name: string) => {
      await settings.bringToFront();
      const box = await settings.waitForSelector(`input[aria-label="${name}"]`);
      await box?.click();
    };
    await tick('Keys on arXiv');
    await page.bringToFront();
    // A key that is pressed before the page has heard of the change still moves the focus.
    const afterOnlyJ = async () => {
      await blur();
      return afterKey('j');
    };
    await waitFor(afterOnlyJ, 'body', 'the focus');
    await tick('Toolbars on arXiv');
    await waitForToolbars(page, 0);
    await tick('Toolbars on arXiv');
    await waitForToolbars(page, papers.length);
    await tick('Keys on arXiv');
    await page.bringToFront();
    await waitFor(async () => (await afterKey('j'))?.startsWith('Save'), true, 'a focused Save');
    await settings.close();
  });

  it('another key does it when it is set so', async () => {
    const settings = await reader.ownPage('options.html');
    const field = await settings.waitForSelector('.keys label:first-of-type input');
    await field?.focus();
    await settings.keyboard.type('x');
    await page.bringToFront();
    const before = await focused();
    await waitFor(async () => (await afterKey('x')) !== before, true, 'another focus');
    await settings.close();
  });
});
