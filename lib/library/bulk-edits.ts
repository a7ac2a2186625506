/**
 * Edits of many papers at once. A browser needs seconds to write some thousands of records, so that such an edit is
 * written as what it is, in a few records of its own, and holds from then on: whatever is read of papers and digests
 * is read as it is after it (`read-edited.ts`). Later, when nobody waits for it, it is written into the papers
 * (`settle.ts`), and forgotten.
 */
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
  /** How many they were at first. */
  count: number;
}

/** For each paper into which edits are not written yet, these, in their order. */
export type Waiting = ReadonlyMap<Identifier, readonly BulkEdit[]>;

/** How a record of these tables is edited. */
const EDITED = {
  papers: (record: unknown, { changes, at }: BulkEdit): unknown => edited(record as Paper, changes, at),
  digests: (record: unknown, { changes, at }: BulkEdit): unknown =>
    digestAfter(record as Digest, changes, at),
};

export type EditedTable = keyof typeof EDITED;

export function isEditedTable(name: string): name is EditedTable {
  return name in EDITED;
}

export function isTakenBack({ changes }: BulkEdit): boolean {
  return Object.keys(changes).length === 0;
}

export function waitingOf(edits: readonly BulkEdit[]): Map<Identifier, BulkEdit[]> {
  const waiting = new Map<Identifier, BulkEdit[]>();
  for (const it of edits) {
    if (isTakenBack(it)) continue;
    for (const key of it.keys) {
      const theirs = waiting.get(key);
      if (theirs) theirs.push(it);
      else waiting.set(key, [it]);
    }
  }
  return waiting;
}

/** What a paper, or its digest, is after all edits that wait to be written into it. */
export function afterEdits(record: unknown, waiting: Waiting, table: EditedTable = 'papers'): unknown {
  const key = record ? (record as { key: Identifier }).key : '';
  return waiting.get(key)?.reduce(EDITED[table], record) ?? record;
}

/** What becomes of edits when papers have them: those that are left of them, and those with which it is over. */
export function lessened(edits: readonly BulkEdit[], written: ReadonlySet<Identifier>) {
  const touched = edits.filter(({ keys }) => keys.some((key) => written.has(key)));
  const less = touched.map((it) => ({ ...it, keys: it.keys.filter((key) => !written.has(key)) }));
  return {
    left: less.filter(({ keys }) => keys.length > 0),
    over: less.flatMap(({ id, keys }) => (keys.length === 0 ? [id] : [])),
  };
}
