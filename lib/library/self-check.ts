/**
 * Looking whether all that follows from the papers is there and is right, and putting right what is not. The papers are
 * the truth: digests, abstracts and owners of identifiers are made of them again. A record that cannot be read as a paper
 * is counted and left as it is, with all that belongs to it.
 *
 * It is read by lots, each in a moment of its own, so that no save waits for it; what looks wrong then is looked at once
 * more in the one transaction that puts it right.
 */
import type { Table } from 'dexie';
import { type Identifier, Paper } from '../paper';
import type { Abstract, Digest, LibraryDatabase, Owned } from './database';
import { abstractOf, digestOf } from './digest';
import { bequeath, inTurn, owns, rememberBeside, rewritePapers } from './records';

/** What was found, without a word of the papers themselves. */
export interface Findings {
  /** When the check ended. */
  at: number;
  papers: number;
  /** Records that cannot be read as a paper. */
  unreadable: number;
  /** How many records of each part were put right. */
  repaired: Record<Part, number>;
}

export const PARTS = ['identifiers', 'digests', 'abstracts', 'removed', 'errands', 'zotero'] as const;

export type Part = (typeof PARTS)[number];

/** Records read in one go. */
const LOT = 200;

/** Checks the library, and repairs what follows from its papers: all of it, or nothing. */
export async function checkAndRepair(db: LibraryDatabase, now = Date.now()): Promise<Findings> {
  const { papers, unreadable, suspects } = await lookThrough(db);
  const repaired = await repair(db, suspects);
  return { at: now, papers, unreadable, repaired };
}

export function isSound({ unreadable, repaired }: Findings): boolean {
  return unreadable === 0 && PARTS.every((part) => repaired[part] === 0);
}

/** Keys of what looked wrong when it was read. */
interface Suspects extends Record<Part, string[]> {
  papers: Identifier[];
}

async function lookThrough(db: LibraryDatabase) {
  let papers = 0;
  let unreadable = 0;
  const right = { identifiers: 0, digests: 0, abstracts: 0 };
  const suspects: Suspects = {
    ...{ papers: [], identifiers: [], digests: [], abstracts: [], removed: [], errands: [], zotero: [] },
  };
  for await (const keys of keysInLots(db.papers)) {
    const seen = await db.transaction('r', partsOf(db), async () => {
      const records = await stretch(db.table<Paper, string>('papers'), keys);
      return { count: records.length, ...(await compare(db, records)) };
    });
    papers += seen.count;
    unreadable += seen.unreadable;
    for (const part of DERIVED) right[part] += seen.right[part];
    if (needsRepair(seen.faults)) suspects.papers.push(...keys);
  }
  // What a table holds beside all that is right is of no paper, or of the wrong one. Where nothing is, it need not be read.
  for (const part of DERIVED) {
    if ((await db.table(part).count()) > right[part]) await collect(db, part, suspects);
  }
  for (const part of ['removed', 'errands', 'zotero'] as const) await collect(db, part, suspects);
  return { papers, unreadable, suspects };
}

const DERIVED = ['identifiers', 'digests', 'abstracts'] as const;

function partsOf(db: LibraryDatabase) {
  return [db.papers, db.identifiers, db.beside, db.digests, db.abstracts];
}

async function collect(db: LibraryDatabase, part: Part, suspects: Suspects): Promise<void> {
  for await (const keys of keysInLots(db.table(part))) {
    suspects[part].push(...(await strays(db, part, keys)));
  }
}

/** A table's keys, in their order and a lot at a time. */
async function* keysInLots(table: Table): AsyncGenerator<string[]> {
  let last = '';
  while (true) {
    const keys = (await table.where(':id').above(last).limit(LOT).primaryKeys()) as string[];
    const end = keys.at(-1);
    if (end === undefined) return;
    yield keys;
    last = end;
  }
}

