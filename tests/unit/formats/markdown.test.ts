import { describe, expect, it } from 'vitest';
import { markdown } from '../../../lib/formats/markdown';
import { aReference, hardPapers } from './hard-cases';

describe('Markdown', () => {
  it('is a list of links with authors, place, PDF, code, status and tags', () => {
    const paper = aReference({
      key: 'arxiv:1706.03762',
      title: 'The $\\beta$-VAE',
      authors: ['Ada Lovelace', 'Ben Bit', 'Cy Cle', 'Di Git'].map((name) => ({ name })),
      published: '2017-06-12',
      links: [{ kind: 'repository', url: 'https://github.com/a/b', foundIn: 'abstract' }],
      tags: ['deep learning'],
      status: 'reading',
      abstract: 'We show it.',
    });
    expect(markdown.write([paper])).toBe(
      [
        '- [The β-VAE](https://arxiv.org/abs/1706.03762)  ',
        '  Lovelace, Bit, … Git · arXiv:1706.03762 · 12 Jun 2017 · [PDF](https://arxiv.org/pdf/1706.03762), [Code](https://github.com/a/b) · reading · \\#deep-learning',
        '',
      ].join('\n'),
    );
    expect(markdown.write([paper], { abstracts: true })).toContain('\n  > We show it.\n');
  });

  it('lets no title, name or tag mean anything to Markdown or HTML', () => {
    const evil = '](javascript:alert(1)) <script>x</script> **b** `c` ![i](x) &lt; | # _u_';
    const written = markdown.write([
      aReference({ title: evil, authors: [{ name: evil }], venue: evil, tags: [evil], abstract: evil }),
    ]);
    const unescaped = written.replace(/\\[\\`*_[\]<>&|~$#!{}]/g, '');
    expect(unescaped).not.toMatch(/[<`*!|&]/);
    expect(unescaped.match(/\]\(([^)]*)\)/g)).toHaveLength(1);
  });

  it('links only to the web, and no address ends its link', () => {
    const paper = aReference({
      key: 'web:x',
      title: 'X',
      links: [{ kind: 'repository', url: 'javascript:alert(1)', foundIn: 'abstract' }],
      seen: [{ source: 'web/page', url: 'https://example.org/a)(b]c d', at: 1 }],
    });
    const written = markdown.write([paper]);
    expect(written).toContain('[X](https://example.org/a%29%28b%5Dc%20d)');
    expect(written).not.toContain('javascript');
  });

  it('has one item a paper', () => {
    const items = markdown.write(hardPapers).match(/^- /gm);
    expect(items).toHaveLength(hardPapers.length);
  });
});
