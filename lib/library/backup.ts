/**
 * The way back from a backup. A backup is somebody's file: each record is checked, good ones among bad ones can be
 * used, and bringing it back happens wholly or not at all.
 */
import * as z from 'zod';
import { t } from '../i18n';
import { atOnce, inSteps, type Steps, type Tell } from '../in-steps';
import { parseJson } from '../json';
import { type Identifier, Paper, type Paper as PaperType } from '../paper';
import { type Aside, type AsideUndo, putAside, readAside, undoAside } from './aside';
import type { LibraryDatabase } from './database';
import { withFreeKey } from './free-key';
import { lookAfter } from './look-after';
import { compatible, mergePapers } from './merge';
import { erasePapers, writePapers } from './records';
import { type RestoreUndo, undoRecords } from './undo-restore';
import { BACKUP_FORMAT, WHOLE_VERSION } from './write-backup';

/** A file larger than this is not read: it would not fit in memory next to the library. */
const MOST_TEXT = 500_000_000;

const Envelope = z.object({
  format: z.literal(BACKUP_FORMAT),
  version: z.int(),
  exportedAt: z.string(),
  papers: z.array(z.unknown()),
});

export interface Backup {
  exportedAt: string;
  papers: PaperType[];
  /** What stands beside them, where the backup is of a whole library. */
  aside?: Aside;
}

/** A record that cannot be used: its place in the file, its title where it has one, and why. */
export interface BadRecord {
  index: number;
  title?: string;
  why: string;
}

export type ReadBackup = { ok: true; backup: Backup; bad: BadRecord[] } | { ok: false; error: string };

/** Adding what the backup holds, or making the library what the backup is. */
export type RestoreMode = 'merge' | 'replace';

/** What bringing a backup back will change, or has changed. */
export interface Plan {
  added: number;
  changed: number;
  same: number;
  removed: number;
}

/** Reads a backup's text. Nothing is written yet. */
export function readBackup(text: string): ReadBackup {
  return atOnce(readingBackup(text));
}

/** The same, paper by paper. */
export function* readingBackup(text: string): Steps<ReadBackup> {
  if (text.length > MOST_TEXT) return failed(t('backupTooLarge'));
  let data: unknown;
  try {
    data = parseJson(text);
  } catch {
    const isCut = /^\s*\{/.test(text) && !/\}\s*$/.test(text);
    return failed(isCut ? t('backupCut') : t('backupNoJson'));
  }
  if (typeof data !== 'object' || data === null || !('format' in data) || data.format !== BACKUP_FORMAT) {
    return failed(t('backupForeign'));
  }
  const envelope = Envelope.safeParse(data);
  if (!envelope.success) return failed(t('backupDamaged'));
  const { version, papers, exportedAt } = envelope.data;
  if (version > WHOLE_VERSION) {
    return failed(t('backupNewer'));
  }
  const { backup, bad } = yield* recordsOf(papers, exportedAt);
  return {
    ok: true,
    backup: version === WHOLE_VERSION ? { ...backup, aside: readAside(data) } : backup,
    bad,
  };
}

function failed(error: string): ReadBackup {
  return { ok: false, error };
}

function* recordsOf(
  records: readonly unknown[],
  exportedAt: string,
): Steps<{ backup: Backup; bad: BadRecord[] }> {
  const byKey = new Map<Identifier, PaperType>();
  const bad: BadRecord[] = [];
  for (const [index, record] of records.entries()) {
    yield { done: index, total: records.length };
    const parsed = Paper.safeParse(record);
    if (parsed.success) {
      const known = byKey.get(parsed.data.key);
      byKey.set(parsed.data.key, known ? mergePapers(known, parsed.data) : parsed.data);
      continue;
    }
    const field = parsed.error.issues[0]?.path.join('.');
    const title = titleOf(record);
    const why = field ? t('badField', field) : t('badRecord');
    bad.push({ index, why, ...(title && { title }) });
  }
  return { backup: { exportedAt, papers: [...byKey.values()] }, bad };
}

function titleOf(record: unknown): string | undefined {
  if (typeof record !== 'object' || record === null || !('title' in record)) return undefined;
  return typeof record.title === 'string' ? record.title.slice(0, 200) : undefined;
}

/** What bringing the backup back would change, either way. */
export async function planRestore(
  db: LibraryDatabase,
  { papers }: Backup,
  tell: Tell = () => {},
): Promise<Record<RestoreMode, Plan>> {
  const library = await db.transaction('r', [db.papers, db.identifiers, db.removed], () => standingIn(db));
  return inSteps(bothPlans(library, papers), tell);
}

function* bothPlans(library: Standing, papers: readonly PaperType[]): Steps<Record<RestoreMode, Plan>> {
  const merging = drawUp(library, papers, 'merge');
  const replacing = drawUp(library, papers, 'replace');
  while (true) {
    const merge = merging.next();
    const replace = replacing.next();
    if (merge.done && replace.done) return { merge: merge.value.plan, replace: replace.value.plan };
    if (!merge.done) yield merge.value;
  }
}

/** What bringing a backup back changed. */
export interface BackupUndo extends RestoreUndo {
  aside: AsideUndo;
}

/**
 * Brings the backup back in one transaction. Merging removes nothing: where both hold a paper, what either was told
 * stays, and of the reader's own fields the one that was edited last. Replacing takes out what the backup lacks, as
 * Remove does, and what the reader wrote is as in the backup. What comes in is completed and looked after like all else.
 * @param tell is told how many papers are compared, and then how many are written, of how many
 */