/** A table's records from the first of these keys to the last: to read them so takes a quarter of the time. */
async function stretch<Record>(table: Table<Record, string>, keys: readonly string[]): Promise<Record[]> {
  const [first, last] = [keys[0], keys.at(-1)];
  if (first === undefined || last === undefined) return [];
  return table.where(':id').between(first, last, true, true).toArray();
}

/** What has to be written so that the tables say of some papers what follows from them. */
interface Faults {
  identifiers: Owned[];
  /** Identifiers that others own. */
  beside: Owned[];
  digests: Digest[];
  abstracts: Abstract[];
  /** Abstracts of papers that have none. */
  noAbstracts: Identifier[];
}

function needsRepair(faults: Faults): boolean {
  return Object.values(faults).some((wrong) => wrong.length > 0);
}

async function compare(db: LibraryDatabase, records: readonly Paper[]) {
  const readable = records.filter((it) => Paper.safeParse(it).success);
  const keys = readable.map(({ key }) => key);
  const ids = [...new Set(readable.flatMap((paper) => paper.ids))];
  const [digests, abstracts, owners, beside] = await Promise.all([
    stretch(db.digests, keys),
    stretch(db.abstracts, keys),
    ownersOf(db, ids, records),
    besideOwners(db, ids),
  ]);
  const digestsByKey = new Map(digests.map((it) => [it.key, it]));
  const abstractsByKey = new Map(abstracts.map((it) => [it.key, it]));
  const faults: Faults = { identifiers: [], beside: [], digests: [], abstracts: [], noAbstracts: [] };
  const right = { identifiers: 0, digests: 0, abstracts: 0 };
  for (const paper of readable) {
    const digest = digestOf(paper);
    if (isDigest(digestsByKey.get(paper.key), digest)) right.digests++;
    else faults.digests.push(digest);
    const abstract = abstractOf(paper);
    if (!areSame(abstractsByKey.get(paper.key), abstract)) {
      if (abstract) faults.abstracts.push(abstract);
      else faults.noAbstracts.push(paper.key);
    } else if (abstract) right.abstracts++;
    for (const id of paper.ids) {
      const owner = owners.get(id);
      if (owner === paper.key) {
        right.identifiers++;
        continue;
      }
      const isHeir = owns(id, paper.key, owner);
      const other = isHeir ? owner : paper.key;
      if (other !== undefined && !beside.get(id)?.includes(other)) faults.beside.push({ id, key: other });
      if (!isHeir) continue;
      faults.identifiers.push({ id, key: paper.key });
      owners.set(id, paper.key);
    }
  }
  return { faults, right, unreadable: records.length - readable.length };
}

/** The papers that own these identifiers, and go by them. */
async function ownersOf(
  db: LibraryDatabase,
  ids: readonly Identifier[],
  known: readonly Paper[] = [],
): Promise<Map<Identifier, Identifier>> {
  const owned = (await db.identifiers.bulkGet([...ids])).filter((it) => it !== undefined);
  const byKey = new Map(known.map((paper) => [paper.key, paper]));
  const others = new Set(owned.map(({ key }) => key).filter((key) => !byKey.has(key)));
  for (const paper of await db.papers.bulkGet([...others])) if (paper) byKey.set(paper.key, paper);
  return new Map(owned.filter(({ id, key }) => goesBy(byKey.get(key), id)).map(({ id, key }) => [id, key]));
}

async function besideOwners(
  db: LibraryDatabase,
  ids: readonly Identifier[],
): Promise<Map<Identifier, Identifier[]>> {
  const found = (await db.beside.bulkGet([...ids])).filter((it) => it !== undefined);
  return new Map(found.map(({ id, keys }) => [id, keys]));
}

/** Of a record that cannot be read nobody can tell what it goes by. */
function goesBy(paper: Paper | undefined, id: Identifier): boolean {
  return paper !== undefined && (!Array.isArray(paper.ids) || paper.ids.includes(id));
}

