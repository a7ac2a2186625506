/**
 * Edits of many papers at once. A browser needs seconds to write some thousands of records, so that such an edit is
 * written as what it is, in a few records of its own, and holds from then on: whatever is read of papers and digests
 * is joined with it. Later, when nobody waits for it, it is written into the papers (`settle.ts`), and forgotten.
 */
import Dexie, {
  type DBCore,
  type DBCoreCursor,
  type DBCoreKeyRange,
  type DBCoreMutateRequest,
  type DBCoreRangeType,
  type DBCoreTable,
  type DBCoreTransaction,
  type Middleware,
} from 'dexie';
import type { Identifier, Paper } from '../paper';
import type { Digest } from './database';
import { digestAfter } from './digest';
import { type Changes, edited } from './edited';

/** What can be changed of many: a note is written on one. */
export type BulkChanges = Omit<Changes, 'note' | 'noteBefore'>;

/** One of the records of an edit. Those with a greater number are later. */
export interface BulkEdit {
  id: number;
  at: number;
  /** None, where the edit was taken back. */
  changes: BulkChanges;
  /** The papers into which it is not written yet. */
  keys: Identifier[];
}

export function changesNothing(changes: BulkChanges): boolean {
  return Object.keys(changes).length === 0;
}

const TABLE = 'bulkEdits';

/** For each paper into which edits are not written yet, these, in their order. */
export type Waiting = ReadonlyMap<Identifier, readonly BulkEdit[]>;

const NONE: Waiting = new Map();

/** The type by which Dexie knows a range without ends. */
const ANY: DBCoreRangeType.Any = 3;

const EVERYTHING: DBCoreKeyRange = { type: ANY, lower: undefined, upper: undefined };

/** How a record of these tables is edited. */
const EDITED: Record<string, (record: unknown, edit: BulkEdit) => unknown> = {
  papers: (record, { changes, at }) => edited(record as Paper, changes, at),
  digests: (record, { changes, at }) => digestAfter(record as Digest, changes, at),
};

/** Lies beneath all of Dexie: whoever reads papers or digests reads them as they are after all edits. */
export const joinBulkEdits: Middleware<DBCore> = {
  stack: 'dbcore',
  name: TABLE,
  level: -1,
  create: (down) => {
    /** What was read of the edits in each transaction. */
    const known = new WeakMap<DBCoreTransaction, PromiseLike<Waiting>>();

    function waitingIn(trans: DBCoreTransaction): PromiseLike<Waiting> {
      const before = known.get(trans);
      if (before) return before;
      const waiting = editsIn(trans).then(waitingOf);
      known.set(trans, waiting);
      return waiting;
    }

    function editsIn(trans: DBCoreTransaction): PromiseLike<BulkEdit[]> {
      if (!isKeptIn(trans)) return Dexie.Promise.resolve([]);
      const edits = down.table(TABLE);
      const query = { index: edits.schema.primaryKey, range: EVERYTHING };
      return edits.query({ trans, values: true, query }).then(({ result }) => result);
    }

    /** What is read, joined; the edits are read meanwhile. */
    function joining<T>(
      trans: DBCoreTransaction,
      reading: PromiseLike<T>,
      join: (read: T, waiting: Waiting) => T,
    ) {
      return Dexie.Promise.all([reading, waitingIn(trans)]).then(([read, waiting]) =>
        waiting.size === 0 ? read : join(read, waiting),
      );
    }

    function joined(table: DBCoreTable): DBCoreTable {
      const edit = EDITED[table.name];
      if (!edit) return table;
      const join = (record: unknown, waiting: Waiting) => afterEdits(record, waiting, edit);
      return {
        ...table,
        get: (req) => joining(req.trans, table.get(req), join),
        getMany: (req) =>
          joining(req.trans, table.getMany(req), (records, waiting) =>
            records.map((it) => join(it, waiting)),
          ),
        query: (req) =>
          req.values
            ? joining(req.trans, table.query(req), ({ result, ...rest }, waiting) => ({
                ...rest,
                result: result.map((it) => join(it, waiting)),
              }))
            : table.query(req),
        openCursor: (req) =>
          req.values
            ? joining(req.trans, table.openCursor(req), (cursor, waiting) =>
                cursor ? withValue(cursor, () => join(cursor.value, waiting)) : null,
              )
            : table.openCursor(req),
        mutate: (req) => (table.name === 'papers' ? writing(table, req) : table.mutate(req)),
      };
    }

    /** What is written into a paper was made of what was read: the edits are in it, or are to be no longer. */
    function writing(table: DBCoreTable, req: DBCoreMutateRequest) {
      const { trans } = req;
      return Dexie.Promise.all([table.mutate(req), waitingIn(trans)]).then(([response, waiting]) => {
        const gone = new Set([...waiting.keys()].filter(writtenBy(req)));
        if (gone.size === 0) return response;
        known.delete(trans);
        return strike(trans, gone).then(() => response);
      });
    }

    function strike(trans: DBCoreTransaction, gone: ReadonlySet<Identifier>) {
      const edits = down.table(TABLE);
      return editsIn(trans).then((before) => {
        const { left, over } = without(before, gone);
        return Dexie.Promise.all([
          edits.mutate({ trans, type: 'put', values: left }),
          edits.mutate({ trans, type: 'delete', keys: over }),
        ]);
      });
    }

    return {
      transaction(stores, mode, options) {
        const isAbout = stores.some((it) => it in EDITED) && !stores.includes(TABLE) && isIn(down);
        return down.transaction(isAbout ? [...stores, TABLE] : stores, mode, options);
      },
      table(name) {
        const table = down.table(name);
        if (name !== TABLE) return joined(table);
        return {
          ...table,
          mutate: (req) => {
            known.delete(req.trans);
            return table.mutate(req);
          },
        };
      },
    };
  },
};

