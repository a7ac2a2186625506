/** The library's page and the list at the window's side, in real browsers. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arxivListing, arxivPapers } from '../fixtures/arxiv';
import { KINDS, openReader, type Reader } from './browsers';
import { inside } from './inside';
import { choose, named, press, shows, waitFor, waitForToolbars } from './steps';
import { startWeb, type Web } from './web';

const LIST = 'https://arxiv.org/list/cs.LG/new';
const papers = arxivPapers(12, 7).map((paper, index) => ({
  ...paper,
  title: `Graphs and Kernels, Part ${index}`,
}));
const [first, second] = papers.map(({ title }) => title);

/** The titles in the table, from the top. */
const inTable = (page: Page) =>
  page.$$eval('[role=grid] [data-title]', (titles) => titles.map((it) => it.textContent?.trim() ?? ''));

describe.each(KINDS)('in %s', (kind) => {
  let web: Web;
  let reader: Reader;
  let listing: Page;
  let page: Page;

  beforeAll(async () => {
    const html = arxivListing({ list: 'new', papers });
    web = await startWeb((url) => (url.href === LIST ? html : undefined));
    reader = await openReader(kind, { web });
    listing = await reader.open(LIST);
    await waitForToolbars(listing, papers.length);
    page = await reader.ownPage('library.html');
    await page.waitForSelector('[data-empty]');
  });

  afterAll(async () => {
    await reader?.close();
    await web?.close();
  });

  it('what is saved on a listing appears in the open library, and what is removed there is marked no more', async () => {
    await listing.bringToFront();
    await press(listing, `Save ${first}`);
    await press(listing, `Save ${second}`);
    await waitFor(() => inTable(page), [second, first], 'the rows');
    await page.bringToFront();
    await (await page.waitForSelector(`input[aria-label="Select ${quoted(second)}"]`))?.click();
    await choose(page, 'button', 'Remove');
    await waitFor(() => inTable(page), [first], 'the rows');
    await listing.bringToFront();
    await waitForToolbars(listing, papers.length);
    await waitFor(async () => (await names(listing)).includes(`Save ${second}`), true, 'the mark');
    await page.bringToFront();
    await choose(page, 'button', 'Undo');
    await waitFor(() => inTable(page), [second, first], 'the rows');
  });

  it('a status set in the library is there after the page was closed', async () => {
    await (await page.waitForSelector('[role=grid] [data-title]'))?.evaluate((it) =>
      it.closest<HTMLElement>('tr')?.focus(),
    );
    await page.keyboard.press('s');
    const status = () => inside(page, async ({ newest, library }) => (await newest(library, 1))[0]?.status);
    await waitFor(status, 'reading', 'the status');
    await page.close();
    page = await reader.ownPage('library.html');
    await choose(page, 'button', 'Reading 1');
    await waitFor(() => inTable(page), [second], 'the rows');
  });

  it('the list at the side holds the same papers, and stays while the listing is gone through', async () => {
    const side = await reader.ownPage('sidepanel.html');
    const rows = () =>
      side.$$eval('[aria-label="Reading list"] [data-title]', (titles) =>
        titles.map((it) => it.textContent?.trim() ?? ''),
      );
    await waitFor(rows, [second, first], 'the rows at the side');
    await listing.bringToFront();
    const third = papers[2]?.title ?? '';
    await press(listing, `Save ${third}`);
    await waitFor(rows, [third, second, first], 'the rows at the side');
    await side.close();
  });

  it('the name of a saved search ends before its button begins, in wide windows and narrow ones', async () => {
    const name = 'Everything about graphs and kernels that nobody has read yet';
    await inside(
      page,
      ({ library }, name) =>
        library.searches.put({ name, view: { search: 'graphs', sort: 'saved' }, savedAt: 0 }),
      name,
    );
    const button = await page.waitForSelector(`button[aria-label="Remove the search ${name}"]`);
    for (const width of [1280, 640]) {
      await page.setViewport({ width, height: 800 });
      const room = await button?.evaluate((it) => {
        const name = it.parentElement?.querySelector('.name');
        return it.getBoundingClientRect().left - (name?.getBoundingClientRect().right ?? 0);
      });
      expect(room).toBeGreaterThanOrEqual(0);
    }
    await page.setViewport(null);
  });

  it('the list at the side follows its tag where that is renamed in the library', async () => {
    await inside(page, async ({ newest, edit, library }) => {
      const keys = (await newest(library, 1)).map(({ key }) => key);
      await edit(library, keys, { addTags: ['old name'] });
    });
    const side = await reader.ownPage('sidepanel.html');
    await side.waitForSelector('select[aria-label=Tag]');
    await side.select('select[aria-label=Tag]', 'old name');
    const tag = () => side.$eval('select[aria-label=Tag] > :checked', (it) => it.textContent);
    await waitFor(tag, 'old name (1)', 'the tag at the side');
    await page.bringToFront();
    await choose(page, 'button', 'Change the tag old name');
    const name = await page.waitForSelector('dialog input[type=text]');
    await name?.evaluate((it) => (it as HTMLInputElement).select());
    await page.keyboard.type('new name');
    await page.keyboard.press('Enter');
    await waitFor(tag, 'new name (1)', 'the tag at the side');
    await side.close();
  });
});

