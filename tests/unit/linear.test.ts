/** Nobody can have Offprint think for long: whatever is read is read in time that grows as its length does. */
import { describe, expect, it } from 'vitest';
import { hardestPumps } from '../fuzz/adversarial';
import { timeOf } from '../fuzz/run';
import { targets } from '../fuzz/targets';

/** `npm run fuzz` takes a megabyte. */
const LENGTH = 80_000;
const LONGER = 4;

/** Milliseconds of the processor's time: no reader needs a quarter of it on a machine as slow as those that test. */
const MOST = 8000;
/** What clearing memory may take in the middle of it. */
const NOISE = 250;

describe('one piece over and over', () => {
  it.each(targets)(
    '$name: is read about as fast as any other text, however long it is',
    (target) => {
      for (const { name, text } of hardestPumps(target, 3)) {
        const took = timeOf(target, text(LENGTH));
        const longer = timeOf(target, text(LONGER * LENGTH));
        expect(longer, name).toBeLessThan(MOST);
        // With the square of the length it would be sixteen times as much.
        expect(longer, name).toBeLessThan(2 * LONGER * took + NOISE);
      }
    },
    120_000,
  );
});
