/** Dates as pages write them, kept exactly as precise as they are given. */
import type { PartialDate } from './paper';

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);

/** ISO, also with slashes or dots, also with a time behind it. */
const NUMERIC = /^(\d{4})(?:[-/.](\d\d?)(?:[-/.](\d\d?)(?:[T ]\d.*)?)?)?$/;
/** Year and day before or after the month's name; perhaps a weekday before all, and a time of day behind. */
const NAMED =
  /^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,? )?(?:(\d{4}),? )?(?:(\d\d?)(?:st|nd|rd|th)? (?:of )?)?([a-z]{3,9})\.?,?(?: (\d\d?)(?:st|nd|rd|th)?)?(?:,? (\d{4})(?: \d\d?:\d.*)?)?$/i;

/**
 * Reads "29 June, 2026", "Sep 29, 2026", "Apr 14" (of the assumed year), "June 2026", "2026 Apr 14", "2026/10/11",
 * an ISO date with or without a time. Gives nothing for anything else, and for days that no calendar has.
 */
export function partialDate(text: string, assumedYear?: number): PartialDate | undefined {
  const line = text.trim().slice(0, 100).replace(/\s+/g, ' ');
  const numeric = NUMERIC.exec(line);
  if (numeric) return dateOf(numeric[1], numeric[2], numeric[3]);
  const [, early, first, name, second, late] = NAMED.exec(line) ?? [];
  if (!name || (early && late) || (first && second)) return undefined;
  const day = first ?? second;
  const year = early ?? late ?? (day && assumedYear?.toString());
  // "Sep", "Sept" and "September".
  const month = MONTHS.findIndex((it) => it.startsWith(name.toLowerCase())) + 1;
  return dateOf(year, String(month), day);
}

function dateOf(year = '', month?: string, day?: string): PartialDate | undefined {
  // Any other number of four digits is not the year of a paper.
  if (!/^(?:1[5-9]|2[01])\d\d$/.test(year)) return undefined;
  if (month === undefined) return year;
  const m = Number(month);
  if (m < 1 || m > 12) return undefined;
  const start = `${year}-${String(m).padStart(2, '0')}`;
  if (day === undefined) return start;
  const d = Number(day);
  const last = new Date(Date.UTC(Number(year), m, 0)).getUTCDate();
  return d >= 1 && d <= last ? `${start}-${String(d).padStart(2, '0')}` : undefined;
}
