import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { citationKeys } from '../../../lib/citation/citation-key';
import { BadPattern, FILTERS, PARTS, parsePattern } from '../../../lib/citation/key-pattern';
import { aReference } from '../formats/hard-cases';

const paper = aReference({
  title: 'On the Origin of Attention',
  authors: [{ name: 'Ada Lovelace' }, { name: 'Jan van den Oord' }],
  published: '2017-06-12',
});
const keyBy = (pattern: string, it = paper) => [...citationKeys([it], pattern).values()][0];

describe('a pattern of citation keys', () => {
  it.each([
    ['[auth][year][title]', 'lovelace2017origin'],
    ['[auth:capitalize]_[year:short]', 'Lovelace_17'],
    ['[auths][year]', 'lovelaceoord2017'],
    ['[auth:short:upper]-[title:capitalize]', 'LOV-Origin'],
    ['[year]:[title]/x', '2017:origin/x'],
  ])('%s gives %s', (pattern, key) => {
    expect(keyBy(pattern)).toBe(key);
  });

  it('names three authors at most, and then the first alone', () => {
    const authors = ['A. One', 'B. Two', 'C. Three', 'D. Four'].map((name) => ({ name }));
    expect(keyBy('[auths][year]', aReference({ ...paper, authors: authors.slice(0, 3) }))).toBe(
      'onetwothree2017',
    );
    expect(keyBy('[auths][year]', aReference({ ...paper, authors }))).toBe('oneetal2017');
  });

  it('puts the title where no author is known, and once only', () => {
    const anonymous = aReference({ ...paper, authors: [] });
    expect(keyBy('[auth][year][title]', anonymous)).toBe('origin2017');
    expect(keyBy('[year][auths:capitalize]', anonymous)).toBe('2017Origin');
  });

  it.each([
    ['', 'noPart', ''],
    ['key', 'noPart', 'key'],
    ['[auth', 'openBracket', '[auth'],
    ['auth][year]', 'openBracket', 'auth]'],
    ['[auth] [year]', 'badCharacter', ' '],
    ['[auth]{[year]}', 'badCharacter', '{'],
    ['[author]', 'unknownPart', 'author'],
    ['[auth:loud]', 'unknownFilter', 'loud'],
    [`[auth]${'x'.repeat(200)}`, 'tooLong', '200'],
  ])('%j is refused, and the piece that is to blame is told', (pattern, fault, piece) => {
    expect(() => parsePattern(pattern)).toThrow(
      expect.objectContaining({ name: 'BadPattern', fault, piece }),
    );
  });

  it('gives only what BibTeX takes, whatever is written', () => {
    const piece = fc.oneof(
      fc.constantFrom(...PARTS).map((part) => `[${part}]`),
      fc.tuple(fc.constantFrom(...PARTS), fc.constantFrom(...FILTERS)).map(([a, b]) => `[${a}:${b}]`),
      fc.string({ maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), fc.string(), (pieces, title) => {
        const pattern = pieces.join('');
        try {
          parsePattern(pattern);
        } catch (error) {
          expect(error).toBeInstanceOf(BadPattern);
          return;
        }
        expect(keyBy(pattern, aReference({ ...paper, title: title || 'x' }))).toMatch(/^[A-Za-z0-9:_+./-]+$/);
      }),
    );
  });
});
