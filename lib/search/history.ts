/** What was saved and read when, and how the most used tags went: counts for each month. */
import type { Digest } from '../library/database';

export interface Month {
  /** `2026-04`, in the reader's own time zone. */
  month: string;
  saved: number;
  read: number;
  /** Papers saved in it, by tag, of the tags in `History.tags`. */
  tags: ReadonlyMap<string, number>;
}

export interface History {
  /** Each month from the first in which something happened to the present one. */
  months: Month[];
  /** The most used tags of that time, the most used first. */
  tags: string[];
}

/** A chart of more could not be read. */
const MOST_MONTHS = 24;
const MOST_TAGS = 5;

export function historyOf(digests: Iterable<Digest>, now = Date.now()): History {
  const months = new Map<string, Counted>();
  const monthAt = (moment: number) => {
    const name = nameOf(new Date(moment));
    const month = months.get(name) ?? empty(name);
    months.set(name, month);
    return month;
  };
  const spellings = new Map<string, string>();
  for (const { savedAt, readAt, tags } of digests) {
    const saved = monthAt(savedAt);
    saved.saved++;
    for (const tag of tags) {
      const name = tag.toLowerCase();
      const shown = spellings.get(name) ?? tag;
      spellings.set(name, shown);
      saved.tags.set(shown, (saved.tags.get(shown) ?? 0) + 1);
    }
    if (readAt !== undefined) monthAt(readAt).read++;
  }
  const all = withoutGaps(months, nameOf(new Date(now))).slice(-MOST_MONTHS);
  const tags = mostUsed(all);
  return {
    tags,
    months: all.map((month) => ({
      ...month,
      tags: new Map(tags.map((tag) => [tag, month.tags.get(tag) ?? 0])),
    })),
  };
}

type Counted = Month & { tags: Map<string, number> };

function empty(month: string): Counted {
  return { month, saved: 0, read: 0, tags: new Map() };
}

/** Of the month in which a moment is. */
export function nameOf(date: Date): string {
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}`;
}

/** Months without anything are part of the picture. */
function withoutGaps(months: ReadonlyMap<string, Counted>, last: string): Counted[] {
  const [first] = [...months.keys()].sort();
  if (!first) return [];
  const all: Counted[] = [];
  const date = new Date(Number(first.slice(0, 4)), Number(first.slice(5)) - 1, 1);
  for (let name = first; name <= last; name = nameOf(date)) {
    all.push(months.get(name) ?? empty(name));
    date.setMonth(date.getMonth() + 1);
  }
  return all;
}

function mostUsed(months: readonly Month[]): string[] {
  const counts = new Map<string, number>();
  for (const { tags } of months) {
    for (const [tag, count] of tags) counts.set(tag, (counts.get(tag) ?? 0) + count);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_TAGS)
    .map(([tag]) => tag);
}
