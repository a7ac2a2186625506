/** Papers that are not for the reader, and papers that were read, on pages that list them, in real browsers. */
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { spoken } from '../../entrypoints/overlay/spoken';
import { arxivAbs, arxivListing, arxivPapers } from '../fixtures/arxiv';
import { dailyPapers } from '../fixtures/daily-papers';
import { huggingFacePage } from '../fixtures/huggingface';
import { KINDS, openReader, type Reader } from './browsers';
import { inside } from './inside';
import { choose, control, layout, press, toolbars, waitFor, waitForToolbars } from './steps';
import { startWeb, type Web } from './web';

const DAY = 'https://huggingface.co/papers/date/2026-04-14';
const LIST = 'https://arxiv.org/list/cs.LG/new';
const daily = dailyPapers.slice(0, 6);
const [first, second, third] = daily;
if (!first || !second || !third) throw new Error('The sample holds at least three papers.');

/** An arXiv list that begins with three of the papers of the day. */
const listed = arxivPapers(9, 2).map((paper, index) => {
  const same = [first, second, third][index];
  return same ? { ...paper, id: same.id, title: same.title } : paper;
});
const ownPage = `https://arxiv.org/abs/${first.id}`;

describe.each(KINDS)('in %s', (kind) => {
  let web: Web;
  let reader: Reader;
  let own: Page;
  let day: Page;
  let list: Page;

  beforeAll(async () => {
    web = await startWeb((url) => {
      if (url.href === DAY) return huggingFacePage({ kind: 'day', papers: daily, hydrateAfter: 50 });
      if (url.href === LIST) return arxivListing({ list: 'new', papers: listed });
      return url.href === ownPage && listed[0] ? arxivAbs(listed[0]) : undefined;
    });
    reader = await openReader(kind, { web });
    own = await reader.ownPage('options.html');
    list = await open(LIST, listed.length);
    day = await open(DAY, daily.length);
  });

  afterEach(async () => {
    await inside(own, async ({ allPapers, library, remove }) => {
      await library.dismissed.clear();
      const keys = (await allPapers(library)).map(({ key }) => key);
      await remove(library, keys);
    });
    // What is undone in the page stays there until it is loaded again.
    for (const page of [list, day]) await page.reload();
    await waitForToolbars(list, listed.length);
    await waitForToolbars(day, daily.length);
    await day.bringToFront();
  });

  afterAll(async () => {
    await reader?.close();
    await web?.close();
  });

  async function open(url: string, count: number): Promise<Page> {
    const page = await reader.open(url);
    await waitForToolbars(page, count);
    return page;
  }

  /** A tab takes the mouse and the keys only in front. */
  async function act(page: Page, name: string): Promise<void> {
    await page.bringToFront();
    await press(page, name);
  }

  /** Takes the pointer and the focus to where no paper is. */
  async function leave(page: Page): Promise<void> {
    await page.bringToFront();
    await page.evaluate(() => {
      const { activeElement } = document;
      ((activeElement?.shadowRoot?.activeElement ?? activeElement) as HTMLElement | null)?.blur();
      scrollTo(0, 0);
    });
    await page.mouse.move(3, 3);
  }

  const becomes = (page: Page, title: string, wanted: Look) =>
    waitFor(() => look(page, title), wanted, `how “${title}” looks`);

  it('what is not for me stands back there and on another site, at once and after a reload; nothing moves', async () => {
    const before = [await fromTop(day), await fromTop(list)];
    await act(day, `Not for me ${first.title}`);
    await becomes(list, first.title, 'dim');
    await leave(day);
    await becomes(day, first.title, 'dim');
    expect(await look(list, second.title)).toBe('plain');
    expect([await fromTop(day), await fromTop(list)]).toEqual(before);
    await day.reload();
    await becomes(day, first.title, 'dim');
    const button = await control(day, `Not for me ${first.title}`);
    expect(await button.evaluate((it) => it.getAttribute('aria-pressed'))).toBe('true');
    expect(await button.evaluate((it) => getComputedStyle(it).opacity)).toBe('1');
  });

  it('where the reader is, it can be read: under the pointer, and with the focus of the keyboard', async () => {
    await act(list, `Not for me ${first.title}`);
    await leave(list);
    await becomes(list, first.title, 'dim');
    const abstract = await list.$('#articles dd p');
    await abstract?.hover();
    await becomes(list, first.title, 'plain');
    await leave(list);
    await becomes(list, first.title, 'dim');
    await list.keyboard.press('j');
    await becomes(list, first.title, 'plain');
    await list.keyboard.press('j');
    await becomes(list, first.title, 'dim');
  });

  it('Undo is there at once, and a way back later', async () => {
    await act(day, `Not for me ${first.title}`);
    await becomes(list, first.title, 'dim');
    await act(day, `Undo “Not for me” for ${first.title}`);
    await becomes(list, first.title, 'plain');
    await leave(day);
    await becomes(day, first.title, 'plain');
    await act(day, `Not for me ${first.title}`);
    await becomes(list, first.title, 'dim');
    await list.reload();
    await act(list, `Not for me ${first.title}`);
    await leave(day);
    await becomes(day, first.title, 'plain');
    await leave(list);
    await becomes(list, first.title, 'plain');
    expect(await names(day)).not.toContain(`Undo “Not for me” for ${first.title}`);
  });

  it('d dismisses, u takes it back, and n goes to what was neither saved, read nor dismissed', async () => {
    await act(day, `Not for me ${third.title}`);
    await becomes(list, third.title, 'dim');
    await list.bringToFront();
    await list.keyboard.press('j');
    await list.keyboard.press('d');
    await becomes(day, first.title, 'dim');
    await list.keyboard.press('u');
    await becomes(day, first.title, 'plain');
    await list.keyboard.press('d');
    await becomes(day, first.title, 'dim');
    await list.keyboard.press('n');
    await waitFor(() => focused(list), `Save ${second.title}`, 'the focus');
    await list.keyboard.press('s');
    await control(list, `Saved ${second.title}`);
    await list.keyboard.press('n');
    await waitFor(() => focused(list), `Save ${spoken(listed[3]?.title ?? '')}`, 'the focus');
  });

  it('set to be hidden, it is hidden where it is listed again, and n goes past it', async () => {
    await set('Hide them');
    await act(day, `Not for me ${first.title}`);
    await becomes(list, first.title, 'hidden');
    await leave(day);
    // For Undo it stays in sight here.
    await becomes(day, first.title, 'dim');
    await control(day, `Undo “Not for me” for ${first.title}`);
    await list.bringToFront();
    await list.keyboard.press('n');
    await waitFor(() => focused(list), `Save ${second.title}`, 'the focus');
    await set('Dim them');
    await becomes(list, first.title, 'dim');
  });

  // Firefox shows its popup to no automation.
  it.runIf(kind === 'chromium')('the popup says how many are hidden, and shows them dimmed', async () => {
    await set('Hide them');
    await act(day, `Not for me ${first.title}`);
    await act(day, `Not for me ${second.title}`);
    await becomes(list, second.title, 'hidden');
    await list.bringToFront();
    const popup = await reader.popup();
    await popup.waitForSelector('::-p-text(2 papers that are not for you are hidden)');
    await choose(popup, 'button', 'Show');
    await becomes(list, first.title, 'dim');
    await becomes(list, second.title, 'dim');
    await popup.waitForFunction(() => !/hidden/.test(document.body.textContent ?? ''), { polling: 50 });
    await list.reload();
    await becomes(list, first.title, 'hidden');
    await set('Dim them');
  });

  it.runIf(kind === 'chromium')('Save all saves the others, and says so', async () => {
    await act(day, `Not for me ${first.title}`);
    await becomes(list, first.title, 'dim');
    const popup = await reader.popup();
    await choose(popup, 'button', 'Save all');
    await popup.waitForSelector(`::-p-text(${daily.length} papers here, ${daily.length - 1} saved)`);
    expect(await popup.$('::-p-aria([name="Save all"])')).toBeNull();
    await control(day, `Save ${first.title}`);
    await leave(day);
    await becomes(day, first.title, 'dim');
  });

  it('saving it takes that back, and a saved paper has no such button', async () => {
    await act(day, `Not for me ${first.title}`);
    await becomes(list, first.title, 'dim');
    await act(list, `Save ${first.title}`);
    await control(day, `Saved ${first.title}`);
    await leave(day);
    await becomes(day, first.title, 'plain');
    expect(await names(day)).not.toContain(`Not for me ${first.title}`);
    await act(day, `Saved ${first.title}`);
    await leave(list);
    await becomes(list, first.title, 'plain');
  });

  it('a paper that was read says so wherever it is listed, and one that is being read', async () => {
    await act(day, `Save ${first.title}`);
    await act(day, `Save ${second.title}`);
    await control(list, `Saved ${second.title}`);
    await inside(
      own,
      async ({ edit, library }, [read, reading]) => {
        await edit(library, [`arxiv:${read}`], { status: 'read' });
        await edit(library, [`arxiv:${reading}`], { status: 'reading' });
      },
      [first.id, second.id],
    );
    for (const page of [day, list]) {
      await waitFor(() => stateOf(page, first.title), ['Read', 'Read'], 'the mark of a read paper');
      await waitFor(() => stateOf(page, second.title), ['Reading', 'Reading'], 'the mark of the other');
    }
  });

  it('its own page is not dimmed, and says so all the same', async () => {
    await act(day, `Not for me ${first.title}`);
    const page = await open(ownPage, 1);
    const button = await control(page, `Not for me ${first.title}`);
    await waitFor(() => button.evaluate((it) => it.getAttribute('aria-pressed')), 'true', 'the button');
    expect(await page.$$('[data-offprint]')).toEqual([]);
    await page.close();
  });

  it('an entry that is given to another paper stands back no longer', async () => {
    await act(day, `Not for me ${first.title}`);
    await leave(day);
    await becomes(day, first.title, 'dim');
    await day.evaluate(() =>
      (globalThis as unknown as { reuse(id: string, title: string): void }).reuse('2601.54321', 'Another'),
    );
    await control(day, 'Save Another');
    await becomes(day, 'Another', 'plain');
  });

  it('it comes into sight with the reader, and its place is kept', async () => {
    const button = await control(list, `Not for me ${second.title}`);
    const box = () => button.boundingBox();
    const opacity = () => button.evaluate((it) => getComputedStyle(it).opacity);
    await leave(list);
    const before = await box();
    await waitFor(opacity, '0', 'its opacity');
    const title = (await list.$$('#articles .list-title'))[1];
    await title?.hover();
    await waitFor(opacity, '1', 'its opacity');
    expect(await box()).toEqual(before);
  });

  it('when Offprint goes, nothing stands back', async () => {
    const mine = await openReader(kind, { web });
    try {
      const page = await mine.open(LIST);
      await waitForToolbars(page, listed.length);
      await act(page, `Not for me ${first.title}`);
      await leave(page);
      await waitFor(() => look(page, first.title), 'dim', 'the entry');
      await mine.removeExtension();
      await waitFor(
        () =>
          page.evaluate(() =>
            [...document.querySelectorAll('dt, dd')].every((it) => getComputedStyle(it).opacity === '1'),
          ),
        true,
        'an entry like the others',
      );
      if (kind === 'chromium') await waitFor(async () => (await toolbars(page)).length, 0, 'toolbars');
    } finally {
      await mine.close();
    }
  });

  /** Chooses what happens to them, in the settings. */
  async function set(name: 'Dim them' | 'Hide them'): Promise<void> {
    await own.bringToFront();
    await choose(own, 'radio', name);
  }
});

