/** What the reader writes: status, priority, tags, note. */
import { type Identifier, Paper } from '../paper';
import { type BulkChanges, isTakenBack } from './bulk-edits';
import type { LibraryDatabase } from './database';
import { type Changes, edited } from './edited';
import { unionOfTags } from './merge';
import { lotReader } from './query';
import { inOneTransaction, inTwoLanes, rewritePapers } from './records';

type OwnFields = Pick<Paper, 'key' | 'status' | 'priority' | 'tags' | 'note' | 'edited'>;

/** What an edit changed: whoever holds it can undo just that. */
export interface Edit {
  at: number;
  changes: Changes;
  before: OwnFields[];
  /** The numbers of its records, where it was kept as an edit of many papers. */
  bulk?: number[];
}

/** More papers than this wait too long for each other: they are edited as many at once. */
const FEW = 200;

/** Keys in one record of an edit of many. */
const KEYS_IN_RECORD = 1000;

/** Makes the changes to these papers, in one transaction. Fields that are not named keep what another page wrote. */
export function edit(
  db: LibraryDatabase,
  keys: readonly Identifier[],
  changes: Changes,
  at = Date.now(),
): Promise<Edit> {
  if (keys.length > FEW && changes.note === undefined) return editMany(db, keys, changes, at);
  return inOneTransaction(db, async () => {
    const before: OwnFields[] = [];
    await rewrite(db, keys, (paper) => {
      before.push(ownFields(paper));
      return edited(paper, changes, at);
    });
    return { at, changes, before };
  });
}

/** The same in as short a time as can be: the papers themselves are written later. */
export function editMany(
  db: LibraryDatabase,
  keys: readonly Identifier[],
  changes: BulkChanges,
  at: number,
): Promise<Edit> {
  return inOneTransaction(db, async () => {
    const before: OwnFields[] = [];
    const sorted = [...new Set(keys)].sort();
    const read = lotReader(db);
    await inTwoLanes(sorted, async (lot) => {
      // What cannot be read as a paper stays as it is: nobody could read it, or anything, with an edit to be made of it.
      const papers = (await read(lot)).filter((it) => Paper.safeParse(it).success);
      before.push(...papers.map(ownFields));
    });
    if (before.length === 0) return { at, changes, before };
    const there = before.map(({ key }) => key);
    const records = Array.from({ length: Math.ceil(there.length / KEYS_IN_RECORD) }, (_, n) => {
      const keys = there.slice(n * KEYS_IN_RECORD, (n + 1) * KEYS_IN_RECORD);
      return { at, changes, keys, count: keys.length };
    });
    return { at, changes, before, bulk: await db.bulkEdits.bulkAdd(records, { allKeys: true }) };
  });
}

/**
 * Puts back what exactly this edit changed. A field that was set anew since stays as it is, but for the tags, of which
 * each is set for itself. Tells of how many papers something was put back.
 */
export function undoEdit(db: LibraryDatabase, done: Edit): Promise<number> {
  const { before, bulk = [] } = done;
  return inOneTransaction(db, async () => {
    const waiting = await onlyWaiting(db, bulk);
    let undone = waiting.size;
    const byKey = new Map(before.flatMap((own) => (waiting.has(own.key) ? [] : [[own.key, own]])));
    await rewrite(db, [...byKey.keys()], (paper) => {
      const back = takenBack(paper, byKey.get(paper.key) ?? paper, done);
      if (back !== paper) undone++;
      return back;
    });
    if (bulk.length) await empty(db, bulk);
    return undone;
  });
}

/** The paper without what the edit changed; the very same one where nothing of that is left. */
function takenBack(paper: Paper, own: OwnFields, { at, changes }: Edit): Paper {
  const fields = OWN_FIELDS.filter((field) => paper.edited[field] === at);
  const tags = tagsBefore(own.tags, edited(own, changes, at).tags, paper.tags);
  if (fields.length === 0 && isSameList(tags, paper.tags)) return paper;
  return { ...withFieldsOf(paper, own, fields), tags };
}

/** What tags were before they became these, with what else became of them since. */
function tagsBefore(before: string[], after: readonly string[], now: readonly string[]): string[] {
  if (isSameList(now, after)) return before;
  const added = new Set(after.filter((tag) => !before.includes(tag)).map((tag) => tag.toLowerCase()));
  const kept = now.filter((tag) => !added.has(tag.toLowerCase()));
  return unionOfTags(
    kept,
    before.filter((tag) => !after.includes(tag)),
  );
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((it, place) => it === b[place]);
}

/** Makes records of an edit change nothing. They stay: by their keys whoever follows the library knows what changed. */
async function empty(db: LibraryDatabase, bulk: readonly number[]): Promise<void> {
  const left = (await db.bulkEdits.bulkGet([...bulk])).filter((it) => it !== undefined);
  if (left.length) await db.bulkEdits.bulkPut(left.map((it) => ({ ...it, changes: {} })));
}

/** The papers into which an edit of many is not written yet, and no other one waits to be. */
async function onlyWaiting(db: LibraryDatabase, bulk: readonly number[]): Promise<ReadonlySet<Identifier>> {
  if (bulk.length === 0) return new Set();
  const edits = await db.bulkEdits.toArray();
  const others = new Set(edits.flatMap((it) => (bulk.includes(it.id) || isTakenBack(it) ? [] : it.keys)));
  const ours = edits.flatMap(({ id, keys }) => (bulk.includes(id) ? keys : []));
  return new Set(ours.filter((key) => !others.has(key)));
}

function rewrite(
  db: LibraryDatabase,
  keys: readonly Identifier[],
  anew: (paper: Paper) => Paper,
): Promise<void> {
  // Records that stand near each other are read and written quicker.
  const sorted = [...new Set(keys)].sort();
  return inTwoLanes(sorted, async (lot) => {
    const papers = (await db.papers.bulkGet(lot)).filter((paper) => paper !== undefined);
    await rewritePapers(db, papers.map(anew));
  });
}

function ownFields({ key, status, priority, tags, note, edited }: Paper): OwnFields {
  return { key, status, tags, note, edited, ...(priority && { priority }) };
}

const OWN_FIELDS = ['status', 'priority', 'tags', 'note'] as const;

/** Whether the reader has written on it after this moment. */
export function isEditedSince({ edited }: Paper, at: number): boolean {
  return OWN_FIELDS.some((field) => (edited[field] ?? 0) > at);
}

/** The paper with what the reader wrote on another state of it after this moment. */
export function withEditsSince(paper: Paper, now: Paper, at: number): Paper {
  return withFieldsOf(
    paper,
    now,
    OWN_FIELDS.filter((field) => (now.edited[field] ?? 0) > at),
  );
}

function withFieldsOf(paper: Paper, from: OwnFields, fields: readonly (typeof OWN_FIELDS)[number][]): Paper {
  const it: Paper = { ...paper, edited: { ...paper.edited } };
  for (const field of fields) {
    restoreField(it, from, field);
    restoreField(it.edited, from.edited, field);
  }
  return it;
}

function restoreField<T extends object>(
  it: T,
  before: NoInfer<T> | Partial<NoInfer<T>>,
  field: keyof T,
): void {
  const value = before[field];
  if (value === undefined) delete it[field];
  else it[field] = value as T[keyof T];
}
