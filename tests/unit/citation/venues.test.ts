import { describe, expect, it } from 'vitest';
import { appearanceOf } from '../../../lib/citation/venues';

const journal = (container: string, year: string, rest = {}) => ({
  publication: { kind: 'journal', container, year, ...rest },
});
const proceedings = (container: string, year: string, rest = {}) => ({
  publication: { kind: 'proceedings', container, year, ...rest },
});

describe('a journal reference that fits a pattern', () => {
  it.each([
    ['Phys. Rev. D 76, 013009 (2007)', journal('Phys. Rev. D', '2007', { volume: '76', pages: '013009' })],
    ['Phys.Rev.D76:013009,2007', journal('Phys.Rev. D', '2007', { volume: '76', pages: '013009' })],
    [
      'Journal of Physics: Conference Series 12, 34-56 (2010)',
      journal('Journal of Physics: Conference Series', '2010', { volume: '12', pages: '34-56' }),
    ],
    ['JHEP 09 (2012) 023', journal('JHEP', '2012', { volume: '09', pages: '023' })],
    ['Nature 521, 436-444 (2015)', journal('Nature', '2015', { volume: '521', pages: '436-444' })],
    [
      'Commun. Math. Phys. 123 (1989), no. 2, 177–254',
      journal('Commun. Math. Phys.', '1989', { volume: '123', number: '2', pages: '177-254' }),
    ],
    [
      'Journal of Machine Learning Research 21 (2020) 1-67',
      journal('Journal of Machine Learning Research', '2020', { volume: '21', pages: '1-67' }),
    ],
    [
      'IEEE Trans. Inf. Theory, vol. 52, no. 4, pp. 1289-1306, 2006',
      journal('IEEE Trans. Inf. Theory', '2006', { volume: '52', number: '4', pages: '1289-1306' }),
    ],
    ['Sensors 2020, 20(3), 45', journal('Sensors', '2020', { volume: '20', number: '3', pages: '45' })],
    ['Eur. Phys. J. C (2020) 80:123', journal('Eur. Phys. J. C', '2020', { volume: '80', pages: '123' })],
    [
      'Nature. 2023 Jul 5;620(7972):47-60.',
      journal('Nature', '2023', { volume: '620', number: '7972', pages: '47-60' }),
    ],
    [
      'Transactions on Machine Learning Research, 2024',
      journal('Transactions on Machine Learning Research', '2024'),
    ],
    [
      'Proceedings of the National Academy of Sciences 117 (2020) 1-9',
      journal('Proceedings of the National Academy of Sciences', '2020', { volume: '117', pages: '1-9' }),
    ],
    [
      'Proceedings of the 37th International Conference on Machine Learning, PMLR 119:1597-1607, 2020',
      proceedings('Proceedings of the 37th International Conference on Machine Learning', '2020', {
        volume: '119',
        pages: '1597-1607',
        series: 'Proceedings of Machine Learning Research',
      }),
    ],
    ['In CVPR, 2020, pp. 1-10', proceedings('CVPR', '2020', { pages: '1-10' })],
    [
      'Advances in Neural Information Processing Systems 30 (NIPS 2017)',
      proceedings('Advances in Neural Information Processing Systems', '2017', { volume: '30' }),
    ],
    ['Findings of EMNLP 2020', proceedings('Findings of EMNLP', '2020')],
  ])('%s', (journalRef, expected) => {
    expect(appearanceOf({ journalRef })).toEqual(expected);
  });
});

describe('a reference that fits none is kept whole', () => {
  it.each([
    'Phys. Rev. D 76, 013009 (2007); Erratum-ibid. 77 (2008)',
    'Phys. Rev. Lett. 77, 3865',
    'LNCS 1234, pp. 1-10, 2020',
    'Book Title, Springer, 2020',
    'PoS LATTICE2013 (2014) 123',
    'somewhere',
    'x'.repeat(900),
  ])('%s', (journalRef) => {
    expect(appearanceOf({ journalRef })).toEqual({ text: journalRef });
  });
});

describe('a venue', () => {
  it.each([
    ['NeurIPS 2023', proceedings('NeurIPS', '2023')],
    ['ICLR 2024 oral', proceedings('ICLR', '2024')],
    ["CVPR'24", proceedings('CVPR', '2024')],
    ['ICML 2024 Workshop on Foo', proceedings('ICML 2024 Workshop on Foo', '2024')],
    [
      '37th Conference on Neural Information Processing Systems (NeurIPS 2023)',
      proceedings('37th Conference on Neural Information Processing Systems (NeurIPS 2023)', '2023'),
    ],
    ['TMLR', { publication: { kind: 'journal', container: 'TMLR' } }],
    ['Some Blog', { text: 'Some Blog' }],
    ['Submitted to ICLR 2025', {}],
    ['ICLR 2025 Conference Withdrawn Submission', {}],
    ['CoRR 2017', {}],
    ['arXiv.org', {}],
  ])('%s', (venue, expected) => {
    expect(appearanceOf({ venue })).toEqual(expected);
  });

  it('is read before the remark, and the reference before both', () => {
    const all = { journalRef: 'Nature 1, 2 (2003)', venue: 'ICML 2004', comments: 'Accepted at ICLR 2005' };
    expect(appearanceOf(all).publication?.container).toBe('Nature');
    expect(appearanceOf({ ...all, journalRef: undefined }).publication?.container).toBe('ICML');
  });
});

describe("the authors' remark", () => {
  it.each([
    ['12 pages, accepted at ICML 2025', proceedings('ICML', '2025')],
    ['Published as a conference paper at ICLR 2024', proceedings('ICLR', '2024')],
    ['CVPR 2024 (oral). Project page: https://example.org', proceedings('CVPR', '2024')],
    ['Accepted by AAAI-24', proceedings('AAAI', '2024')],
    ['Accepted to the NeurIPS 2023 Workshop on X', proceedings('NeurIPS 2023 Workshop on X', '2023')],
    ['Accepted at EMNLP 2023 Findings', proceedings('EMNLP 2023 Findings', '2023')],
    ['Accepted to IEEE TPAMI 2023', journal('IEEE TPAMI', '2023')],
    ['To appear in TMLR', { text: 'To appear in TMLR' }],
    ['Accepted at ICML', { text: 'Accepted at ICML' }],
  ])('%s', (comments, expected) => {
    expect(appearanceOf({ comments })).toEqual(expected);
  });

  it.each([
    '9 pages',
    'Submitted to ICML 2025',
    'Preprint. Under review, ICML 2025',
    'Not accepted at ICML 2025',
    'Extended version of our ICML 2020 paper',
    'Best paper at ICML 2023',
    'Presented at the ICML 2024 tutorial',
    'Accepted in ICML 2025 and ICLR 2024',
    'Accepted to the NeurIPS 2023 Workshop on X, Y, and Z',
    'accepted at our expense',
  ])('%s says nothing certain', (comments) => {
    const { publication, text } = appearanceOf({ comments });
    expect(publication).toBeUndefined();
    expect(text === undefined || comments.includes(text)).toBe(true);
  });

  it('is read in linear time', () => {
    const started = performance.now();
    const parts = ['accepted at ', 'ICML 2025 ', '(', ', ', '. ', '2020 ', 'Phys. ', 'a a ', '1-'];
    for (const part of parts) {
      const text = part.repeat(100_000 / part.length);
      appearanceOf({ comments: text, venue: text, journalRef: text });
      for (const length of [250, 290, 1900]) {
        const short = text.slice(0, length);
        appearanceOf({ comments: short });
        appearanceOf({ venue: short });
        appearanceOf({ journalRef: short });
      }
    }
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
