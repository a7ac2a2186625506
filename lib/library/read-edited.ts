/**
 * Reading papers and digests as they are after all edits of many that are not written into them yet, whoever reads them
 * and however. It lies beneath what the library uses of Dexie.
 */
import Dexie, {
  type DBCore,
  type DBCoreCursor,
  type DBCoreKeyRange,
  type DBCoreMutateRequest,
  type DBCoreMutateResponse,
  type DBCoreRangeType,
  type DBCoreTable,
  type DBCoreTransaction,
  type Middleware,
} from 'dexie';
import type { Identifier } from '../paper';
import {
  afterEdits,
  type BulkEdit,
  type EditedTable,
  isEditedTable,
  lessened,
  type Waiting,
  waitingOf,
} from './bulk-edits';

const TABLE = 'bulkEdits';

/** The type by which Dexie knows a range without ends. */
const ANY: DBCoreRangeType.Any = 3;

const EVERYTHING: DBCoreKeyRange = { type: ANY, lower: undefined, upper: undefined };

/** The edits as they are in a transaction. */
interface Known {
  edits: readonly BulkEdit[];
  waiting: Map<Identifier, BulkEdit[]>;
}

export const readEdited: Middleware<DBCore> = {
  stack: 'dbcore',
  name: TABLE,
  level: -1,
  create: (down) => {
    const known = new WeakMap<DBCoreTransaction, PromiseLike<Known>>();

    /** Read once in each transaction. */
    function knownIn(trans: DBCoreTransaction): PromiseLike<Known> {
      const before = known.get(trans);
      if (before) return before;
      const reading = editsIn(trans).then((edits) => ({ edits, waiting: waitingOf(edits) }));
      known.set(trans, reading);
      return reading;
    }

    function editsIn(trans: DBCoreTransaction): PromiseLike<BulkEdit[]> {
      if (!isKeptIn(trans)) return Dexie.Promise.resolve([]);
      const edits = down.table(TABLE);
      const query = { index: edits.schema.primaryKey, range: EVERYTHING };
      return edits.query({ trans, values: true, query }).then(({ result }) => result);
    }

    /** What is read, after the edits, which are read meanwhile. */
    function after<T>(
      trans: DBCoreTransaction,
      reading: PromiseLike<T>,
      edit: (read: T, waiting: Waiting) => T,
    ) {
      return Dexie.Promise.all([reading, knownIn(trans)]).then(([read, { waiting }]) =>
        waiting.size === 0 ? read : edit(read, waiting),
      );
    }

    function edited(table: DBCoreTable, name: EditedTable): DBCoreTable {
      const edit = (record: unknown, waiting: Waiting) => afterEdits(record, waiting, name);
      return {
        ...table,
        get: (req) => after(req.trans, table.get(req), edit),
        getMany: (req) =>
          after(req.trans, table.getMany(req), (records, waiting) => records.map((it) => edit(it, waiting))),
        query: (req) =>
          req.values
            ? after(req.trans, table.query(req), ({ result, ...rest }, waiting) => ({
                ...rest,
                result: result.map((it) => edit(it, waiting)),
              }))
            : table.query(req),
        openCursor: (req) =>
          req.values
            ? after(req.trans, table.openCursor(req), (cursor, waiting) =>
                cursor ? withValue(cursor, () => edit(cursor.value, waiting)) : null,
              )
            : table.openCursor(req),
        mutate: (req) => (name === 'papers' ? writing(table, req) : table.mutate(req)),
      };
    }

    /**
     * What is written into a paper was made of what was read: the edits are in it, or are to be no longer. Its digest has
     * to be written with it, for it is read without them from then on.
     */
    function writing(table: DBCoreTable, req: DBCoreMutateRequest) {
      return Dexie.Promise.all([table.mutate(req), knownIn(req.trans)]).then(([response, theirs]) => {
        if (theirs.waiting.size === 0) return response;
        const written = new Set([...theirs.waiting.keys()].filter(isWrittenBy(req)));
        return written.size === 0 ? response : strike(req.trans, theirs, written).then(() => response);
      });
    }

    /** Takes papers out of the edits: known at once, so that what is written beside it takes out more, and not less. */
    function strike(trans: DBCoreTransaction, theirs: Known, written: ReadonlySet<Identifier>) {
      const table = down.table(TABLE);
      const { left, over } = lessened(theirs.edits, written);
      const now = new Map(left.map((it) => [it.id, it]));
      theirs.edits = theirs.edits.flatMap((it) => (over.includes(it.id) ? [] : (now.get(it.id) ?? it)));
      for (const key of written) theirs.waiting.delete(key);
      return Dexie.Promise.all([
        table.mutate({ trans, type: 'put', values: left }),
        table.mutate({ trans, type: 'delete', keys: over }),
      ]).then((responses) => responses.forEach(throwFailure));
    }

    return {
      transaction(stores, mode, options) {
        const isAbout = stores.some(isEditedTable) && !stores.includes(TABLE) && isIn(down);
        return down.transaction(isAbout ? [...stores, TABLE] : stores, mode, options);
      },
      table(name) {
        const table = down.table(name);
        if (isEditedTable(name)) return edited(table, name);
        if (name !== TABLE) return table;
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

/** Databases of older versions have no such table: they are open while they are upgraded. */
function isKeptIn(trans: DBCoreTransaction): boolean {
  // What Dexie calls a transaction here is the browser's own.
  return (trans as unknown as IDBTransaction).objectStoreNames.contains(TABLE);
}

/** The cursor, with another value in each place. The browser's own getters want the browser's own cursor. */
function withValue(cursor: DBCoreCursor, value: () => unknown): DBCoreCursor {
  return Object.create(cursor, {
    key: { get: () => cursor.key },
    primaryKey: { get: () => cursor.primaryKey },
    value: { get: value },
  });
}

function isWrittenBy(req: DBCoreMutateRequest): (key: Identifier) => boolean {
  if (req.type === 'deleteRange') return (key) => isWithin(key, req.range);
  const keys = new Set(req.type === 'delete' ? req.keys : req.values.map(({ key }) => key));
  return (key) => keys.has(key);
}

function isWithin(key: Identifier, { type, lower, upper, lowerOpen, upperOpen }: DBCoreKeyRange): boolean {
  if (type === ANY) return true;
  const isAbove = lower === undefined || key > lower || (key === lower && !lowerOpen);
  const isBelow = upper === undefined || key < upper || (key === upper && !upperOpen);
  return isAbove && isBelow;
}

/** Dexie tells of records that could not be written without throwing anything. */
function throwFailure({ numFailures, failures }: DBCoreMutateResponse): void {
  if (numFailures > 0) throw Object.values(failures)[0];
}
