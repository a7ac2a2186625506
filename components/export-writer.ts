/**
 * The part of an export that takes long, without the page: it reads the papers and writes the file. Of a large one,
 * other threads write a share each.
 */
import type { ExportOptions, Format } from '../lib/formats/format';
import { formats } from '../lib/formats/registry';
import { type Lot, lotWriter, startFile } from '../lib/formats/write-file';
import { type LibraryDatabase, type Trouble, troubleOf } from '../lib/library/database';
import { lotsOf, papersOfLots } from '../lib/library/query';
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

/** What another thread is to write, but for the papers: each thread takes a lot of them when it is ready for one. */
export interface Share extends Omit<Order, 'keys'> {
  /** What stands for citation keys. */
  place: string;
}

/** The keys of a lot, separated by line breaks; `''` when there are no more. */
export interface ShareLot {
  keys: string;
}

export type ShareNews = 'ready' | { lot: Lot } | 'written' | { failed: Trouble };

/** Has lots written by another thread, for as long as there are any. */
export type WriteElsewhere = (
  share: Share,
  nextLot: () => ShareLot,
  take: (lot: Lot) => void,
) => Promise<void>;

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
const WORTH_A_THREAD = 20_000;

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

/** Writes a share of a file, and gives it a lot at a time. */
export async function writeShare(
  db: LibraryDatabase,
  { format, options, place }: Share,
  nextLot: () => Promise<ShareLot>,
  tell: (news: ShareNews, transfer: Transferable[]) => void,
): Promise<void> {
  try {
    const write = lotWriter(formatNamed(format), options, place);
    const nextKeys = async () => {
      const { keys } = await nextLot();
      return keys ? keysIn(keys) : undefined;
    };
    for await (const papers of papersOfLots(db, nextKeys)) {
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
  const file = startFile(format, keys);
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
  const nextLot = lotsOf(keys);
  const { library, options } = order;
  const share: Share = { library, format: order.format, options, place: file.place };
  const helpers = others.slice(0, Math.ceil(keys.length / WORTH_A_THREAD) - 1);
  await Promise.all([
    (async () => {
      for await (const papers of papersOfLots(db, nextLot)) take(write(papers));
    })(),
    ...helpers.map((help) => help(share, () => ({ keys: nextLot()?.join('\n') ?? '' }), take)),
  ]);
  const { name, extension, mediaType } = format;
  // One by one, so that the browser holds what is put together, and not this thread beside the entries.
  const parts = Array.from(file.pieces(), (piece) => new Blob([piece]));
  return { file: new Blob(parts, { type: `${mediaType};charset=utf-8` }), count, name, extension };
}

function keysIn(joined: string): Identifier[] {
  return joined ? joined.split('\n') : [];
}

function formatNamed(id: string): Format {
  const format = formats.find((it) => it.id === id);
  if (!format) throw new RangeError(`There is no format named ${id}.`);
  return format;
}
