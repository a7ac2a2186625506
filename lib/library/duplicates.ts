/** Papers that look like one and the same, and making them one. */
import { referenceOf } from '../citation/reference';
import { contradict } from '../identifiers';
import { withoutYear } from '../likeness';
import { oncePer } from '../once-per';
import type { Identifier, Paper } from '../paper';
import type { LibraryDatabase } from './database';
import { mergePapers } from './merge';
import { digestsInLots } from './query';
import { erasePapers, inOneTransaction, writePapers } from './records';
import type { RestoreUndo } from './undo-restore';

/** A preprint and what it becomes are hardly further apart. */
const MOST_YEARS = 2;

/** Where one author has more papers of one title, such as editorials, no more are compared. */
const MOST_COMPARED = 200;

/**
 * Papers that may be one work, the one that was saved first before the other: of each title and first author the next
 * two to be decided on.
 */
export async function duplicates(db: LibraryDatabase): Promise<[Paper, Paper][]> {
  const byWork = new Map<string, Identifier[]>();
  // To read the records whole takes a fraction of going through their index one by one.
  for await (const lot of digestsInLots(db)) {
    for (const { key, likeness } of lot) {
      if (!likeness) continue;
      const work = withoutYear(likeness);
      const keys = byWork.get(work);
      if (keys) keys.push(key);
      else byWork.set(work, [key]);
    }
  }
  const groups = [...byWork.values()].filter((keys) => keys.length > 1);
  const papers = new Map(
    (await db.papers.bulkGet(groups.flat())).flatMap((paper) => (paper ? [[paper.key, paper]] : [])),
  );
  const apart = new Set((await db.apart.toArray()).map(({ pair }) => pair));
  return groups.flatMap((keys) => {
    const pair = nextPair(
      keys.flatMap((key) => papers.get(key) ?? []),
      apart,
    );
    return pair ? [pair] : [];
  });
}

/** Remembers that two papers that look alike are two. */
export async function setApart(db: LibraryDatabase, a: Identifier, b: Identifier): Promise<void> {
  await db.apart.put({ pair: pairOf(a, b) });
}

/** Forgets it. */
export async function takeForAlike(db: LibraryDatabase, a: Identifier, b: Identifier): Promise<void> {
  await db.apart.delete(pairOf(a, b));
}

function pairOf(a: Identifier, b: Identifier): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

/** The first two of papers with one title and first author that may be one, and were not set apart. */
function nextPair(papers: readonly Paper[], apart: ReadonlySet<string>): [Paper, Paper] | undefined {
  const compared = papers.toSorted((a, b) => a.savedAt - b.savedAt).slice(0, MOST_COMPARED);
  for (const [place, first] of compared.entries()) {
    const second = compared
      .slice(place + 1)
      .find((it) => mayBeOne(first, it) && !apart.has(pairOf(first.key, it.key)));
    if (second) return [first, second];
  }
  return undefined;
}

function mayBeOne(a: Paper, b: Paper): boolean {
  if (contradict(a.ids, b.ids)) return false;
  const years = Math.abs(yearOf(a) - yearOf(b));
  return years === 0 || (years <= MOST_YEARS && !(isPublished(a) && isPublished(b)));
}

function yearOf({ published }: Paper): number {
  return Number(published?.slice(0, 4));
}

/** Two that appeared in different years, each with its own DOI, are two: the introductions to an editor's volumes. */
const isPublished = oncePer((paper: Paper) => {
  const { doi, publication } = referenceOf(paper);
  return doi !== undefined && publication !== undefined;
});

/** Makes one paper of two, under the key of the first. Gives what undoes it. */
export function mergeDuplicates(
  db: LibraryDatabase,
  kept: Identifier,
  other: Identifier,
  at = Date.now(),
): Promise<RestoreUndo> {
  return inOneTransaction(db, async () => {
    const [a, b] = await db.papers.bulkGet([kept, other]);
    if (!a || !b) return { at, before: [], after: [] };
    await erasePapers(db, [a, b]);
    await writePapers(db, [mergePapers(a, b)]);
    await db.removed.put({ key: b.key, ids: b.ids, removedAt: at, paper: b, mergedInto: a.key });
    return { at, before: [a, b], after: [a.key] };
  });
}
