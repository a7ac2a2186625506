/** The heights of rows, against adding them up. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeRowHeights } from '../../../components/row-heights';

const USUAL = 73;

it('stand where they stand when the heights above them are added up, in whatever order they become known', () => {
  const list = fc.nat(40).chain((last) =>
    fc.record({
      count: fc.constant(last + 1),
      told: fc.array(fc.tuple(fc.nat(last), fc.integer({ min: 1, max: 300 })), { maxLength: 60 }),
    }),
  );
  fc.assert(
    fc.property(list, ({ count, told }) => {
      const heights = makeRowHeights(count, USUAL);
      const plain = Array.from({ length: count }, () => USUAL);
      for (const [index, height] of told) {
        heights.set(index, height);
        plain[index] = height;
      }
      let above = 0;
      for (const [index, height] of plain.entries()) {
        expect(heights.above(index)).toBe(above);
        expect(heights.of(index)).toBe(height);
        expect([heights.at(above), heights.at(above + height - 0.5)]).toEqual([index, index]);
        above += height;
      }
      expect(heights.above(count)).toBe(above);
      expect([heights.at(-10), heights.at(above + 10)]).toEqual([0, count - 1]);
    }),
  );
});

it('of no rows are nothing', () => {
  const heights = makeRowHeights(0, USUAL);
  expect([heights.above(0), heights.at(0)]).toEqual([0, 0]);
});
