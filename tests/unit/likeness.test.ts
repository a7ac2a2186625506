import { describe, expect, it } from 'vitest';
import { familyIn, likenessOf, withoutTitle, withoutYear } from '../../lib/likeness';

const paper = {
  title: 'Attention Is All You Need',
  authors: [{ name: 'Ashish Vaswani' }, { name: 'Noam Shazeer' }],
  published: '2017-06-12',
};

describe('papers that look alike', () => {
  it.each([
    ['whatever the case and the punctuation', { title: 'Attention is all you need.' }],
    ['whatever the date besides the year', { published: '2017' }],
    ['when names are shortened', { authors: [{ name: 'A Vaswani' }] }],
    ['when names are taken apart', { authors: [{ name: 'Ashish Vaswani', family: 'Vaswani' }] }],
  ])('are told so %s', (_, other) => {
    expect(likenessOf({ ...paper, ...other })).toBe(likenessOf(paper));
  });

  it.each([
    ['title', { title: 'Attention Is All You Want' }],
    ['first author', { authors: [{ name: 'Noam Shazeer' }] }],
    ['year', { published: '2018' }],
  ])('are not told so by another %s', (_, other) => {
    expect(likenessOf({ ...paper, ...other })).not.toBe(likenessOf(paper));
  });

  it('are told by letters of any script', () => {
    const title = '注意力就是你所需要的一切内容';
    expect(likenessOf({ ...paper, title })).toContain(title);
  });

  it.each([
    ['no author', { authors: [] }],
    ['no date', { published: undefined as never }],
    ['a title that many works have', { title: 'Reply' }],
  ])('are not told by %s', (_, other) => {
    expect(likenessOf({ ...paper, ...other })).toBeUndefined();
  });
});

describe('a likeness without its year', () => {
  const of = (other: Partial<typeof paper>) => withoutYear(likenessOf({ ...paper, ...other }) ?? '');

  it('is the same for what appeared in other years, and for nothing else', () => {
    expect(of({ published: '2019-01' })).toBe(of({}));
    expect(of({ authors: [{ name: 'Noam Shazeer' }] })).not.toBe(of({}));
    expect(of({ title: 'Attention Is All You Need 2017' })).not.toBe(of({}));
  });

  it('is the whole where no year has found room in it', () => {
    const title = 'long '.repeat(250);
    expect(of({ title })).toBe(likenessOf({ ...paper, title }));
  });
});

describe('the last name in a likeness', () => {
  it.each([
    [paper, 'vaswani'],
    [{ ...paper, authors: [{ name: 'Jörg Müller-Größe' }] }, 'mullergrosse'],
    [{ ...paper, title: `${'long '.repeat(250)}` }, undefined],
    [{ ...paper, title: 'Reply' }, undefined],
  ])('of %o is told without its title too', (it, family) => {
    const likeness = likenessOf(it) ?? '';
    expect(familyIn(likeness)).toBe(family);
    expect(familyIn(withoutTitle(likeness))).toBe(family);
  });

  it('is none where a part of it alone has found room', () => {
    for (let letters = 985; letters <= 1000; letters++) {
      const likeness = likenessOf({ ...paper, title: 'a'.repeat(letters) }) ?? '';
      const isWhole = likeness.endsWith('|vaswani|2017');
      expect(familyIn(likeness) || undefined).toBe(isWhole ? 'vaswani' : undefined);
      expect(familyIn(withoutTitle(likeness)) || undefined).toBe(isWhole ? 'vaswani' : undefined);
    }
  });
});
