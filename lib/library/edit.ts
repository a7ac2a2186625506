/** What the reader writes: status, priority, tags, note. Each field remembers when it was last set. */
import { LONGEST } from '../longest';
import type { Identifier, Paper, Priority, Status } from '../paper';
import { clean } from '../text';
import type { LibraryDatabase } from './database';
import { joinedNotes, unionOfTags } from './merge';
import { inOneTransaction, inTwoLanes, rewritePapers } from './records';

export interface Changes {
  status?: Status;
  priority?: Priority;
  addTags?: readonly string[];
  removeTags?: readonly string[];
  note?: string;
  /** The note that the new one was written over: what another page has made of it since is kept with the new one. */
  noteBefore?: string;
}

type OwnFields = Pick<Paper, 'key' | 'status' | 'priority' | 'tags' | 'note' | 'edited'>;

/** What an edit changed: whoever holds it can undo just that. */
export interface Edit {
  at: number;
  before: OwnFields[];
}

/** Makes the changes to these papers, in one transaction. Fields that are not named keep what another page wrote. */
export function edit(
  db: LibraryDatabase,
  keys: readonly Identifier[],
  changes: Changes,
  at = Date.now(),
): Promise<Edit> {
  return inOneTransaction(db, async () => {
    const before: OwnFields[] = [];
    await rewrite(db, keys, (paper) => {
      before.push(ownFields(paper));
      return edited(paper, changes, at);
    });
    return { at, before };
  });
}

/** Puts back what exactly this edit changed. A field that was set anew since stays as it is. */
export function undoEdit(db: LibraryDatabase, { at, before }: Edit): Promise<void> {
  return inOneTransaction(db, async () => {
    const byKey = new Map(before.map((own) => [own.key, own]));
    await rewrite(db, [...byKey.keys()], (paper) => asBefore(paper, byKey.get(paper.key) ?? paper, at));
  });
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

function asBefore(paper: Paper, before: OwnFields, at: number): Paper {
  return withFieldsOf(
    paper,
    before,
    OWN_FIELDS.filter((field) => paper.edited[field] === at),
  );
}

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

function edited(paper: Paper, changes: Changes, at: number): Paper {
  const { status, priority, addTags, removeTags, note, noteBefore = paper.note } = changes;
  const it: Paper = { ...paper, edited: { ...paper.edited } };
  if (status !== undefined) {
    it.status = status;
    it.edited.status = at;
  }
  if (priority !== undefined) {
    it.priority = priority;
    it.edited.priority = at;
  }
  if (addTags || removeTags) {
    const gone = new Set(removeTags?.map((tag) => tag.toLowerCase()));
    const kept = paper.tags.filter((tag) => !gone.has(tag.toLowerCase()));
    it.tags = unionOfTags(kept, addTags?.map(tidyTag).filter(Boolean) ?? []);
    it.edited.tags = at;
  }
  if (note !== undefined) {
    it.note = noteOfBoth(noteBefore, note, paper.note);
    it.edited.note = at;
  }
  return it;
}

/** The note that holds what two pages made of one: what the other wrote before or behind it stands there. */
function noteOfBoth(before: string, mine: string, theirs: string): string {
  if (theirs === before) return mine;
  if (mine === before) return theirs;
  if (before && theirs.startsWith(before)) return (mine + theirs.slice(before.length)).slice(0, LONGEST.note);
  if (before && theirs.endsWith(before)) {
    return (theirs.slice(0, -before.length) + mine).slice(0, LONGEST.note);
  }
  return joinedNotes(mine, theirs).slice(0, LONGEST.note);
}

/** A tag as it is kept: one clean line, and not a long one. */
export function tidyTag(tag: string): string {
  return clean(tag).slice(0, LONGEST.tag).toWellFormed();
}
