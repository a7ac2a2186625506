/**
 * Our pages for people who see, hear, point or move differently: what axe finds where `looks.test.ts` does not look,
 * colours that the system forces, 200 % zoom, less motion, targets that can be hit, and the keyboard alone.
 */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findings } from './axe';
import { openReader, type Reader } from './browsers';
import { misfits } from './fits';
import { inside } from './inside';
import { choose, named, waitFor } from './steps';

const LOOKS = fileURLToPath(new URL('../output/looks/', import.meta.url));

const PAPERS = [1, 2, 3, 4].map((n) => ({
  source: 'arxiv/listing',
  url: 'https://arxiv.org/list/cs.LG/new',
  ids: [`arxiv:2601.0000${n}`],
  title: `Paper ${n}, on How What Is Read Is Kept${n === 2 ? ', With $\\mathcal{O}(n^2)$ Notes' : ''}`,
  authors: [{ name: 'Ada Lovelace' }, { name: 'Ludwig van Beethoven' }],
  published: '2026-01-05',
  abstract: 'We study what was studied before, and report what is new.',
  links: [{ kind: 'repository' as const, url: 'https://github.com/lab/code', foundIn: 'abstract' as const }],
}));

async function fill(page: Page): Promise<void> {
  await inside(
    page,
    async ({ library, save, edit }, papers) => {
      await save(library, papers);
      const [first, second, third] = papers.map(({ ids }) => ids[0] ?? '');
      await edit(library, [first ?? ''], { status: 'reading', addTags: ['to cite'], note: '*§4.*' });
      await edit(library, [second ?? ''], { status: 'read', priority: 'high' });
      await edit(library, [third ?? ''], { addTags: ['to cite', 'vision'], priority: 'low' });
    },
    PAPERS,
  );
}

async function look(page: Page, name: string): Promise<void> {
  mkdirSync(LOOKS, { recursive: true });
  await page.screenshot({ path: `${LOOKS}${name}.png` });
}

async function openPopup(reader: Reader, path = 'popup.html'): Promise<Page> {
  const page = await reader.ownPage(path);
  await page.setViewport({ width: 400, height: 600 });
  await waitFor(() => page.$$eval('[data-title]', (them) => them.length), PAPERS.length, 'rows');
  return page;
}

async function openLibrary(reader: Reader): Promise<Page> {
  const page = await reader.ownPage('library.html');
  await page.setViewport({ width: 1280, height: 800 });
  await waitFor(() => page.$$eval('.line [data-title]', (them) => them.length), PAPERS.length, 'rows');
  await page.waitForSelector('.side .number');
  return page;
}

async function openSettings(reader: Reader): Promise<Page> {
  const page = await reader.ownPage('options.html');
  await page.setViewport({ width: 800, height: 900 });
  await named(page, 'button', 'Download a backup');
  await page.waitForFunction(() => /papers? in/.test(document.body.textContent ?? ''));
  return page;
}

async function withReader(options: { dark?: boolean }): Promise<Reader> {
  const reader = await openReader('chromium', options);
  const page = await reader.ownPage('popup.html');
  await fill(page);
  await page.close();
  return reader;
}

