import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partialDate } from '../../lib/dates';
import { clean, clip, fold } from '../../lib/text';

describe('text from a page', () => {
  it.each([
    ['  A\n  title \t with\u00a0spaces ', 'A title with spaces'],
    ['soft\u00adhyphen', 'softhyphen'],
    ['evil \u202etxt.exe\u202c', 'evil txt.exe'],
    ['\u2066isolated\u2069', 'isolated'],
    ['zero\u200bwidth', 'zerowidth'],
    ['nul\u0000l and \u0007bell', 'null and bell'],
    ['lone \ud800 surrogate', 'lone \ufffd surrogate'],
    ['e\u0301', 'é'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['👩\u200d🔬', '👩\u200d🔬'],
    ['$\\alpha$ and \\emph{TeX}', '$\\alpha$ and \\emph{TeX}'],
    ['', ''],
  ])('%j is kept as %j', (text, expected) => {
    expect(clean(text)).toBe(expected);
  });

  it('of nothing is empty', () => {
    expect(clean(null)).toBe('');
    expect(clean(undefined)).toBe('');
  });

  it('with a pile of marks on a letter keeps a few', () => {
    expect(clean(`z${'\u0335'.repeat(500)}`).length).toBeLessThan(12);
  });

  it('cleaned twice is cleaned once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(clean(clean(text))).toBe(clean(text));
      }),
    );
  });

  it('is clipped without cutting a character in two', () => {
    expect(clip('short', 10)).toBe('short');
    expect(clip('ab😀cd', 4)).toBe('ab…');
    expect(clip('x'.repeat(100_000), 1000)).toHaveLength(1000);
  });

  it.each([
    ['Müller', 'muller'],
    ['naïve', 'naive'],
    ['Straße', 'strasse'],
    ['Łukasz Kaiser', 'lukasz kaiser'],
    ['Søren', 'soren'],
    ['ﬁne', 'fine'],
    ['深度学习', '深度学习'],
  ])('%s is found by %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });
});

describe('a date', () => {
  it.each([
    ['29 June, 2026', '2026-06-29'],
    ['11 Oct 2018', '2018-10-11'],
    ['Thu, 11 Oct 2018', '2018-10-11'],
    ['Sep 29, 2026', '2026-09-29'],
    ['September 29 2026', '2026-09-29'],
    ['June 2026', '2026-06'],
    ['2026', '2026'],
    ['2026-04', '2026-04'],
    ['2026/10/11', '2026-10-11'],
    ['2026-04-14T00:00:00.000Z', '2026-04-14'],
    ['Apr 14', undefined],
    ['31 Feb 2026', undefined],
    ['29 Feb 2025', undefined],
    ['29 Feb 2024', '2024-02-29'],
    ['32 May 2024', undefined],
    ['2026-13', undefined],
    ['Foo 2026', undefined],
    ['yesterday', undefined],
    ['', undefined],
  ])('%j is kept as %s, as precise as it is given', (text, expected) => {
    expect(partialDate(text)).toBe(expected);
  });

  it('without a year is of the page’s own', () => {
    expect(partialDate('Apr 14', 2026)).toBe('2026-04-14');
    expect(partialDate('14 April', 2026)).toBe('2026-04-14');
  });
});
