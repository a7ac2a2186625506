/** The part of an export that takes long, without the page: it reads the papers and writes the file. */
import type { ExportOptions } from '../lib/formats/format';
import { formats } from '../lib/formats/registry';
import { startFile } from '../lib/formats/write-file';
import { type LibraryDatabase, type Trouble, troubleOf } from '../lib/library/database';
import { papersInLots } from '../lib/library/query';

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

/** How often it is told how far the file is, in milliseconds. */
const TOLD_EVERY = 100;

/** Text that goes into the file in one go: a hundred thousand small parts would each take room of their own. */
const LARGE = 1_000_000;

/** Writes the file, tells in between how many papers are written, and last how it went. */
export async function writeExport(
  db: LibraryDatabase,
  order: Order,
  tell: (news: News) => void,
): Promise<void> {
  try {
    tell({ written: await written(db, order, (done) => tell({ done })) });
  } catch (reason) {
    tell({ failed: troubleOf(reason) });
  }
}

async function written(
  db: LibraryDatabase,
  { keys: joined, format: id, options }: Order,
  tellDone: (done: number) => void,
): Promise<Written> {
  const format = formats.find((it) => it.id === id);
  if (!format) throw new RangeError(`There is no format named ${id}.`);
  const keys = joined ? joined.split('\n') : [];
  const text = startFile(format, options);
  let count = 0;
  let lastTold = performance.now();
  for await (const papers of papersInLots(db, keys)) {
    text.take(papers);
    count += papers.length;
    if (performance.now() - lastTold < TOLD_EVERY) continue;
    lastTold = performance.now();
    tellDone(count);
  }
  const { name, extension, mediaType } = format;
  const file = new Blob([...inLargeParts(text.inOrder(keys))], { type: `${mediaType};charset=utf-8` });
  return { file, count, name, extension };
}

function* inLargeParts(pieces: Iterable<string>): Generator<Blob> {
  let part: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    part.push(piece);
    length += piece.length;
    if (length < LARGE) continue;
    yield new Blob(part);
    part = [];
    length = 0;
  }
  yield new Blob(part);
}
