/** Writing papers as Markdown files, into a folder or an archive, and saying how it went. */
import { list, t, tn } from '../lib/i18n';
import type { LibraryDatabase } from '../lib/library/database';
import { localDay } from '../lib/local-day';
import { startArchive } from '../lib/markdown-files/archive';
import { pickedFolder } from '../lib/markdown-files/folder';
import { type WrittenFiles, writePapers } from '../lib/markdown-files/write-papers';
import type { Identifier } from '../lib/paper';
import { readSettings } from '../lib/settings';
import { download } from './export-papers';
import { FolderLost } from './folder-lost';
import type { Told } from './send-to-zotero';
import type { Watch } from './use-long-work';

/** So many files that failed are named; the rest are counted. */
const MOST_NAMED = 5;

/**
 * Writes the papers with these keys into the folder; without one, into an archive that is downloaded.
 * @throws FolderLost, or what the library throws, or the signal's reason
 */
export async function writeMarkdown(
  db: LibraryDatabase,
  keys: readonly Identifier[],
  handle: FileSystemDirectoryHandle | undefined,
  watch: Watch,
): Promise<Told> {
  const { markdownNames, keyPattern } = await readSettings();
  const options = { names: markdownNames, keyPattern };
  if (handle) {
    const done = await writePapers(db, keys, pickedFolder(handle), options, watch).catch(orFolderLost);
    return told(done, keys.length, handle.name);
  }
  const archive = startArchive();
  const done = await writePapers(db, keys, archive, options, watch);
  // Half an archive is none.
  watch.signal.throwIfAborted();
  const name = `offprint-${localDay(Date.now())}.zip`;
  download(name, archive.finished());
  return told(done, keys.length, name);
}

/** What the browser says of files is no trouble of the library. */
function orFolderLost(reason: unknown): never {
  throw reason instanceof DOMException ? new FolderLost({ cause: reason }) : reason;
}

function told({ written, same, failed }: WrittenFiles, total: number, place: string): Told {
  const left = total - written - same - failed.length;
  const counts = list([
    tn('filesWritten', written, place),
    ...(same > 0 ? [tn('filesSame', same)] : []),
    ...(left > 0 ? [tn('filesLeft', left)] : []),
    ...(failed.length > 0 ? [tn('filesFailed', failed.length)] : []),
  ]);
  if (failed.length === 0) return { text: counts, failed: false };
  const names = list(failed.slice(0, MOST_NAMED).map(({ name }) => name));
  const why = failed.some(({ isUnreadable }) => isUnreadable) ? t('frontMatterUnreadable') : '';
  return { text: [`${counts}: ${names}`, why].filter(Boolean).join('. '), failed: true };
}
