/** Setting citations takes large parts, which are for the thread that sets them alone. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

const files = ['components', 'entrypoints', 'lib'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => join(folder, name)),
);

/** The files that load what this names, and not its types alone. */
function loading(module: RegExp): string[] {
  return files.filter((file) =>
    [...readFileSync(join(ROOT, file), 'utf8').matchAll(/^import (?!type )([^;]*) from '([^']+)';/gm)].some(
      ([, names = '', from = '']) => module.test(from) && !/^\{(?:\s*type \w+,?)+\s*\}$/.test(names),
    ),
  );
}

it.each([
  [/^citeproc$/, ['lib/citing/cite.ts']],
  [/citing\/cite$|^\.\/cite$/, ['components/cite-writer.ts']],
  [/cite-writer$/, ['components/cite-worker.ts']],
  [/cite-worker$/, []],
])('%s is loaded by the thread that sets citations, and by nothing else', (module, expected) => {
  expect(loading(module)).toEqual(expected);
});
