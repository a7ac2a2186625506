/** The popup in real browsers: save all of a page, find, change, export, and bring a backup back. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBackup } from '../../lib/library/backup';
import { dailyPapers } from '../fixtures/daily-papers';
import { huggingFacePage } from '../fixtures/huggingface';
import { openReader, type Reader } from './browsers';
import { inside } from './inside';
import { choose, downloaded, listed, named, toolbars, waitFor, waitForToolbars } from './steps';
import { startWeb, type Web } from './web';

const SEARCH = 'https://huggingface.co/papers?q=encoder';

const WITH_THE_WORD = dailyPapers.filter(({ title }) => /\bunlearning/i.test(title)).length;

let web: Web;
let reader: Reader;
let downloads: string;

beforeAll(async () => {
  downloads = await mkdtemp(join(tmpdir(), 'offprint-downloads-'));
  web = await startWeb((url) =>
    url.href === SEARCH ? huggingFacePage({ kind: 'search', papers: dailyPapers }) : undefined,
  );
  reader = await openReader('chromium', { web, downloads, size: { width: 400, height: 600 } });
});

afterAll(async () => {
  await reader?.close();
  await web?.close();
  await rm(downloads, { recursive: true, force: true });
});

/** The popup's page, with nothing searched for: what was looked for a moment ago would still stand there. */
async function openPopup() {
  const page = await reader.ownPage('popup.html');
  await page.evaluate(() => localStorage.removeItem('view'));
  await page.reload();
  return page;
}

describe('on a page of 43 papers', () => {
  it('Save all saves all of them, with title, date, number of authors and code link, and marks them', async () => {
    const page = await reader.open(SEARCH);
    await waitForToolbars(page, 43);
    const popup = await reader.popup();
    await popup.waitForFunction(() => /43 papers here, 0 saved/.test(document.body.textContent ?? ''), {
      polling: 50,
    });
    await choose(popup, 'button', 'Save all');
    await popup.waitForFunction(() => /43 papers here, all saved/.test(document.body.textContent ?? ''), {
      polling: 50,
    });
    await waitFor(async () => (await toolbars(page)).filter(({ saved }) => saved).length, 43, 'saved marks');

    const own = await reader.ownPage('popup.html');
    const papers = await inside(own, ({ allPapers, library }) => allPapers(library));
    expect(papers).toHaveLength(43);
    for (const expected of dailyPapers) {
      const paper = papers.find(({ key }) => key === `arxiv:${expected.id}`);
      expect(paper).toMatchObject({ title: expected.title, published: expected.published });
      expect(paper?.authorCount).toBe(expected.authorCount);
      const code = paper?.links.find(({ kind }) => !['project', 'pdf', 'html'].includes(kind));
      expect(code?.url).toBe(expected.code);
    }
    await own.close();
    await page.close();
  });
});

describe('the reading list', () => {
  it('is searched in titles and abstracts as one types, and filtered by code', async () => {
    const popup = await openPopup();
    await waitFor(async () => (await listed(popup)).length > 5, true, 'rows');
    await popup.type('input[type=search]', 'unlearning release');
    await waitFor(async () => (await listed(popup)).length, 2, 'rows that match');
    await choose(popup, 'button', 'Code');
    await waitFor(
      async () => (await listed(popup)).toSorted(),
      [
        'Intrinsic Evaluation of Unlearning Using Parametric Knowledge Traces',
        'Pre-training for Recommendation Unlearning',
      ],
      'rows with code that match',
    );
    await popup.close();
  });

  it('keeps a status, a tag and a note, and a note that was half typed when the popup closed', async () => {
    const popup = await openPopup();
    await waitFor(async () => (await listed(popup)).length > 5, true, 'rows');
    await popup.keyboard.press('ArrowDown');
    await popup.keyboard.press('s');
    await popup.keyboard.press('t');
    await popup.keyboard.type('to cite');
    await popup.keyboard.press('Enter');
    await popup.keyboard.press('Escape');
    await popup.waitForFunction(() => document.activeElement?.localName === 'li', { polling: 50 });
    await popup.keyboard.press('n');
    await popup.waitForFunction(() => document.activeElement?.localName === 'textarea', { polling: 50 });
    await popup.keyboard.type('half a th');
    await popup.close({ runBeforeUnload: false });
    const again = await reader.ownPage('popup.html');
    const own = async () => {
      const [paper] = await inside(again, ({ newest, library }) => newest(library, 1));
      return [paper?.status, paper?.tags, paper?.note];
    };
    await waitFor(own, ['reading', ['to cite'], 'half a th'], 'what the reader wrote');
    await again.close();
  });

  it('is exported in every format, and what is exported is what is shown', async () => {
    const popup = await openPopup();
    await waitFor(async () => (await listed(popup)).length > 5, true, 'rows');
    await popup.type('input[type=search]', 'unlearning');
    const countLine = () => popup.$eval('footer [role=status]', (it) => it.textContent ?? '');
    // It finds more while only a part of the word is typed.
    await waitFor(countLine, `${WITH_THE_WORD} of 43 papers`, 'the count');
    const shown = WITH_THE_WORD;
    for (const [name, ending, count] of [
      ['BibTeX', '.bib', (text: string) => text.match(/^@/gm)?.length],
      ['RIS', '.ris', (text: string) => text.match(/^ER {2}-/gm)?.length],
      ['CSL JSON', '.json', (text: string) => JSON.parse(text).length],
      ['Markdown', '.md', (text: string) => text.match(/^- /gm)?.length],
      ['CSV', '.csv', (text: string) => text.trim().split('\r\n').length - 1],
    ] as const) {
      await choose(popup, 'button', 'Export');
      await choose(popup, 'menuitem', name);
      const file = await downloaded(downloads, ending);
      expect([name, count(await readFile(file, 'utf8'))]).toEqual([name, shown]);
      await rm(file);
    }
    await popup.close();
  });
});