function isIn({ schema }: DBCore): boolean {
  return schema.tables.some(({ name }) => name === TABLE);
}

export function waitingOf(edits: readonly BulkEdit[]): Waiting {
  if (edits.length === 0) return NONE;
  const waiting = new Map<Identifier, BulkEdit[]>();
  for (const it of edits) {
    if (changesNothing(it.changes)) continue;
    for (const key of it.keys) {
      const theirs = waiting.get(key);
      if (theirs) theirs.push(it);
      else waiting.set(key, [it]);
    }
  }
  return waiting;
}

/** What a paper, or another record of it, is after all edits that wait to be written into it. */
export function afterEdits(record: unknown, waiting: Waiting, edit = EDITED['papers']): unknown {
  const key = record ? (record as { key: Identifier }).key : '';
  return (edit && waiting.get(key)?.reduce(edit, record)) ?? record;
}

/** The cursor, with another value in each place. */
function withValue(cursor: DBCoreCursor, value: () => unknown): DBCoreCursor {
  return Object.create(cursor, { value: { get: value } });
}

function writtenBy(req: DBCoreMutateRequest): (key: Identifier) => boolean {
  if (req.type === 'deleteRange') return (key) => isWithin(key, req.range);
  const keys = new Set(req.type === 'delete' ? req.keys : req.values.map(({ key }) => key));
  return (key) => keys.has(key);
}

function isWithin(key: Identifier, { lower, upper, lowerOpen, upperOpen }: DBCoreKeyRange): boolean {
  const isAbove = lower === undefined || key > lower || (key === lower && !lowerOpen);
  const isBelow = upper === undefined || key < upper || (key === upper && !upperOpen);
  return isAbove && isBelow;
}

/** Edits without some papers: those that are left, and the numbers of those with which it is over. */
export function without(edits: readonly BulkEdit[], gone: ReadonlySet<Identifier>) {
  const touched = edits.filter(({ keys }) => keys.some((key) => gone.has(key)));
  const less = touched.map((it) => ({ ...it, keys: it.keys.filter((key) => !gone.has(key)) }));
  return {
    left: less.filter(({ keys }) => keys.length > 0),
    over: less.flatMap(({ id, keys }) => (keys.length === 0 ? [id] : [])),
  };
}

/** Databases of older versions have no such table: they are open while they are upgraded. */
function isKeptIn(trans: DBCoreTransaction): boolean {
  // What Dexie calls a transaction here is the browser's own.
  return (trans as unknown as IDBTransaction).objectStoreNames.contains(TABLE);
}
