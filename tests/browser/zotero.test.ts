/** Sending to Zotero from real browsers: to a stand-in that listens where Zotero does, and answers as its source does. */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sighting } from '../../lib/paper';
import { standInForZotero, type ZoteroStandIn } from '../fixtures/zotero';
import { findings } from './axe';
import { BUILDS, KINDS, openReader, type Reader } from './browsers';
import { inside } from './inside';
import { choose, waitFor } from './steps';
import { startWeb, type Web } from './web';

const LOOKS = fileURLToPath(new URL('../output/looks/', import.meta.url));

const textOf = (page: Page) => page.evaluate(() => document.body.textContent ?? '');
const shows = (page: Page, words: RegExp) =>
  waitFor(async () => words.test(await textOf(page)), true, `${words} on the page`);

/** The stand-in at Zotero's port. It answers after so many milliseconds, and hangs up where Zotero would. */
function listen(zotero: ZoteroStandIn, delay: () => number): Promise<Server> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      );
      const { method = 'GET', url: path = '/' } = request;
      const reply = zotero.answer({ method, path, headers, body: Buffer.concat(chunks).toString('utf8') });
      setTimeout(() => {
        if (!reply) request.socket.destroy();
        else response.writeHead(reply.status, reply.headers).end(reply.body);
      }, delay());
    });
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(23119, '127.0.0.1', () => resolve(server));
  });
}