describe('a backup', () => {
  it('is exported whole, and restored after a preview, and that is undone', async () => {
    const popup = await openPopup();
    await waitFor(async () => (await listed(popup)).length > 5, true, 'rows');
    await choose(popup, 'button', 'Export');
    await choose(popup, 'menuitem', 'JSON');
    const file = await downloaded(downloads, '.json');
    const read = readBackup(await readFile(file, 'utf8'));
    expect(read).toMatchObject({ ok: true, bad: [] });
    await inside(popup, async ({ allPapers, library, remove }) =>
      remove(
        library,
        (await allPapers(library)).map(({ key }) => key),
      ),
    );

    const page = await reader.ownPage('popup.html?restore');
    const input = (await page.waitForSelector('input[type=file]')) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(file);
    await page.waitForFunction(() => /43 new/.test(document.body.textContent ?? ''), { polling: 50 });
    const count = () => inside(page, (it) => it.count(it.library));
    expect(await count()).toBe(0);
    await choose(page, 'button', 'Restore');
    await waitFor(count, 43, 'papers');
    await choose(page, 'button', 'Undo');
    await waitFor(count, 0, 'papers');
    await page.close();
    await popup.close();
  });

  it.each([
    ['is no JSON', 'hello', /none of the formats/],
    ['is cut off', '{"format": "offprint-library", "version": 1, "pap', /cut off/],
    [
      'is of a newer version',
      '{"format":"offprint-library","version":9,"exportedAt":"","papers":[]}',
      /newer version/,
    ],
  ])('that %s is refused in words, and nothing is changed', async (_, text, words) => {
    const file = join(downloads, 'bad.txt');
    await writeFile(file, text);
    const page = await reader.ownPage('popup.html?restore');
    const input = (await page.waitForSelector('input[type=file]')) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(file);
    const alert = await page.waitForSelector('[role=alert]');
    expect(await alert?.evaluate((it) => it.textContent)).toMatch(words);
    expect(await inside(page, (it) => it.count(it.library))).toBe(0);
    await page.close();
  });

  it('with one bad record among good ones brings the good ones, and names the bad one', async () => {
    const page = await reader.ownPage('popup.html?restore');
    const good = await inside(page, async ({ save, library, made, allPapers, remove }) => {
      await save(library, [made(1), made(2)]);
      const papers = await allPapers(library);
      await remove(
        library,
        papers.map(({ key }) => key),
      );
      return papers;
    });
    const papers = [good[0], { title: 'A Bad One', key: 7 }, good[1]];
    const file = join(downloads, 'mixed.txt');
    await writeFile(
      file,
      JSON.stringify({ format: 'offprint-library', version: 1, exportedAt: '2026-04-14', papers }),
    );
    const input = (await page.waitForSelector('input[type=file]')) as ElementHandle<HTMLInputElement>;
    await input.uploadFile(file);
    await page.waitForFunction(() => /A Bad One/.test(document.body.textContent ?? ''), { polling: 50 });
    await named(page, 'button', 'Restore');
    await choose(page, 'button', 'Restore');
    await waitFor(() => inside(page, (it) => it.count(it.library)), 2, 'papers');
    await page.close();
  });
});
