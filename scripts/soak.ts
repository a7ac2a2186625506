/**
 * `npm run soak`: the tests that take long. `npm run soak -- model workers` runs those that are named, all of them
 * where none is; `--seed=1` and `--scale=0.1` make them others, and shorter. Prints a table for each, and fails where
 * something was lost.
 */
import { fileURLToPath } from 'node:url';
import { build } from 'wxt';
import { soakKills, soakWorkers } from '../tests/soak/kills';
import { soakModel } from '../tests/soak/model';
import { soakUpgrade } from '../tests/soak/upgrade';
import { soakUse } from '../tests/soak/use';

const SOAKS = {
  model: soakModel,
  workers: soakWorkers,
  kills: soakKills,
  upgrade: soakUpgrade,
  use: soakUse,
};

const flags = new Map(
  process.argv.flatMap((it): [string, number][] => {
    const [, name, value] = /^--([a-z]+)=([\d.]+)$/.exec(it) ?? [];
    return name ? [[name, Number(value)]] : [];
  }),
);
const wanted = process.argv.slice(2).filter((it) => !it.startsWith('--'));
const seed = flags.get('seed') ?? 20_260_414;
const scale = flags.get('scale') ?? 1;

if (!process.env['OFFPRINT_BUILT']) {
  const root = fileURLToPath(new URL('..', import.meta.url));
  for (const browser of ['chrome', 'firefox']) await build({ root, browser });
}

let isWell = true;
for (const [name, soak] of Object.entries(SOAKS)) {
  if (wanted.length && !wanted.includes(name)) continue;
  console.log(`${name}, seed ${seed}, scale ${scale} …`);
  const begun = performance.now();
  isWell = (await soak(seed, scale)) && isWell;
  console.log(`${name} took ${Math.round((performance.now() - begun) / 1000)} s\n`);
}
process.exit(isWell ? 0 : 1);
