/** How far the reader has come with a paper, from first to last. */
export const STATUSES = ['to-read', 'reading', 'read'] as const;

export type Status = (typeof STATUSES)[number];
