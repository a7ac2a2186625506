/**
 * A desk: the records that a number of sightings touch, read at once, changed in memory, and written at once. Nothing
 * is written before the desk is cleared.
 */
import { contradict, keyOf } from '../identifiers';
import type { Identifier, Paper } from '../paper';
import type { Dismissed, LibraryDatabase, Removed } from './database';
import { withFreeKey } from './free-key';
import { type Account, compatible, mergePapers, mergeSighting, paperFrom } from './merge';
import { erasePapers, ownerAmong, owns, recordsOf, writePapers } from './records';

export interface Desk {
  /**
   * The paper that goes by one of these identifiers. Two saved papers that they show to be one become one.
   * @param accepts says of a paper that goes by one of them whether it is the one that is meant
   */
  find(ids: readonly Identifier[], accepts?: (paper: Paper) => boolean): Paper | undefined;
  /** A paper that is new, or that comes back from the removed. */
  begin(account: Account, at: number): Paper;
  put(paper: Paper): void;
  /** Whether a paper on the desk owns this identifier. */
  isTaken(id: Identifier): boolean;
  /** Writes what was changed. Gives what it was before. */
  clear(tell?: (written: number, all: number) => void): Promise<Cleared>;
}

/** What clearing the desk changed: whoever holds it can undo just that. */
export interface Cleared {
  /** The papers as they were that were changed, or became part of another. */
  before: Paper[];
  /** What was remembered as removed, and is there again. */
  removed: Removed[];
  dismissed: Dismissed[];
  /** The keys of what was written. */
  written: Identifier[];
  /** The keys of what became part of another. */
  absorbed: Identifier[];
}

export async function layOut(
  db: LibraryDatabase,
  ids: readonly Identifier[],
  removedAt = Date.now(),
): Promise<Desk> {
  const asked = [...new Set(ids)];
  const owned = await recordsOf(db.identifiers, asked, ({ id }) => id);
  const owners = new Map<Identifier, Identifier>(owned.map(({ id, key }) => [id, key]));
  const unowned = new Set(asked.filter((id) => !owners.has(id)));
  /** Who goes by an identifier that another owns. */
  const beside = new Map<Identifier, Set<Identifier>>();
  for (const { id, keys } of await recordsOf(db.beside, asked, ({ id }) => id)) beside.set(id, new Set(keys));
  const papers = new Map<Identifier, Paper>();
  const there = new Set([...owners.values(), ...[...beside.values()].flatMap((keys) => [...keys])]);
  for (const paper of await db.papers.bulkGet([...there])) {
    if (paper) papers.set(paper.key, paper);
  }
  const saved: ReadonlyMap<Identifier, Paper> = new Map(papers);
  const bin = new Map<Identifier, Removed>();
  for (const it of await recordsOf(db.removed, asked, ({ key }) => key)) bin.set(it.key, it);

  const changed = new Set<Identifier>();
  const absorbed: Paper[] = [];
  /** What became part of another here. */
  const buried = new Map<Identifier, Removed>();
  const back: Identifier[] = [];

  function find(ids: readonly Identifier[], accepts?: (paper: Paper) => boolean): Paper | undefined {
    const keys = [...new Set(ids.flatMap((id) => owners.get(id) ?? []))];
    const candidates = keys
      .flatMap((key) => papers.get(key) ?? [])
      .filter((paper) => !contradict(paper.ids, ids) && (accepts?.(paper) ?? true));
    const same = compatible(candidates);
    if (same.length < 2) return same[0];
    const key = keyOf(same.map((paper) => paper.key));
    const [kept, ...others] = same.toSorted((a, b) => Number(b.key === key) - Number(a.key === key));
    return kept && others.reduce(absorb, kept);
  }

  function absorb(kept: Paper, other: Paper): Paper {
    papers.delete(other.key);
    changed.delete(other.key);
    absorbed.push(other);
    const { key, ids } = other;
    buried.set(key, { key, ids, removedAt, paper: other, mergedInto: kept.key });
    const merged = mergePapers(kept, other);
    put(merged);
    return merged;
  }

  function begin(account: Account, at: number): Paper {
    // What came back here is still in the bin.
    const removed = account.ids.map(removedAs).find((it) => it?.paper && !papers.has(it.key));
    if (!removed?.paper || contradict(removed.ids, account.ids)) {
      const isTaken = (id: Identifier) => papers.has(id) || removedAs(id)?.paper !== undefined;
      return withFreeKey(paperFrom(account, at), isTaken, at);
    }
    back.push(removed.key);
    return { ...mergeSighting(removed.paper, account, at), savedAt: at };
  }

  function removedAs(id: Identifier): Removed | undefined {
    return buried.get(id) ?? bin.get(id);
  }

  function put(paper: Paper): void {
    papers.set(paper.key, paper);
    buried.delete(paper.key);
    changed.add(paper.key);
    for (const id of paper.ids) {
      const owner = owners.get(id);
      if (owner === paper.key) continue;
      const [first, second] = isTaken(id) && owner ? [owner, paper.key] : [paper.key, heirOf(id)];
      const isSecond = second !== undefined && owns(id, second, first);
      owners.set(id, isSecond ? second : first);
      if (second !== undefined) beside.set(id, (beside.get(id) ?? new Set()).add(isSecond ? first : second));
    }
  }

  /** Who owns an identifier whose owner is gone. */
  function heirOf(id: Identifier): Identifier | undefined {
    const holders = [...(beside.get(id) ?? [])].filter((key) => papers.get(key)?.ids.includes(id));
    return ownerAmong(id, holders);
  }

  function isTaken(id: Identifier): boolean {
    const owner = owners.get(id);
    return owner !== undefined && papers.has(owner);
  }

  async function clear(tell?: (written: number, all: number) => void): Promise<Cleared> {
    if (absorbed.length) {
      await erasePapers(db, absorbed);
      await db.removed.bulkPut([...buried.values()]);
    }
    const written = [...changed].flatMap((key) => papers.get(key) ?? []);
    await writePapers(db, written, unowned, (done) => tell?.(done, written.length));
    const gone = [...new Set([...back, ...written.map(({ key }) => key)])].filter((key) => bin.has(key));
    // What came back here may have become part of another here.
    const there = gone.filter((key) => !buried.has(key));
    if (there.length) await db.removed.bulkDelete(there);
    // Who saves a paper wants it after all.
    const wanted = written.flatMap((paper) => paper.ids);
    const dismissed = await recordsOf(db.dismissed, wanted, ({ id }) => id);
    if (dismissed.length) await db.dismissed.bulkDelete(dismissed.map(({ id }) => id));
    return {
      before: [...new Set([...changed, ...absorbed.map(({ key }) => key)])].flatMap(
        (key) => saved.get(key) ?? [],
      ),
      removed: gone.flatMap((key) => bin.get(key) ?? []),
      dismissed,
      written: written.map(({ key }) => key),
      absorbed: [...buried.keys()],
    };
  }

  return { find, begin, put, isTaken, clear };
}
