/** Words that several components say in the same way. */
import { sites } from '../lib/sites/registry';
import { STATUSES, type Status } from '../lib/statuses';

export const STATUS_NAMES: Record<Status, string> = {
  'to-read': 'To read',
  reading: 'Reading',
  read: 'Read',
};

/** The status that a press gives: the next one, and after the last the first. */
export function nextStatus(status: Status): Status {
  return STATUSES[(STATUSES.indexOf(status) + 1) % STATUSES.length] ?? status;
}

/** `1 paper`, `12 papers`, `1,200 papers` */
export function papers(count: number): string {
  return `${count.toLocaleString()} ${count === 1 ? 'paper' : 'papers'}`;
}

/** The site of a source such as `huggingface/listing`: its name, and a mark of a few letters ("HF", "arXiv"). */
export function siteOfSource(source = ''): { name: string; mark: string } | undefined {
  const [id] = source.split('/');
  if (!id) return undefined;
  const name = sites.find((site) => site.id === id)?.name ?? id;
  const words = name.split(' ');
  return { name, mark: words.length > 1 ? words.map(([first]) => first).join('') : name };
}
