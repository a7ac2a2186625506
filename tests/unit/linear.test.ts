/** Nobody can have Offprint think for long: whatever is read is read in time that grows as its length does. */
import { describe, expect, it } from 'vitest';
import { pumps } from '../fuzz/adversarial';
import { targets } from '../fuzz/targets';

const SAMPLE = 32_000;
const WHOLE = 1_000_000;
/** Of the pieces that a reader takes longest over, so many are tried in full. */
const WORST = 3;
/** Milliseconds that nothing takes with a megabyte that is read in one go. */
const MOST = 5000;

describe('a megabyte of one piece over and over', () => {
  it.each(targets)(
    '$name: is read about as fast as any other',
    ({ run }) => {
      const time = (text: string) => {
        const start = performance.now();
        run(text);
        return performance.now() - start;
      };
      const rated = pumps.map((pump) => ({ pump, took: time(pump.text(SAMPLE)) }));
      const worst = rated.toSorted((a, b) => b.took - a.took).slice(0, WORST);
      for (const { pump } of worst) {
        const took = time(pump.text(WHOLE));
        expect(took, `${pump.name}, ${Math.round(took)} ms`).toBeLessThan(MOST);
      }
    },
    120_000,
  );
});