export function applyRestore(
  db: LibraryDatabase,
  { papers, aside }: Backup,
  mode: RestoreMode,
  at = Date.now(),
  tell: Tell = () => {},
): Promise<{ plan: Plan; undo: BackupUndo }> {
  return db.transaction('rw', db.tables, async () => {
    const library = await standingIn(db);
    // Any question to the library keeps the transaction.
    const pause = () => db.tagLooks.count();
    const { plan, write, gone, before } = await inSteps(drawUp(library, papers, mode), tell, pause);
    await erasePapers(db, [...before, ...gone]);
    await db.removed.bulkPut(gone.map((paper) => ({ key: paper.key, ids: paper.ids, removedAt: at, paper })));
    await writePapers(db, write, new Set(), (written) => tell(written, write.length));
    const after = write.map(({ key }) => key);
    const buried = (await db.removed.bulkGet(after)).filter((it) => it !== undefined);
    await db.removed.bulkDelete(after);
    await lookAfter(db, write, at);
    const others = aside ? await putAside(db, aside, mode === 'replace') : [];
    // Up to here it can be ended.
    tell(write.length, write.length);
    const undone: AsideUndo = [{ table: 'removed', before: buried, added: [] }, ...others];
    return { plan, undo: { at, before: [...before, ...gone], after, aside: undone } };
  });
}

/** Makes the library again what it was before that, in one transaction. */
export function undoBackup(
  db: LibraryDatabase,
  { aside, ...papers }: BackupUndo,
  now = Date.now(),
): Promise<void> {
  return db.transaction('rw', db.tables, async () => {
    await undoRecords(db, papers, now);
    await undoAside(db, aside);
  });
}

interface Drawing {
  plan: Plan;
  write: PaperType[];
  /** Papers of the library that `write` stands in for. */
  before: PaperType[];
  gone: PaperType[];
}

/** What the library holds when a backup comes to it. */
interface Standing {
  there: ReadonlyMap<Identifier, PaperType>;
  owners: ReadonlyMap<Identifier, Identifier>;
  removed: readonly Identifier[];
}

/** Papers that are read in one go. */
const LOT = 500;

/** Reads it inside a transaction that the caller opened. */
async function standingIn(db: LibraryDatabase): Promise<Standing> {
  const there = new Map<Identifier, PaperType>();
  let last = '';
  while (true) {
    const lot = await db.papers.where(':id').above(last).limit(LOT).toArray();
    for (const paper of lot) there.set(paper.key, paper);
    const end = lot.at(-1);
    if (!end) break;
    last = end.key;
  }
  const owners = new Map((await db.identifiers.toArray()).map(({ id, key }) => [id, key]));
  return { there, owners, removed: await db.removed.toCollection().primaryKeys() };
}

function* drawUp(
  { there, owners, removed }: Standing,
  papers: readonly PaperType[],
  mode: RestoreMode,
): Steps<Drawing> {
  const others = new Set([...removed, ...papers.map(({ key }) => key)]);
  const plan: Plan = { added: 0, changed: 0, same: 0, removed: 0 };
  const write = new Map<Identifier, PaperType>();
  const before = new Map<Identifier, PaperType>();
  /** The keys that papers of the backup have in the library. */
  const placed = new Set<Identifier>();
  const isTaken = (id: Identifier) => there.has(id) || write.has(id) || others.has(id);
  for (const [done, it] of papers.entries()) {
    yield { done, total: papers.length };
    // Another paper has its key by now.
    const isApart = there.has(it.key) && !matches(it, there, owners);
    const paper = isApart ? withFreeKey(it, isTaken, it.savedAt) : it;
    const known = matches(paper, there, owners);
    if (!known) {
      plan.added++;
      write.set(paper.key, paper);
      placed.add(paper.key);
      continue;
    }
    const standing = write.get(known.key) ?? known;
    // Two papers of the backup may be one in the library by now: each comes back under the key that it had.
    const next = mode === 'merge' ? joined(standing, paper) : paper;
    if (same(known, next)) {
      plan.same++;
    } else {
      if (!before.has(known.key)) plan.changed++;
      else if (mode === 'replace') plan.added++;
      write.set(next.key, next);
    }
    placed.add(next.key);
    before.set(known.key, known);
  }
  const gone = mode === 'replace' ? [...there.values()].filter(({ key }) => !before.has(key)) : [];
  plan.removed = gone.length;
  const replaced = [...before.values()].filter(({ key }) => write.has(key) || !placed.has(key));
  return { plan, write: [...write.values()], before: replaced, gone };
}

function matches(
  paper: PaperType,
  there: ReadonlyMap<Identifier, PaperType>,
  owners: ReadonlyMap<Identifier, Identifier>,
): PaperType | undefined {
  const candidates = [paper.key, ...paper.ids].flatMap((id) => there.get(owners.get(id) ?? id) ?? []);
  return candidates.find((known) => compatible([known, paper]).length === 2);
}

/** Told fields merge; of each field of the reader's the one that was edited last stands. */
function joined(known: PaperType, other: PaperType): PaperType {
  const merged = mergePapers(known, other);
  const newer = (field: keyof PaperType['edited']) => (other.edited[field] ?? 0) > (known.edited[field] ?? 0);
  merged.status = newer('status') ? other.status : known.status;
  merged.tags = newer('tags') ? other.tags : known.tags;
  merged.note = newer('note') ? other.note : known.note;
  const priority = newer('priority') ? other.priority : known.priority;
  if (priority) merged.priority = priority;
  return merged;
}

function same(a: PaperType, b: PaperType): boolean {
  return JSON.stringify(a) === JSON.stringify(b) || ordered(a) === ordered(b);
}

/** The same text for the same record, in whatever order its fields were written. */
function ordered(paper: PaperType): string {
  return JSON.stringify(paper, (_, value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
