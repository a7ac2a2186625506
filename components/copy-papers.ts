/** Putting papers on the clipboard: as citations, as entries of a bibliography, as links. */
import type { Cited } from '../lib/citing/cite';
import { htmlLinks, markdownLinks } from '../lib/citing/links';
import type { CitingOptions, StyleId } from '../lib/citing/styles';
import { tn } from '../lib/i18n';
import { type LibraryDatabase, LibraryError } from '../lib/library/database';
import { papersByKey } from '../lib/library/query';
import type { Identifier } from '../lib/paper';
import { readSettings } from '../lib/settings';
import type { CiteNews, CiteOrder } from './cite-writer';
import { copyRich, copyText } from './copy-text';
import { exportPapers } from './export-papers';
import type { Watch } from './use-long-work';
import { STYLE_NAMES } from './words';

export type CopyAs = StyleId | 'bibtex' | 'biblatex' | 'link' | 'markdown-link';

/**
 * Copies the papers with these keys: as a citation in the reader's style where nothing else is said. Gives what was
 * done, in words. The clipboard is asked at once, before anything is read: Firefox lets only what a press has begun.
 * @throws CopyRefused, or what the library throws, or the signal's reason
 */
export async function copyPapers(
  db: LibraryDatabase,
  keys: readonly Identifier[],
  as: CopyAs | undefined,
  watch: Watch,
): Promise<string> {
  switch (as) {
    case 'bibtex':
    case 'biblatex': {
      const { exportAbstracts } = await readSettings();
      return exportPapers(db, keys, { format: as, copy: true, abstracts: exportAbstracts }, watch);
    }
    case 'link':
      await copyRich(papersByKey(db, keys).then(htmlLinks));
      return tn('linksCopied', keys.length);
    case 'markdown-link':
      await copyText(markdownLinks(await papersByKey(db, keys)));
      return tn('linksCopied', keys.length);
    default: {
      const options = readOptions(as);
      await copyRich(options.then((it) => citedBy(db, keys, it, watch)));
      return tn('copiedAs', keys.length, STYLE_NAMES[(await options).style]());
    }
  }
}

async function readOptions(style: StyleId | undefined): Promise<CitingOptions> {
  const { citationStyle, citationLanguage, venueNames } = await readSettings();
  return { style: style ?? citationStyle, language: citationLanguage, venueNames };
}

/** A thread that has cited: to begin takes one far longer than to cite, so it stays for the next time. */
let idle: Worker | undefined;

/** Has them cited on a thread of its own. */
async function citedBy(
  db: LibraryDatabase,
  keys: readonly Identifier[],
  options: CitingOptions,
  { signal, tellDone }: Watch,
): Promise<Cited> {
  signal.throwIfAborted();
  const worker =
    idle ?? new Worker(new URL('./cite-worker.ts', import.meta.url), { type: 'module', name: 'cite' });
  idle = undefined;
  try {
    const cited = await new Promise<Cited>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
      worker.onerror = () => reject(new LibraryError('unknown'));
      worker.onmessage = ({ data }: MessageEvent<CiteNews>) => {
        if ('done' in data) tellDone(data.done);
        else if ('failed' in data) reject(new LibraryError(data.failed));
        else resolve(data.cited);
      };
      const order: CiteOrder = { cite: db.name, keys: keys.join('\n'), options };
      worker.postMessage(order);
    });
    setAside(worker);
    return cited;
  } catch (reason) {
    worker.terminate();
    throw reason;
  }
}

/** One is enough, though two may have cited at the same time. */
function setAside(worker: Worker): void {
  idle?.terminate();
  idle = worker;
}