describe.each(KINDS)('the focus in %s', (kind) => {
  let reader: Reader;
  let page: Page;

  beforeAll(async () => {
    reader = await openReader(kind, {});
    page = await reader.ownPage('library.html');
    await inside(page, ({ library, save, aSighting }) =>
      save(
        library,
        ['Ash', 'Birch', 'Cedar'].map((title, index) =>
          aSighting({ ids: [`arxiv:2601.0000${index}`], title }),
        ),
      ),
    );
    await page.close();
  });
  afterAll(() => reader?.close());

  /** Opens the note of the first paper of a list, and begins to write. */
  async function write(row: string): Promise<void> {
    await page.waitForSelector(row);
    await page.focus(row);
    await page.keyboard.press('n');
    await waitFor(() => focused(page), 'Note', 'the focus');
    await page.keyboard.type('word ');
  }

  /** Presses as slowly as a person does. */
  async function click(role: string, name: string): Promise<void> {
    await (await named(page, role, name)).click({ delay: 100 });
  }

  /** The note was left, and is shown as it reads. */
  const isShown = () => page.waitForSelector('.written-note');

  /** Writes a note on the paper in this row, and leaves it by a press, which has the focus then. */
  async function leaveFor(row: string, role: string, name: string): Promise<void> {
    await write(row);
    await click(role, name);
    await isShown();
    expect(await focused(page)).toBe(name);
  }

  it('goes where a press or Tab takes it when a note is left, in the library', async () => {
    page = await reader.ownPage('library.html');
    const row = '.line[tabindex="0"]';
    await leaveFor(row, 'combobox', 'Add a tag');
    await leaveFor(row, 'button', 'Look up again');
    await write(row);
    await click('searchbox', 'Search');
    await isShown();
    await page.keyboard.type('ceda');
    await waitFor(
      () => page.$eval('[type=search]', (it) => (it as HTMLInputElement).value),
      'ceda',
      'the search',
    );
    await page.keyboard.press('Escape');
    await write(row);
    await click('button', 'Edit citation');
    await waitFor(() => focused(page), 'Title', 'the focus');
    await choose(page, 'button', 'Cancel');
    for (const [keys, next] of [
      [['Tab'], 'Page'],
      [['Shift', 'Tab'], 'Add a tag'],
    ] as const) {
      await write(row);
      await pressTogether(page, keys);
      await isShown();
      expect(await focused(page)).toBe(next);
    }
    await page.close();
  });

  it('stays on what was pressed by the keyboard while that works', async () => {
    page = await reader.ownPage('library.html');
    await page.waitForSelector('.line');
    await page.focus('.line');
    await page.keyboard.press('x');
    for (const [place, name, item, said] of [
      ['.bulk button', 'Look up again', undefined, /Being looked up/],
      ['.bulk button', 'Copy citation', 'Nature', /copied as Nature|did not let/],
      ['footer > button', 'Export', 'Copy links', /Link copied|did not let/],
    ] as const) {
      await page.waitForSelector(place);
      await page.$$eval(
        place,
        (buttons, name) => (buttons as HTMLElement[]).find((it) => it.textContent === name)?.focus(),
        name,
      );
      await page.keyboard.press('Enter');
      if (item) {
        await (await named(page, 'menuitem', item)).focus();
        await page.keyboard.press('Enter');
      }
      await shows(page, said);
      await page.waitForFunction(() => !document.querySelector('.library [aria-busy=true]'));
      expect(await focused(page)).toBe(name);
    }
    await page.close();
  });

  it('is where keys are commands after a tag is renamed, and after all is removed', async () => {
    page = await reader.ownPage('library.html');
    await inside(page, ({ library, edit }) => edit(library, ['arxiv:2601.00001'], { addTags: ['leaves'] }));
    await (await named(page, 'button', 'Change the tag leaves')).focus();
    await page.keyboard.press('Enter');
    await (await named(page, 'combobox', 'Name')).type(' and bark');
    await page.keyboard.press('Enter');
    await waitFor(() => focused(page), 'Change the tag leaves and bark', 'the focus');
    await page.focus('.line');
    await page.keyboard.down('Control');
    await page.keyboard.press('a');
    await page.keyboard.up('Control');
    await shows(page, /3 selected/);
    await page.keyboard.press('Delete');
    await waitFor(() => focused(page), 'Your reading list is empty', 'the focus');
    await page.keyboard.press('u');
    await waitFor(async () => (await inTable(page)).length, 3, 'the rows');
    await page.close();
  });

  it('goes where a press or Tab takes it when a note is left, in the popup', async () => {
    page = await reader.ownPage('popup.html');
    const row = '.scroller li[tabindex="0"]';
    await leaveFor(row, 'combobox', 'Add a tag');
    await leaveFor(row, 'button', 'To read');
    await write(row);
    await pressTogether(page, ['Shift', 'Tab']);
    await isShown();
    expect(await focused(page)).toBe('Add a tag');
    await page.close();
  });
});

