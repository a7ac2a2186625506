/**
 * `npm run bench`: what Offprint costs, measured in a real browser against a baseline in the same run. Prints one
 * table and writes it to `tests/output/bench.json`. Nothing here passes or fails; machines are shared and noisy.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'wxt';
import { groups } from '../lib/sites/registry';
import { durability } from '../tests/bench/durability';
import { exporting } from '../tests/bench/exporting';
import { importing } from '../tests/bench/importing';
import { keyPress } from '../tests/bench/key-press';
import { listingOf2000 } from '../tests/bench/listing';
import { opening } from '../tests/bench/opening';
import { numbersOf, type Row, wordsOf } from '../tests/bench/row';
import { clickToSaved, saveAtSize, saveWithAllOpen } from '../tests/bench/saving';
import { scrolling } from '../tests/bench/scrolling';
import { otherSites } from '../tests/bench/sites';
import { tagging } from '../tests/bench/tagging';
import { KINDS, openReader } from '../tests/browser/browsers';

const root = fileURLToPath(new URL('..', import.meta.url));
const BENCHES = {
  listingOf2000,
  otherSites,
  clickToSaved,
  durability,
  saveAtSize,
  saveWithAllOpen,
  opening,
  keyPress,
  scrolling,
  tagging,
  exporting,
  importing,
};
const wanted = process.argv.slice(2);

for (const browser of ['chrome', 'firefox']) await build({ root, browser });
const machine = await thisMachine();
const rows: Row[] = contentScripts();
for (const [name, bench] of Object.entries(BENCHES)) {
  if (wanted.length && !wanted.includes(name)) continue;
  console.log(`measuring: ${name} …`);
  rows.push(...(await bench()));
}

console.log();
for (const [name, value] of Object.entries(machine)) console.log(`${name}: ${value}`);
console.table(rows.map(wordsOf));
mkdirSync(join(root, 'tests/output'), { recursive: true });
writeFileSync(
  join(root, 'tests/output/bench.json'),
  JSON.stringify({ machine, rows: rows.map(numbersOf) }, null, 2),
);

async function thisMachine(): Promise<Record<string, string>> {
  const machine: Record<string, string> = {
    date: new Date().toISOString(),
    processor: `${cpus().length} x ${cpus()[0]?.model}`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
    system: `${type()} ${release()}`,
    node: process.version,
    'load before the run, over 1, 5 and 15 minutes': loadavg()
      .map((it) => it.toFixed(1))
      .join(', '),
  };
  for (const kind of KINDS) {
    const reader = await openReader(kind, {});
    machine[kind] = await reader.browser.version();
    await reader.close();
  }
  return machine;
}

/** The size of what runs in a listing page, as it travels in a zip: the gate, and a script for each group of sites. */
function contentScripts(): Row[] {
  const folder = join(root, '.output/chrome-mv3');
  return Object.keys(groups).map((group) => {
    const files = ['gate.js', 'assets/overlay.css', `${group}.js`];
    const bytes = files.map((file) => gzipSync(readFileSync(join(folder, file))).length);
    const kilobytes = bytes.reduce((sum, size) => sum + size, 0) / 1000;
    return {
      what: `gate and overlay of ${group}, gzipped`,
      ours: [kilobytes],
      unit: 'kB',
      limit: { most: 25 },
    };
  });
}
