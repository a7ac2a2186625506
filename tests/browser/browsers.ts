/** The tests' browsers: real ones, with the built extension, behind one small interface. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { type Kind, needBrowser } from '../../scripts/browsers';
import { keepBreaches, keepBreachesFromNow } from './policy';
import type { Web } from './web';

export const KINDS: readonly Kind[] = ['chromium', 'firefox'];

const OUTPUT = fileURLToPath(new URL('../../.output', import.meta.url));

/** The folders of the built extension. */
export const BUILDS: Readonly<Record<Kind, string>> = {
  chromium: join(OUTPUT, 'chrome-mv3'),
  firefox: join(OUTPUT, 'firefox-mv3'),
};

const FIREFOX_ID = '{5f0b7c1e-3d0c-4c52-9c5b-6f1d0a4e8b27}';
const FIREFOX_UUID = '0f0b7c1e-3d0c-4c52-9c5b-6f1d0a4e8b27';

export interface Reader {
  kind: Kind;
  browser: Browser;
  /** Opens a tab at an address and waits until it has loaded. */
  open(url: string): Promise<Page>;
  /**
   * The popup. In Chromium the real one, above the tab in front; Firefox shows its popup to no automation, so
   * there it is the popup's page in a tab.
   */
  popup(): Promise<Page>;
  /** The popup as it comes when a person presses Offprint's button over this tab, with all that the press permits. */
  popupOver(page: Page): Promise<Page>;
  /** Opens a page of the extension in a tab. */
  ownPage(path: string): Promise<Page>;
  /** Runs a function in the service worker: to make the browser fail there. (Chromium only.) */
  inWorker(work: () => void | Promise<void>): Promise<void>;
  /** Stops the service worker, as the browser does when it is idle. (Firefox's event page stays.) */
  stopWorker(): Promise<void>;
  /** Removes Offprint from the browser under its open pages. */
  removeExtension(): Promise<void>;
  /** Closes the browser and opens it again with the same profile. */
  restart(): Promise<Reader>;
  close(): Promise<void>;
}

interface Options {
  /** The web that the browser sees; the real one unless given. */
  web?: Web | undefined;
  /** False opens a window, for a person. */
  headless?: boolean;
  /** The folder that downloads go to. */
  downloads?: string;
  /** The folder of the profile. A fresh one, deleted at the end, unless given. */
  profile?: string;
  /** Width and height of the window's page. */
  size?: { width: number; height: number };
  dark?: boolean;
  /** The browser's own language, where it is installed: `zh-CN`. (Chromium only.) */
  language?: string;
  /** The folder of another build than the usual one. */
  build?: string;
  /** Further Firefox preferences. */
  prefs?: Record<string, unknown>;
}

/** Starts a browser with Offprint in it. */
export async function openReader(kind: Kind, options: Options): Promise<Reader> {
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'offprint-profile-')));
  const build = options.build ?? BUILDS[kind];
  const browser = await (kind === 'chromium' ? launchChromium : launchFirefox)(profile, build, options);
  const own = kind === 'chromium' ? await chromiumParts(browser) : await firefoxParts(browser, build);
  const view = options.size ?? { width: 1280, height: 800 };

  async function newPage(): Promise<Page> {
    const page = await browser.newPage();
    if (options.headless !== false) await page.setViewport(view);
    return page;
  }

  return {
    kind,
    browser,
    async open(url) {
      const page = await newPage();
      await page.goto(url, { waitUntil: 'load' });
      return page;
    },
    popup: own.popup ?? (() => openOwnPage('popup.html')),
    popupOver: own.popupOver ?? (() => openOwnPage('popup.html')),
    ownPage: openOwnPage,
    inWorker: own.inWorker,
    stopWorker: own.stopWorker,
    removeExtension: () => browser.uninstallExtension(own.id),
    async restart() {
      await browser.close();
      return openReader(kind, { ...options, profile });
    },
    async close() {
      await browser.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };

  async function openOwnPage(path: string): Promise<Page> {
    const page = await newPage();
    await keepBreaches(page);
    // Firefox never reports such a page as loaded; what is on it tells.
    const arrival = page.goto(`${own.origin}/${path}`, { waitUntil: 'domcontentloaded' });
    if (kind === 'firefox') arrival.catch(() => {});
    else await arrival;
    await arrived(page);
    await keepBreachesFromNow(page);
    return page;
  }
}

