/**
 * Bringing in what a file tells. It is worked out first what would change; then all of it happens, or nothing; and it
 * can be undone. Nothing is merged but what goes by the same identifier and is called the same: a chapter that was given
 * its book's DOI stays a chapter.
 */
import { BOOKS, IN_BOOKS } from '../citation/bibtex-fields';
import { plainTitle } from '../citation/plain-title';
import { MOST_EXTRA } from '../extra';
import { schemeOf, valueIn } from '../identifiers';
import { entryId } from '../imports/entry-id';
import type { Draft } from '../imports/import';
import { likenessOf } from '../likeness';
import { LONGEST, MOST_TAGS } from '../longest';
import type { Identifier, Paper } from '../paper';
import { isSamePaper, titlesAgree } from '../sources/same-paper';
import { fold } from '../text';
import type { LibraryDatabase } from './database';
import { type Cleared, type Desk, layOut } from './desk';
import { completionOf } from './look-after';
import { joinedNotes, mergeSighting, unionOfTags } from './merge';
import { inOneTransaction, recordsOf, withoutThose } from './records';
import { isNews } from './save';
import { undoRecords } from './undo-restore';

/**
 * What becomes of a draft: a new paper; more about a saved one, or nothing new about it; more about another draft of
 * the same file.
 */
export type Fate = 'added' | 'merged' | 'same' | 'repeated';

export interface ImportPlan extends Record<Fate, number> {
  /** New papers that look like one that is saved. */
  similar: number;
  /** What becomes of each draft, in their order. */
  fates: Fate[];
  /** Places, in that order, of those that look like a saved one. */
  alike: number[];
  /** Places of those that go by an identifier of another work, and do not share it. */
  apart: { place: number; id: Identifier; title: string }[];
}

/** What an import changed. It undoes just that. */
export interface ImportUndo {
  /** When it was done. */
  at: number;
  cleared: Cleared;
  errands: string[];
}

/** What importing these drafts would change. Nothing is written. */
export async function planImport(
  db: LibraryDatabase,
  drafts: readonly Draft[],
  source: string,
): Promise<ImportPlan> {
  const entries = entriesOf(drafts);
  const { plan, added } = lay(await layOutFor(db, entries), entries, source, Date.now());
  const likenesses = new Set(await db.digests.orderBy('likeness').uniqueKeys());
  for (const [place, paper] of added) {
    const likeness = likenessOf(paper);
    if (likeness && likenesses.has(likeness)) plan.alike.push(place);
  }
  return { ...plan, similar: plan.alike.length };
}

/**
 * Imports the drafts, in one transaction. What the reader wrote stays: tags and notes are added to it. The first draft
 * becomes the newest paper, unless the file tells when each was saved.
 * @param tell is told how many papers are written, of how many
 */
export function applyImport(
  db: LibraryDatabase,
  drafts: readonly Draft[],
  source: string,
  tell: (written: number, all: number) => void = () => {},
  at = Date.now(),
): Promise<{ plan: ImportPlan; undo: ImportUndo }> {
  const entries = entriesOf(drafts);
  return inOneTransaction(db, async () => {
    const desk = await layOutFor(db, entries, at);
    const { plan, added } = lay(desk, entries, source, at);
    const cleared = await desk.clear(tell);
    const errands = completionOf([...added.values()], at);
    const ids = errands.map(({ id }) => id);
    const known = new Set((await recordsOf(db.errands, ids, ({ id }) => id)).map(({ id }) => id));
    const put = errands.filter(({ id }) => !known.has(id));
    await db.errands.bulkPut(put);
    return { plan, undo: { at, cleared, errands: put.map(({ id }) => id) } };
  });
}

/**
 * Makes the library again what it was before that import, in one transaction. What the reader has done since stays, as
 * after the undoing of a restore.
 */
