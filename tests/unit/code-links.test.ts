import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestCode, linkOf, linksInText, rankLinks } from '../../lib/code-links';
import type { Link } from '../../lib/paper';

describe('an address', () => {
  it.each([
    ['https://github.com/a/b', 'repository', 'https://github.com/a/b'],
    ['http://www.github.com/a/b/', 'repository', 'https://github.com/a/b'],
    ['github.com/a/b', 'repository', 'https://github.com/a/b'],
    ['https://github.com/a/b.git', 'repository', 'https://github.com/a/b'],
    ['https://github.com/a/b/tree/main', 'repository', 'https://github.com/a/b'],
    ['https://github.com/a/b/blob/main/docs/read%20me.md#top', 'repository', 'https://github.com/a/b'],
    ['https://github.com/a/b?tab=readme-ov-file&utm_source=x', 'repository', 'https://github.com/a/b'],
    ['https://github.com/a/b.js', 'repository', 'https://github.com/a/b.js'],
    ['https://github.com/a-b/c_d.e', 'repository', 'https://github.com/a-b/c_d.e'],
    ['https://raw.githubusercontent.com/a/b/main/x.py', 'repository', 'https://github.com/a/b'],
    [
      'https://gist.github.com/a/0123456789abcdef',
      'repository',
      'https://gist.github.com/a/0123456789abcdef',
    ],
    ['https://github.com/facebookresearch', 'organization', 'https://github.com/facebookresearch'],
    ['https://gitlab.com/a/b', 'repository', 'https://gitlab.com/a/b'],
    ['https://gitlab.com/group/sub/project', 'repository', 'https://gitlab.com/group/sub/project'],
    [
      'https://gitlab.com/group/sub/project/-/tree/main',
      'repository',
      'https://gitlab.com/group/sub/project',
    ],
    ['https://bitbucket.org/a/b/src/master/', 'repository', 'https://bitbucket.org/a/b'],
    ['https://codeberg.org/a/b', 'repository', 'https://codeberg.org/a/b'],
    ['https://git.sr.ht/~a/b', 'repository', 'https://git.sr.ht/~a/b'],
    ['https://huggingface.co/a/b', 'model', 'https://huggingface.co/a/b'],
    ['https://hf.co/a/b/tree/main', 'model', 'https://huggingface.co/a/b'],
    ['https://huggingface.co/datasets/a/b', 'dataset', 'https://huggingface.co/datasets/a/b'],
    ['https://huggingface.co/datasets/squad', 'dataset', 'https://huggingface.co/datasets/squad'],
    ['https://huggingface.co/spaces/a/b', 'space', 'https://huggingface.co/spaces/a/b'],
    [
      'https://huggingface.co/collections/a/b-123',
      'collection',
      'https://huggingface.co/collections/a/b-123',
    ],
    ['https://hf.co/MLMvsCLM', 'organization', 'https://huggingface.co/MLMvsCLM'],
    ['https://zenodo.org/record/12345', 'archive', 'https://zenodo.org/records/12345'],
    ['https://zenodo.org/records/12345#files', 'archive', 'https://zenodo.org/records/12345'],
    ['https://doi.org/10.5281/zenodo.12345', 'archive', 'https://zenodo.org/records/12345'],
    ['https://osf.io/ab3de/', 'archive', 'https://osf.io/ab3de'],
    [
      'https://anonymous.4open.science/r/name-1A2B/README.md',
      'repository',
      'https://anonymous.4open.science/r/name-1A2B',
    ],
    ['https://someone.github.io/project/', 'project', 'https://someone.github.io/project'],
    ['https://someone.github.io', 'project', 'https://someone.github.io/'],
    ['https://group.gitlab.io/project', 'project', 'https://group.gitlab.io/project'],
  ])('%s leads to a %s, tidied', (address, kind, url) => {
    expect(linkOf(address)).toEqual({ kind, url });
    expect(linkOf(url)).toEqual({ kind, url });
  });

  it.each([
    'https://github.com/',
    'https://github.com/features/actions',
    'https://github.com/topics/nlp',
    'https://github.com/sponsors/a',
    'https://huggingface.co/papers/2505.23462',
    'https://huggingface.co/docs/transformers',
    'https://huggingface.co/join',
    'https://huggingface.co/spaces/a',
    'https://gitlab.com/explore',
    'https://zenodo.org/communities/x',
    'https://osf.io/preprints',
    'https://github.com.evil.example/a/b',
    'https://github.com@evil.example/a/b',
    'https://evilgithub.com/a/b',
    'https://evil.example/github.com/a/b',
    'https://github.com:444/a/b',
    'https://arxiv.org/abs/2505.23462',
    'https://doi.org/10.1145/abc',
    'javascript:alert(1)',
    'https://',
    'mailto:a@github.com',
  ])('%s is neither code nor a project page', (address) => {
    expect(linkOf(address)).toBeUndefined();
  });

  it('never makes linkOf throw, and a tidied one stays as it is', () => {
    const anyPath = fc.string().map((it) => `https://github.com/${it}`);
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl(), anyPath), (text) => {
        const link = linkOf(text);
        if (link) expect(linkOf(link.url)).toEqual(link);
      }),
      { numRuns: 2000 },
    );
  });
});

