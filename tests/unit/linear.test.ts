/** Nobody can have Offprint think for long: whatever is read is read in time that grows as its length does. */
import { describe, expect, it } from 'vitest';
import { hardest } from '../fuzz/adversarial';
import { targets } from '../fuzz/targets';

/** `npm run fuzz` takes a megabyte. What grows with the square of the length takes minutes over this much as well. */
const LENGTH = 100_000;
/** Milliseconds of the processor's time: slow machines and slow readers need a tenth of it. */
const MOST = 5000;

describe('one piece over and over', () => {
  it.each(targets)(
    '$name: is read about as fast as any other text',
    (target) => {
      const { name, took } = hardest(target, LENGTH, 2);
      expect(took, name).toBeLessThan(MOST);
    },
    120_000,
  );
});
