import { describe, expect, it } from 'vitest';
import { citation, shortAuthors, venueLine } from '../../../lib/citation/lines';
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

describe('a citation to paste', () => {
  it('names authors, title, place, preprint and address', () => {
    const key = 'arxiv:1706.03762';
    const paper = aReference({
      key,
      ids: [key],
      title: 'Is $\\beta$ All You Need?',
      ...named('Jean-Luc Marie van Damme', 'OpenAI', 'Henry Ford III'),
      published: '2017-06-12',
    });
    expect(citation(paper)).toBe(
      'J.-L. M. van Damme, OpenAI, H. Ford III. “Is β All You Need?” arXiv:1706.03762, 2017. https://arxiv.org/abs/1706.03762',
    );
    expect(citation({ ...paper, journalRef: 'Nature 521(7553), 436-444 (2018)' })).toContain(
      'Nature 521(7553), pp. 436–444, 2018. arXiv:1706.03762. https://',
    );
  });

  it('says et al. for many authors, and leaves out what is not known', () => {
    const many = aReference({
      title: 'X',
      ...named(...Array.from({ length: 9 }, (_, i) => `A. Name${'abcdefghi'[i]}`)),
    });
    expect(citation(many)).toMatch(/^A\. Namea, A\. Nameb, A\. Namec, et al\. “X\.” https/);
    expect(citation(aReference({ title: 'X', key: 'title:x' }))).toMatch(/^“X\.” https:\/\/example\.org/);
  });
});
