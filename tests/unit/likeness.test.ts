import { describe, expect, it } from 'vitest';
import { likenessOf } from '../../lib/likeness';

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
