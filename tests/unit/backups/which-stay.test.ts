import { expect, it } from 'vitest';
import { whichStay } from '../../../lib/backups/which-stay';

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1, 12);

/** What is left after a backup on each of these days. */
function afterDays(days: readonly number[]): number[] {
  let kept: number[] = [];
  for (const day of days) kept = [...whichStay([...kept, START + day * DAY])];
  return kept.map((at) => Math.round((at - START) / DAY)).sort((a, b) => a - b);
}

const everyDay = (count: number) => Array.from({ length: count }, (_, day) => day);

it('a backup a day leaves those of seven days and of four weeks', () => {
  const kept = afterDays(everyDay(100));
  expect(kept.slice(-7)).toEqual([93, 94, 95, 96, 97, 98, 99]);
  const older = kept.slice(0, -7);
  expect(older.length).toBeGreaterThanOrEqual(3);
  const ages = older.map((day) => 99 - day);
  expect(Math.max(...ages)).toBeGreaterThanOrEqual(22);
  expect(Math.max(...ages)).toBeLessThanOrEqual(28);
});

it('of many backups in an hour the last three stay, until there are newer ones', () => {
  const moments = [1, 2, 3, 4, 5].map((minute) => START + minute * 60_000);
  expect([...whichStay(moments)]).toEqual([5, 4, 3].map((minute) => START + minute * 60_000));
  const later = [1, 2, 3].map((day) => START + day * DAY);
  expect([...whichStay([...moments, ...later])]).toHaveLength(4);
});

it('the newest stays however old it is, and so do those before it when none came since', () => {
  expect(afterDays([0])).toEqual([0]);
  expect(afterDays([0, 1, 2, 400])).toEqual([0, 1, 2, 400]);
});
