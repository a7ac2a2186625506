/** Sites that turn on their readers: whatever a page does, it gets no further than its own entries. */
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { dailyPapers } from '../fixtures/daily-papers';
import {
  DATA_LISTING,
  EMPTY_LISTING,
  harmfulPapers,
  hostilePages,
  LISTING,
  PLAIN_LISTING,
  plainPapers,
} from '../fixtures/hostile/pages';
import { KINDS, openReader, type Reader } from './browsers';
import { inside } from './inside';
import { choose, control, press, toolbars, waitFor, waitForToolbars } from './steps';
import { startWeb, type Web } from './web';

const [first, second] = plainPapers;
if (!first || !second) throw new Error('There are plain papers.');
const SECRET = 'A Paper That No Page May Learn Of';

/** Time in which whatever an attack sets off would have come through. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 400));

describe.each(KINDS)('in %s', (kind) => {
  let web: Web;
  let reader: Reader;
  let own: Page;
  let origin: string;

  beforeAll(async () => {
    web = await startWeb((url) => hostilePages[url.href]);
    reader = await openReader(kind, { web });
    own = await reader.ownPage('popup.html');
    origin = own.url().replace('/popup.html', '');
    await inside(
      own,
      async ({ save, library, aSighting }, title) => {
        await save(library, [aSighting({ ids: ['arxiv:2501.00001'], title })]);
      },
      SECRET,
    );
  });

  afterEach(async () => {
    for (const page of await reader.browser.pages()) if (/^https:/.test(page.url())) await page.close();
  });

  afterAll(async () => {
    await reader?.close();
    await web?.close();
  });

  const saved = () =>
    inside(own, async ({ allPapers, library }) => (await allPapers(library)).map(({ title }) => title));
  const savedOfPage = async () => (await saved()).filter((title) => title !== SECRET);
  const nothingSaved = async () => {
    await settle();
    expect(await savedOfPage()).toEqual([]);
  };

  /** Presses the mouse where this control stands, whatever else stands there. */
  async function pressAt(page: Page, name: string): Promise<void> {
    const box = await (await control(page, name)).boundingBox();
    if (!box) throw new Error(`${name} stands nowhere.`);
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  }

  describe('a press that no person means', () => {
    it('by script, of the buttons and of the keys, does nothing', async () => {
      const page = await reader.open(PLAIN_LISTING);
      await waitForToolbars(page, plainPapers.length);
      await page.evaluate(() => {
        for (const host of document.querySelectorAll('offprint-toolbar')) {
          for (const button of host.shadowRoot?.querySelectorAll('button') ?? []) {
            button.focus();
            button.click();
            const at = { bubbles: true, composed: true, cancelable: true, detail: 1, view: window };
            for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) {
              button.dispatchEvent(new PointerEvent(type, at));
            }
            for (const key of ['Enter', ' ', 's', 'd', 'n', 'u']) {
              button.dispatchEvent(new KeyboardEvent('keydown', { key, ...at }));
              document.body.dispatchEvent(new KeyboardEvent('keydown', { key, ...at }));
            }
          }
        }
        const form = document.createElement('form');
        const label = document.createElement('label');
        document.body.append(form, label);
        label.append(document.querySelector('offprint-toolbar') ?? '');
        label.click();
        form.requestSubmit();
      });
      await nothingSaved();
      expect(await inside(own, ({ library }) => library.dismissed.count())).toBe(0);
    });

    it('of a toolbar that the page made or copied does nothing', async () => {
      const page = await reader.open(PLAIN_LISTING);
      await waitForToolbars(page, plainPapers.length);
      await page.evaluate(() => {
        const copy = document.querySelector('offprint-toolbar')?.cloneNode(true) as HTMLElement;
        const made = document.createElement('offprint-toolbar');
        for (const [index, host] of [copy, made].entries()) {
          host.style.cssText = `position:fixed!important;top:${20 + 60 * index}px;left:20px;z-index:99999`;
          (host.shadowRoot ?? host.attachShadow({ mode: 'open' })).innerHTML =
            '<button class="save" style="width:200px;height:40px">Save</button>';
        }
        document.body.append(copy, made);
      });
      await page.mouse.click(100, 40);
      await page.mouse.click(100, 100);
      await nothingSaved();
    });

    const save = `Save ${first.title}`;
    const tricks: [string, () => void][] = [
      [
        'through a picture that lets it pass',
        () => {
          const cover = document.createElement('div');
          cover.id = 'trick';
          cover.textContent = 'You have won. Press here!';
          cover.style.cssText =
            'position:fixed;inset:0;z-index:99999;pointer-events:none;background:white;font-size:40px';
          document.body.append(cover);
        },
      ],
      [
        'through a gradient over its line alone',
        () => {
          const cover = document.createElement('div');
          const box = document.querySelector('offprint-toolbar')?.getBoundingClientRect() ?? new DOMRect();
          cover.id = 'trick';
          cover.style.cssText = `position:absolute;left:${box.x + scrollX - 9}px;top:${box.y + scrollY - 9}px;width:400px;height:50px;z-index:99999;pointer-events:none;background:linear-gradient(red,blue)`;
          document.body.append(cover);
        },
      ],
      [
        'through an image in the top layer',
        () => {
          const cover = document.createElement('img');
          cover.id = 'trick';
          cover.popover = 'manual';
          cover.src = 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
          cover.style.cssText = 'position:fixed;inset:0;width:100vw;height:100vh;pointer-events:none';
          document.body.append(cover);
          cover.showPopover();
        },
      ],
      [
        'of a toolbar that is too faint to be seen',
        () => {
          const style = document.createElement('style');
          style.id = 'trick';
          style.textContent = 'offprint-toolbar { opacity: 0.01 !important }';
          document.head.append(style);
        },
      ],
      [
        'in a list that is too faint to be seen',
        () => {
          const style = document.createElement('style');
          style.id = 'trick';
          style.textContent = '#dlpage { opacity: 0.05 }';
          document.head.append(style);
        },
      ],
      [
        'of a button in no colour',
        () => {
          const style = document.createElement('style');
          style.id = 'trick';
          style.textContent = 'offprint-toolbar { color: transparent !important }';
          document.head.append(style);
        },
      ],
    ];

    it.each(tricks)('%s does nothing, and does when the page plays fair again', async (_, trick) => {
      const page = await reader.open(PLAIN_LISTING);
      await waitForToolbars(page, plainPapers.length);
      await page.evaluate(trick);
      await pressAt(page, save);
      await nothingSaved();
      await page.evaluate(() => document.getElementById('trick')?.remove());
      await pressAt(page, save);
      await control(page, `Saved ${first.title}`);
      await pressAt(page, `Saved ${first.title}`);
      await control(page, save);
      await nothingSaved();
    });

    it('anywhere on the page, of a button made as large as the page, does nothing', async () => {
      const page = await reader.open(PLAIN_LISTING);
      await waitForToolbars(page, plainPapers.length);
      await page.evaluate(() => {
        const style = document.createElement('style');
        style.textContent =
          'button.save{position:fixed!important;inset:0!important;z-index:9} button.save::after{content:"";position:fixed!important;inset:0!important}';
        document.querySelector('offprint-toolbar')?.shadowRoot?.append(style);
      });
      for (const y of [60, 200, 640, 780]) await page.mouse.click(1000, y);
      await nothingSaved();
    });

    it('under a layer that shows nothing is one that a person means', async () => {
      const page = await reader.open(PLAIN_LISTING);
      await waitForToolbars(page, plainPapers.length);
      await page.evaluate(() => {
        const layer = document.createElement('div');
        layer.style.cssText = 'position:fixed;inset:0;z-index:99999;pointer-events:none';
        document.body.append(layer);
      });
      await press(page, save);
      await control(page, `Saved ${first.title}`);
      await press(page, `Saved ${first.title}`);
      await control(page, save);
    });

    it('by the keyboard is one that a person means', async () => {
      const page = await reader.open(PLAIN_LISTING);
      await waitForToolbars(page, plainPapers.length);
      await (await control(page, save)).focus();
      await page.keyboard.press('Enter');
      await control(page, `Saved ${first.title}`);
      await page.keyboard.press('Enter');
      await control(page, save);
    });
  });

  describe('a page that changes all that scripts are given', () => {
    it('neither breaks Offprint nor hears a word of it', async () => {
      const page = await reader.open(LISTING);
      await waitForToolbars(page, plainPapers.length + harmfulPapers.length);
      await press(page, `Save ${second.title}`);
      await control(page, `Saved ${second.title}`);
      await waitFor(savedOfPage, [second.title], 'the saved papers');
      await press(page, `Saved ${second.title}`);
      await control(page, `Save ${second.title}`);
      const caught = await page.evaluate(() => (globalThis as unknown as { caught: string[] }).caught);
      // That a toolbar was put into the page can be seen by the page; nothing of how.
      expect(caught.filter((it) => !/^(?:constructor|connected|error)/.test(it))).toEqual([]);
      expect(caught.join(' ')).not.toContain(SECRET);
    });

    it('learns nothing of papers that it does not list', async () => {
      const page = await reader.open(LISTING);
      await waitForToolbars(page, plainPapers.length + harmfulPapers.length);
      await inside(own, async ({ save, library, aSighting }) => {
        await save(library, [
          aSighting({ ids: ['arxiv:2501.00002'], title: 'Another That It Must Not Know' }),
        ]);
      });
      await settle();
      const all = await page.evaluate(() => {
        const texts = [document.documentElement.outerHTML, Object.keys(globalThis).join()];
        for (const host of document.querySelectorAll('offprint-toolbar')) {
          texts.push(host.outerHTML, host.shadowRoot?.innerHTML ?? '');
        }
        return `${texts.join()}${(globalThis as unknown as { caught: string[] }).caught.join()}`;
      });
      expect(all).not.toMatch(/2501\.0000|No Page May|Must Not Know/);
      await inside(own, ({ remove, library }) => remove(library, ['arxiv:2501.00002']));
    });

    it('that takes every toolbar away at once is not fought for ever', async () => {
      const page = await reader.open(PLAIN_LISTING);
      await waitForToolbars(page, plainPapers.length);
      await page.evaluate(() => {
        const counts = { removed: 0 };
        Object.assign(globalThis, { counts });
        new MutationObserver(() => {
          for (const host of document.querySelectorAll('offprint-toolbar')) {
            counts.removed++;
            host.remove();
          }
        }).observe(document, { childList: true, subtree: true });
        document.querySelector('offprint-toolbar')?.remove();
      });
      const removed = () =>
        page.evaluate(() => (globalThis as unknown as { counts: { removed: number } }).counts.removed);
      let before = -1;
      await waitFor(
        async () => {
          const now = await removed();
          const isOver = now === before;
          before = now;
          if (!isOver) await new Promise((resolve) => setTimeout(resolve, 500));
          return isOver;
        },
        true,
        'the end of the fight',
      );
      expect(await removed()).toBeLessThanOrEqual(60 * plainPapers.length);
    });
  });

  describe('what a page tells', () => {
    it('stays text, in the page, in the popup and in the library', async () => {
      const page = await reader.open(LISTING);
      const seen = await waitForToolbars(page, plainPapers.length + harmfulPapers.length);
      const names = seen.map(({ names }) => names[0] ?? '').filter((name) => /^Save Harm/.test(name));
      expect(names).toHaveLength(harmfulPapers.length);
      for (const name of names) await press(page, name);
      await waitFor(
        async () => (await savedOfPage()).map((it) => it.slice(0, 6)).toSorted(),
        names.map((it) => it.slice(5, 11)),
        'saved papers',
      );
      const library = await reader.ownPage('library.html');
      await library.waitForSelector('[data-title]');
      await choose(library, 'searchbox', 'Search').catch(() => {});
      for (const view of [own, library]) {
        expect(await view.evaluate(() => (globalThis as { owned?: string }).owned)).toBeUndefined();
        expect(await view.$$('#app script, #app iframe, #app img, #app style, #app link')).toEqual([]);
        expect(
          await view.$$eval('#app a[href]', (links) =>
            links
              .map((it) => it.getAttribute('href') ?? '')
              .filter((it) => !/^(?:https?:|#|[a-z]+\.html)/.test(it)),
          ),
        ).toEqual([]);
      }
      expect(await page.evaluate(() => (globalThis as { owned?: string }).owned)).toBeUndefined();
      await library.close();
      await inside(
        own,
        async ({ remove, library, allPapers }, secret) => {
          const all = await allPapers(library);
          await remove(
            library,
            all.filter(({ title }) => title !== secret).map(({ key }) => key),
          );
        },
        SECRET,
      );
    });

    it('reaches no object’s prototype, and leads nowhere but into the web', async () => {
      const page = await reader.open(DATA_LISTING);
      const some = dailyPapers.slice(0, 4);
      const seen = await waitForToolbars(page, some.length);
      expect(seen.flatMap(({ link }) => link ?? []).filter((link) => !/^https?:\/\//.test(link))).toEqual([]);
      for (const { title } of some) {
        await press(page, `Save ${title}`);
        await control(page, `Saved ${title}`);
      }
      const told = await inside(own, async ({ allPapers, library }) => ({
        polluted: 'polluted' in {},
        papers: await allPapers(library),
      }));
      expect(told.polluted).toBe(false);
      expect('polluted' in (await page.evaluate(() => ({ ...{} })))).toBe(false);
      const links = told.papers.flatMap((paper) => paper.links.map(({ url }) => url));
      expect(links.filter((url) => !/^https?:\/\/[^@]+$/.test(url))).toEqual([]);
    });
  });

  describe('whether Offprint is there', () => {
    it('is not told by a page without papers, by its nodes, its events or its names', async () => {
      const page = await reader.open(EMPTY_LISTING);
      await settle();
      const told = await page.evaluate(() => ({
        html: document.documentElement.outerHTML,
        names: Object.keys(globalThis).filter((name) => /offprint/i.test(name)),
        sheets: document.adoptedStyleSheets.length + document.styleSheets.length,
      }));
      expect(told.html).toBe(
        '<html><head><title>Nothing</title></head><body><main><h1>No updates today</h1></main></body></html>',
      );
      expect(told).toMatchObject({ names: [], sheets: 0 });
    });

    it('is told by none of its files: no page may load, frame or open one', async () => {
      const page = await reader.open(PLAIN_LISTING);
      await waitForToolbars(page, plainPapers.length);
      const loaded = await page.evaluate(async (ours) => {
        const files = [
          'popup.html',
          'library.html',
          'icon/16.png',
          'gate.js',
          'manifest.json',
          'assets/overlay.css',
        ];
        const got: string[] = [];
        for (const file of files) {
          const address = `${ours}/${file}`;
          await fetch(address).then(
            () => got.push(`fetch ${file}`),
            () => {},
          );
          for (const tag of ['img', 'script', 'link'] as const) {
            const it = document.createElement(tag);
            const outcome = new Promise((resolve) => {
              it.onload = () => resolve(true);
              it.onerror = () => resolve(false);
              setTimeout(resolve, 3000, false);
            });
            Object.assign(it, { src: address, href: address, rel: 'stylesheet' });
            document.head.append(it);
            if (await outcome) got.push(`${tag} ${file}`);
          }
        }
        return got;
      }, origin);
      expect(loaded).toEqual([]);
      await page.evaluate((ours) => {
        for (const file of ['popup.html', 'library.html', 'options.html']) {
          const frame = document.createElement('iframe');
          frame.src = `${ours}/${file}`;
          document.body.append(frame);
        }
        try {
          open(`${ours}/library.html`);
        } catch {
          // Firefox says that it is denied.
        }
      }, origin);
      await settle();
      const framed = await Promise.all(
        page
          .frames()
          .map((frame) => frame.evaluate(() => Boolean(document.querySelector('#app'))).catch(() => false)),
      );
      expect(framed.filter(Boolean)).toEqual([]);
    });

    it('is told to no page that sends it messages', async () => {
      const page = await reader.open(PLAIN_LISTING);
      await waitForToolbars(page, plainPapers.length);
      const answers = await page.evaluate(async (id) => {
        const { chrome } = globalThis as unknown as {
          chrome?: {
            runtime?: { sendMessage?(...given: unknown[]): Promise<unknown>; connect?(it: string): unknown };
          };
        };
        const heard: unknown[] = [];
        addEventListener('message', ({ data }) => heard.push(data));
        const message = { type: 'look-up', entries: [{ ids: ['arxiv:2501.00001'] }] };
        postMessage(message, '*');
        dispatchEvent(new CustomEvent('offprint', { detail: message }));
        await new Promise<void>((resolve) => {
          setTimeout(resolve, 500);
          try {
            void chrome?.runtime?.sendMessage?.(
              id,
              message,
              (answer: unknown) => answer && heard.push(answer),
            );
          } catch {
            // Nobody listens.
          }
        });
        return heard.filter((it) => JSON.stringify(it) !== JSON.stringify(message));
      }, new URL(origin).host);
      expect(answers).toEqual([]);
    });
  });

  it('what was saved before all this is still there, and nothing else changed it', async () => {
    expect(await saved()).toContain(SECRET);
    expect((await toolbars(own)).length).toBe(0);
  });
});
