/**
 * The part of an export that takes long, without the page: it reads the papers and writes the file. Of a large one,
 * other threads write a share each.
 */
import type { ExportOptions, Format } from '../lib/formats/format';
import { formats } from '../lib/formats/registry';
import { type Lot, lotWriter, startFile } from '../lib/formats/write-file';
import { type LibraryDatabase, type Trouble, troubleOf } from '../lib/library/database';
import { papersInLots } from '../lib/library/query';
import type { Identifier } from '../lib/paper';

export interface Order {
  /** The library's name. */
  library: string;
  /** The papers' keys in the order of the file, separated by line breaks. */
  keys: string;
  format: string;
  options: ExportOptions;
}

/** A whole file, and how to name it. */
export interface Written {
  file: Blob;
  /** How many papers are in it. */
  count: number;
  name: string;
  extension: string;
}

export type News = { done: number } | { written: Written } | { failed: Trouble };

/** What another thread is to write. */
export interface Share extends Order {
  /** What stands for citation keys. */
  place: string;
}

export type ShareNews = { lot: Lot } | 'written' | { failed: Trouble };

/** Has the papers of a share written by another thread, which gives them a lot at a time. */
export type WriteElsewhere = (share: Share, take: (lot: Lot) => void) => Promise<void>;

/** Another thread could not write its share. */
export class ShareFailed extends Error {
  override name = 'ShareFailed';
  readonly trouble: Trouble;

  constructor(trouble: Trouble) {
    super();
    this.trouble = trouble;
  }
}

/** How often it is told how far the file is, in milliseconds. */
const TOLD_EVERY = 200;

/** Papers for which another thread is worth its beginning. */
const SHARE = 20_000;

/**
 * Writes the file, tells in between how many papers are written, and last how it went.
 * @param others threads that can take a share each
 */
export async function writeExport(
  db: LibraryDatabase,
  order: Order,
  tell: (news: News) => void,
  others: readonly WriteElsewhere[] = [],
): Promise<void> {
  try {
    tell({ written: await written(db, order, (done) => tell({ done }), others) });
  } catch (reason) {
    tell({ failed: reason instanceof ShareFailed ? reason.trouble : troubleOf(reason) });
  }
}

/** Writes one share of a file, and gives it a lot at a time. */
export async function writeShare(
  db: LibraryDatabase,
  { keys, format, options, place }: Share,
  tell: (news: ShareNews, transfer: Transferable[]) => void,
): Promise<void> {
  try {
    const write = lotWriter(formatNamed(format), options, place);
    for await (const papers of papersInLots(db, keysIn(keys))) {
      const lot = write(papers);
      tell({ lot }, [lot.text.buffer]);
    }
    tell('written', []);
  } catch (reason) {
    tell({ failed: troubleOf(reason) }, []);
  }
}

async function written(
  db: LibraryDatabase,
  order: Order,
  tellDone: (done: number) => void,
  others: readonly WriteElsewhere[],
): Promise<Written> {
  const format = formatNamed(order.format);
  const keys = keysIn(order.keys);
  const file = startFile(format);
  const write = lotWriter(format, order.options, file.place);
  let count = 0;
  let lastTold = performance.now();
  const take = (lot: Lot) => {
    file.add(lot);
    count += lot.keys.length;
    if (performance.now() - lastTold < TOLD_EVERY) return;
    lastTold = performance.now();
    tellDone(count);
  };
  const [mine = [], ...theirs] = inShares(keys, others.length + 1);
  await Promise.all([
    (async () => {
      for await (const papers of papersInLots(db, mine)) take(write(papers));
    })(),
    ...theirs.map((share, at) => others[at]?.({ ...order, keys: share.join('\n'), place: file.place }, take)),
  ]);
  const { name, extension, mediaType } = format;
  // One by one, so that the browser holds what is put together, and not this thread beside the entries.
  const parts = Array.from(file.inOrder(keys), (piece) => new Blob([piece]));
  return { file: new Blob(parts, { type: `${mediaType};charset=utf-8` }), count, name, extension };
}

/** Shares that are read in one stretch each: at most so many, and none too small. */
function inShares(keys: readonly Identifier[], most: number): Identifier[][] {
  const shares = Math.min(most, Math.ceil(keys.length / SHARE));
  const length = Math.ceil(keys.length / shares);
  const sorted = keys.toSorted();
  return Array.from({ length: shares }, (_, at) => sorted.slice(at * length, (at + 1) * length));
}

function keysIn(joined: string): Identifier[] {
  return joined ? joined.split('\n') : [];
}

function formatNamed(id: string): Format {
  const format = formats.find((it) => it.id === id);
  if (!format) throw new RangeError(`There is no format named ${id}.`);
  return format;
}
