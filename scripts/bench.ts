/**
 * `npm run bench`: what Offprint costs, measured in a real browser against a baseline in the same run. Prints one
 * table and writes it to `tests/output/bench.json`. Nothing here passes or fails; machines are shared and noisy.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'wxt';
import { groups } from '../lib/sites/registry';
import { keyPress } from '../tests/bench/key-press';
import { listingOf2000 } from '../tests/bench/listing';
import { popupOpening } from '../tests/bench/popup-opening';
import type { Row } from '../tests/bench/row';
import { clickToSaved, saveAtSize } from '../tests/bench/saving';
import { otherSites } from '../tests/bench/sites';

const root = fileURLToPath(new URL('..', import.meta.url));
const BENCHES = { listingOf2000, otherSites, clickToSaved, saveAtSize, popupOpening, keyPress };
const wanted = process.argv.slice(2);

await build({ root, browser: 'chrome' });
const rows: Row[] = contentScripts();
for (const [name, bench] of Object.entries(BENCHES)) {
  if (wanted.length && !wanted.includes(name)) continue;
  console.log(`measuring: ${name} …`);
  rows.push(...(await bench()));
}

console.log(`\n${cpus().length} x ${cpus()[0]?.model}, Node ${process.version}`);
console.table(rows.map(({ what, ours, baseline, ratio, limit }) => ({ what, ours, baseline, ratio, limit })));
mkdirSync(join(root, 'tests/output'), { recursive: true });
writeFileSync(join(root, 'tests/output/bench.json'), JSON.stringify(rows, null, 2));

/** The size of what runs in a listing page, as it travels in a zip: one script for each group of sites. */
function contentScripts(): Row[] {
  const folder = join(root, '.output/chrome-mv3/content-scripts');
  return Object.keys(groups).map((group) => {
    const bytes = ['js', 'css'].map(
      (ending) => gzipSync(readFileSync(join(folder, `${group}.${ending}`))).length,
    );
    const kilobytes = bytes.reduce((sum, size) => sum + size, 0) / 1000;
    return {
      what: `content script of ${group}, gzipped`,
      ours: `${kilobytes.toFixed(1)} kB`,
      limit: '25 kB',
    };
  });
}
