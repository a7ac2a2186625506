/** What a person does and sees, in the words of the tests. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { spoken } from '../../entrypoints/overlay/spoken';

/** How long anything that a person waits for may take on a busy machine, in milliseconds. */
const PATIENCE = 20_000;

/** What a toolbar on a page shows. */
export interface SeenToolbar {
  /** The names of its controls, in their order. */
  names: string[];
  saved: boolean;
  /** Where its link leads. */
  link?: string;
}

/** The toolbars that are to be seen on a page, in the page's order: not those that wait for their marks. */
export function toolbars(page: Page): Promise<SeenToolbar[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('offprint-toolbar')]
      .filter((host) => getComputedStyle(host).visibility === 'visible')
      .map((host) => {
        const controls = [...(host.shadowRoot?.querySelectorAll<HTMLElement>('button, a') ?? [])];
        const names = controls.map((control) => control.getAttribute('aria-label') ?? '');
        const link = host.shadowRoot?.querySelector('a')?.href;
        const seen: { names: string[]; saved: boolean; link?: string } = {
          names,
          saved: names.some((name) => name.startsWith('Saved ')),
        };
        if (link) seen.link = link;
        return seen;
      }),
  );
}

/** Waits until the page has so many toolbars, and gives them. */
export async function waitForToolbars(page: Page, count: number): Promise<SeenToolbar[]> {
  await waitFor(async () => (await toolbars(page)).length, count, 'toolbars');
  return toolbars(page);
}

/** Where everything in the page stands: tag and box of each element but our own. */
export function layout(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('body, body *:not(offprint-toolbar)')].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return `${element.localName} ${[x, y, width, height].map(Math.round).join(' ')}`;
    }),
  );
}

/** The control of a page's toolbars with this accessible name, but for the TeX in it; waits for it. */
export async function control(page: Page, name: string): Promise<ElementHandle<HTMLElement>> {
  const handle = await page.waitForFunction(
    (wanted) => {
      for (const host of document.querySelectorAll('offprint-toolbar')) {
        // It waits for its mark, and cannot be pressed yet.
        if (getComputedStyle(host).visibility !== 'visible') continue;
        for (const it of host.shadowRoot?.querySelectorAll<HTMLElement>('button, a') ?? []) {
          if (it.getAttribute('aria-label') === wanted) return it;
        }
      }
      return undefined;
    },
    // By the clock: a tab in the background draws no frames.
    { timeout: PATIENCE, polling: 50 },
    spoken(name),
  );
  return handle as ElementHandle<HTMLElement>;
}

/** Presses a control of a page's toolbars, as a person does with the mouse. */
export async function press(page: Page, name: string): Promise<void> {
  const it = await control(page, name);
  await it.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await it.click();
}

/** The titles on the popup's reading list, from the top. */
export function listed(popup: Page): Promise<string[]> {
  return popup.evaluate(() =>
    [...document.querySelectorAll('[aria-label="Reading list"] [data-title]')].map(
      (title) => title.textContent?.trim() ?? '',
    ),
  );
}

/** Presses what has this role and this name in one of our own pages, once it is there. */
export async function choose(page: Page, role: string, name: string): Promise<void> {
  const it = await named(page, role, name);
  await it.click();
}

/** What has this role and this name in one of our own pages; waits for it. */
export async function named(page: Page, role: string, name: string): Promise<ElementHandle> {
  const it = await page.waitForSelector(`::-p-aria([name="${name}"][role="${role}"])`, { timeout: PATIENCE });
  if (!it) throw new Error(`There is no ${role} named ${name}.`);
  return it;
}

/** Waits until one of our own pages says something that these words fit. */
export function shows(page: Page, words: RegExp): Promise<void> {
  const textOf = () => page.evaluate(() => document.querySelector('main')?.textContent ?? '');
  return waitFor(async () => words.test(await textOf()), true, `${words} on the page`);
}

/** Waits until a question has this answer; says what the last answer was when it never has. */
export async function waitFor<T>(ask: () => T | Promise<T>, wanted: T, what: string): Promise<void> {
  const end = Date.now() + PATIENCE;
  let last: T | undefined;
  while (Date.now() < end) {
    last = await ask();
    if (JSON.stringify(last) === JSON.stringify(wanted)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Waited for ${what} to be ${JSON.stringify(wanted)}; it is ${JSON.stringify(last)}.`);
}

/** Waits for a whole downloaded file with this ending, and gives its path. */
export async function downloaded(folder: string, ending: string): Promise<string> {
  let found: string | undefined;
  let size = 0;
  const isWhole = async () => {
    found = (await readdir(folder)).find((name) => name.endsWith(ending));
    if (!found) return false;
    // Firefox makes the file first and fills it afterwards.
    const before = size;
    size = (await stat(join(folder, found))).size;
    return size > 0 && size === before;
  };
  await waitFor(isWhole, true, `a file ending in ${ending}`);
  return join(folder, found ?? '');
}
