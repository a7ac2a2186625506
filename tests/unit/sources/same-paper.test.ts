import { describe, expect, it } from 'vitest';
import { isSamePaper, type Named } from '../../../lib/sources/same-paper';

const ID = 'arxiv:2505.23462';
const named = (title: string | undefined, author?: string, ids: string[] = [ID]): Named => ({
  ids,
  title,
  ...(author && { authors: [{ name: author }, { name: 'Another Person' }] }),
});

const ATTENTION = 'Attention Is All You Need';

describe('what is told of a paper', () => {
  it.each<[string, Named, Named]>([
    ['the very same', named(ATTENTION, 'Ashish Vaswani'), named(ATTENTION, 'Ashish Vaswani')],
    ['case and punctuation', named(ATTENTION), named('ATTENTION is all you need!')],
    ['TeX', named('$\\beta$-VAE for H$_2$O and M\\"uller'), named('β-VAE for H₂O and Müller')],
    ['marks', named('Über naïve Bäume im Wald'), named('Uber naive Baume im Wald')],
    ['hyphens', named('Pre-training of Large Models'), named('Pretraining of large models')],
    ['a subtitle more', named('BERT for Everyone Else'), named('BERT for everyone else: a study of things')],
    ['a word less', named('On the Generality of Graph Kernels'), named('Generality of Graph Kernels')],
    [
      'another title, the same author',
      named('An Old Title', 'Jacob Devlin'),
      named('A New Name', 'Devlin, Jacob'),
    ],
    ['initials', named('An Old Title', 'Jacob Devlin'), named('A New Name', 'J. Devlin')],
    ['particles', named('An Old Title', 'Ludwig van Beethoven'), named('A New Name', 'van Beethoven, L.')],
    ['another author, the same title', named(ATTENTION, 'Ashish Vaswani'), named(ATTENTION, 'Noam Shazeer')],
    ['a title that is not known', named(ID), named('Anything at all')],
    ['a paper marked as retracted', named('A Great Thing'), named('RETRACTED: A Great Thing')],
  ])('may be of that paper: %s', (_, asked, told) => {
    expect(isSamePaper(asked, ID, told)).toBe(true);
  });

  it.each<[string, Named, Named]>([
    ['title and author', named(ATTENTION, 'Ashish Vaswani'), named('Deep Residual Learning', 'Kaiming He')],
    ['the title, and no author known', named(ATTENTION), named('Deep Residual Learning for Images')],
    ['its number', named(ATTENTION), named(ATTENTION, undefined, ['arxiv:1706.03762'])],
    ['a short title', named('Graphs'), named('Graphs of Convergence in the South')],
    [
      'authors that share a given name',
      named('One Thing Here', 'Wei Li'),
      named('Other Stuff There', 'Wei Zhang'),
    ],
  ])('is of another paper: %s', (_, asked, told) => {
    expect(isSamePaper(asked, ID, told)).toBe(false);
  });

  it('without the identifier that was asked by has to have the title, and no other author', () => {
    const asked = named(ATTENTION, 'Ashish Vaswani');
    const by = (title: string, author?: string) =>
      isSamePaper(asked, undefined, named(title, author, ['doi:10.1000/x']));
    expect(by(ATTENTION)).toBe(true);
    expect(by(ATTENTION, 'A. Vaswani')).toBe(true);
    expect(by(ATTENTION, 'Kaiming He')).toBe(false);
    expect(by('Another Title', 'Ashish Vaswani')).toBe(false);
  });
});
