import { describe, expect, it } from 'vitest';
import { citationKeys } from '../../../lib/citation/citation-key';
import type { Paper } from '../../../lib/paper';
import { aReference } from '../formats/hard-cases';

const keyOf = (fields: Partial<Paper> & { title: string }) =>
  [...citationKeys([aReference(fields)]).values()][0];
const by = (name: string) => ({ authors: [{ name }], published: '2017-06-12' });

describe('citation keys', () => {
  it.each([
    ['Ashish Vaswani', 'Attention Is All You Need', 'vaswani2017attention'],
    ['Aaron van den Oord', 'On the Theory of X', 'oord2017theory'],
    ['Łukasz Żółć', 'What Is R&D?', 'zolc2017r'],
    ['Иван Щукин', 'Über Größe', 'shchukin2017uber'],
    ['OpenAI', '$\\beta$-VAE', 'openai2017beta'],
    ['王小明', 'Attention', 'attention2017'],
    ['Ada Lovelace', '大規模', 'lovelace2017'],
  ])('%s, %s: %s', (name, title, expected) => {
    expect(keyOf({ title, ...by(name) })).toBe(expected);
  });

  it('fall back to the identifier where nothing is left', () => {
    expect(keyOf({ key: 'arxiv:2505.23462', title: '大規模', authors: [{ name: '王小明' }] })).toBe(
      'arxiv250523462',
    );
  });

  it('stay the same when the paper is published', () => {
    const key = 'arxiv:1612.00001';
    const paper = { key, ids: [key], title: 'Attention', ...by('Ashish Vaswani') };
    expect(keyOf({ ...paper, published: '2016-12-01' })).toBe('vaswani2016attention');
    expect(keyOf({ ...paper, published: '2016-12-01', venue: 'NeurIPS 2017' })).toBe('vaswani2016attention');
    expect(keyOf({ ...paper, published: '2017' })).toBe('vaswani2016attention');
  });

  it('tell apart those that collide, the same way in any order, and leave the older ones alone', () => {
    const papers = Array.from({ length: 30 }, () => aReference({ title: 'Attention', ...by('A. Vaswani') }));
    const keys = citationKeys(papers);
    expect([...keys.values()].slice(0, 4)).toEqual([
      'vaswani2017attention',
      'vaswani2017attentiona',
      'vaswani2017attentionb',
      'vaswani2017attentionc',
    ]);
    expect(new Set(keys.values()).size).toBe(30);
    expect([...keys.values()].at(-1)).toBe('vaswani2017attentionac');
    for (const paper of papers)
      expect(citationKeys([...papers].reverse()).get(paper.key)).toBe(keys.get(paper.key));
    const older = citationKeys(papers.slice(0, 10));
    for (const [id, key] of older) expect(keys.get(id)).toBe(key);
  });

  it('never give a later paper the bare key of another', () => {
    const [first, second, third] = ['Attention', 'Attention', 'Attentiona'].map((title) =>
      aReference({ title, ...by('A. Vaswani') }),
    );
    if (!first || !second || !third) throw new Error('three papers');
    expect([...new Set(citationKeys([first, second, third]).values())].sort()).toEqual([
      'vaswani2017attention',
      'vaswani2017attentiona',
      'vaswani2017attentionb',
    ]);
  });
});
