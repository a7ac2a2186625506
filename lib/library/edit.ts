/** What the reader writes: status, priority, tags, note. Each field remembers when it was last set. */
import type { Identifier, Priority, Status } from '../paper';
import { clean } from '../text';
import type { Digest, LibraryDatabase } from './database';
import { digestWith, type OwnFields, ownFieldsOf } from './digest';
import { unionOfTags } from './merge';
import { inLots, inOneTransaction, inTurn, rewritePapers } from './records';

const LONGEST_TAG = 100;

export interface Changes {
  status?: Status;
  priority?: Priority;
  addTags?: readonly string[];
  removeTags?: readonly string[];
  note?: string;
}

/** What the reader sets of a paper; the note only where it is the note that changes. */
interface Own extends OwnFields {
  key: Identifier;
  note?: string;
}

/** What an edit changed: whoever holds it can undo just that. */
export interface Edit {
  at: number;
  before: Own[];
}

/** Makes the changes to these papers, in one transaction. Fields that are not named keep what another page wrote. */
export function edit(
  db: LibraryDatabase,
  keys: readonly Identifier[],
  changes: Changes,
  at = Date.now(),
): Promise<Edit> {
  return inOneTransaction(db, async () => {
    const before: Own[] = [];
    await change(db, keys, changes.note !== undefined, (own) => {
      before.push(ownOf(own));
      return edited(own, changes, at);
    });
    return { at, before };
  });
}

/** Puts back what exactly this edit changed. A field that was set anew since stays as it is. */
export function undoEdit(db: LibraryDatabase, { at, before }: Edit): Promise<void> {
  return inOneTransaction(db, async () => {
    const byKey = new Map(before.map((own) => [own.key, own]));
    const hasNotes = before.some(({ note }) => note !== undefined);
    await change(db, [...byKey.keys()], hasNotes, (own) => {
      const theirs = byKey.get(own.key);
      return theirs ? asBefore(own, theirs, at) : own;
    });
  });
}

/** Notes stand in the papers, the other fields in the digests alone. */
function change(
  db: LibraryDatabase,
  keys: readonly Identifier[],
  withNotes: boolean,
  anew: <T extends Own>(own: T) => T,
): Promise<void> {
  // Records that stand near each other are read and written quicker.
  const once = [...new Set(keys)].sort();
  if (withNotes) {
    return inTurn(once, async (lot) => {
      const papers = (await db.papers.bulkGet(lot)).filter((paper) => paper !== undefined);
      await rewritePapers(db, papers.map(anew));
    });
  }
  return changeDigests(db, once, (digest) =>
    digestWith(digest, anew({ key: digest.key, ...ownFieldsOf(digest) })),
  );
}

/** While one lot is being written, the next is read and changed. */
async function changeDigests(
  db: LibraryDatabase,
  keys: readonly Identifier[],
  anew: (digest: Digest) => Digest,
): Promise<void> {
  const lots = inLots(keys);
  let next = db.digests.bulkGet(lots[0] ?? []);
  let written: PromiseLike<unknown> | undefined;
  for (const index of lots.keys()) {
    const digests = (await next).filter((digest) => digest !== undefined);
    next = db.digests.bulkGet(lots[index + 1] ?? []);
    const writing = db.digests.bulkPut(digests.map(anew));
    await written;
    written = writing;
  }
  await written;
}

function ownOf({ key, status, priority, tags, note, edited }: Own): Own {
  return {
    ...{ key, status, tags, edited },
    ...(priority && { priority }),
    ...(note !== undefined && { note }),
  };
}

function asBefore<T extends Own>(own: T, before: Own, at: number): T {
  const it: T = { ...own, edited: { ...own.edited } };
  for (const field of ['status', 'priority', 'tags', 'note'] as const) {
    if (it.edited[field] !== at) continue;
    restoreField<Own>(it, before, field);
    restoreField(it.edited, before.edited, field);
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

function edited<T extends Own>(own: T, changes: Changes, at: number): T {
  const { status, priority, addTags, removeTags, note } = changes;
  const it: T = { ...own, edited: { ...own.edited } };
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
    const kept = own.tags.filter((tag) => !gone.has(tag.toLowerCase()));
    it.tags = unionOfTags(kept, addTags?.map(tidyTag).filter(Boolean) ?? []);
    it.edited.tags = at;
  }
  if (note !== undefined) {
    it.note = note;
    it.edited.note = at;
  }
  return it;
}

/** A tag as it is kept: one clean line, and not a long one. */
export function tidyTag(tag: string): string {
  return clean(tag).slice(0, LONGEST_TAG).toWellFormed();
}