export function undoImport(
  db: LibraryDatabase,
  { at, cleared, errands }: ImportUndo,
  now = Date.now(),
): Promise<void> {
  return inOneTransaction(db, async () => {
    const { before, written, removed, dismissed } = cleared;
    await undoRecords(db, { at, before, after: written }, now);
    await db.removed.bulkPut(await withoutThose(removed, ({ key }) => key, [db.papers, db.removed]));
    await db.dismissed.bulkPut(await withoutThose(dismissed, ({ id }) => id, [db.identifiers, db.dismissed]));
    await db.errands.bulkDelete(errands);
  });
}

/** A draft, and what it goes by if it has no identifier, or none of its own. */
interface Entry extends Draft {
  entryId: Identifier;
  /** A page that is the work itself, as pages are saved that no adapter knows. */
  pageId: Identifier | undefined;
}

function entriesOf(drafts: readonly Draft[]): Entry[] {
  return drafts.map((draft) => ({ ...draft, entryId: entryId(draft.told), pageId: pageIdOf(draft) }));
}

function pageIdOf({ told: { ids, url, workType = 'misc' } }: Draft): Identifier | undefined {
  return ids.length === 0 && url && PAGES.has(workType) && url.length <= 480 ? `web:${url}` : undefined;
}

const PAGES: ReadonlySet<string> = new Set(['misc', 'online', 'electronic', 'www', 'software', 'dataset']);

function layOutFor(db: LibraryDatabase, entries: readonly Entry[], at?: number): Promise<Desk> {
  const ids = entries.flatMap(({ told, entryId, pageId }) => [
    ...told.ids,
    entryId,
    ...(pageId ? [pageId] : []),
  ]);
  return layOut(db, ids, at);
}

/** Lays each entry on the desk, and says what becomes of it. */
function lay(
  desk: Desk,
  entries: readonly Entry[],
  source: string,
  at: number,
): { plan: ImportPlan; added: ReadonlyMap<number, Paper> } {
  const plan: ImportPlan = { ...NOTHING, fates: [], alike: [], apart: [] };
  const added = new Map<number, Paper>();
  const ofThisFile = new Set<Identifier>();
  for (const [place, entry] of entries.entries()) {
    const known = knownAs(desk, entry, ofThisFile);
    const ids = idsOf(entry, known, desk);
    const clashing = entry.told.ids.filter((id) => !ids.includes(id));
    if (!known && clashing[0]) plan.apart.push({ place, id: clashing[0], title: entry.told.title });
    const account = { ...entry.told, ...extraWith(entry.told.extra, clashing), source, ids };
    // One millisecond apart, so that papers keep the order of their file.
    const merged = known
      ? mergeSighting(known, account, at)
      : desk.begin(account, entry.own.savedAt ?? at - place);
    const paper = withOwn(merged, entry, at, !known);
    const fate = !known
      ? 'added'
      : ofThisFile.has(known.key)
        ? 'repeated'
        : isNews(known, paper)
          ? 'merged'
          : 'same';
    if (fate !== 'same') desk.put(paper);
    if (fate === 'added') added.set(place, paper);
    ofThisFile.add(paper.key);
    plan[fate]++;
    plan.fates.push(fate);
  }
  return { plan, added };
}

const NOTHING = { added: 0, merged: 0, same: 0, repeated: 0, similar: 0 };

function knownAs(
  desk: Desk,
  { told, entryId, pageId }: Entry,
  ofThisFile: ReadonlySet<Identifier>,
): Paper | undefined {
  const isMeant = (paper: Paper) => {
    // Books, their volumes and what is in them are often given one identifier.
    if (isOfBook(paper) || isOfBook(told)) return beginAlike(paper.title, told.title);
    if (titlesAgree(paper, told) !== false) return true;
    // In one file an identifier is easily copied to another entry.
    if (ofThisFile.has(paper.key)) return false;
    return isSamePaper(
      paper,
      told.ids.find((id) => paper.ids.includes(id)),
      told,
    );
  };
  const known = desk.find([...told.ids, entryId], isMeant);
  if (known || !pageId) return known;
  return desk.find([pageId], (paper) => beginAlike(paper.title, told.title));
}

