/** How much a paper can hold, as its schema has it: what is longer is cut, or said to be too long. */

/** Characters. */
export const LONGEST = {
  ...{ title: 1000, abstract: 50_000, venue: 500, volume: 100, issue: 100, pages: 100, publisher: 300 },
  ...{ comments: 5000, note: 100_000, tag: 100 },
} as const;

export const MOST_AUTHORS = 10_000;
export const MOST_TAGS = 200;

/**
 * Of an address that is read, in characters: no paper has a longer one, and the browser's parser takes minutes over what
 * is much longer.
 */
export const LONGEST_ADDRESS = 4000;