describe.each(['light', 'dark'] as const)('in %s, axe finds nothing', (theme) => {
  let reader: Reader;

  beforeAll(async () => {
    reader = await withReader({ dark: theme === 'dark' });
  });
  afterAll(() => reader?.close());

  it('in settings that cannot be', async () => {
    const page = await openSettings(reader);
    const pattern = await named(page, 'textbox', 'Citation keys');
    await pattern.type('[');
    await page.waitForSelector('.problem');
    const key = await named(page, 'textbox', 'Save');
    await key.click();
    await page.keyboard.type('j');
    await page.waitForSelector('.keys .problem');
    expect(await findings(page)).toEqual([]);
    await page.close();
  });

  it('in the list at the side, with papers selected, with one open, and with its menu', async () => {
    const page = await openPopup(reader, 'sidepanel.html');
    await page.focus('.scroller li');
    await page.keyboard.press('x');
    await named(page, 'button', 'Deselect');
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.written-note em');
    expect(await findings(page)).toEqual([]);
    await choose(page, 'button', 'Export');
    await named(page, 'menuitem', 'BibTeX');
    expect(await findings(page)).toEqual([]);
    await page.close();
  });

  it('in the form of a citation that cannot be so, and where a paper is looked up again', async () => {
    const page = await openLibrary(reader);
    await page.focus('.line');
    await page.waitForSelector('.pane');
    await choose(page, 'button', 'Look up again');
    await waitFor(
      () => page.$eval('.look-up [role=status]', (it) => it.textContent !== ''),
      true,
      'an answer',
    );
    await choose(page, 'button', 'Edit citation');
    await (await named(page, 'textbox', 'Date or year')).type(' soon');
    await choose(page, 'button', 'Save');
    await page.waitForSelector('.citation-form .problem');
    expect(await findings(page)).toEqual([]);
    await page.close();
  });

  it('where a backup is reminded of, kept, looked at, brought back and to be undone', async () => {
    const settings = await openSettings(reader);
    const remind = await named(settings, 'combobox', 'Remind me of a backup file');
    await remind.select('week');
    const popup = await openPopup(reader);
    await named(popup, 'button', 'Not now');
    expect(await findings(popup)).toEqual([]);
    await popup.close();
    await settings.bringToFront();
    await choose(settings, 'button', 'Back up now');
    await settings.waitForSelector('ul.kept');
    expect(await findings(settings)).toEqual([]);
    const kept = await inside(settings, async (it) => (await it.newestBackup(it.openBackups()))?.at);
    const page = await reader.ownPage(`popup.html?backup=${kept}`);
    await page.waitForSelector('input[type=radio]');
    expect(await findings(page)).toEqual([]);
    await choose(page, 'button', 'Restore');
    await named(page, 'button', 'Undo');
    expect(await findings(page)).toEqual([]);
    await page.close();
    await settings.reload();
    await settings.waitForSelector('.kept button[aria-label^="Undo"]');
    expect(await findings(settings)).toEqual([]);
    await settings.close();
  });

  it('in the popup while papers are exported', async () => {
    const page = await openPopup(reader);
    await page.evaluate(() => {
      // The thread that writes is never told to begin.
      Worker.prototype.postMessage = () => {};
    });
    await choose(page, 'button', 'Export');
    await choose(page, 'menuitem', 'BibTeX');
    await page.waitForSelector('progress');
    expect(await findings(page)).toEqual([]);
    await page.close();
  });

  it('where a search of the library gets its name', async () => {
    const page = await openLibrary(reader);
    await page.type('input[type=search]', 'kept');
    await page.waitForSelector('mark');
    expect(await findings(page)).toEqual([]);
    await choose(page, 'button', 'Save this search');
    await page.waitForSelector('dialog[open]');
    expect(await findings(page)).toEqual([]);
    await page.close();
  });

  it('where the library was deleted under its page', async () => {
    const page = await openLibrary(reader);
    const other = await reader.ownPage('options.html');
    await inside(other, ({ library }) => library.delete());
    await page.waitForSelector('.library-fate.deleted');
    // Of a page behind another no picture may come.
    await page.bringToFront();
    expect(await findings(page)).toEqual([]);
    await look(page, `library-deleted-${theme}`);
    await page.close();
    await other.close();
  });
});

