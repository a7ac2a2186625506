/**
 * Looking up the works of a bibliography: a few at a time are handed to the background, which asks the sources as it
 * asks about saved papers; what is known is followed in the library. Who leaves the page waits for nothing any more.
 */
import { useEffect, useState } from 'preact/hooks';
import { ask } from '../lib/ask';
import { type Standing, standingOf } from '../lib/bibliography/publications';
import type { Work } from '../lib/bibliography/read-bibliography';
import { silentAbout, worksLookedUp } from '../lib/library/bibliography';
import type { LibraryDatabase } from '../lib/library/database';

/** Handed over at once: what a source takes in one request. */
const AT_ONCE = 50;

/** How often it is looked what is known by now, in milliseconds. */
const LOOK_EVERY = 300;

export interface LookUp {
  /** Of the works that were looked up, by their places in the file. */
  standings: ReadonlyMap<number, Standing>;
  /** The sources that have not answered about some of them. */
  silent: readonly string[];
  isLooking: boolean;
  error?: string;
}

type Found = Omit<LookUp, 'isLooking'> & { isDone: boolean };

const NOTHING: Found = { standings: new Map(), silent: [], isDone: false };

/**
 * Looks up these works, in their order, once they are given; they stay the same from then on.
 * @param isWanted false ends it; what is known by then stays
 */
export function useLookUp(
  db: LibraryDatabase,
  works: readonly Work[] | undefined,
  isWanted: boolean,
): LookUp {
  const [{ isDone, ...found }, setFound] = useState(NOTHING);

  useEffect(() => {
    if (!works || !isWanted) return;
    const controller = new AbortController();
    const { signal } = controller;
    const underWay = new Set<string>();
    const forget = () => {
      controller.abort();
      if (underWay.size > 0) ask({ type: 'forget-works', keys: [...underWay] }).catch(() => {});
    };
    const tell = (now: Partial<Found>) => {
      if (!signal.aborted) setFound((before) => ({ ...before, ...now }));
    };
    follow(db, works, underWay, tell, signal).catch((error: Error) =>
      tell({ isDone: true, error: error.message }),
    );
    addEventListener('pagehide', forget);
    return () => {
      removeEventListener('pagehide', forget);
      forget();
    };
  }, [db, works, isWanted]);

  return { ...found, isLooking: works !== undefined && isWanted && !isDone };
}

/** @param underWay holds the first identifiers of what the background was handed and is not done with */
async function follow(
  db: LibraryDatabase,
  works: readonly Work[],
  underWay: Set<string>,
  tell: (now: Partial<Found>) => void,
  signal: AbortSignal,
): Promise<void> {
  const standings = new Map<number, Standing>();
  const silent = new Map<number, string[]>();
  /** When each that was put off is taken up again. */
  const putOff = new Map<number, number>();
  let handed: Work[] = [];
  let next = 0;
  while (!signal.aborted) {
    const left = await worksLookedUp(db);
    const now = Date.now();
    const still: Work[] = [];
    let isNews = standings.size === 0;
    for (const work of handed) {
      const key = keyOf(work);
      const until = left.get(key);
      if (until === undefined) underWay.delete(key);
      else still.push(work);
      const isAsked = until !== undefined && (until <= now || putOff.get(work.place) === until);
      if (isAsked) continue;
      isNews = true;
      if (until !== undefined) putOff.set(work.place, until);
      standings.set(work.place, await standingOf(db, work.about));
      silent.set(work.place, await silentAbout(db, work.about));
    }
    handed = still;
    const isWaitedFor = ({ place }: Work) => !standings.has(place);
    if (isNews) {
      const unheard = [...new Set([...silent.values()].flat())];
      const isDone = next >= works.length && !handed.some(isWaitedFor);
      tell({ standings: new Map(standings), silent: unheard, isDone });
    }
    if (next >= works.length && handed.length === 0) return;
    if (next < works.length && handed.filter(isWaitedFor).length < AT_ONCE) {
      const more = works.slice(next, next + AT_ONCE);
      for (const work of more) underWay.add(keyOf(work));
      await ask({ type: 'look-up-works', works: more.map(({ about }) => about) });
      handed.push(...more);
      next += more.length;
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
  }
}

function keyOf({ about }: Work): string {
  return about.ids[0] ?? '';
}
