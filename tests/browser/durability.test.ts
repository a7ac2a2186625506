/** Nothing that was shown as saved is lost, whatever happens to the browser: real browsers, killed in earnest. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arxivListing, arxivPapers } from '../fixtures/arxiv';
import { diceFrom } from '../soak/dice';
import {
  copyProfiles,
  killWhileImporting,
  killWhileSaving,
  killWorkers,
  lookInto,
  type Toll,
} from '../soak/kills';
import { insideOverlay } from '../soak/savers';
import { KINDS, openReader, type Reader } from './browsers';
import { inside } from './inside';
import { control, press, waitFor, waitForToolbars } from './steps';
import { startWeb, type Web } from './web';

const LISTING = 'https://arxiv.org/list/cs.LG/new';
const papers = arxivPapers(6, 4);
const dice = diceFrom(20_260_414);

/** Something was saved, nothing of it is lost, and the library is whole. */
function expectWhole(toll: Toll): void {
  expect(toll).toMatchObject({ lost: 0, wrong: [] });
  expect(toll.known).toBeGreaterThan(0);
}

it('a service worker that is stopped again and again while tabs save loses nothing', async () => {
  expectWhole(await killWorkers(40, dice));
}, 90_000);

describe.each(KINDS)('in %s', (kind) => {
  it('a browser that is killed while tabs save has all that was saved', async () => {
    expectWhole(await killWhileSaving(kind, 1, dice));
  }, 90_000);

  it('a browser that is killed while a file is imported has all of it, or nothing', async () => {
    expect(await killWhileImporting(kind, 1, dice)).toMatchObject({ lost: 0, wrong: [] });
  }, 90_000);

  it('a copy of the profile, taken while tabs save, opens with all that was saved before', async () => {
    expectWhole(await copyProfiles(kind, 1, dice));
  }, 90_000);
});

/** Each tab's overlay asks for its paper to be saved in the same instant. */
async function saveAtOnce(tabs: readonly Page[]): Promise<void> {
  const overlays = await Promise.all(tabs.map(insideOverlay));
  const sightings = papers.map(({ id, title }) => ({
    ...{ source: 'arxiv/listing', url: LISTING, ids: [`arxiv:${id}`], title, links: [] },
  }));
  await Promise.all(
    overlays.map((run, index) =>
      run(`chrome.runtime.sendMessage(${JSON.stringify({ type: 'save', sighting: sightings[index] })})`),
    ),
  );
}

/** Each tab's button is pressed, right after that of the one before, whatever became of that. */
async function saveInTurn(tabs: readonly Page[]): Promise<void> {
  for (const [index, tab] of tabs.entries()) {
    await tab.bringToFront();
    await press(tab, `Save ${papers[index]?.title}`);
  }
}

describe.each(KINDS)('with several pages in %s', (kind) => {
  let web: Web;
  let reader: Reader;

  beforeAll(async () => {
    const html = arxivListing({ list: 'new', papers });
    web = await startWeb((url) => (url.href === LISTING ? html : undefined));
    reader = await openReader(kind, { web });
  });

  afterAll(async () => {
    await reader?.close();
    await web?.close();
  });

  it('six tabs that save different papers in the same instant keep six', async () => {
    const tabs: Page[] = [];
    for (const _ of papers) tabs.push(await reader.open(LISTING));
    for (const tab of tabs) await waitForToolbars(tab, papers.length);
    if (kind === 'chromium') await saveAtOnce(tabs);
    else await saveInTurn(tabs);
    const wanted = papers.map(({ id }) => `arxiv:${id}`).sort();
    await waitFor(async () => (await lookInto(reader)).ids.sort(), wanted, 'the papers');
    for (const tab of tabs) {
      await tab.bringToFront();
      for (const { title } of papers) await control(tab, `Saved ${title}`);
    }
    for (const tab of tabs) await tab.close();
  });

  it('a library page that was left open keeps what was written elsewhere, field by field', async () => {
    const other = await reader.ownPage('popup.html?restore');
    const key = await inside(other, async ({ save, aSighting, library }) => {
      const { added } = await save(library, [aSighting({ title: 'Read in Two Pages' })]);
      return added[0] ?? '';
    });
    const old = await reader.ownPage('library.html');
    await (await old.waitForSelector('[role=grid] [data-title]'))?.evaluate((title) =>
      title.closest('tr')?.focus(),
    );
    await old.keyboard.press('n');
    const note = await old.waitForSelector('textarea');
    await inside(
      other,
      ({ edit, library }, key) =>
        edit(library, [key], { status: 'read', addTags: ['elsewhere'], note: 'written elsewhere' }),
      key,
    );
    await old.bringToFront();
    await note?.type('written here');
    const kept = () =>
      inside(
        other,
        async ({ library }, key) => {
          const paper = await library.papers.get(key);
          const texts = ['written elsewhere', 'written here'].filter((it) => paper?.note.includes(it));
          return { status: paper?.status, tags: paper?.tags, texts };
        },
        key,
      );
    await waitFor(
      kept,
      { status: 'read', tags: ['elsewhere'], texts: ['written elsewhere', 'written here'] },
      'what both pages wrote',
    );
  });
});
