/** Which backups are kept: the last three, the last of each of seven days, of the week, and of each of the four weeks before it. */

const LAST = 3;
const DAYS = 7;
const WEEKS = 5;

const DAY = 24 * 60 * 60 * 1000;
const WEEK = 7 * DAY;

/**
 * Those of these moments whose backups stay: days and weeks without any do not count. They begin where they always do, not so long before now: else
 * no backup would ever grow older than a week.
 */
export function whichStay(moments: readonly number[]): Set<number> {
  const newestFirst = moments.toSorted((a, b) => b - a);
  return new Set([
    ...newestFirst.slice(0, LAST),
    ...lastOfEach(newestFirst, DAY, DAYS),
    ...lastOfEach(newestFirst, WEEK, WEEKS),
  ]);
}

function lastOfEach(newestFirst: readonly number[], length: number, most: number): number[] {
  const last = new Map<number, number>();
  for (const at of newestFirst) {
    const period = Math.floor(at / length);
    if (!last.has(period)) last.set(period, at);
  }
  return [...last.values()].slice(0, most);
}
