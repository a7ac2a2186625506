/** When a work appeared, as BibTeX (year, month) and BibLaTeX (date) say it, as precise as a calendar lets it be. */
import { partialDate } from '../dates';
import type { PartialDate } from '../paper';

type Fields = ReadonlyMap<string, string>;

/** The date; of a range its beginning. Nothing where it has no year that is a number. */
export function dateIn(fields: Fields): PartialDate | undefined {
  const [start = ''] = (fields.get('date') ?? '').split('/');
  const day = (text: string) =>
    /^\d{4}(?:-\d\d){0,2}(?:T.*)?$/.test(text) ? asDate(text.split('T')[0] ?? '') : undefined;
  const date = day(start.replace(/[?~%]$/, ''));
  if (date) return date;
  const [year] = /(?<!\d)\d{4}(?!\d)/.exec(fields.get('year') ?? '') ?? [];
  if (!year) return undefined;
  const month = monthOf(fields.get('month'));
  const number = /^\d{1,2}$/.exec(fields.get('day') ?? '')?.[0]?.padStart(2, '0');
  return (month && number && asDate(`${year}-${month}-${number}`)) || (month ? `${year}-${month}` : year);
}

/** What no calendar has becomes the month, or the year. */
function asDate(text: string): PartialDate | undefined {
  const [year = '', month, day] = text.split('-');
  if (!month) return year;
  if (Number(month) < 1 || Number(month) > 12) return year;
  if (!day) return `${year}-${month}`;
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return Number(day) >= 1 && Number(day) <= last ? text : `${year}-${month}`;
}

/** `03` for "mar", "March", "3"; nothing for "March 10" or "Spring". */
export function monthOf(text = ''): string | undefined {
  const month = text.replace(/[.{}]/g, '');
  if (/^(?:0?[1-9]|1[0-2])$/.test(month)) return month.padStart(2, '0');
  return /^[a-z]{3,9}$/i.test(month) ? partialDate(`${month} 2000`)?.slice(5) : undefined;
}
