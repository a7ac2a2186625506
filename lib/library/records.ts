/** Reading and writing whole records of all tables together, inside a transaction that the caller opened. */
import type { Identifier, Paper } from '../paper';
import type { LibraryDatabase, Owned } from './database';
import { abstractOf, digestOf } from './digest';

/**
 * Runs the work in one transaction on all tables that belong together: all of it happens, or nothing.
 * @param work an `async` function: of others Dexie does not know that the transaction goes on while they wait, nor is it
 * sure to see it through the waiting of asynchronous generators
 */
export function inOneTransaction<T>(db: LibraryDatabase, work: () => Promise<T>): Promise<T> {
  return db.transaction(
    'rw',
    [
      ...[db.papers, db.identifiers, db.beside, db.digests, db.abstracts, db.removed, db.dismissed],
      ...[db.tagLooks, db.searches, db.errands, db.answers, db.paces, db.bulkEdits],
    ],
    work,
  );
}

/** Records that are read or written in one go: between two lots a page has a moment for its reader. */
const LOT = 100;

function inLots<T>(items: readonly T[]): T[][] {
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

/** Does the work for two lots at a time: while one is being written, the other is made. */
export async function inTwoLanes<T>(
  items: readonly T[],
  work: (lot: T[]) => PromiseLike<unknown>,
): Promise<void> {
  const lots = inLots(items);
  const lane = async () => {
    for (let lot = lots.shift(); lot; lot = lots.shift()) await work(lot);
  };
  await Promise.all([lane(), lane()]);
}

/** A table, as far as it is read here. */
interface Records<Record> {
  count(): PromiseLike<number>;
  bulkGet(keys: Identifier[]): PromiseLike<(Record | undefined)[]>;
  toArray(): PromiseLike<Record[]>;
}

/** Those of a table's records that have one of these keys. */
export async function recordsOf<Record>(
  table: Records<Record>,
  keys: readonly Identifier[],
  keyOf: (record: Record) => Identifier,
): Promise<Record[]> {
  // To read a record takes as long as to read many at once.
  if ((await table.count()) > keys.length) {
    return (await table.bulkGet([...keys])).filter((it) => it !== undefined);
  }
  const wanted = new Set(keys);
  return (await table.toArray()).filter((it) => wanted.has(keyOf(it)));
}

/** The records of whose keys none of these tables has one. */
export async function withoutThose<Record>(
  records: readonly Record[],
  keyOf: (record: Record) => string,
  tables: readonly { bulkGet(keys: string[]): PromiseLike<unknown[]> }[],
): Promise<Record[]> {
  const found = await Promise.all(tables.map((table) => table.bulkGet(records.map(keyOf))));
  return records.filter((_, place) => found.every((there) => there[place] === undefined));
}

/**
 * Whether a paper owns an identifier that another goes by too: the one that is called by it does, or else the one with
 * the lesser key. Nothing else decides, so that whatever is undone, everything is owned as it was.
 */
export function owns(id: Identifier, key: Identifier, other: Identifier | undefined): boolean {
  if (key === id || other === undefined) return true;
  return other !== id && key < other;
}

/** The one of these papers that owns an identifier by which all of them go. */
export function ownerAmong(id: Identifier, keys: readonly Identifier[]): Identifier | undefined {
  return keys.reduce<Identifier | undefined>((owner, key) => (owns(id, key, owner) ? key : owner), undefined);
}

/**
 * Writes papers with their digests and identifiers.
 * @param unowned identifiers of which it is known that no paper owns them; those that get an owner are taken out
 */
export async function writePapers(
  db: LibraryDatabase,
  papers: readonly Paper[],
  unowned = new Set<Identifier>(),
  tell: (written: number) => void = () => {},
): Promise<void> {
  let written = 0;
  const taken = await takenBy(db, papers, unowned);
  await inTwoLanes(papers, async (lot) => {
    const abstracts = lot.flatMap((paper) => abstractOf(paper) ?? []);
    const owned = lot.flatMap(({ ids, key }) =>
      ids.flatMap((id) => (taken.get(id) === key ? { id, key } : [])),
    );
    await Promise.all([
      rewritePapers(db, lot),
      abstracts.length && db.abstracts.bulkPut(abstracts),
      owned.length && db.identifiers.bulkPut(owned),
    ]);
    written += lot.length;
    tell(written);
  });
}

/** The identifiers that get a new owner with these papers. Who goes by one and does not own it is remembered. */
async function takenBy(
  db: LibraryDatabase,
  papers: readonly Paper[],
  unowned: Set<Identifier>,
): Promise<ReadonlyMap<Identifier, Identifier>> {
  const unsure = papers.flatMap(({ ids }) => ids.filter((id) => !unowned.has(id)));
  const owned = unsure.length ? await db.identifiers.bulkGet(unsure) : [];
  const owners = new Map(owned.flatMap((it) => (it ? [[it.id, it.key]] : [])));
  const taken = new Map<Identifier, Identifier>();
  const beside: Owned[] = [];
  for (const { ids, key } of papers) {
    for (const id of ids) {
      unowned.delete(id);
      const owner = owners.get(id);
      if (owner === key) continue;
      const isTaken = owns(id, key, owner);
      if (owner !== undefined) beside.push({ id, key: isTaken ? owner : key });
      if (!isTaken) continue;
      owners.set(id, key);
      taken.set(id, key);
    }
  }
  await rememberBeside(db, beside);
  return taken;
}

/** Remembers papers that go by an identifier which another one owns. */
export async function rememberBeside(db: LibraryDatabase, beside: readonly Owned[]): Promise<void> {
  if (beside.length === 0) return;
  const ids = [...new Set(beside.map(({ id }) => id))];
  const known = await db.beside.bulkGet(ids);
  const keys = new Map(ids.map((id, at) => [id, new Set(known[at]?.keys)]));
  for (const { id, key } of beside) keys.get(id)?.add(key);
  await db.beside.bulkPut([...keys].map(([id, theirs]) => ({ id, keys: [...theirs] })));
}

/** Writes papers in which only the reader's own fields changed, with their digests: one is never written alone. */
export async function rewritePapers(db: LibraryDatabase, papers: readonly Paper[]): Promise<void> {
  await Promise.all([db.papers.bulkPut([...papers]), db.digests.bulkPut(papers.map(digestOf))]);
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
  const ids = papers.flatMap((paper) => paper.ids);
  const gone = new Set(keys);
  const owned = await db.identifiers.bulkGet(ids);
  const freed = new Set(owned.flatMap((it) => (it && gone.has(it.key) ? [it.id] : [])));
  await db.identifiers.bulkDelete([...freed]);
  await bequeath(db, [...freed]);
}

/** Gives identifiers that nobody owns any more to papers that go by them, where there are some. */
export async function bequeath(db: LibraryDatabase, ids: readonly Identifier[]): Promise<void> {
  const beside = (await db.beside.bulkGet([...ids])).filter((it) => it !== undefined);
  if (beside.length === 0) return;
  const keys = [...new Set(beside.flatMap((it) => it.keys))];
  const papers = (await db.papers.bulkGet(keys)).filter((it) => it !== undefined);
  const heirs: Owned[] = [];
  for (const { id } of beside) {
    const holders = papers.filter((paper) => paper.ids.includes(id)).map(({ key }) => key);
    const key = ownerAmong(id, holders);
    if (key !== undefined) heirs.push({ id, key });
  }
  await db.identifiers.bulkPut(heirs);
}
