import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ris } from '../../../lib/formats/ris';
import { aReference, hardCases, hardPapers } from './hard-cases';

const linesOf = (text: string) => text.split('\r\n');
const values = (text: string, tag: string) =>
  linesOf(text).flatMap((line) => (line.startsWith(`${tag}  - `) ? [line.slice(6)] : []));

describe('RIS', () => {
  it('writes a preprint', () => {
    const key = 'arxiv:1706.03762';
    const links = [
      { kind: 'repository' as const, url: 'https://github.com/a/b', foundIn: 'abstract' as const },
    ];
    const paper = aReference({
      key,
      title: 'The $\\beta$-VAE',
      authors: [
        { name: 'Ludwig van Beethoven' },
        { name: 'Henry Ford III' },
        { name: 'ATLAS Collaboration' },
      ],
      published: '2017-06',
      tags: ['one', 'two'],
      abstract: 'We show\nit.',
      links,
    });
    expect(linesOf(ris.write([paper]))).toEqual([
      'TY  - UNPB',
      'ID  - beethoven2017beta',
      'TI  - The β-VAE',
      'AU  - van Beethoven, Ludwig',
      'AU  - Ford, Henry, III',
      'AU  - ATLAS Collaboration',
      'PY  - 2017',
      'DA  - 2017/06//',
      'PB  - arXiv',
      'AN  - arXiv:1706.03762',
      'UR  - https://arxiv.org/abs/1706.03762',
      'L1  - https://arxiv.org/pdf/1706.03762',
      'L2  - https://github.com/a/b',
      'AB  - We show it.',
      'KW  - one',
      'KW  - two',
      'ER  - ',
      '',
    ]);
  });

  it('writes an article and a conference paper with what their places say', () => {
    const article = ris.write([aReference({ title: 'X', journalRef: 'Nature 521(7553), 436-444 (2015)' })]);
    expect(article).toContain('TY  - JOUR\r\n');
    expect(article).toContain('JF  - Nature\r\nVL  - 521\r\nIS  - 7553\r\nSP  - 436\r\nEP  - 444\r\n');
    const talk = ris.write([aReference({ title: 'X', venue: 'NeurIPS 2017' })]);
    expect(talk).toContain('TY  - CONF\r\n');
    expect(talk).toContain('T2  - NeurIPS\r\n');
  });

  it('leaves TeX that cannot be read to programs that can', () => {
    const text = ris.write([
      aReference({ title: 'The $\\beta$ of $\\foo{x}$', abstract: '\\ours is $\\bar{x}$' }),
    ]);
    expect(values(text, 'TI')).toEqual(['The β of $\\foo{x}$']);
    expect(values(text, 'AB')).toEqual(['\\ours is x̄']);
  });

  it('names every author of every hard case, in order', () => {
    for (const { name, paper, authors } of hardCases) {
      expect(values(ris.write([paper]), 'AU'), name).toHaveLength(authors.length);
    }
    expect(values(ris.write(hardPapers), 'TI')).toEqual(hardCases.map(({ title }) => title));
  });

  it('holds nothing but lines of a tag and a value, and one end a record, whatever the papers hold', () => {
    const part = fc.constantFrom(
      '\r\nER  - ',
      '\nTY  - JOUR',
      '\u2028',
      '\u0085',
      '\r',
      'x',
      ', ',
      '\ud800',
      '\u0000',
    );
    const text = fc
      .array(fc.oneof(part, fc.string({ unit: 'binary' })), { minLength: 1 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(text, text, text, (title, name, tag) => {
        const fields = { title, authors: [{ name }], tags: [tag], abstract: tag, venue: name };
        const written = ris.write([aReference(fields), aReference(fields)]);
        const lines = linesOf(written);
        for (const line of lines)
          expect(line === '' || /^[A-Z][A-Z0-9] {2}- [^\r\n]*$/.test(line), line).toBe(true);
        expect(lines.filter((line) => line.startsWith('ER'))).toHaveLength(2);
        expect(lines.filter((line) => line.startsWith('TY'))).toHaveLength(2);
      }),
      { numRuns: 300 },
    );
  });
});
