/**
 * Takes out of packages what makes elements, styles or code of text: none of it is used, the policy of our pages forbids
 * a part of it, and what is not there cannot be misused. A package that no longer has what is looked for fails the build.
 */
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';

const CHANGES: readonly [file: RegExp, from: RegExp, to: string][] = [
  // `dangerouslySetInnerHTML` would set text.
  [/\/preact\/dist\/preact\.m[^/]*js$/, /\.innerHTML\b/g, '.textContent'],
  // It looks whether it may make code of text, and never may.
  [/\/zod\/v4\/core\/util\.js$/, /const F = Function;\s*new F\(""\);\s*return true;/, 'return false;'],
  // A tokenizer's document, which checkers take for a page's.
  [
    /\/mdast-util-from-markdown\/lib\/index\.js$/,
    /parse\(options\)\.document\(\)\.write\((.+?, true\))\)/,
    '((tokenizer) => tokenizer.write($1))(parse(options).document())',
  ],
  // A few formulas have style in the text of an attribute, where all others set it by name.
  [/\/temml\/dist\/temml\.mjs$/, /\.setAttribute\("style", "([\w-]+): ?(\w+);?"\)/g, '.style["$1"] = "$2"'],
];

const ENTITIES = 'decode-named-character-reference';

export function noHtml(): Plugin {
  return {
    name: 'no-html',
    enforce: 'pre',
    // Its form for browsers has the browser parse HTML; the other has a table.
    resolveId: (id) =>
      id === ENTITIES
        ? createRequire(import.meta.url)
            .resolve(`${ENTITIES}`)
            .replace('index.dom.js', 'index.js')
        : undefined,
    transform(code, id) {
      const [, from, to] = CHANGES.find(([file]) => file.test(id.split('?')[0] ?? '')) ?? [];
      if (!from || to === undefined) return undefined;
      if (code.search(from) < 0) throw new Error(`${id} has not what is to be taken out of it.`);
      return { code: code.replace(from, to), map: null };
    },
  };
}
