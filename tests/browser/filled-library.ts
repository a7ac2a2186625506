/** A library that holds so many made-up papers, in its page. */
import type { Page } from 'puppeteer-core';
import type { Reader } from './browsers';
import { inside } from './inside';

/** Resolves when the page knows of all of them. */
export async function openFilledLibrary(reader: Reader, papers: number): Promise<Page> {
  // A page that shows no list, and so does not follow what is written.
  const writing = await reader.ownPage('popup.html?restore');
  await inside(writing, (library, count) => library.fill(0, count), papers);
  await writing.close();
  const page = await reader.ownPage('library.html');
  await page.waitForSelector('.count:not(:empty)');
  return page;
}
