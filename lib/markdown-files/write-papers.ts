/** Writing papers into a folder of Markdown files: one file a paper, found again by what its front matter says. */
import { type Keyed, keyReader, keysByPaper } from '../citation/citation-key';
import { plainTitle } from '../citation/plain-title';
import { valueIn } from '../identifiers';
import type { LibraryDatabase } from '../library/database';
import { papersInLots } from '../library/query';
import type { Identifier, Paper } from '../paper';
import type { Settings } from '../settings';
import { safeName, takenNames } from './file-name';
import { fileText } from './file-text';
import type { Folder, MarkdownFile } from './folder';
import { idIn, UnreadableFrontMatter } from './front-matter';

export interface FileOptions {
  /** What files are called after that are not there yet: titles, or citation keys. */
  names: Settings['markdownNames'];
  keyPattern: string;
}

export interface WrittenFiles {
  written: number;
  /** They say already what they would be made to say. */
  same: number;
  failed: FailedFile[];
}

export interface FailedFile {
  /** Its path, or the name that it would have. */
  name: string;
  /** Its front matter is no YAML, or very long; otherwise the folder would not let it be read or written. */
  isUnreadable: boolean;
}

/** Files written at the same time: most of the time of each is waiting. */
const AT_ONCE = 8;

interface Watch {
  signal: AbortSignal;
  tellDone(done: number): void;
}

/**
 * Writes the papers with these keys, and tells in between how many are done. What fails for one file costs the others
 * nothing. Cancelled, it stops after the files that it is at.
 * @throws what ends all of it: the folder is gone, or may not be written any more; the signal's reason, before the first
 *   file is written
 */
export async function writePapers(
  db: LibraryDatabase,
  keys: readonly Identifier[],
  folder: Folder,
  { names, keyPattern }: FileOptions,
  { signal, tellDone }: Watch,
): Promise<WrittenFiles> {
  const citationKeys = await keysOf(db, keys, keyPattern, signal);
  const { byId, taken } = await filesOf(folder, signal);
  const done: WrittenFiles = { written: 0, same: 0, failed: [] };
  let count = 0;

  async function write(paper: Paper): Promise<void> {
    const citationKey = citationKeys.get(paper.key) ?? '';
    const file = paper.ids.map((id) => byId.get(id)).find((it) => it !== undefined);
    const wanted = safeName(names === 'key' ? citationKey : plainTitle(paper.title));
    const name = file?.path ?? `${taken.take(wanted, safeName(valueIn(paper.key)))}.md`;
    try {
      const before = await file?.read();
      const text = fileText(paper, citationKey, before);
      if (!file) await folder.create(name, text);
      else if (text !== before) await file.write(text);
      done[text === before ? 'same' : 'written']++;
    } catch (reason) {
      if (isOfAll(reason)) throw reason;
      done.failed.push({ name, isUnreadable: reason instanceof UnreadableFrontMatter });
    }
    tellDone(++count);
  }

  for await (const papers of papersInLots(db, keys)) {
    for (let start = 0; start < papers.length; start += AT_ONCE) {
      if (signal.aborted) return done;
      await Promise.all(papers.slice(start, start + AT_ONCE).map(write));
    }
  }
  return done;
}

async function keysOf(
  db: LibraryDatabase,
  keys: readonly Identifier[],
  keyPattern: string,
  signal: AbortSignal,
): Promise<ReadonlyMap<Identifier, string>> {
  const readKey = keyReader(keyPattern);
  const cited: Keyed[] = [];
  for await (const papers of papersInLots(db, keys)) {
    signal.throwIfAborted();
    cited.push(...papers.map(readKey));
  }
  return keysByPaper(cited);
}

/** The papers' files that are there, wherever the reader has moved them; and the names that no new file can have. */
async function filesOf(folder: Folder, signal: AbortSignal) {
  const byId = new Map<string, MarkdownFile>();
  const names: string[] = [];
  for await (const file of folder.files()) {
    signal.throwIfAborted();
    if (!file.path.includes('/')) names.push(file.path.replace(/\.md$/i, ''));
    const id = idIn(await file.head().catch(() => ''));
    // Of two copies the first is written, and the other left alone.
    if (id && !byId.has(id)) byId.set(id, file);
  }
  return { byId, taken: takenNames(names) };
}

/** The permission was taken back, the folder is gone, or the disk is full. */
function isOfAll(reason: unknown): boolean {
  return (
    reason instanceof DOMException &&
    ['NotAllowedError', 'QuotaExceededError', 'SecurityError'].includes(reason.name)
  );
}
