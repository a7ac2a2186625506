/** Reading the library. Lists read by index, or by key what is on screen; only an export reads everything, in lots. */
import type { Identifier, Paper } from '../paper';
import type { Digest, LibraryDatabase } from './database';

/** The papers that were saved last, the newest first. Costs the same in a library of any size. */
export function newest(db: LibraryDatabase, limit: number, offset = 0): Promise<Paper[]> {
  return db.papers.orderBy('savedAt').reverse().offset(offset).limit(limit).toArray();
}

export function count(db: LibraryDatabase): Promise<number> {
  return db.papers.count();
}

/** The papers with these keys, in this order; those that are gone are left out. */
export async function papersByKey(db: LibraryDatabase, keys: readonly Identifier[]): Promise<Paper[]> {
  return (await db.papers.bulkGet([...keys])).filter((paper) => paper !== undefined);
}

/** Papers read in one go. */
const LOT = 500;

/** Lots that are on their way while the caller is busy with one: with a single one the browser waits in between. */
const AHEAD = 2;

/**
 * The papers with these keys, a few hundred at a time and in the table's own order, whatever that of the keys. Those
 * that are gone are left out.
 */
export function papersInLots(db: LibraryDatabase, keys: readonly Identifier[]): AsyncGenerator<Paper[]> {
  return papersOfLots(db, lotsOf(keys));
}

/** Gives the keys of the next lot in the table's own order each time it is called; nothing once all are given. */
export function lotsOf(keys: readonly Identifier[]): () => Identifier[] | undefined {
  const sorted = keys.toSorted();
  let given = 0;
  return () => {
    const lot = sorted.slice(given, given + LOT);
    given += lot.length;
    return lot.length > 0 ? lot : undefined;
  };
}

/**
 * The papers of one lot after the other.
 * @param nextLot is called some lots ahead, and again after it gave nothing
 */
export async function* papersOfLots(
  db: LibraryDatabase,
  nextLot: () => readonly Identifier[] | undefined | Promise<readonly Identifier[] | undefined>,
): AsyncGenerator<Paper[]> {
  const read = lotReader(db);
  const next: Promise<Paper[] | undefined>[] = [];
  const readNext = async () => {
    const keys = await nextLot();
    return keys && read(keys);
  };
  const readOn = () => {
    while (next.length < AHEAD) {
      const lot = readNext();
      // Where it fails, that is told when its turn comes.
      lot.catch(() => {});
      next.push(lot);
    }
  };
  for (readOn(); ; ) {
    const lot = await next.shift();
    if (!lot) return;
    readOn();
    yield lot;
  }
}

/** In a stretch that is read whole a paper costs a quarter of one that is read by itself: so many for one are cheaper. */
const MOST_FOR_ONE = 3;

/** Lots that are read paper by paper where a stretch held too many others: the next may be as thin. */
const THIN = 8;

/** Reads papers by lots of keys in the table's own order: whole stretches of it, where many of one are wanted. */
export function lotReader(db: LibraryDatabase): (sorted: readonly Identifier[]) => Promise<Paper[]> {
  let thin = 0;
  return async (sorted) => {
    if (thin > 0) {
      thin--;
      return papersByKey(db, sorted);
    }
    const stretch = await stretchOf(db, sorted);
    if (stretch) return stretch;
    thin = THIN;
    return papersByKey(db, sorted);
  };
}

/** The papers with these keys, unless too many others are between them. */
async function stretchOf(db: LibraryDatabase, sorted: readonly Identifier[]): Promise<Paper[] | undefined> {
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const most = sorted.length * MOST_FOR_ONE;
  const stretch = await db.papers.where(':id').between(first, last, true, true).limit(most).toArray();
  if (stretch.length === most && stretch.at(-1)?.key !== last) return undefined;
  const wanted = new Set(sorted);
  return stretch.filter(({ key }) => wanted.has(key));
}

/** Digests read in one go. */
const MANY = 5000;

/** All digests, for filtering and searching in memory. */
export async function digests(db: LibraryDatabase): Promise<Digest[]> {
  const all: Digest[] = [];
  for await (const lot of digestsInLots(db)) all.push(...lot);
  return all;
}

/** All digests, some thousands at a time: a save waits for what is being read. */
export async function* digestsInLots(db: LibraryDatabase): AsyncGenerator<Digest[]> {
  let lot: Digest[] = [];
  do {
    lot = await digestsAfter(db, lot.at(-1)?.key);
    yield lot;
  } while (lot.length === MANY);
}

/** Some thousands of digests from the one after this on, in the order of their keys; the first without one. */
export function digestsAfter(db: LibraryDatabase, key = ''): Promise<Digest[]> {
  return db.digests.where(':id').above(key).limit(MANY).toArray();
}

/** The keys of all papers, the newest first. */
export function newestKeys(db: LibraryDatabase): Promise<Identifier[]> {
  return db.papers.orderBy('savedAt').reverse().primaryKeys();
}

/** Everything: for an export of the whole library, never for a list. */
export function allPapers(db: LibraryDatabase): Promise<Paper[]> {
  return db.papers.orderBy('savedAt').reverse().toArray();
}
