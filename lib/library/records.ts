/** Reading and writing whole records of all tables together, inside a transaction that the caller opened. */
import type { Identifier, Paper } from '../paper';
import type { LibraryDatabase } from './database';
import { abstractOf, alikeOf, digestOf } from './digest';

/** Runs the work in one transaction on all tables that belong together: all of it happens, or nothing. */
export function inOneTransaction<T>(db: LibraryDatabase, work: () => Promise<T>): Promise<T> {
  return db.transaction(
    'rw',
    [
      ...[db.papers, db.identifiers, db.digests, db.abstracts, db.likenesses, db.removed],
      ...[db.dismissed, db.tagLooks, db.errands, db.answers, db.paces],
    ],
    work,
  );
}

/** Records that are read or written in one go: between two lots a page has a moment for its reader. */
const LOT = 250;

export function inLots<T>(items: readonly T[]): T[][] {
  const count = Math.ceil(items.length / LOT);
  return Array.from({ length: count }, (_, index) => items.slice(index * LOT, (index + 1) * LOT));
}

/** Does the work for one lot of the items after the other. */
export async function inTurn<T>(
  items: readonly T[],
  work: (lot: T[]) => PromiseLike<unknown>,
): Promise<void> {
  for (const lot of inLots(items)) await work(lot);
}

/** Writes papers with their digests and identifiers. An identifier that another paper owns stays with that paper. */
export function writePapers(db: LibraryDatabase, papers: readonly Paper[]): Promise<void> {
  return inTurn(papers, (lot) => writeLot(db, lot));
}

async function writeLot(db: LibraryDatabase, papers: readonly Paper[]): Promise<void> {
  await rewritePapers(db, papers);
  const abstracts = papers.flatMap((paper) => abstractOf(paper) ?? []);
  if (abstracts.length) await db.abstracts.bulkPut(abstracts);
  const wanted = papers.flatMap(({ ids, key }) => ids.map((id) => ({ id, key })));
  const owned = await db.identifiers.bulkGet(wanted.map(({ id }) => id));
  const taken = new Set<Identifier>();
  const free = wanted.filter(({ id }, index) => {
    if (owned[index] || taken.has(id)) return false;
    taken.add(id);
    return true;
  });
  if (free.length) await db.identifiers.bulkPut(free);
}

/** Writes papers whose identifiers and abstract are as before, with their digests. */
export async function rewritePapers(db: LibraryDatabase, papers: readonly Paper[]): Promise<void> {
  await db.papers.bulkPut([...papers]);
  await db.digests.bulkPut(papers.map(digestOf));
  const alike = papers.map(alikeOf);
  await db.likenesses.bulkPut(alike.filter((it) => it !== undefined));
  await db.likenesses.bulkDelete(papers.flatMap(({ key }, index) => (alike[index] ? [] : [key])));
}

/**
 * Takes papers out of all tables but that of the removed. An identifier that they owned goes to another paper that
 * goes by it too, where there is one.
 */
export function erasePapers(db: LibraryDatabase, papers: readonly Paper[]): Promise<void> {
  return inTurn(papers, (lot) => eraseLot(db, lot));
}

async function eraseLot(db: LibraryDatabase, papers: readonly Paper[]): Promise<void> {
  const keys = papers.map(({ key }) => key);
  await db.papers.bulkDelete(keys);
  await db.digests.bulkDelete(keys);
  await db.abstracts.bulkDelete(keys);
  await db.likenesses.bulkDelete(keys);
  const ids = papers.flatMap((paper) => paper.ids);
  const gone = new Set(keys);
  const owned = await db.identifiers.bulkGet(ids);
  const freed = new Set(owned.flatMap((it) => (it && gone.has(it.key) ? [it.id] : [])));
  await db.identifiers.bulkDelete([...freed]);
  const heirs = await Promise.all(
    [...freed].map(async (id) => {
      const [key] = await db.papers.where('ids').equals(id).primaryKeys();
      return key === undefined ? [] : [{ id, key }];
    }),
  );
  await db.identifiers.bulkPut(heirs.flat());
}
