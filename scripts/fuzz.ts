/**
 * `npm run fuzz`: a million inputs that nobody would write, for all that reads what comes from outside. Prints one table
 * and writes it to `tests/output/fuzz.json`; fails when an input failed. `-- --seed 7` takes other inputs, `--count
 * 50000` fewer, `--only RIS,search` those for some readers.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { hardest } from '../tests/fuzz/adversarial';
import { fuzz, type Outcome } from '../tests/fuzz/run';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '1000000' },
    only: { type: 'string', default: '' },
  },
});

await standInForBrowser();
// What follows is read in a browser: it looks for one when it is imported.
const { targets } = await import('../tests/fuzz/targets');
const { pages } = await import('../tests/fuzz/pages');

const wanted = values.only.toLowerCase().split(',');
const all = [...targets, ...pages].filter(({ name }) =>
  wanted.some((it) => name.toLowerCase().includes(it.trim())),
);
const weights = all.reduce((sum, { weight = 1 }) => sum + weight, 0);
const outcomes: Outcome[] = [];
const start = performance.now();
for (const target of all) {
  const count = Math.ceil((Number(values.count) * (target.weight ?? 1)) / weights);
  const outcome = fuzz(target, Number(values.seed), count);
  add(outcome);
  for (const { why, input } of outcome.failures) {
    console.log(`${outcome.name}: ${why}\n  ${JSON.stringify(input.slice(0, 2000))}`);
  }
}

// A megabyte of what each finds hardest: where time grows with the square of the length, it does not end.
const long = targets
  .filter((it) => all.includes(it))
  .map((target) => ({ reader: target.name, ...hardest(target, 1_000_000, 3) }));
console.table(
  long.map(({ reader, name, took }) => ({ reader, piece: name.slice(0, 40), megabyte: ms(took) })),
);

const inputs = outcomes.reduce((sum, it) => sum + it.inputs, 0);
const failed = outcomes.reduce((sum, it) => sum + it.failed, 0);
console.table(
  outcomes.map((it) => ({ reader: it.name, inputs: it.inputs, failed: it.failed, slowest: ms(it.slowest) })),
);
console.log(
  `${inputs} inputs, ${failed} failed, seed ${values.seed}, ${Math.round((performance.now() - start) / 1000)} s`,
);
const output = join(fileURLToPath(new URL('..', import.meta.url)), 'tests/output');
mkdirSync(output, { recursive: true });
writeFileSync(
  join(output, 'fuzz.json'),
  JSON.stringify({ seed: values.seed, inputs, failed, outcomes }, null, 2),
);
process.exit(failed ? 1 : 0);

/** The pages of a site are one row. */
function add(outcome: Outcome): void {
  const known = outcomes.find(({ name }) => name === outcome.name);
  if (!known) {
    outcomes.push(outcome);
    return;
  }
  known.inputs += outcome.inputs;
  known.failed += outcome.failed;
  known.failures.push(...outcome.failures);
  known.slowest = Math.max(known.slowest, outcome.slowest);
}

function ms(time: number): string {
  return `${time.toFixed(time < 10 ? 1 : 0)} ms`;
}

/** A document for the sites' readers, and texts for what speaks. */
async function standInForBrowser(): Promise<void> {
  const { JSDOM } = (await import('jsdom' as string)) as { JSDOM: new (html: string) => { window: Window } };
  const window = new JSDOM('').window as Window & typeof globalThis;
  // Its engine of selectors has each document listen at the window, which then keeps all documents that ever were.
  window.addEventListener = () => undefined;
  const names = ['DOMParser', 'Element', 'HTMLElement', 'Node', 'NodeFilter', 'Text', 'document'] as const;
  for (const name of names) Object.assign(globalThis, { [name]: window[name] });
  const i18n = { getMessage: (name: string) => name, getUILanguage: () => 'en' };
  Object.assign(globalThis, { chrome: { runtime: { id: 'fuzz' }, i18n } });
}
