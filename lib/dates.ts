/** Dates as pages write them, kept exactly as precise as they are given. */
import type { PartialDate } from './paper';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** ISO, also with slashes, also with a time after it. */
const NUMERIC = /^(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2})(?!\d))?)?(?:[T ].*)?$/;
const DAY_FIRST = /^(?:[a-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\.?(?:,? (\d{4}))?$/i;
const MONTH_FIRST = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?$/i;
const MONTH_ONLY = /^([a-z]{3,9})\.?,? (\d{4})$/i;

/**
 * Reads "29 June, 2026", "Sep 29, 2026", "Apr 14" (of the assumed year), "June 2026", "2026/10/11", an ISO date
 * with or without a time. Gives nothing for anything else, and for days that no calendar has.
 */
export function partialDate(text: string, assumedYear?: number): PartialDate | undefined {
  const line = text.slice(0, 60).replace(/\s+/g, ' ').trim();
  const numeric = NUMERIC.exec(line);
  if (numeric) return dateOf(numeric[1], numeric[2], numeric[3]);
  const assumed = assumedYear?.toString();
  const dayFirst = DAY_FIRST.exec(line);
  if (dayFirst) return dateOf(dayFirst[3] ?? assumed, monthOf(dayFirst[2]), dayFirst[1]);
  const monthFirst = MONTH_FIRST.exec(line);
  if (monthFirst) return dateOf(monthFirst[3] ?? assumed, monthOf(monthFirst[1]), monthFirst[2]);
  const monthOnly = MONTH_ONLY.exec(line);
  return monthOnly ? dateOf(monthOnly[2], monthOf(monthOnly[1]) ?? '0') : undefined;
}

function monthOf(name: string | undefined): string {
  return String(MONTHS.indexOf(name?.slice(0, 3).toLowerCase() ?? '') + 1);
}

function dateOf(year?: string, month?: string, day?: string): PartialDate | undefined {
  if (!year) return undefined;
  if (month === undefined) return year;
  const m = Number(month);
  if (m < 1 || m > 12) return undefined;
  const start = `${year}-${String(m).padStart(2, '0')}`;
  if (day === undefined) return start;
  const d = Number(day);
  const last = new Date(Date.UTC(Number(year), m, 0)).getUTCDate();
  return d >= 1 && d <= last ? `${start}-${String(d).padStart(2, '0')}` : undefined;
}