/** Waits until a page of the extension stands there whole. Firefox refuses to look at one that is just arriving. */
async function arrived(page: Page): Promise<void> {
  const isThere = () => document.readyState === 'complete' && location.protocol !== 'about:';
  const end = Date.now() + 30_000;
  while (!(await page.evaluate(isThere).catch(() => false))) {
    if (Date.now() > end) throw new Error(`${page.url()} does not arrive.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

interface Parts {
  id: string;
  origin: string;
  popup?: () => Promise<Page>;
  popupOver?: (page: Page) => Promise<Page>;
  inWorker(work: () => void | Promise<void>): Promise<void>;
  stopWorker(): Promise<void>;
}

async function launchChromium(profile: string, build: string, options: Options): Promise<Browser> {
  const { web, dark, downloads, language } = options;
  const proxy = web && [`--proxy-server=127.0.0.1:${web.port}`, '--ignore-certificate-errors'];
  return puppeteer.launch({
    executablePath: await needBrowser('chromium'),
    defaultViewport: null,
    ...(downloads && { downloadBehavior: { policy: 'allow' as const, downloadPath: downloads } }),
    headless: options.headless ?? true,
    pipe: true,
    userDataDir: profile,
    enableExtensions: [build],
    ...(language && { env: { ...process.env, LANGUAGE: language.replace('-', '_') } }),
    acceptInsecureCerts: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
      // Without a display Chromium says that there is no mouse.
      '--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4',
      ...(proxy ?? []),
      ...(dark ? ['--force-dark-mode'] : []),
      ...(language ? [`--lang=${language}`] : []),
    ],
  });
}

async function chromiumParts(browser: Browser): Promise<Parts> {
  const isWorker = (target: { type(): string; url(): string }) =>
    target.type() === 'service_worker' && target.url().startsWith('chrome-extension://');
  const first = await browser.waitForTarget(isWorker);
  const origin = `chrome-extension://${new URL(first.url()).host}`;

  async function popup(): Promise<Page> {
    const old = browser.targets().find((target) => target.url().startsWith(`${origin}/popup.html`));
    // It may be closing by itself.
    await old
      ?.asPage()
      .then((page) => page.close())
      .catch(() => {});
    const target = await browser.waitForTarget(isWorker);
    const worker = await target.worker();
    if (!worker) throw new Error('The service worker is gone.');
    const opening = browser.waitForTarget((it) => it.url() === `${origin}/popup.html`);
    await worker.evaluate(() =>
      (
        globalThis as unknown as { chrome: { action: { openPopup(): Promise<void> } } }
      ).chrome.action.openPopup(),
    );
    return (await opening).asPage();
  }

  async function popupOver(page: Page): Promise<Page> {
    const extension = (await browser.extensions()).get(new URL(first.url()).host);
    if (!extension) throw new Error('Offprint is not in this browser.');
    await page.bringToFront();
    const opening = browser.waitForTarget((it) => it.url() === `${origin}/popup.html`);
    await page.triggerExtensionAction(extension);
    return (await opening).asPage();
  }

  return {
    id: new URL(first.url()).host,
    origin,
    popup,
    popupOver,
    async inWorker(work) {
      const worker = await (await browser.waitForTarget(isWorker)).worker();
      await worker?.evaluate(work);
    },
    async stopWorker() {
      const target = browser.targets().find(isWorker);
      await (await target?.worker())?.close();
    },
  };
}

async function launchFirefox(profile: string, _build: string, options: Options): Promise<Browser> {
  const { web, dark, downloads, prefs } = options;
  return puppeteer.launch({
    browser: 'firefox',
    defaultViewport: null,
    executablePath: await needBrowser('firefox'),
    headless: options.headless ?? true,
    userDataDir: profile,
    acceptInsecureCerts: true,
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      ...(web && {
        'network.proxy.type': 1,
        'network.proxy.http': '127.0.0.1',
        'network.proxy.http_port': web.port,
        'network.proxy.ssl': '127.0.0.1',
        'network.proxy.ssl_port': web.port,
      }),
      ...(downloads && {
        'browser.download.folderList': 2,
        'browser.download.dir': downloads,
        'browser.download.useDownloadDir': true,
        'browser.download.alwaysOpenPanel': false,
      }),
      'extensions.webextensions.uuids': JSON.stringify({ [FIREFOX_ID]: FIREFOX_UUID }),
      'ui.systemUsesDarkTheme': dark ? 1 : 0,
      'layout.css.prefers-color-scheme.content-override': dark ? 0 : 1,
      // Without a display Firefox, too, says that there is no mouse: a fine pointer that hovers.
      'ui.primaryPointerCapabilities': 6,
      'ui.allPointerCapabilities': 6,
      // A temporary extension's data would go with the browser's end.
      'extensions.webextensions.keepStorageOnUninstall': true,
      'extensions.webextensions.keepUuidOnUninstall': true,
      ...prefs,
    },
  });
}

async function firefoxParts(browser: Browser, build: string): Promise<Parts> {
  const id = await browser.installExtension(build);
  return {
    id,
    origin: `moz-extension://${FIREFOX_UUID}`,
    inWorker: async () => {},
    stopWorker: async () => {},
  };
}
