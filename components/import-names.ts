/** What the page of imports calls things, in the reader's language. It names the formats without loading them. */
import { type MessageName, t } from '../lib/i18n';
import type { Column } from '../lib/imports/import';
import type { Fate } from '../lib/library/import';
import type { Found } from './import-reader';

/** Every import format, in the order of its registry. */
export const IMPORTS: readonly (readonly [id: string, name: () => string])[] = [
  ['bibtex', () => 'BibTeX'],
  ['ris', () => 'RIS'],
  ['csl-json', () => 'CSL JSON'],
  ['papermemory', () => 'PaperMemory'],
  ['csv', () => 'CSV'],
  ['list', () => t('importList')],
  ['bookmarks', () => t('importBookmarks')],
];

export const FATE_NAMES: Record<Fate, () => string> = {
  added: () => t('fateAdded'),
  merged: () => t('fateMerged'),
  same: () => t('fateSame'),
  repeated: () => t('fateRepeated'),
};

export const COLUMN_NAMES: Record<Column, () => string> = {
  title: () => t('sortTitle'),
  authors: () => t('authors'),
  date: () => t('columnDate'),
  venue: () => t('sortVenue'),
  volume: () => t('columnVolume'),
  issue: () => t('columnIssue'),
  pages: () => t('columnPages'),
  publisher: () => t('columnPublisher'),
  identifier: () => t('columnIdentifier'),
  arxiv: () => 'arXiv',
  doi: () => 'DOI',
  page: () => t('columnAddress'),
  pdf: () => 'PDF',
  code: () => t('code'),
  abstract: () => t('columnAbstract'),
  tags: () => t('tags'),
  note: () => t('note'),
  status: () => t('status'),
  comments: () => t('columnComments'),
  categories: () => t('columnCategories'),
  authorCount: () => t('columnAuthorCount'),
  saved: () => t('columnSaved'),
  citationKey: () => t('columnCitationKey'),
  workType: () => t('columnWorkType'),
  editor: () => t('columnEditor'),
  isbn: () => 'ISBN',
  issn: () => 'ISSN',
};

const FAULTS: Record<Found['what'], MessageName> = {
  notClosed: 'faultNotClosed',
  notUnderstood: 'faultNotUnderstood',
  behindEnd: 'faultBehindEnd',
  noComma: 'faultNoComma',
  unknownString: 'faultUnknownString',
  fieldTwice: 'faultFieldTwice',
  keyTwice: 'faultKeyTwice',
  badKey: 'faultBadKey',
  noParent: 'faultNoParent',
  noTitle: 'faultNoTitle',
  nothingKnown: 'faultNothingKnown',
  tooLong: 'faultTooLong',
  tooMany: 'faultTooMany',
  badDate: 'faultBadDate',
  badAddress: 'faultBadAddress',
  noIdentifier: 'faultNoIdentifier',
  noRecord: 'faultNoRecord',
  apart: 'faultApart',
};

/** What is wrong, in a sentence. */
export function faultInWords({ what, detail = '' }: Found): string {
  return t(FAULTS[what], detail);
}