const urls = (text: string) => linksInText(text, 'abstract').map(({ url }) => url);

describe('a text', () => {
  it.each([
    ['Code: https://github.com/a/b.', ['https://github.com/a/b']],
    ['Code: https://github.com/a/b, and more', ['https://github.com/a/b']],
    ['(see https://github.com/a/b)', ['https://github.com/a/b']],
    ['(see https://github.com/a/b).', ['https://github.com/a/b']],
    ['<https://github.com/a/b>', ['https://github.com/a/b']],
    ['“https://github.com/a/b”', ['https://github.com/a/b']],
    ['[code](https://github.com/a/b)', ['https://github.com/a/b']],
    ['\\url{https://github.com/a/b}', ['https://github.com/a/b']],
    ['\\href{https://github.com/a/b}{here}', ['https://github.com/a/b']],
    ['\\url{https://github.com/a/b\\_c}', ['https://github.com/a/b_c']],
    ['{\\tt https://github.com/a/b}', ['https://github.com/a/b']],
    ['`https://github.com/a/b`', ['https://github.com/a/b']],
    ['at github.com/a/b today', ['https://github.com/a/b']],
    ['at www.github.com/a/b', ['https://github.com/a/b']],
    ['at a.github.io/b', ['https://a.github.io/b']],
    [
      'project page at https://a.github.io/b, and Code at https://github.com/a/b',
      ['https://a.github.io/b', 'https://github.com/a/b'],
    ],
    ['https://github.com/a/b;https://github.com/c/d', ['https://github.com/a/b', 'https://github.com/c/d']],
    ['mail me at x@github.com/a', []],
    ['no link at all', []],
    ['https://example.org/github.com/a/b', []],
  ])('%j names %j', (text, expected) => {
    expect(urls(text).slice(0, expected.length || 1)).toEqual(expected);
  });

  it.each([
    ['Our code is available at https://github.com/a/b.', true],
    ['Codes are available at https://github.com/a/b.', true],
    ['We release our method implementation at: https://github.com/a/b.', true],
    ['Code available: https://github.com/a/b.', true],
    ['Our method is built on https://github.com/a/b.', false],
    ['Our code, based on an older one, is available at https://github.com/a/b.', true],
    ['It is based on https://github.com/a/b.', false],
    ['We use https://github.com/a/b for training.', false],
    ['See https://github.com/a/b', undefined],
  ])('%j says whose it is: %s', (text, theirs) => {
    expect(linksInText(text, 'abstract')[0]?.theirs).toBe(theirs);
  });

  it('of a megabyte made to be slow is read all the same', () => {
    for (const piece of [
      'https://github.com/',
      'github.com',
      '\\url{',
      '((((',
      '.github.io',
      'https://a.b',
      '_~_~',
    ]) {
      const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
      expect(linksInText(text, 'abstract').length).toBeLessThan(100_000);
    }
  }, 20_000);
});

const link = (kind: Link['kind'], url: string, more: Partial<Link> = {}): Link => ({
  kind,
  url,
  foundIn: 'abstract',
  ...more,
});

describe('of several links', () => {
  it('a repository comes before a model, and a model before a project page', () => {
    const links = [
      link('project', 'https://a.github.io/b'),
      link('model', 'https://huggingface.co/a/b'),
      link('repository', 'https://github.com/a/b'),
    ];
    expect(rankLinks(links).map(({ kind }) => kind)).toEqual(['repository', 'model', 'project']);
  });

  it('the one that the text calls theirs comes before one that it builds on', () => {
    const links = linksInText(
      'It is built on https://github.com/base/model. Our code is at https://github.com/us/ours.',
      'abstract',
    );
    expect(bestCode(links)?.url).toBe('https://github.com/us/ours');
  });

  it('one address is one link, with the best place that it was found in, and its stars', () => {
    const ranked = rankLinks([
      link('repository', 'https://github.com/A/B'),
      link('repository', 'https://github.com/a/b', { foundIn: 'page data', stars: 7 }),
    ]);
    expect(ranked).toEqual([
      { kind: 'repository', url: 'https://github.com/A/B', foundIn: 'page data', stars: 7 },
    ]);
  });

  it('neither a project page nor the paper itself is code', () => {
    expect(
      bestCode([link('project', 'https://a.github.io/b'), link('pdf', 'https://arxiv.org/pdf/1')]),
    ).toBeUndefined();
  });

  it('the order in which they were found does not matter', () => {
    const links = ['repository', 'model', 'space', 'dataset', 'project'].map((kind, n) =>
      link(kind as Link['kind'], `https://x.example/${n}`),
    );
    fc.assert(
      fc.property(fc.shuffledSubarray(links, { minLength: 5 }), (some) => {
        expect(rankLinks(some)).toEqual(links);
      }),
    );
  });
});