it('the popup’s button opens the library in a tab, and once it is open goes there', async () => {
  const web = await startWeb();
  const reader = await openReader('chromium', { web });
  try {
    const libraries = () =>
      reader.browser.targets().filter((target) => target.url().endsWith('/library.html'));
    for (const _ of ['first', 'second']) {
      const popup = await reader.popup();
      await (await named(popup, 'button', 'Open the library')).click();
      await waitFor(() => libraries().length, 1, 'tabs with the library');
    }
  } finally {
    await reader.close();
    await web.close();
  }
});

/** The names of all controls of a page's toolbars. */
function names(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('offprint-toolbar')].flatMap((host) =>
      [...(host.shadowRoot?.querySelectorAll('button, a') ?? [])].map(
        (control) => control.getAttribute('aria-label') ?? '',
      ),
    ),
  );
}

/** The name of what has the focus. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const it = document.activeElement;
    const label = it instanceof HTMLTextAreaElement && it.labels?.[0]?.textContent;
    return it?.getAttribute('aria-label') ?? (label || (it?.textContent?.slice(0, 40) ?? ''));
  });
}

/** Presses these keys, each while those before it are held. */
async function pressTogether(page: Page, keys: readonly ('Shift' | 'Tab')[]): Promise<void> {
  for (const key of keys) await page.keyboard.down(key);
  for (const key of keys.toReversed()) await page.keyboard.up(key);
}

/** As it stands in a quoted attribute of a selector. */
function quoted(text = ''): string {
  return text.replace(/["\\]/g, '\\$&');
}