describe('for people who', () => {
  let reader: Reader;

  beforeAll(async () => {
    reader = await withReader({});
  });
  afterAll(() => reader?.close());

  it('want less motion, nothing moves', async () => {
    for (const open of [openPopup, openSettings, openLibrary]) {
      const page = await open(reader);
      await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
      await page.keyboard.press('?');
      const moving = await page.evaluate(() =>
        [...document.querySelectorAll('*')].flatMap((it) => {
          const { transitionDuration, animationName, animationDuration } = getComputedStyle(it);
          const animated = animationName === 'none' ? '0s' : animationDuration;
          return [transitionDuration, animated].every((time) => /^0s(, 0s)*$/.test(time))
            ? []
            : [it.outerHTML];
        }),
      );
      expect(moving).toEqual([]);
      expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
      await page.close();
    }
  });

  it.each([
    ['popup', openPopup, { width: 200, height: 300 }],
    ['library', openLibrary, { width: 640, height: 400 }],
    ['settings', openSettings, { width: 400, height: 450 }],
  ] as const)(
    'zoom to twice the size reach everything in the %s, scrolling one way',
    async (name, open, viewport) => {
      const page = await open(reader);
      await page.setViewport({ ...viewport, deviceScaleFactor: 2 });
      await page.reload();
      await page.waitForSelector('input');
      await new Promise((resolve) => setTimeout(resolve, 500));
      await look(page, `${name}-zoomed`);
      expect(await unreachable(page)).toEqual([]);
      expect(await misfits(page)).toEqual([]);
      await page.close();
    },
  );

  it.each([
    ['popup', openPopup],
    ['library', openLibrary],
    ['settings', openSettings],
  ] as const)('aim with difficulty find targets of 24 by 24 pixels in the %s', async (_name, open) => {
    const page = await open(reader);
    await page.focus('.scroller > li, .scroller > ul > li, .line, main input').catch(() => {});
    await page.keyboard.press('Enter');
    const small = await page.$$eval(
      'button, select, input:not([type=checkbox], [type=radio]), label:has([type=radio])',
      (them) =>
        them.flatMap((it) => {
          const { width, height } = it.getBoundingClientRect();
          const isThere = it.checkVisibility({ visibilityProperty: true }) && width > 1;
          return isThere && (width < 24 || height < 24)
            ? [`${it.localName} ${it.getAttribute('aria-label') ?? it.textContent}: ${width} by ${height}`]
            : [];
        }),
    );
    expect(small).toEqual([]);
    await page.close();
  });

  it.each([
    ['popup', openPopup],
    ['settings', openSettings],
    ['library', openLibrary],
  ] as const)('use the keyboard see where they are in the %s', async (name, open) => {
    const page = await open(reader);
    const stops = await tabThrough(page);
    expect(stops.length).toBeGreaterThan(name === 'popup' ? 12 : 20);
    expect(stops.filter(({ problem }) => problem)).toEqual([]);
    await page.close();
  });

  it('use the keyboard are never hidden by what is said at the foot', async () => {
    const page = await openPopup(reader);
    await page.setViewport({ width: 400, height: 330 });
    await page.focus('.scroller li');
    await page.keyboard.press('#');
    await named(page, 'button', 'Undo');
    await page.focus('.scroller li');
    for (const key of ['j', 'j', 'End'] as const) {
      await page.keyboard.press(key);
      await new Promise((resolve) => setTimeout(resolve, 300));
      const [row, notice] = await page.$$eval('li:focus, .notice', (them) =>
        them.map((it) => it.getBoundingClientRect().toJSON()),
      );
      expect(row?.bottom, key).toBeLessThanOrEqual((notice?.top ?? 0) + 1);
    }
    expect(await page.$eval('li:focus', (it) => it.matches('.scroller li:last-child'))).toBe(true);
    await choose(page, 'button', 'Undo');
    await waitFor(() => page.$$eval('[data-title]', (them) => them.length), PAPERS.length, 'rows');
    await page.close();
  });

  it('use the keyboard alone can set the theme, the density and a site', async () => {
    const page = await openSettings(reader);
    await tabTo(page, 'radio', 'As the system');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await waitFor(() => page.$eval('html', (it) => it.dataset['theme']), 'dark', 'the theme');
    await tabTo(page, 'radio', 'Comfortable');
    await page.keyboard.press('ArrowRight');
    await waitFor(() => page.$eval('html', (it) => it.dataset['density']), 'compact', 'the density');
    await tabTo(page, 'checkbox', 'Toolbars on arXiv');
    await page.keyboard.press('Space');
    await waitFor(
      () => page.evaluate(() => document.querySelector('.outcome [role=status]')?.textContent),
      'Kept.',
      'what is said',
    );
    await page.reload();
    const box = await named(page, 'checkbox', 'Toolbars on arXiv');
    expect(await box.evaluate((it) => (it as HTMLInputElement).checked)).toBe(false);
    expect(await page.$eval('html', (it) => ({ ...it.dataset }))).toEqual({
      theme: 'dark',
      density: 'compact',
    });
    await (await named(page, 'radio', 'As the system')).click();
    await (await named(page, 'radio', 'Comfortable')).click();
    await page.close();
  });
});

