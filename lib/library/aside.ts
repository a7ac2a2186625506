/**
 * What a whole backup holds beside the papers: what was removed, what is not for the reader, colours, searches, pairs
 * that are two, what went to Zotero, and the settings. Each record is somebody's file, and checked.
 */
import * as z from 'zod';
import { Identifier, Paper } from '../paper';
import { SORTS } from '../search/view';
import { type Settings, validSettings } from '../settings';
import { STATUSES } from '../statuses';
import { type LibraryDatabase, TAG_COLOURS } from './database';
import { withoutThose } from './records';

const Moment = z.number().min(0);
const Ids = z.array(Identifier).max(100);
const word = z.string().max(500);

const RECORDS = {
  removed: z.object({
    ...{ key: Identifier, ids: Ids, removedAt: Moment },
    ...{ paper: Paper.optional(), mergedInto: Identifier.optional() },
  }),
  dismissed: z.object({ id: Identifier, at: Moment }),
  tagLooks: z.object({ name: word, colour: z.enum(TAG_COLOURS) }),
  searches: z.object({
    name: word,
    savedAt: Moment,
    view: z.object({
      ...{ search: z.string().max(5000), sort: z.enum(SORTS), status: z.enum(STATUSES).optional() },
      ...{ tag: word.optional(), venue: word.optional(), year: word.optional(), site: word.optional() },
      ...{ code: z.boolean().optional() },
      ...{ reversed: z.boolean().optional(), unranked: z.boolean().optional() },
    }),
  }),
  apart: z.object({ pair: z.string().max(1001) }),
  zotero: z.object({
    ...{ key: Identifier, ids: Ids, at: Moment, session: word.optional() },
    state: z.enum(['waiting', 'sending', 'sent', 'there', 'refused', 'unsure']),
  }),
} as const;

export type AsideTable = keyof typeof RECORDS;

const TABLES = Object.keys(RECORDS) as AsideTable[];

/** The records of each table as they were read, and the settings. */
export interface Aside {
  tables: Partial<Record<AsideTable, object[]>>;
  settings: Partial<Settings>;
}

/** Reads what stands in a backup beside its papers. What is no record of ours is left out. */
export function readAside(backup: object): Aside {
  const rest = 'rest' in backup && typeof backup.rest === 'object' ? backup.rest : {};
  const told = new Map(Object.entries({ ...backup, ...rest }));
  const tables = TABLES.map((name) => {
    const records: unknown = told.get(name);
    const parsed = (Array.isArray(records) ? records : []).map((it) => RECORDS[name].safeParse(it));
    return [name, parsed.flatMap((it) => (it.success ? [it.data] : []))] as const;
  });
  return { tables: Object.fromEntries(tables), settings: validSettings(told.get('settings')) };
}

/** What was put and taken beside the papers. It undoes just that. */
export type AsideUndo = { table: AsideTable; before: object[]; added: string[] }[];

/**
 * Puts in what is not there yet, inside a transaction that the caller opened and after the papers are written. What was
 * dismissed, colours, searches and pairs also become what the backup has, where it takes the library's place.
 */
export async function putAside(db: LibraryDatabase, { tables }: Aside, replace: boolean): Promise<AsideUndo> {
  const undo: AsideUndo = [];
  for (const name of TABLES) {
    const table = db.table<object, string>(name);
    const keyOf = keyIn(String(table.schema.primKey.keyPath));
    const wanted = await withoutSaved(db, name, tables[name] ?? []);
    const known = await table.bulkGet(wanted.map(keyOf));
    const isReplaced = replace && name !== 'removed' && name !== 'zotero';
    const put = isReplaced ? wanted : wanted.filter((_, at) => known[at] === undefined);
    const keys = new Set(wanted.map(keyOf));
    const gone = isReplaced ? (await table.toArray()).filter((it) => !keys.has(keyOf(it))) : [];
    await table.bulkDelete(gone.map(keyOf));
    await table.bulkPut(put);
    const before = [...gone, ...(isReplaced ? known.filter((it) => it !== undefined) : [])];
    const added = wanted.filter((_, at) => known[at] === undefined).map(keyOf);
    if (before.length + added.length > 0) undo.push({ table: name, before, added });
  }
  return undo;
}

/** What is saved was not removed, and is wanted. */
async function withoutSaved(
  db: LibraryDatabase,
  name: AsideTable,
  records: readonly object[],
): Promise<object[]> {
  if (name === 'removed') return withoutThose(records, keyIn('key'), [db.papers]);
  return name === 'dismissed' ? withoutThose(records, keyIn('id'), [db.identifiers]) : [...records];
}

function keyIn(field: string): (record: object) => string {
  return (record) => String(Reflect.get(record, field));
}

/** Takes that back, inside a transaction that the caller opened. */
export async function undoAside(db: LibraryDatabase, undo: AsideUndo): Promise<void> {
  for (const { table, before, added } of undo) {
    await db.table(table).bulkDelete(added);
    // What was removed again since is remembered as it was then.
    const back = table === 'removed' ? await withoutThose(before, keyIn('key'), [db.removed]) : before;
    await db.table(table).bulkPut(back);
  }
}