function isOfBook({ workType = '' }: Pick<Paper, 'workType'>): boolean {
  return BOOKS.has(workType) || IN_BOOKS.has(workType);
}

/** Whether one title is the other, or the beginning of it as without its subtitle. */
function beginAlike(a: string, b: string): boolean {
  const [short = [], long = []] = [a, b].map(wordsOf).sort((one, other) => one.length - other.length);
  const isBeginning = short.every((word, at) => word === long[at]);
  return isBeginning && (short.length === long.length || short.length > 2);
}

function wordsOf(title: string): string[] {
  return fold(plainTitle(title))
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** Its own, but for those that another work goes by; with none left the entry itself is one. */
function idsOf({ told, entryId, pageId }: Entry, known: Paper | undefined, desk: Desk): Identifier[] {
  const isFree = (id: Identifier) => known?.ids.includes(id) || !desk.isTaken(id);
  const ids = told.ids.filter(isFree);
  if (ids.length > 0) return ids;
  return known ? [...known.ids] : [...(pageId && isFree(pageId) ? [pageId] : []), entryId];
}

/** What the entry says that it goes by is not lost, though it is another work's. Its keys are not told but the reader's. */
function extraWith(
  extra: Readonly<Record<string, string>> | undefined,
  clashing: readonly Identifier[],
): { extra?: Record<string, string> } {
  if (clashing.length === 0 && extra?.['ids'] === undefined) return {};
  const numbers = clashing.flatMap((id): [string, string][] => {
    const field = { doi: 'doi', arxiv: 'eprint', isbn: 'isbn' }[schemeOf(id)];
    return field ? [[field, valueIn(id)]] : [];
  });
  const { ids: _, ...rest } = { ...Object.fromEntries(numbers), ...extra };
  return Object.keys(rest).length > 0 || extra ? { extra: rest } : {};
}

/** The paper with what the reader had written in the file, after what they wrote here. */
function withOwn(paper: Paper, { own, told }: Draft, at: number, isNew: boolean): Paper {
  const it: Paper = { ...paper, edited: { ...paper.edited } };
  const tags = unionOfTags(paper.tags, own.tags ?? []).slice(0, MOST_TAGS);
  if (tags.length > paper.tags.length) {
    it.tags = tags;
    it.edited.tags = at;
  }
  const note = joinedNotes(paper.note, own.note ?? '').slice(0, LONGEST.note);
  if (note !== paper.note) {
    it.note = note;
    it.edited.note = at;
  }
  if (own.status && own.status !== paper.status && (isNew || paper.edited.status === undefined)) {
    it.status = own.status;
    it.edited.status = at;
  }
  const keys = [own.citationKey, ...keysIn(told.extra?.['ids'])].filter((key) => key !== undefined);
  if (own.citationKey && !it.citationKey) it.citationKey = own.citationKey;
  const others = union(keysIn(paper.extra?.['ids']), keys).filter((key) => key !== it.citationKey);
  // BibLaTeX finds an entry by these as well.
  if (others.length > 0) setExtra(it, 'ids', others.join(', '));
  return it;
}

function keysIn(text = ''): string[] {
  return text.split(',').flatMap((key) => key.trim() || []);
}

function setExtra(paper: Paper, name: string, value: string): void {
  const isRoom = paper.extra?.[name] !== undefined || Object.keys(paper.extra ?? {}).length < MOST_EXTRA;
  if (!isRoom) return;
  paper.extra = { ...paper.extra, [name]: value };
  paper.from = { ...paper.from, [`extra.${name}`]: 'import/bibtex' };
}

function union(a: readonly string[], b: readonly string[]): string[] {
  return [...new Set([...a, ...b])];
}