/** No test can press the button with which Chromium asks for a permission, so there the build has it from the start. */
async function allowedBuild(folder: string): Promise<string> {
  await cp(BUILDS.chromium, folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8'));
  expect(manifest.optional_host_permissions).toContain('http://127.0.0.1/*');
  manifest.host_permissions.push('http://127.0.0.1/*');
  await writeFile(file, JSON.stringify(manifest));
  return folder;
}

describe.each(KINDS)('in %s', (kind) => {
  const zotero = standInForZotero();
  let delay = 0;
  let server: Server;
  let web: Web;
  let reader: Reader;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'offprint-zotero-'));
    web = await startWeb();
    server = await listen(zotero, () => delay);
    reader = await openReader(kind, {
      web,
      ...(kind === 'chromium' && { build: await allowedBuild(folder) }),
      // Firefox asks nobody under this preference.
      prefs: { 'extensions.webextOptionalPermissionPrompts': false },
      size: { width: 1100, height: 760 },
    });
  });

  afterAll(async () => {
    await reader?.close();
    await web?.close();
    server?.closeAllConnections();
    server?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const save = (page: Page, sightings: Partial<Sighting>[]) =>
    inside(
      page,
      async (own, told) => {
        for (const it of told) await own.save(own.library, [own.aSighting(it)]);
      },
      sightings,
    );

  async function sendAll(page: Page): Promise<void> {
    await (await page.waitForSelector('thead input[type=checkbox]'))?.click();
    await (await page.waitForSelector('.bulk ::-p-text(Send to Zotero)'))?.click();
  }

  const titles = () => zotero.items.map(({ fields }) => fields['title']).toSorted();

  async function look(page: Page, name: string): Promise<void> {
    await mkdir(LOOKS, { recursive: true });
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
      await new Promise((resolve) => setTimeout(resolve, 250));
      await page.screenshot({ path: `${LOOKS}${name}-${theme}.png` });
      expect(await findings(page)).toEqual([]);
    }
  }

  it('Zotero is found from the settings, with its version and its collections', async () => {
    const page = await reader.ownPage('options.html#zotero');
    if (kind === 'firefox') await choose(page, 'button', 'Look for Zotero');
    await shows(page, /Zotero 9\.0\.6 is running\./);
    expect(await page.$$eval('.zotero option', (all) => all.map((it) => it.textContent?.trim()))).toEqual([
      'What is selected in Zotero',
      ...['My Library', 'Reading', 'Kernels', 'Our Lab'],
    ]);
    await page.select('.zotero select', 'C24');
    if (kind === 'chromium') await look(page, 'settings-zotero');
    await page.close();
  });

  it('a paper is sent from its details, whole, and once', async () => {
    const page = await reader.ownPage('library.html');
    await save(page, [
      {
        ids: ['arxiv:2505.23462', 'doi:10.1145/3580305.3599263'],
        title: 'Graph Kernels <b>at Scale</b> & “Beyond”',
        authors: [{ name: 'Ada Lovelace' }, { name: 'Müller-Lüdenscheidt, Jürgen' }],
        published: '2025-05-29',
      },
    ]);
    await inside(page, async ({ edit, library, allPapers }) => {
      const [paper] = await allPapers(library);
      if (paper) await edit(library, [paper.key], { addTags: ['to cite'], note: '<i>Mine</i> & good' });
    });
    await (await page.waitForSelector('.table tr[tabindex]'))?.focus();
    await choose(page, 'button', 'Send to Zotero');
    await shows(page, /In Zotero since/);
    expect(zotero.items).toMatchObject([
      {
        fields: { title: 'Graph Kernels <b>at Scale</b> & “Beyond”', date: '2025-05-29' },
        creators: [{ lastName: 'Lovelace' }, { lastName: 'Müller-Lüdenscheidt', firstName: 'Jürgen' }],
        notes: ['<p>&lt;i&gt;Mine&lt;/i&gt; &amp; good</p>'],
        links: [{ title: 'PDF' }],
        tags: ['to cite'],
        target: 'C24',
      },
    ]);
    // Nothing was left over that Zotero has no field for.
    expect(zotero.items[0]?.fields['extra']).toMatch(/^arXiv:2505\.23462( \[[\w.-]+\])?$/);
    if (kind === 'chromium') await look(page, 'details-zotero');
    await page.close();
  });

  it('a selection can be cancelled, and the rest sent later: each paper arrives once', async () => {
    const page = await reader.ownPage('library.html');
    const wanted = Array.from({ length: 30 }, (_, index) => ({ title: `Selected ${100 + index}` }));
    await save(page, wanted);
    await shows(page, /31 papers/);
    delay = 40;
    await sendAll(page);
    await choose(page, 'button', 'Cancel');
    await shows(page, /\d+ not sent/);
    expect(zotero.items.length).toBeLessThan(31);
    await page.close();
    delay = 0;
    const again = await reader.ownPage('library.html');
    await shows(again, /31 papers/);
    await sendAll(again);
    await shows(again, /papers? sent to Zotero, \d+ in Zotero already/);
    expect(titles()).toHaveLength(31);
    expect(new Set(titles()).size).toBe(31);
    await again.close();
  });

  it('every paper that is saved goes there by itself, and one that was saved without Zotero goes later', async () => {
    const page = await reader.ownPage('options.html#zotero');
    await shows(page, /is running/);
    for (const name of ['Complete saved', 'Send every']) {
      await (await page.waitForSelector(`label.check ::-p-text(${name})`))?.click();
    }
    await page.waitForSelector('.zotero label:nth-of-type(5) input:checked');
    /** As the popup and the overlay do it: by way of the background. */
    const saveThere = (title: string, number: string) =>
      page.evaluate(
        (told) =>
          (
            globalThis as unknown as { chrome: { runtime: { sendMessage(it: object): Promise<unknown> } } }
          ).chrome.runtime.sendMessage({ type: 'save-seen', sightings: [told] }),
        {
          source: 'arxiv/paper',
          url: `https://arxiv.org/abs/${number}`,
          ids: [`arxiv:${number}`],
          title,
          links: [],
        },
      );
    await saveThere('By Itself', '2601.00001');
    await waitFor(() => titles().includes('By Itself'), true, 'that it was sent');
    zotero.isRunning = false;
    await saveThere('Later', '2601.00002');
    await shows(page, /1 paper has not reached Zotero/);
    zotero.restart();
    // The background may be quicker than the press.
    await page.click('.zotero-left button').catch(() => {});
    await waitFor(() => titles().includes('Later'), true, 'that it was sent later');
    expect(titles().filter((it) => it === 'Later' || it === 'By Itself')).toEqual(['By Itself', 'Later']);
    await page.close();
  });
});
