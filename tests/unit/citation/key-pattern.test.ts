import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { citationKeys } from '../../../lib/citation/citation-key';
import { BadPattern, FILTERS, PARTS, parsePattern } from '../../../lib/citation/key-pattern';
import { aReference } from '../formats/hard-cases';

const paper = aReference({
  title: 'On the origin of attention in Machines',
  venue: 'Journal of Machine Learning Research',
  venueType: 'journal',
  authors: [{ name: 'Ada Lovelace' }, { name: 'Jan van den Oord' }],
  published: '2017-06-12',
});
const keyBy = (pattern: string, it = paper) => [...citationKeys([it], pattern).values()][0];

describe('a pattern of citation keys', () => {
  it.each([
    ['[auth:lower][year][veryshorttitle:lower]', 'lovelace2017origin'],
    // As in the manual of Better BibTeX.
    ['[auth]', 'Lovelace'],
    ['[auth:upper]', 'LOVELACE'],
    ['[auth3]', 'Lov'],
    ['[auth3_2]', 'Oor'],
    ['[authors]', 'LovelaceOord'],
    ['[authors1]', 'LovelaceEtAl'],
    ['[authEtAl]', 'LovelaceOord'],
    ['[authorLast:lower]', 'oord'],
    ['[year][month][auth]', '201706Lovelace'],
    ['[auth][shortyear]', 'Lovelace17'],
    ['[title]', 'OriginAttentionMachines'],
    ['[title:abbr]', 'OAM'],
    ['[title:lower:condense=_]', 'origin_attention_machines'],
    ['[shorttitle2_1]', 'Originattention'],
    ['[shorttitle3_3]', 'OriginAttentionMachines'],
    ['[veryshorttitle]', 'origin'],
    ['[veryshorttitle2]', 'originattention'],
    ['[title:select=2,1]', 'Attention'],
    ['[title:substring=1,3]', 'Ori'],
    ['[auth:fold:nopunct:lower]', 'lovelace'],
    ['auth.lower + shorttitle(3,3) + year', 'lovelaceOriginAttentionMachines2017'],
    ['auth(n=3).upper + "_" + shortyear', 'LOV_17'],
    ["authEtAl.condense('-').lower + year", 'lovelace-oord2017'],
    // Our own.
    ['[auth]_[year:short]', 'Lovelace_17'],
    ['[auths][year]', 'LovelaceOord2017'],
    ['[auth:short:upper]-[veryshorttitle:capitalize]', 'LOV-Origin'],
    ['[year]:[veryshorttitle]/x', '2017:origin/x'],
    ['[journal:abbr]', 'JoMLR'],
  ])('%s gives %s', (pattern, key) => {
    expect(keyBy(pattern)).toBe(key);
  });

  it('names three authors at most, and then the first alone', () => {
    const authors = ['A. One', 'B. Two', 'C. Three', 'D. Four'].map((name) => ({ name }));
    expect(keyBy('[auths][year]', aReference({ ...paper, authors: authors.slice(0, 3) }))).toBe(
      'OneTwoThree2017',
    );
    expect(keyBy('[auths][year]', aReference({ ...paper, authors }))).toBe('OneEtAl2017');
  });

  it('puts the title where no author is known, and once only', () => {
    const anonymous = aReference({ ...paper, authors: [] });
    expect(keyBy('[auth:lower][year][veryshorttitle:lower]', anonymous)).toBe('origin2017');
    expect(keyBy('[authors][year][title]', anonymous)).toBe('origin2017');
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
    ['[year2]', 'unknownPart', 'year2'],
    ['auth + nonsense', 'unknownPart', 'nonsense'],
    ['auth | editor', 'unknownPart', 'auth | editor'],
    ['auth.loud', 'unknownFilter', 'loud'],
    ['[title:condense=~]', 'badCharacter', '~'],
    ['[auth:loud]', 'unknownFilter', 'loud'],
    [`[auth]${'x'.repeat(200)}`, 'tooLong', '200'],
  ])('%j is refused, and the piece that is to blame is told', (pattern, fault, piece) => {
    expect(() => parsePattern(pattern)).toThrow(
      expect.objectContaining({ name: 'BadPattern', fault, piece }),
    );
  });

  it('keeps capitals in every script that it writes in ASCII', () => {
    const authors = [
      { name: 'Иван Щукин' },
      { name: 'Anna Žóltý' },
      { name: 'Shane McKay' },
      { name: 'OpenAI' },
    ];
    expect(keyBy('[authors]', aReference({ ...paper, authors }))).toBe('ShchukinZoltyMcKayOpenAI');
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
