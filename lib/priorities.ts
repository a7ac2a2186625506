/** How much a paper matters to the reader, the most first. A paper that nobody weighed is in the middle. */
export const PRIORITIES = ['high', 'normal', 'low'] as const;

export type Priority = (typeof PRIORITIES)[number];
