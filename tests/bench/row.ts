/** A line of the benchmark's table, and the statistics in it. */

export interface Row {
  what: string;
  /** The median, and the 95th percentile where there are enough runs for one. */
  ours: string;
  baseline?: string;
  ratio?: string;
  limit: string;
}

/** The value that this share of the sorted values lies below. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** `12.3 ms (p95 20.1)` */
export function spread(values: readonly number[]): string {
  return `${median(values).toFixed(1)} ms (p95 ${percentile(values, 0.95).toFixed(1)}, n ${values.length})`;
}

/** How many times the baseline's median ours is. */
export function ratio(ours: readonly number[], baseline: readonly number[]): string {
  return (median(ours) / median(baseline)).toFixed(2);
}
