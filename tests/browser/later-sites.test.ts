/** Hosts that came later: nothing runs there until the reader allows it, and then at once. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { markedPapers } from '../fixtures/marked';
import { atypon } from '../fixtures/sites/atypon';
import { openReader, type Reader } from './browsers';
import { named, toolbars, waitForToolbars } from './steps';
import { startWeb, type Web } from './web';

const [contents] = atypon.pages;
if (!contents) throw new Error('The fixture has a page.');
const SCIENCE = 'https://www.science.org/toc/science/390/6770';

describe('a host that came later', () => {
  let web: Web;

  beforeAll(async () => {
    web = await startWeb((url) =>
      url.href === SCIENCE ? contents.html(markedPapers(contents.papers)) : undefined,
    );
  });

  afterAll(() => web?.close());

  it('is offered by the popup, in Chromium', async () => {
    const reader = await openReader('chromium', { web });
    try {
      const page = await reader.open(SCIENCE);
      await new Promise((resolve) => setTimeout(resolve, 800));
      expect(await toolbars(page)).toEqual([]);
      const popup = await reader.popupOver(page);
      await named(popup, 'button', 'Allow it');
      expect(await popup.$eval('.page-line', (line) => line.textContent)).toMatch(
        /can mark papers on .*if you allow it/,
      );
    } finally {
      await reader.close();
    }
  });

  it('has its toolbars once it is allowed, in the page that is open and in the next, and none once it is not, in Firefox', async () => {
    // Firefox asks nobody under this preference; Chromium has none like it.
    const reader: Reader = await openReader('firefox', {
      web,
      prefs: { 'extensions.webextOptionalPermissionPrompts': false },
    });
    try {
      const page = await reader.open(SCIENCE);
      const own = await reader.ownPage('popup.html?restore');
      const change = async (what: 'request' | 'remove') => {
        await own.evaluate((act) => {
          const { browser } = globalThis as unknown as {
            browser: { permissions: Record<'request' | 'remove', (of: object) => Promise<boolean>> };
          };
          const button = document.createElement('button');
          button.id = 'permission';
          button.textContent = 'Permission';
          button.onclick = () =>
            void browser.permissions[act]({ origins: ['https://www.science.org/*'] }).then(() =>
              button.remove(),
            );
          document.body.prepend(button);
        }, what);
        await own.bringToFront();
        await (await own.$('#permission'))?.click();
        await own.waitForFunction(() => !document.querySelector('#permission'), { polling: 50 });
      };
      expect(await toolbars(page)).toEqual([]);
      await change('request');
      await page.bringToFront();
      await waitForToolbars(page, contents.papers);
      await page.reload();
      await waitForToolbars(page, contents.papers);
      await change('remove');
      await page.bringToFront();
      await page.reload();
      await new Promise((resolve) => setTimeout(resolve, 1000));
      expect(await toolbars(page)).toEqual([]);
    } finally {
      await reader.close();
    }
  });
});
