/** Chance that can be had again: the same numbers for the same seed. */
export interface Dice {
  /** A whole number from the first to the last. */
  between(first: number, last: number): number;
}

export function diceFrom(seed: number): Dice {
  let state = seed;
  return {
    between(first, last) {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return first + Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * (last - first + 1));
    },
  };
}
