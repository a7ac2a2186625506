/** The overlay on every kind of page: one toolbar a paper, nothing moved, nothing left behind. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KINDS, openReader, type Reader } from './browsers';
import { samplePages } from './sample-pages';
import { control, layout, press, toolbars, waitFor, waitForToolbars } from './steps';
import { startWeb, type Web } from './web';

describe.each(KINDS)('in %s', (kind) => {
  let web: Web;
  let reader: Reader;

  beforeAll(async () => {
    web = await startWeb((url) => {
      const sample = samplePages.find((it) => it.url === url.href);
      // The same page under another address, where Offprint does not run.
      return sample?.html ?? samplePages.find((it) => bareAddress(it.url) === url.href)?.html;
    });
    reader = await openReader(kind, { web });
  });

  afterAll(async () => {
    await reader?.close();
    await web?.close();
  });

  it.each(samplePages)(
    '$name: one toolbar a paper, and nothing in the page moves',
    async ({ url, papers }) => {
      const bare = await reader.open(bareAddress(url));
      const before = await layout(bare);
      await bare.close();
      const page = await reader.open(url);
      const seen = await waitForToolbars(page, papers);
      expect(seen.every(({ names }) => names[0]?.startsWith('Save '))).toBe(true);
      expect(await layout(page)).toEqual(before);
      await page.close();
    },
  );

  it('the toolbar of an entry comes next in the order of Tab after what it stands behind', async () => {
    const { url, papers } = sample('arXiv, new');
    const page = await reader.open(url);
    await waitForToolbars(page, papers);
    const order = await page.evaluate(() => {
      const stops = [...document.querySelectorAll('#articles dt a[href], #articles dt offprint-toolbar')];
      return stops.slice(0, 8).map((stop) => stop.localName);
    });
    expect(order.indexOf('offprint-toolbar')).toBeGreaterThan(0);
    expect(order[order.indexOf('offprint-toolbar') + 1]).toBe('a');
    await page.close();
  });

  it('a press by a script does nothing', async () => {
    const { url, papers } = sample('arXiv, new');
    const page = await reader.open(url);
    const [seen] = await waitForToolbars(page, papers);
    const name = seen?.names[0] ?? '';
    await (await control(page, name)).evaluate((button) => {
      button.click();
      button.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await toolbars(page))[0]?.names[0]).toBe(name);
    await page.close();
  });

  it('after back and forward the marks are those of the library', async () => {
    const { url, papers } = sample('arXiv, new');
    const page = await reader.open(url);
    const [seen] = await waitForToolbars(page, papers);
    const title = seen?.names[0]?.replace(/^Save /, '') ?? '';
    await page.goto(sample('arXiv, recent').url);
    const other = await reader.open(url);
    await press(other, `Save ${title}`);
    await control(other, `Saved ${title}`);
    await page.bringToFront();
    // Not the protocol's own step back, which never ends when Firefox has kept the page.
    await page.evaluate(() => history.back());
    await control(page, `Saved ${title}`);
    await waitFor(async () => (await toolbars(page)).length, papers, 'toolbars');
    await other.close();
    await page.close();
  });

  it('nothing is to be seen of Offprint in an open page once it is removed', async () => {
    const own = await openReader(kind, { web });
    try {
      const { url, papers } = sample('arXiv, new');
      const page = await own.open(url);
      await waitForToolbars(page, papers);
      await own.removeExtension();
      const visible = () =>
        page.evaluate(
          () =>
            [...document.querySelectorAll('offprint-toolbar')].filter((it) => it.checkVisibility()).length,
        );
      await waitFor(visible, 0, 'visible toolbars');
    } finally {
      await own.close();
    }
  });
});

function bareAddress(url: string): string {
  return url.replace('https://', 'https://bare-');
}

function sample(name: string) {
  const found = samplePages.find((it) => it.name === name);
  if (!found) throw new Error(`There is no sample page named ${name}.`);
  return found;
}
