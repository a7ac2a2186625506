/** Words that several components say in the same way. Functions, since the language is known only in the browser. */
import type { StyleId } from '../lib/citing/styles';
import { t, tn } from '../lib/i18n';
import type { LinkKind } from '../lib/link-kinds';
import type { Priority } from '../lib/priorities';
import { nameOfSite } from '../lib/site-names';
import { sites } from '../lib/sites/registry';
import { SOURCE_NAMES } from '../lib/sources/names';
import { STATUSES, type Status } from '../lib/statuses';

export const STATUS_NAMES: Record<Status, () => string> = {
  'to-read': () => t('statusToRead'),
  reading: () => t('statusReading'),
  read: () => t('statusRead'),
};

export const PRIORITY_NAMES: Record<Priority, () => string> = {
  high: () => t('priorityHigh'),
  normal: () => t('priorityNormal'),
  low: () => t('priorityLow'),
};

export const STYLE_NAMES: Record<StyleId, () => string> = {
  apa: () => 'APA',
  mla: () => 'MLA',
  chicago: () => t('chicagoAuthorDate'),
  'chicago-notes': () => t('chicagoNotes'),
  ieee: () => 'IEEE',
  vancouver: () => 'Vancouver',
  acm: () => 'ACM',
  nature: () => 'Nature',
};

export const LINK_NAMES: Record<LinkKind, () => string> = {
  repository: () => t('linkCode'),
  archive: () => t('linkArchive'),
  model: () => t('linkModel'),
  space: () => t('linkSpace'),
  dataset: () => t('linkDataset'),
  collection: () => t('linkCollection'),
  organization: () => t('linkOrganization'),
  project: () => t('linkProject'),
  pdf: () => 'PDF',
  html: () => t('linkHtml'),
};

/** The status that a press gives: the next one, and after the last the first. */
export function nextStatus(status: Status): Status {
  return STATUSES[(STATUSES.indexOf(status) + 1) % STATUSES.length] ?? status;
}

/** `1 paper`, `1,200 papers` */
export function papers(count: number): string {
  return tn('papers', count);
}

/** The name of an outside source such as `crossref`, also of one whose word it passes on (`crossref/retraction-watch`). */
export function sourceName(source: string): string {
  const [id] = source.split('/');
  return SOURCE_NAMES[id ?? ''] ?? source;
}

/** The site of a source such as `huggingface/listing`: its name, and a mark of a few letters ("HF", "arXiv"). */
export function siteOfSource(source = ''): { name: string; mark: string } | undefined {
  const [id] = source.split('/');
  const site = sites.find((it) => it.id === id);
  return site && { name: nameOfSite(site), mark: site.mark ?? site.name };
}
