/** A line of the benchmark's table, and the statistics in it. */

export interface Row {
  what: string;
  /** What each run took. */
  ours: readonly number[];
  /** The same without Offprint, or without papers. */
  baseline?: readonly number[];
  /** Milliseconds unless told. */
  unit?: 'ms' | 's' | 'kB' | 'MB' | '%' | 'papers';
  limit?: Limit;
}

/** The most that may be: of the median against the baseline's, of the 95th percentile, or of every run. */
export type Limit = { times: number } | { p95: number } | { most: number };

export interface Spread {
  median: number;
  p95: number;
  min: number;
  max: number;
  n: number;
}

/** The value that this share of the sorted values lies below. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

function spreadOf(values: readonly number[]): Spread {
  return {
    median: median(values),
    p95: percentile(values, 0.95),
    min: percentile(values, 0),
    max: percentile(values, 1),
    n: values.length,
  };
}

/** The row in numbers, for a file. */
export function numbersOf({ what, ours, baseline, unit = 'ms', limit }: Row) {
  return {
    what,
    unit,
    ours: spreadOf(ours),
    ...(baseline && { baseline: spreadOf(baseline), ratio: median(ours) / median(baseline) }),
    ...(limit && { limit, met: isMet(ours, baseline, limit) }),
  };
}

/** The row in words, for the table. */
export function wordsOf({ what, ours, baseline, unit = 'ms', limit }: Row) {
  return {
    what,
    ours: inWords(ours, unit),
    baseline: baseline ? inWords(baseline, unit) : '',
    ratio: baseline ? (median(ours) / median(baseline)).toFixed(2) : '',
    limit: limit ? limitInWords(limit, unit) : '',
    met: limit ? (isMet(ours, baseline, limit) ? 'yes' : 'NO') : '',
  };
}

function isMet(ours: readonly number[], baseline: readonly number[] = [], limit: Limit): boolean {
  if ('times' in limit) return median(ours) <= limit.times * median(baseline);
  return 'p95' in limit ? percentile(ours, 0.95) <= limit.p95 : percentile(ours, 1) <= limit.most;
}

/** `12.3 ms (p95 20.1, 9.8 to 25.4, n 40)` */
function inWords(values: readonly number[], unit: string): string {
  const { median, p95, min, max, n } = spreadOf(values);
  if (n === 1) return `${short(median)} ${unit}`;
  return `${short(median)} ${unit} (p95 ${short(p95)}, ${short(min)} to ${short(max)}, n ${n})`;
}

function limitInWords(limit: Limit, unit: string): string {
  if ('times' in limit) return `${limit.times} times`;
  return 'p95' in limit ? `${limit.p95} ${unit} at p95` : `${limit.most} ${unit}`;
}

function short(value: number): string {
  return value.toFixed(value < 100 ? 1 : 0);
}