/** Whether it says what it has to, or what it had to before digests told the family name. */
function isDigest(it: unknown, wanted: Digest): boolean {
  const { family: _, ...older } = wanted;
  return areSame(it, wanted) || areSame(it, older);
}

function areSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Those of a table's records that belong to no paper, or that the papers contradict. */
async function strays(db: LibraryDatabase, part: Part, keys: readonly string[]): Promise<string[]> {
  switch (part) {
    case 'identifiers': {
      const owners = await ownersOf(db, keys);
      return keys.filter((id) => !owners.has(id));
    }
    case 'digests':
    case 'abstracts':
      return without(keys, await there(db, keys));
    case 'removed': {
      const saved = await there(db, keys);
      const removed = await db.removed.bulkGet([...keys]);
      // What such a tombstone still holds of the reader's is not thrown away.
      return keys.filter((key, at) => saved.has(key) && !removed[at]?.paper);
    }
    case 'errands': {
      const errands = (await db.errands.bulkGet([...keys])).filter((it) => it !== undefined && !it.about);
      const wanted = errands.flatMap((it) => it?.key ?? []);
      const saved = await there(db, wanted);
      const removed = await db.removed.bulkGet(wanted);
      // What was removed may come back.
      const gone = new Set(without(wanted, saved).filter((key) => !removed.some((it) => it?.key === key)));
      return errands.flatMap((it) => (it && gone.has(it.key) ? it.id : []));
    }
    case 'zotero': {
      const sent = await db.zotero.bulkGet([...keys]);
      const waiting = sent.flatMap((it) => (it?.state === 'waiting' ? it.key : []));
      return without(waiting, await there(db, waiting));
    }
  }
}

function without(keys: readonly string[], known: ReadonlySet<string>): string[] {
  return keys.filter((key) => !known.has(key));
}

async function there(db: LibraryDatabase, keys: readonly Identifier[]): Promise<Set<Identifier>> {
  return new Set(
    await db.papers
      .where(':id')
      .anyOf([...keys])
      .primaryKeys(),
  );
}

async function repair(db: LibraryDatabase, suspects: Suspects): Promise<Findings['repaired']> {
  const repaired = { identifiers: 0, digests: 0, abstracts: 0, removed: 0, errands: 0, zotero: 0 };
  if (Object.values(suspects).every((keys) => keys.length === 0)) return repaired;
  await db.transaction('rw', [...partsOf(db), db.removed, db.errands, db.zotero], async () => {
    for (const part of PARTS) {
      await inTurn(suspects[part], async (lot) => {
        const wrong = await strays(db, part, lot);
        await (part === 'identifiers' ? giveToOthers(db, wrong) : db.table(part).bulkDelete(wrong));
        repaired[part] += wrong.length;
      });
    }
    await inTurn(suspects.papers, async (lot) => {
      const records = (await db.papers.bulkGet(lot)).filter((it) => it !== undefined);
      const { faults } = await compare(db, records);
      await db.identifiers.bulkPut(faults.identifiers);
      await rememberBeside(db, faults.beside);
      const undigested = new Set(faults.digests.map(({ key }) => key));
      await rewritePapers(
        db,
        records.filter(({ key }) => undigested.has(key)),
      );
      await db.abstracts.bulkPut(faults.abstracts);
      await db.abstracts.bulkDelete(faults.noAbstracts);
      repaired.identifiers += faults.identifiers.length + faults.beside.length;
      repaired.digests += faults.digests.length;
      repaired.abstracts += faults.abstracts.length + faults.noAbstracts.length;
    });
  });
  return repaired;
}

/** An identifier that nobody owns goes to a paper that goes by it, where there is one. */
async function giveToOthers(db: LibraryDatabase, ids: readonly Identifier[]): Promise<void> {
  await db.identifiers.bulkDelete([...ids]);
  await bequeath(db, ids);
}
