/** Finds the browsers of this machine, or installs one, for trying Offprint out and for its tests. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { env, platform } from 'node:process';
import { fileURLToPath } from 'node:url';
import {
  Browser,
  computeExecutablePath,
  detectBrowserPlatform,
  install,
  resolveBuildId,
} from '@puppeteer/browsers';

export type Kind = 'chromium' | 'firefox';

interface Whereabouts {
  /** The environment variable that names the browser to take. */
  override: string;
  commands: readonly string[];
  places: Partial<Record<NodeJS.Platform, readonly string[]>>;
  installable: { browser: Browser; tag: string };
}

const PROGRAMS = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter(
  (folder) => folder !== undefined,
);

const BROWSERS: Record<Kind, Whereabouts> = {
  chromium: {
    override: 'CHROMIUM',
    commands: [
      'chromium',
      'chromium-browser',
      'google-chrome-stable',
      'google-chrome',
      'microsoft-edge',
      'brave-browser',
    ],
    places: {
      darwin: [
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
        '/Applications/Brave Browser.app/Contents/MacOS/Brave Browser',
      ],
      win32: PROGRAMS.flatMap((folder) => [
        join(folder, 'Chromium/Application/chrome.exe'),
        join(folder, 'Google/Chrome/Application/chrome.exe'),
        join(folder, 'Microsoft/Edge/Application/msedge.exe'),
        join(folder, 'BraveSoftware/Brave-Browser/Application/brave.exe'),
      ]),
    },
    installable: { browser: Browser.CHROME, tag: 'stable' },
  },
  firefox: {
    override: 'FIREFOX',
    commands: ['firefox-esr', 'firefox', 'firefox-developer-edition'],
    places: {
      darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
      win32: PROGRAMS.map((folder) => join(folder, 'Mozilla Firefox/firefox.exe')),
    },
    installable: { browser: Browser.FIREFOX, tag: 'stable' },
  },
};

const CACHE = fileURLToPath(new URL('../.cache/browsers', import.meta.url));

/** The path of a browser of the given kind on this machine, or nothing. */
export function findBrowser(kind: Kind): string | undefined {
  const { override, commands, places } = BROWSERS[kind];
  const chosen = env[override];
  if (chosen) return chosen;
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const onPath = commands.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [...onPath, ...(places[platform] ?? [])].find(canRun);
}

/**
 * The path of a browser of the given kind: found, or else downloaded into this project's `.cache` folder.
 * @throws Error with a sentence that says what to install.
 */
export async function needBrowser(kind: Kind): Promise<string> {
  return findBrowser(kind) ?? (await installBrowser(kind));
}

async function installBrowser(kind: Kind): Promise<string> {
  const { override, installable } = BROWSERS[kind];
  const { browser, tag } = installable;
  const name = kind === 'chromium' ? 'Chrome, Chromium, Edge or Brave' : 'Firefox';
  try {
    const system = detectBrowserPlatform();
    if (!system) throw new Error(`no build for ${platform}`);
    const buildId = await resolveBuildId(browser, system, tag);
    const path = computeExecutablePath({ browser, buildId, cacheDir: CACHE });
    if (canRun(path)) return path;
    console.log(`No ${name} here: downloading ${browser} ${buildId} into .cache/browsers …`);
    return (await install({ browser, buildId, cacheDir: CACHE })).executablePath;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(
      `Install ${name}, or set ${override} to its path; none was found, and none could be downloaded (${why}).`,
    );
  }
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
