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

/** `1 paper`, `1,200 papers`, `12 shown papers` */
export function papers(count: number, which = ''): string {
  return [count.toLocaleString(), which, count === 1 ? 'paper' : 'papers'].filter(Boolean).join(' ');
}

/** The site of a source such as `huggingface/listing`: its name, and a mark of a few letters ("HF", "arXiv"). */
export function siteOfSource(source = ''): { name: string; mark: string } | undefined {
  const [id] = source.split('/');
  const site = sites.find((it) => it.id === id);
  return site && { name: site.name, mark: site.mark ?? site.name };
}