type Look = 'plain' | 'dim' | 'hidden' | 'mixed' | 'missing';

/** How the entry of a paper is to be seen, all of its parts. */
function look(page: Page, title: string): Promise<Look> {
  return page.evaluate((wanted) => {
    const host = [...document.querySelectorAll('offprint-toolbar')].find((it) =>
      it.shadowRoot?.querySelector('button')?.getAttribute('aria-label')?.endsWith(` ${wanted}`),
    );
    const element = host?.closest('article, dt');
    if (!element) return 'missing';
    const below = element.localName === 'dt' ? element.nextElementSibling : null;
    const looks = [element, ...(below ? [below] : [])].map((it) => {
      const { display, opacity } = getComputedStyle(it);
      if (display === 'none') return 'hidden';
      return Number(opacity) < 1 ? 'dim' : 'plain';
    });
    return looks.every((it) => it === looks[0]) ? (looks[0] ?? 'missing') : 'mixed';
  }, title);
}

async function fromTop(page: Page): Promise<string[]> {
  await page.evaluate(() => scrollTo(0, 0));
  return layout(page);
}

async function names(page: Page): Promise<string[]> {
  return (await toolbars(page)).flatMap((it) => it.names);
}

/** The accessible name of what has the focus inside of a toolbar. */
function focused(page: Page): Promise<string | null | undefined> {
  return page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.getAttribute('aria-label'));
}

/** What a saved paper's toolbar says of it, to assistive technology and to eyes. */
function stateOf(page: Page, title: string): Promise<(string | null | undefined)[]> {
  return page.evaluate((wanted) => {
    const host = [...document.querySelectorAll('offprint-toolbar')].find((it) =>
      it.shadowRoot?.querySelector(`[aria-label="${CSS.escape(wanted)}"]`),
    );
    const button = host?.shadowRoot?.querySelector('button');
    return [
      button?.getAttribute('aria-description'),
      host?.shadowRoot?.querySelector('.status')?.textContent?.trim(),
    ];
  }, `Saved ${title}`);
}