describe('with colours that the system forces', () => {
  let reader: Reader;

  beforeAll(async () => {
    reader = await withReader({});
  });
  afterAll(() => reader?.close());

  async function force(page: Page): Promise<void> {
    const session = await page.createCDPSession();
    await session.send('Emulation.setEmulatedMedia', {
      features: [{ name: 'forced-colors', value: 'active' }],
    });
    expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
  }

  /** Whether two elements of one size look the same. */
  async function looksSame(one: ElementHandle | null, other: ElementHandle | null): Promise<boolean> {
    const pictures = await Promise.all([one, other].map((it) => it?.screenshot({ encoding: 'base64' })));
    return pictures[0] === pictures[1];
  }

  it('the popup tells apart what is chosen, selected and in focus', async () => {
    const page = await openPopup(reader);
    await force(page);
    await page.focus('.scroller li');
    await page.keyboard.press('x');
    await named(page, 'button', 'Deselect');
    await look(page, 'popup-forced');
    expect(await outlined(page, '.row.selected')).toBe(true);
    expect(await groundOf(page, '.segments [aria-pressed=true]')).not.toBe(
      await groundOf(page, '.segments [aria-pressed=false]'),
    );
    const [reading, read, toRead] = await Promise.all(
      ['.mark.reading', '.mark.read', '.mark.to-read'].map((it) => page.$(it)),
    );
    expect(await looksSame(reading ?? null, read ?? null)).toBe(false);
    expect(await looksSame(read ?? null, toRead ?? null)).toBe(false);
    expect(await looksSame(reading ?? null, toRead ?? null)).toBe(false);
    await choose(page, 'button', 'Export');
    const copy = await named(page, 'menuitemcheckbox', 'Copy instead of downloading');
    const box = await copy.$('.box');
    const before = await box?.screenshot({ encoding: 'base64' });
    await copy.click();
    expect(await box?.screenshot({ encoding: 'base64' })).not.toBe(before);
    await look(page, 'popup-export-forced');
    await page.close();
  });

  it('the library tells apart what is chosen, selected and in focus', async () => {
    const page = await openLibrary(reader);
    await force(page);
    await page.focus('.line');
    await page.keyboard.press('x');
    await page.waitForSelector('.bulk');
    await page.keyboard.press('ArrowDown');
    await look(page, 'library-forced');
    expect(await outlined(page, '.line.selected')).toBe(true);
    expect(await outlined(page, '.line:focus')).toBe(true);
    expect(await groundOf(page, '.side [aria-current]')).not.toBe(
      await groundOf(page, '.side .choose:not([aria-current])'),
    );
    await choose(page, 'button', 'Reading history');
    await named(page, 'heading', 'Reading history');
    await look(page, 'library-history-forced');
    await page.close();
  });

  it('the settings can be told', async () => {
    const page = await openSettings(reader);
    await force(page);
    await look(page, 'settings-forced');
    const [on, off] = await page.$$('.one-of input');
    expect(await looksSame(on ?? null, off ?? null)).toBe(false);
    await page.close();
  });
});

/** Whether it has a line around it. */
function outlined(page: Page, selector: string): Promise<boolean> {
  return page.$eval(selector, (it) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(it);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0;
  });
}

function groundOf(page: Page, selector: string): Promise<string> {
  return page.$eval(selector, (it) => getComputedStyle(it).backgroundColor);
}

/** The controls that no scrolling brings into view, and what lies on them when it did. */
function unreachable(page: Page): Promise<string[]> {
  return page.$$eval('button, a, select, input, textarea', (them) =>
    them.flatMap((it) => {
      if (!it.checkVisibility({ visibilityProperty: true })) return [];
      it.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      const { left, right, top, bottom, width } = it.getBoundingClientRect();
      const { clientWidth, clientHeight } = document.documentElement;
      const name = `${it.localName} ${it.getAttribute('aria-label') ?? it.textContent}`;
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      if (width === 0 || x < 0 || x > clientWidth || y < 0 || y > clientHeight)
        return [`${name} is out of view`];
      const there = document.elementFromPoint(x, y);
      const isHit =
        there && (it.contains(there) || there.contains(it) || it.closest('label')?.contains(there));
      return isHit ? [] : [`${name} lies beneath ${there?.outerHTML.slice(0, 80)}`];
    }),
  );
}

interface Stop {
  name: string;
  problem: string;
}

/** Presses Tab from the top of the page until it is left; tells of each stop whether it is seen and shows the focus. */
async function tabThrough(page: Page): Promise<Stop[]> {
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    getSelection()?.removeAllRanges();
  });
  const stops: Stop[] = [];
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const it = document.activeElement;
      if (!it || it === document.body) return undefined;
      const { left, right, top, bottom } = it.getBoundingClientRect();
      const points = [
        [(left + right) / 2, (top + bottom) / 2],
        [left + 3, top + 3],
        [right - 3, top + 3],
        [left + 3, bottom - 3],
        [right - 3, bottom - 3],
      ] as const;
      const isSeen = points.some(([x, y]) => {
        const there = document.elementFromPoint(x, y);
        return there && (it.contains(there) || there.contains(it));
      });
      const ring = (style: CSSStyleDeclaration) =>
        (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 1) ||
        (style.content !== 'none' &&
          style.content !== 'normal' &&
          Number.parseFloat(style.borderTopWidth) >= 2);
      const around = it.parentElement;
      const isShown =
        ring(getComputedStyle(it)) ||
        ring(getComputedStyle(it, '::after')) ||
        (around?.matches(':has(> :focus)') && ring(getComputedStyle(around)));
      const name = `${it.localName} ${it.getAttribute('aria-label') ?? it.textContent?.slice(0, 60)}`;
      return { name, problem: isSeen ? (isShown ? '' : 'shows no focus') : 'is not seen' };
    });
    if (!stop) break;
    stops.push(stop);
  }
  return stops;
}

/** Presses Tab until what has this role and name has the focus. */
async function tabTo(page: Page, role: string, name: string): Promise<void> {
  const wanted = await named(page, role, name);
  for (let presses = 0; presses < 100; presses++) {
    if (await wanted.evaluate((it) => it === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never comes to ${name}.`);
}
