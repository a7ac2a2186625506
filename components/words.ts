/** Words that several components say in the same way. */
import type { Status } from '../lib/paper';

export const STATUS_NAMES: Record<Status, string> = {
  'to-read': 'To read',
  reading: 'Reading',
  read: 'Read',
};

/** `1 paper`, `12 papers` */
export function papers(count: number): string {
  return `${count.toLocaleString()} ${count === 1 ? 'paper' : 'papers'}`;
}
