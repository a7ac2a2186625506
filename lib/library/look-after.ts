/**
 * Every saved paper that could be asked about has an errand, whichever way it came into the library: it is completed
 * once, and looked after every month. Errands are put down a few at a time, so that a paper that is saved meanwhile does
 * not have to wait for thousands.
 */
import { schemeOf } from '../identifiers';
import type { Identifier, Paper } from '../paper';
import type { LibraryDatabase } from './database';
import { type Errand, errandFor, putDown } from './errands';
import { inOneTransaction } from './records';

/** Papers that are completed together, and how long they take at the slowest source that is asked one by one. */
const TOGETHER = 50;
const TIME_TOGETHER = 75_000;

/** Papers that are read and looked at in one transaction. */
const AT_ONCE = 500;

/** Errands of completing these, those first of which hardly anything is known: a few at a time become due. */
export function completionOf(papers: readonly Paper[], at: number, more: Partial<Errand> = {}): Errand[] {
  return papers
    .filter(canBeAskedAbout)
    .toSorted((a, b) => Number(isBare(b)) - Number(isBare(a)))
    .map(({ key }, place) => {
      const dueAt = at + Math.floor(place / TOGETHER) * TIME_TOGETHER;
      return errandFor('complete', key, at, { dueAt, ...more });
    });
}

/** Puts errands down for those of these papers that have none, inside a transaction that the caller opened. */
export async function lookAfter(
  db: LibraryDatabase,
  papers: readonly Paper[],
  at: number,
): Promise<Errand[]> {
  const errands = completionOf(await withoutErrand(db, papers), at);
  await db.errands.bulkPut(errands);
  return errands;
}

/** The same for the whole library. Gives how many had none. */
export async function lookAfterAll(db: LibraryDatabase, at: number): Promise<number> {
  const keys = await withoutOwnErrand(db);
  let put = 0;
  for (let start = 0; start < keys.length; start += AT_ONCE) {
    await inOneTransaction(db, async () => {
      const papers = (await db.papers.bulkGet(keys.slice(start, start + AT_ONCE))).filter(
        (paper) => paper !== undefined,
      );
      put += (await lookAfter(db, papers, at + Math.floor(put / TOGETHER) * TIME_TOGETHER)).length;
    });
  }
  return put;
}

/** Asks about these anew, whatever was asked before, because the reader wants it. */
export function lookUpAnew(db: LibraryDatabase, keys: readonly Identifier[], at: number): Promise<void> {
  return inOneTransaction(db, async () => {
    const papers = (await db.papers.bulkGet([...keys])).filter((paper) => paper !== undefined);
    await db.errands.bulkPut(completionOf(papers, at, { asked: true, since: at }));
  });
}

/** Asks this source whether a preprint has appeared, because the reader named it. */
export async function askByName(
  db: LibraryDatabase,
  key: Identifier,
  source: string,
  at: number,
): Promise<void> {
  await putDown(db, [errandFor('publication', key, at, { only: [source], asked: true, since: at })]);
}

/** An errand goes by the key that the paper had when it was put down, which is still one of its identifiers. */
async function withoutErrand(db: LibraryDatabase, papers: readonly Paper[]): Promise<Paper[]> {
  const known = await Promise.all(
    (['complete', 'publication'] as const).map((why) =>
      db.errands.bulkGet(papers.flatMap(({ ids }) => ids.map((id) => errandFor(why, id, 0).id))),
    ),
  );
  const looked = new Set(known.flat().map((errand) => errand?.key));
  return papers.filter(({ ids }) => !ids.some((id) => looked.has(id)));
}

/** The keys of papers that have no errand by that key. */
async function withoutOwnErrand(db: LibraryDatabase): Promise<Identifier[]> {
  const [keys, errands] = await Promise.all([
    db.papers.toCollection().primaryKeys(),
    db.errands.toCollection().primaryKeys(),
  ]);
  const known = new Set(errands);
  const has = (why: 'complete' | 'publication', key: Identifier) => known.has(errandFor(why, key, 0).id);
  return keys.filter((key) => !has('complete', key) && !has('publication', key));
}

/** Identifiers by which nobody could be asked. */
const OF_NO_SOURCE: ReadonlySet<string> = new Set(['entry', 'web', 'isbn']);

function canBeAskedAbout({ ids }: Paper): boolean {
  return ids.some((id) => !OF_NO_SOURCE.has(schemeOf(id)));
}

/** Known by hardly more than an identifier: a list was pasted, and the rest has to be asked for. */
function isBare({ ids, title, authors }: Paper): boolean {
  return ids.includes(title) || !authors?.length;
}
