import { describe, expect, it } from 'vitest';
import { shortAuthors, venueLine } from '../../../lib/citation/lines';
import { aReference } from '../formats/hard-cases';

const named = (...names: string[]) => ({ authors: names.map((name) => ({ name })) });

describe('authors in a few words', () => {
  it.each([
    [named('Ada Lovelace'), 'Ada Lovelace'],
    [named('Ada Lovelace', 'Ludwig van Beethoven'), 'Lovelace, van Beethoven'],
    [named('A. Vaswani', 'N. Shazeer', 'N. Parmar'), 'Vaswani, Shazeer, Parmar'],
    [named('A. Vaswani', 'N. Shazeer', 'N. Parmar', 'I. Polosukhin'), 'Vaswani, Shazeer, … Polosukhin'],
    [{ ...named('A. Vaswani', 'N. Shazeer'), authorsCut: true }, 'Vaswani, Shazeer et al.'],
    [{ ...named('A. Vaswani'), authorCount: 8 }, 'Vaswani et al.'],
    [{ authorCount: 533 }, '533 authors'],
    [{ authorCount: 1 }, '1 author'],
    [{}, ''],
  ])('%j', (paper, expected) => {
    expect(shortAuthors(paper)).toBe(expected);
  });
});

describe('where and when', () => {
  const arxiv = { key: 'arxiv:1706.03762', ids: ['arxiv:1706.03762'], title: 'X', published: '2017-06-12' };

  it.each([
    [arxiv, 'arXiv:1706.03762 · 12 Jun 2017'],
    [{ ...arxiv, venue: 'NeurIPS 2017' }, 'NeurIPS 2017'],
    [{ ...arxiv, venue: 'ICML 2018 Workshop on X' }, 'ICML 2018 Workshop on X'],
    [{ ...arxiv, journalRef: 'Phys. Rev. D 76, 013009 (2007)' }, 'Phys. Rev. D 76 (2007)'],
    [{ ...arxiv, journalRef: 'somewhere' }, 'somewhere'],
    [{ title: 'X', published: '2020-03' }, 'Mar 2020'],
    [{ title: 'X' }, ''],
  ])('%j', (fields, expected) => {
    expect(venueLine(aReference(fields))).toBe(expected);
  });
});
