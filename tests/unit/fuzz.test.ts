/** Input that nobody would write, by the hundreds for each reader; `npm run fuzz` does it by the million. */
import { describe, expect, it } from 'vitest';
import { fuzz } from '../fuzz/run';
import { targets } from '../fuzz/targets';

const SEED = 20_261_127;
const INPUTS = 150;

describe('whatever comes in for', () => {
  it.each(targets)('$name, nothing fails, hangs or is taken that is not valid', (target) => {
    expect(target.seeds.length).toBeGreaterThan(0);
    for (const seed of target.seeds) target.run(seed);
    expect(fuzz(target, SEED, INPUTS).failures).toEqual([]);
  });

  it('anything, the same inputs come again for the same seed', () => {
    const seen: string[][] = [[], []];
    for (const inputs of seen) {
      fuzz({ name: 'any', seeds: ['Some text.', 'Another.'], run: (it) => inputs.push(it) }, SEED, 50);
    }
    expect(seen[0]).toEqual(seen[1]);
    expect(new Set(seen[0]).size).toBeGreaterThan(40);
  });
});
