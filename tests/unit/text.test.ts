import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean, clip, fold } from '../../lib/text';

describe('text from a page', () => {
  it.each([
    ['  A\n  title \t with\u00a0spaces ', 'A title with spaces'],
    ['thin\u2009space, em\u2003space, ideographic\u3000space', 'thin space, em space, ideographic space'],
    ['line\u2028and\u2029paragraph', 'line and paragraph'],
    ['soft\u00adhyphen', 'softhyphen'],
    ['evil \u202etxt.exe\u202c', 'evil txt.exe'],
    ['\u2066isolated\u2069 and \u200fmarked\u200e', 'isolated and marked'],
    ['zero\u200bwidth', 'zerowidth'],
    ['\ufeffbyte\ufefforder', 'byteorder'],
    ['word\u2060joiner', 'wordjoiner'],
    ['nul\u0000l and \u0007bell and \u007fdelete', 'null and bell and delete'],
    ['tagged\u{e0061}\u{e007f}', 'tagged'],
    ['no\ufffecharacter', 'nocharacter'],
    ['\u3164', ''],
    ['\u2065 \uffa0', ''],
    ['葛\u{e0100}飾', '葛\u{e0100}飾'],
    ['☎\ufe0f', '☎\ufe0f'],
    ['lone \ud800 surrogate', 'lone \ufffd surrogate'],
    ['e\u0301', 'é'],
    ['e\u200b\u0301', 'é'],
    ['Å\u030a', 'Å\u030a'],
    // What joiners are for…
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['می\u200c\u200c\u200cخواهم', 'می\u200cخواهم'],
    ['क्\u200dष', 'क्\u200dष'],
    ['ශ්\u200dරී', 'ශ්\u200dරී'],
    ['👩\u200d🔬', '👩\u200d🔬'],
    ['👩🏽\u200d🔬', '👩🏽\u200d🔬'],
    ['❤\ufe0f\u200d🔥', '❤\ufe0f\u200d🔥'],
    // …and what not.
    ['pass\u200dword', 'password'],
    ['深\u200c度', '深度'],
    ['a \u200d b', 'a b'],
    ['\u0301\u064b\u200c\u094d', '\u064b\u0301\u200c\u094d'],
    ['می\u200c خواهم\u200c', 'می خواهم'],
    ['\u200d\u200c', ''],
    // TeX is left as it is.
    ['$\\alpha$ and \\emph{TeX}', '$\\alpha$ and \\emph{TeX}'],
    ['$O(n^2)$~\\cite{x} \\"{o} --- 5\\%', '$O(n^2)$~\\cite{x} \\"{o} --- 5\\%'],
    ['<b>bold</b> &amp; <script>', '<b>bold</b> &amp; <script>'],
    ['\u0600١٢', '\u0600١٢'],
    ['深度学习', '深度学习'],
    ['', ''],
  ])('%j is kept as %j', (text, expected) => {
    expect(clean(text)).toBe(expected);
  });

  it('of nothing is empty', () => {
    expect(clean(null)).toBe('');
    expect(clean(undefined)).toBe('');
  });

  it('with a pile of marks on a letter keeps a few, joiners between them or not', () => {
    expect(clean(`z${'\u0335'.repeat(500)}`)).toBe(`z${'\u0335'.repeat(8)}`);
    expect(clean(`z${'\u0335\u200d'.repeat(500)}`)).toBe(`z${'\u0335'.repeat(8)}`);
    expect(clean(`ا${'\u064b\u200c'.repeat(500)}`).length).toBeLessThan(20);
  });

  it('cleaned twice is cleaned once, and holds nothing that hides', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '\u200c',
        '\u200d',
        '\u0301',
        '\u064b',
        '्',
        'ا',
        'क',
        'e',
        ' ',
        '\ufeff',
        '\u202e',
        '👩',
        '\ufe0f',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const cleaned = clean(pieces.join(''));
        expect(clean(cleaned)).toBe(cleaned);
        expect(cleaned.isWellFormed()).toBe(true);
        expect(cleaned).not.toMatch(
          /[\p{Cc}\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]|^\s|\s$|\s\s/u,
        );
      }),
      { numRuns: 1000 },
    );
  });

  it.each(['\u200d', 'a\u200d', 'ا\u200c', '\u0301', 'ا\u064b\u200c', '\u00a0', '\u200b ', '\ud800'])(
    'of a megabyte of %j is cleaned all the same',
    (piece) => {
      const text = `ا${piece.repeat(Math.ceil(1_000_000 / piece.length))}a`;
      const cleaned = clean(text);
      expect(cleaned.startsWith('ا')).toBe(true);
      expect(cleaned.endsWith('a')).toBe(true);
    },
    10_000,
  );
});

describe('a text too long', () => {
  it.each([
    ['short', 10, 'short'],
    ['exact', 5, 'exact'],
    ['longer', 5, 'long…'],
    ['ab😀cd', 4, 'ab…'],
    ['ab😀cd', 5, 'ab😀…'],
    ['👩\u200d🔬🔬', 4, '👩…'],
    ['ab', 1, '…'],
    ['ab', 0, ''],
    ['ab', -1, ''],
  ])('%j is clipped to %i units as %j', (text, longest, expected) => {
    expect(clip(text, longest)).toBe(expected);
  });

  it('is never longer than asked for, and no character is cut in two', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(20), (text, longest) => {
        const clipped = clip(text, longest);
        expect(clipped.length).toBeLessThanOrEqual(longest);
        expect(clipped.isWellFormed()).toBe(true);
        expect(text.startsWith(clipped.replace(/…$/, ''))).toBe(true);
      }),
    );
    expect(clip('x'.repeat(100_000), 1000)).toHaveLength(1000);
  });
});

describe('a search', () => {
  it.each([
    ['Müller', 'muller'],
    ['naïve', 'naive'],
    ['Straße', 'strasse'],
    ['STRAẞE', 'strasse'],
    ['Łukasz Kaiser', 'lukasz kaiser'],
    ['Søren Æther Œuvre', 'soren aether oeuvre'],
    ['İstanbul, Diyarbakır', 'istanbul, diyarbakir'],
    ['Đặng Þór', 'dang thor'],
    ['ﬁne', 'fine'],
    ['𝐁𝐨𝐥𝐝 ℝ²', 'bold r2'],
    ['ΟΔΟΣ', fold('οδοσ')],
    ['Ёлка', 'елка'],
    ['می\u200cخواهم', 'میخواهم'],
    ['深度学习', '深度学习'],
    ['$\\alpha$', '$\\alpha$'],
    ['', ''],
  ])('for %s finds what is folded to %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('finds a text whichever way it is composed and written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
        expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')));
      }),
    );
  });
});
