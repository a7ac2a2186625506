import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partialDate } from '../../lib/dates';
import { PartialDate } from '../../lib/paper';

describe('a date', () => {
  it.each([
    ['29 June, 2026', '2026-06-29'],
    ['29 June 2026', '2026-06-29'],
    ['3 June, 2025', '2025-06-03'],
    ['11 Oct 2018', '2018-10-11'],
    ['Thu, 11 Oct 2018', '2018-10-11'],
    ['Thu, 11 Oct 2018 17:58:00 GMT', '2018-10-11'],
    ['Thursday 11 October 2018', '2018-10-11'],
    ['1st May 2024', '2024-05-01'],
    ['22nd of March, 2024', '2024-03-22'],
    ['Sep 29, 2026', '2026-09-29'],
    ['Sept. 29, 2026', '2026-09-29'],
    ['SEP 29, 2026', '2026-09-29'],
    ['September 29 2026', '2026-09-29'],
    ['September 3rd, 2026', '2026-09-03'],
    ['Tuesday, September 29, 2026', '2026-09-29'],
    ['\n          Sep\u00a029,\n   2026 ', '2026-09-29'],
    [`${' '.repeat(300)}Sep 29, 2026`, '2026-09-29'],
    ['June 2026', '2026-06'],
    ['June, 2026', '2026-06'],
    ['Jun. 2026', '2026-06'],
    ['May 2026', '2026-05'],
    ['2026', '2026'],
    ['2026 Apr 14', '2026-04-14'],
    ['2026 Apr', '2026-04'],
    ['2026-04', '2026-04'],
    ['2026/4', '2026-04'],
    ['2026-04-14', '2026-04-14'],
    ['2026/10/11', '2026-10-11'],
    ['2026/1/2', '2026-01-02'],
    ['2026.10.11', '2026-10-11'],
    ['2026-04-14T00:00:00.000Z', '2026-04-14'],
    ['2026-04-14T23:30:00-05:00', '2026-04-14'],
    ['2026-04-14 12:00', '2026-04-14'],
    ['29 Feb 2024', '2024-02-29'],
    ['29 Feb 2000', '2000-02-29'],
    ['1665', '1665'],
  ])('%j is kept as %s, as precise as it is given', (text, expected) => {
    expect(partialDate(text)).toBe(expected);
    expect(PartialDate.parse(expected)).toBe(expected);
  });

  it.each([
    ['Apr 14'],
    ['14 April'],
    ['April'],
    ['31 Feb 2026'],
    ['29 Feb 2025'],
    ['29 Feb 1900'],
    ['31 April 2026'],
    ['0 May 2024'],
    ['32 May 2024'],
    ['2026-13'],
    ['2026-00-10'],
    ['2026-02-30'],
    ['2026-04-14abc'],
    ['2026 papers'],
    ['2026 2027'],
    ['11 Oct 12'],
    ['2025 Oct 2026'],
    ['10/11/2026'],
    ['26-04-14'],
    ['0000'],
    ['2505'],
    ['9999'],
    ['２０２６'],
    ['Foo 2026'],
    ['Decision 2024'],
    ['Marathon 12, 2024'],
    ['Maybe 5, 2024'],
    ['Ma 5, 2024'],
    ['Juneteenth 2024'],
    ['yesterday'],
    ['3 days ago'],
    ['Published on Sep 29, 2026'],
    ['constructor 2026'],
    [''],
  ])('%j is none', (text) => {
    expect(partialDate(text)).toBeUndefined();
  });

  it('without a year is of the page’s own', () => {
    expect(partialDate('Apr 14', 2026)).toBe('2026-04-14');
    expect(partialDate('14 April', 2026)).toBe('2026-04-14');
    expect(partialDate('Mar 13', 2026)).toBe('2026-03-13');
    expect(partialDate('29 Feb', 2024)).toBe('2024-02-29');
    expect(partialDate('29 Feb', 2026)).toBeUndefined();
    expect(partialDate('11 Oct 12', 2026)).toBeUndefined();
  });

  it('with a year keeps it, whatever the page’s', () => {
    expect(partialDate('May 29, 2025', 2026)).toBe('2025-05-29');
    expect(partialDate('2024', 2026)).toBe('2024');
  });

  it('without a year is none on a page that has none, and a word alone is no date', () => {
    expect(partialDate('Apr 14', Number.NaN)).toBeUndefined();
    expect(partialDate('Apr 14', 7)).toBeUndefined();
    expect(partialDate('May', 2026)).toBeUndefined();
    expect(partialDate('Mark 3', 2026)).toBeUndefined();
  });

  it('written in any of the ways is read as the same day', () => {
    const day = fc.date({
      min: new Date('1500-01-01'),
      max: new Date('2199-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString();
        const options = { day: 'numeric', year: 'numeric', timeZone: 'UTC' } as const;
        for (const month of ['long', 'short'] as const) {
          for (const locale of ['en-US', 'en-GB']) {
            expect(partialDate(date.toLocaleDateString(locale, { ...options, month }))).toBe(
              iso.slice(0, 10),
            );
          }
        }
        expect(partialDate(iso)).toBe(iso.slice(0, 10));
        expect(partialDate(iso.slice(0, 7))).toBe(iso.slice(0, 7));
      }),
    );
  });

  it('in any text never throws, and what is read can be kept', () => {
    const piece = fc.constantFrom('2026', '14', 'Apr', '-', '/', ',', ' ', 'T', '1st', 'of', 'Mon', ':');
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece).map((it) => it.join('')),
    );
    fc.assert(
      fc.property(text, fc.option(fc.integer(), { nil: undefined }), (it, year) => {
        const date = partialDate(it, year);
        if (date !== undefined) expect(PartialDate.safeParse(date).success).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it.each(['9', 'a', ' ', '1st ', 'mon ', '2026-'])(
    'of a megabyte of %j is none',
    (piece) => {
      expect(partialDate(piece.repeat(Math.ceil(1_000_000 / piece.length)))).toBeUndefined();
    },
    10_000,
  );
});
