/** Where the reader met a paper first: on a site, or in a file that was imported. */
import { t } from '../lib/i18n';
import type { Paper } from '../lib/paper';
import { siteOfSource } from './words';

export interface CameFrom {
  /** A few letters. */
  mark: string;
  /** In a sentence. */
  name: string;
}

export function cameFrom(paper: Paper): CameFrom | undefined {
  const site = siteOfSource(paper.seen.find(isPage)?.source);
  return site ? { mark: site.mark, name: t('savedOn', site.name) } : importOf(paper);
}

/** The file that told of the paper, where no page did. */
export function importOf({ seen, from, others }: Paper): CameFrom | undefined {
  if (seen.some(isPage)) return undefined;
  const sources = [...Object.values(from), ...others.map(({ source }) => source)];
  const [, format = ''] = sources.find(isImport)?.split('/') ?? [];
  const [mark, kind] = KINDS[format] ?? [];
  return mark && kind ? { mark, name: t('importedFrom', kind) } : undefined;
}

/** Files of entries, by a few letters and by name; a list and bookmarks are of pages. */
const KINDS: Readonly<Record<string, readonly [mark: string, kind: string]>> = {
  bibtex: ['bib', 'BibTeX'],
  ris: ['RIS', 'RIS'],
  'csl-json': ['CSL', 'CSL JSON'],
  papermemory: ['PM', 'PaperMemory'],
  csv: ['CSV', 'CSV'],
};

function isImport(source: string): boolean {
  return source.startsWith('import/');
}

/** What an outside source or a file gives as its address is no place where the reader was. */
function isPage({ source }: { source: string }): boolean {
  return !source.endsWith('/api') && !isImport(source);
}
