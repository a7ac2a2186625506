import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestCode, linkOf, linksInText, rankLinks } from '../../lib/code-links';
import { LINK_KINDS } from '../../lib/link-kinds';
import { Link } from '../../lib/paper';

const REVIEWERS = 'view_only=0123456789abcdef0123456789abcdef';

describe('an address', () => {
  it.each([
    // GitHub
    ['https://github.com/a/b', 'repository', 'https://github.com/a/b'],
    ['http://www.github.com/a/b/', 'repository', 'https://github.com/a/b'],
    ['HTTPS://GitHub.com/A/B', 'repository', 'https://github.com/A/B'],
    ['github.com/a/b', 'repository', 'https://github.com/a/b'],
    ['//github.com/a/b', 'repository', 'https://github.com/a/b'],
    ['https://github.com:443/a/b', 'repository', 'https://github.com/a/b'],
    ['  https://github.com/a/b\n', 'repository', 'https://github.com/a/b'],
    ['https://user:secret@github.com/a/b', 'repository', 'https://github.com/a/b'],
    ['https://github.com/a/b.git', 'repository', 'https://github.com/a/b'],
    ['https://github.com/a/b.git.', 'repository', 'https://github.com/a/b'],
    ['https://github.com/a/b/tree/main', 'repository', 'https://github.com/a/b'],
    ['https://github.com/a/b/blob/main/docs/read%20me.md#top', 'repository', 'https://github.com/a/b'],
    ['https://github.com/a/b/releases/tag/v1.0', 'repository', 'https://github.com/a/b'],
    ['https://github.com/a/b?tab=readme-ov-file&utm_source=x', 'repository', 'https://github.com/a/b'],
    ['https://github.com/a/b#installation', 'repository', 'https://github.com/a/b'],
    ['https://github.com/a/b.js', 'repository', 'https://github.com/a/b.js'],
    ['https://github.com/a/.github', 'repository', 'https://github.com/a/.github'],
    ['https://github.com/a-b/c_d.e', 'repository', 'https://github.com/a-b/c_d.e'],
    ['https://github.com/a/b.', 'repository', 'https://github.com/a/b'],
    ['https://github.com/a/b,', 'repository', 'https://github.com/a/b'],
    ['https://github.com/a/b).', 'repository', 'https://github.com/a/b'],
    ['https://github.com/a/b}', 'repository', 'https://github.com/a/b'],
    ['https://github.com/a/b"', 'repository', 'https://github.com/a/b'],
    ['https://github.com/a/b>', 'repository', 'https://github.com/a/b'],
    ['https://github.com/a/b%20', 'repository', 'https://github.com/a/b'],
    ['https://github.com/a/b\\_c', 'repository', 'https://github.com/a/b_c'],
    ['https://github.com/a/b%5C_c', 'repository', 'https://github.com/a/b_c'],
    ['https://raw.githubusercontent.com/a/b/main/x.py', 'repository', 'https://github.com/a/b'],
    [
      'https://gist.github.com/a/0123456789abcdef',
      'repository',
      'https://gist.github.com/a/0123456789abcdef',
    ],
    ['https://gist.github.com/a/0123456789#file-x-py', 'repository', 'https://gist.github.com/a/0123456789'],
    ['https://github.com/facebookresearch', 'organization', 'https://github.com/facebookresearch'],
    ['https://github.com/facebookresearch.', 'organization', 'https://github.com/facebookresearch'],
    ['https://github.com/a?tab=repositories', 'organization', 'https://github.com/a'],
    // the other forges
    ['https://gitlab.com/a/b', 'repository', 'https://gitlab.com/a/b'],
    ['https://gitlab.com/a/b.git', 'repository', 'https://gitlab.com/a/b'],
    ['https://gitlab.com/group/sub/project', 'repository', 'https://gitlab.com/group/sub/project'],
    [
      'https://gitlab.com/group/sub/project/-/tree/main',
      'repository',
      'https://gitlab.com/group/sub/project',
    ],
    ['https://gitlab.com/g/s/t/project.git', 'repository', 'https://gitlab.com/g/s/t/project'],
    ['https://gitlab.com/a/b/-%20/tree', 'repository', 'https://gitlab.com/a/b'],
    ['https://gitlab.com/a/b/tree/master/src', 'repository', 'https://gitlab.com/a/b'],
    ['https://gitlab.com/a/b/blob/master/x.py', 'repository', 'https://gitlab.com/a/b'],
    ['https://gitlab.com/a/b).', 'repository', 'https://gitlab.com/a/b'],
    ['https://gitlab.com/group', 'organization', 'https://gitlab.com/group'],
    ['https://bitbucket.org/a/b/src/master/', 'repository', 'https://bitbucket.org/a/b'],
    ['https://bitbucket.org/a', 'organization', 'https://bitbucket.org/a'],
    ['https://codeberg.org/a/b', 'repository', 'https://codeberg.org/a/b'],
    ['https://codeberg.org/a/b/src/branch/main', 'repository', 'https://codeberg.org/a/b'],
    ['https://git.sr.ht/~a/b', 'repository', 'https://git.sr.ht/~a/b'],
    ['https://git.sr.ht/~a/b/tree/master/item/x.py', 'repository', 'https://git.sr.ht/~a/b'],
    ['https://git.sr.ht/\\~a/b', 'repository', 'https://git.sr.ht/~a/b'],
    ['https://git.sr.ht/~a', 'organization', 'https://git.sr.ht/~a'],
    [
      'https://anonymous.4open.science/r/n-1A2B/README.md',
      'repository',
      'https://anonymous.4open.science/r/n-1A2B',
    ],
    [
      'https://anonymous.4open.science/repository/n-1A2B',
      'repository',
      'https://anonymous.4open.science/r/n-1A2B',
    ],
    ['https://anonymous.4open.science/r/n-1A2B.', 'repository', 'https://anonymous.4open.science/r/n-1A2B'],
    // Hugging Face
    ['https://huggingface.co/a/b', 'model', 'https://huggingface.co/a/b'],
    ['https://www.huggingface.co/a/b', 'model', 'https://huggingface.co/a/b'],
    ['https://hf.co/a/b/tree/main', 'model', 'https://huggingface.co/a/b'],
    ['https://huggingface.co/a/b-7B-v0.1', 'model', 'https://huggingface.co/a/b-7B-v0.1'],
    ['https://huggingface.co/a/b/blob/main/config.json', 'model', 'https://huggingface.co/a/b'],
    ['https://huggingface.co/datasets/a/b', 'dataset', 'https://huggingface.co/datasets/a/b'],
    [
      'https://huggingface.co/datasets/a/b/viewer/default/train',
      'dataset',
      'https://huggingface.co/datasets/a/b',
    ],
    ['https://huggingface.co/datasets/squad', 'dataset', 'https://huggingface.co/datasets/squad'],
    ['https://huggingface.co/datasets/squad/tree/main', 'dataset', 'https://huggingface.co/datasets/squad'],
    ['https://hf.co/spaces/a/b', 'space', 'https://huggingface.co/spaces/a/b'],
    ['https://huggingface.co/spaces/a/b?logs=build', 'space', 'https://huggingface.co/spaces/a/b'],
    [
      'https://huggingface.co/collections/a/b-123',
      'collection',
      'https://huggingface.co/collections/a/b-123',
    ],
    ['https://hf.co/MLMvsCLM', 'organization', 'https://huggingface.co/MLMvsCLM'],
    ['https://huggingface.co/bert-base-uncased', 'organization', 'https://huggingface.co/bert-base-uncased'],
    ['https://huggingface.co/gpt2/tree/main', 'organization', 'https://huggingface.co/gpt2'],
    ['https://huggingface.co/google/papers', 'organization', 'https://huggingface.co/google'],
    ['https://huggingface.co/google/collections', 'organization', 'https://huggingface.co/google'],
    [
      'https://huggingface.co/huggingface-projects',
      'organization',
      'https://huggingface.co/huggingface-projects',
    ],
    // deposits
    ['https://zenodo.org/record/12345', 'archive', 'https://zenodo.org/records/12345'],
    ['https://www.zenodo.org/records/12345#files', 'archive', 'https://zenodo.org/records/12345'],
    [
      'https://zenodo.org/records/12345/files/code.zip?download=1',
      'archive',
      'https://zenodo.org/records/12345',
    ],
    ['https://zenodo.org/doi/10.5281/zenodo.12345', 'archive', 'https://zenodo.org/records/12345'],
    ['https://doi.org/10.5281/zenodo.12345.', 'archive', 'https://zenodo.org/records/12345'],
    ['http://dx.doi.org/10.5281/ZENODO.12345', 'archive', 'https://zenodo.org/records/12345'],
    ['10.5281/zenodo.12345', 'archive', 'https://zenodo.org/records/12345'],
    ['doi:10.5281/zenodo.12345', 'archive', 'https://zenodo.org/records/12345'],
    ['https://osf.io/ab3de/', 'archive', 'https://osf.io/ab3de'],
    ['https://osf.io/AB3DE', 'archive', 'https://osf.io/ab3de'],
    ['https://osf.io/ab3de/files/osfstorage', 'archive', 'https://osf.io/ab3de'],
    [`https://osf.io/ab3de/?${REVIEWERS}`, 'archive', `https://osf.io/ab3de/?${REVIEWERS}`],
    // project pages
    ['https://someone.github.io/project/', 'project', 'https://someone.github.io/project'],
    ['https://someone.github.io/project/index.html', 'project', 'https://someone.github.io/project'],
    [
      'https://someone.github.io/project/page.html#video',
      'project',
      'https://someone.github.io/project/page.html',
    ],
    ['https://someone.github.io/project).', 'project', 'https://someone.github.io/project'],
    ['https://someone.github.io/x%5C%5C_', 'project', 'https://someone.github.io/x'],
    ['http://Someone.GitHub.io', 'project', 'https://someone.github.io/'],
    ['https://group.gitlab.io/project', 'project', 'https://group.gitlab.io/project'],
  ])('%j leads to a %s, tidied', (address, kind, url) => {
    expect(linkOf(address)).toEqual({ kind, url });
    expect(linkOf(url)).toEqual({ kind, url });
  });

  it.each([
    'https://github.com/',
    'https://github.com/features/actions',
    'https://github.com/features.',
    'https://hf.co/datasets).',
    'https://github.com/topics/nlp',
    'https://github.com/orgs/a/repositories',
    'https://github.com/sponsors/a',
    'https://github.com/login?return_to=/a/b',
    'https://gist.github.com/discover',
    'https://gist.github.com/a',
    'https://huggingface.co',
    'https://huggingface.co/papers/2505.23462',
    'https://hf.co/papers',
    'https://huggingface.co/docs/transformers',
    'https://huggingface.co/blog/some-post',
    'https://huggingface.co/join',
    'https://huggingface.co/pricing',
    'https://huggingface.co/models?other=x',
    'https://huggingface.co/datasets',
    'https://huggingface.co/spaces/a',
    'https://huggingface.co/collections/a',
    'https://gitlab.com/explore/projects',
    'https://gitlab.com/groups/a/b',
    'https://zenodo.org/communities/x',
    'https://osf.io/preprints/psyarxiv/ab3de',
    'https://osf.io/login',
    'https://anonymous.4open.science/',
    'https://anonymous.4open.science/r/',
    'https://sr.ht/projects',
    'https://colab.research.google.com/github/a/b/blob/main/x.ipynb',
    'https://my-project.example/',
    'https://arxiv.org/abs/2505.23462',
    'https://doi.org/10.1145/abc',
    // Hosts that only look alike.
    'https://github.com.evil.example/a/b',
    'https://github.com@evil.example/a/b',
    'https://evil.example\\@github.com/a/b',
    'https://evilgithub.com/a/b',
    'https://evil.example/github.com/a/b',
    'https://evil.example/?u=https://github.com/a/b',
    'https://a.github.io.evil.example/b',
    'https://github.com:444/a/b',
    'https://gıthub.com/a/b',
    // What is no address of a page.
    'javascript:alert(1)',
    'ftp://github.com/a/b',
    'mailto:a@github.com',
    'https://',
    '',
    'https://constructor/a/b',
    'https://toString/a/b',
    'https://github.com/foo:bar/baz',
  ])('%j is neither code nor a project page', (address) => {
    expect(linkOf(address)).toBeUndefined();
  });

  it('longer than any that leads to code is left alone, unless only its query is long', () => {
    expect(linkOf(`https://github.com/a/${'/b'.repeat(100_000)}`)).toBeUndefined();
    expect(linkOf(`https://a.github.io/${'.'.repeat(1_000_000)}x`)).toBeUndefined();
    expect(linkOf(`https://github.com/a/b?${'x'.repeat(1_000_000)}`)?.url).toBe('https://github.com/a/b');
  }, 10_000);

  it('of any kind never makes linkOf throw; a tidied one stays as it is, and can be kept', () => {
    const hosts = [
      'github.com/',
      'gitlab.com/',
      'huggingface.co/',
      'huggingface.co/datasets/',
      'git.sr.ht/~',
      'osf.io/',
      'a.github.io/',
      '',
    ];
    const part = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'a',
        'tree',
        '-',
        '.git',
        '...',
        '%5C',
        '\\_',
        'index.html',
        '/',
        'papers',
        'constructor',
      ),
    );
    const address = fc
      .tuple(fc.constantFrom(...hosts), fc.array(part, { maxLength: 6 }))
      .map(([host, parts]) => `https://${host}${parts.join('/')}`);
    fc.assert(
      fc.property(fc.oneof(address, fc.string({ unit: 'binary' }), fc.webUrl()), (text) => {
        const link = linkOf(text);
        if (!link) return;
        expect(linkOf(link.url)).toEqual(link);
        expect(Link.safeParse({ ...link, foundIn: 'abstract' }).success).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

const found = (text: string) => linksInText(text, 'abstract');
const urls = (text: string) => found(text).map(({ url }) => url);

describe('a text', () => {
  const A = 'https://github.com/a/b';
  it.each([
    [`Code: ${A}.`, [A]],
    [`Code: ${A}, and more`, [A]],
    [`Code: ${A}; more`, [A]],
    [`Code: ${A}: more`, [A]],
    [`Code: ${A}! More`, [A]],
    [`(see ${A})`, [A]],
    [`(see ${A}).`, [A]],
    [`(${A}/)`, [A]],
    [`<${A}>`, [A]],
    [`“${A}”`, [A]],
    [`"${A}"`, [A]],
    [`'${A}'`, [A]],
    [`\`${A}\``, [A]],
    [`**${A}**`, [A]],
    [`_${A}_`, [A]],
    [`{\\tt ${A}}`, [A]],
    [`[code](${A})`, [A]],
    [`[${A}](${A})`, [A, A]],
    [`\\url{${A}}`, [A]],
    [`\\url{${A}}.`, [A]],
    [`\\href{${A}}{here}`, [A]],
    [`\\texttt{${A}}`, [A]],
    ['\\url{https://github.com/a/b\\_c}', ['https://github.com/a/b_c']],
    ['\\url{github.com/a/b}', [A]],
    ['\\url{https://git.sr.ht/\\~{}a/b}', ['https://git.sr.ht/~a/b']],
    [`at~\\url{${A}}`, [A]],
    [`at${A}`, [A]],
    [`${A}https://github.com/c/d`, [A, 'https://github.com/c/d']],
    [`${A};https://github.com/c/d`, [A, 'https://github.com/c/d']],
    [`代码见${A}。谢谢`, [A]],
    [`コード（${A}）を公開`, [A]],
    ['at github.com/a/b today', [A]],
    ['at GitHub.com/a/b.', [A]],
    ['at www.github.com/a/b', [A]],
    ['at https:// github.com/a/b', [A]],
    ['at gist.github.com/a/0123456789abcdef', ['https://gist.github.com/a/0123456789abcdef']],
    ['at hf.co/a/b', ['https://huggingface.co/a/b']],
    ['at a.github.io/b', ['https://a.github.io/b']],
    ['at doi.org/10.5281/zenodo.12345', ['https://zenodo.org/records/12345']],
    ['archived (doi:10.5281/zenodo.12345)', ['https://zenodo.org/records/12345']],
    ['archived, DOI 10.5281/zenodo.12345.', ['https://zenodo.org/records/12345']],
    [`project page at https://a.github.io/b, and Code at ${A}`, ['https://a.github.io/b', A]],
    ['mail me at x@github.com/a', []],
    ['no link at all, but a legitimate digital one', []],
    ['https://example.org/github.com/a/b', []],
    ['https://www.google.com/url?q=https://github.com/a/b', []],
    ['github.com.evil.example/a/b', []],
    ['notgithub.com/a/b', []],
    ['https://github.com/', []],
    ['', []],
  ])('%j names %j', (text, expected) => {
    expect(urls(text)).toEqual(expected);
  });

  it.each([
    ['Our code is available at URL.', true],
    ['Our code is available in URL.', true],
    ['Codes are available at URL.', true],
    ['Code and data are available at URL.', true],
    ['Code will be made publicly available at URL.', true],
    ['Code available: URL.', true],
    ['Code: URL', true],
    ['GitHub: URL', true],
    ['Project page: URL', true],
    ['We release our method implementation at: URL.', true],
    ['We release all project artifacts at URL to foster further research.', true],
    ['We have open-sourced the weights, URL', true],
    ['The implementation can be found at URL.', true],
    ['Our code is public! URL', true],
    ['Our code, based on an older one, is available at URL.', true],
    ['Our code based on PyTorch is available at URL.', true],
    ['Built upon LLaMA, our code is released at URL.', true],
    ['It is built on https://github.com/x/y. Our code is at URL.', true],
    ['Our method is built on URL.', false],
    ['Our code is built upon URL.', false],
    ['It is based on URL.', false],
    ['We use URL for training.', false],
    ['We use the code available at URL.', false],
    ['We use the code that is available at URL.', false],
    ['We use the code of Smith et al. (URL).', false],
    ['We use the model of Smith et al. released at URL.', false],
    ['Results were obtained using the implementation of Foo, URL.', false],
    ['This extends the earlier work (URL).', false],
    ['Adapted from URL', false],
    ['A fork of URL', false],
    ['See URL', undefined],
    ['URL', undefined],
    ['See https://github.com/our/code and URL', undefined],
    ['We solve it. See URL', undefined],
  ])('%j says whether it is theirs: %s', (text, theirs) => {
    expect(found(text.replace('URL', A)).find(({ url }) => url === A)?.theirs).toBe(theirs);
  });

  it('says of each of its links whose it is', () => {
    const links = found(
      'Our code is available at https://github.com/us/ours, and is based on https://github.com/base/model.',
    );
    expect(links.map(({ url, theirs }) => [url, theirs])).toEqual([
      ['https://github.com/us/ours', true],
      ['https://github.com/base/model', false],
    ]);
  });

  it('tells where its links were found', () => {
    expect(linksInText(`Code: ${A}`, 'comments')).toEqual([
      { kind: 'repository', url: A, foundIn: 'comments', theirs: true },
    ]);
  });

  it('of a page of papers, as readers of it copied them, has its code links read', () => {
    const sentences: [string, string, string][] = [
      [
        'We release our method implementation at: https://github.com/HKUDS/UnlearnRec.',
        'repository',
        'https://github.com/HKUDS/UnlearnRec',
      ],
      [
        'Our code and models are available at: https://github.com/Xiaoqiong-Liu/DiveUp',
        'repository',
        'https://github.com/Xiaoqiong-Liu/DiveUp',
      ],
      [
        'Our code is available at https://github.com/jeffreychou777/GenComm.',
        'repository',
        'https://github.com/jeffreychou777/GenComm',
      ],
      [
        'Codes are available at https://github.com/yule-BUAA/MergeLM.',
        'repository',
        'https://github.com/yule-BUAA/MergeLM',
      ],
      [
        'We release all project artifacts at https://hf.co/MLMvsCLM to foster more work.',
        'organization',
        'https://huggingface.co/MLMvsCLM',
      ],
      [
        'To support this, we release our code and benchmark at https://github.com/yihuaihong/ConceptVectors.',
        'repository',
        'https://github.com/yihuaihong/ConceptVectors',
      ],
      [
        'Our code is available in https://github.com/ChengcanWu/MRP.',
        'repository',
        'https://github.com/ChengcanWu/MRP',
      ],
      [
        'Code and data are available at https://github.com/gyhandy/Channel-wise-Lightweight-Reprogramming',
        'repository',
        'https://github.com/gyhandy/Channel-wise-Lightweight-Reprogramming',
      ],
      [
        'We provide project page at https://haochen-rye.github.io/HNeRV, and Code at https://github.com/haochen-rye/HNeRV',
        'repository',
        'https://github.com/haochen-rye/HNeRV',
      ],
      [
        'Code available: https://github.com/Labbeti/conette-audio-captioning.',
        'repository',
        'https://github.com/Labbeti/conette-audio-captioning',
      ],
    ];
    for (const [sentence, kind, url] of sentences) {
      expect(bestCode(found(sentence))).toEqual({ kind, url, foundIn: 'abstract', theirs: true });
    }
    expect(
      found('We have open-sourced the weights on Huggingface, with example code available on GitHub.'),
    ).toEqual([]);
  });

  it('of any kind has links that can be kept', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'https://github.com/a/b',
        'our code ',
        '\\url{',
        '}',
        '. ',
        'a.github.io/',
        '10.5281/zenodo.1',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        for (const link of found(pieces.join(''))) expect(Link.safeParse(link).success).toBe(true);
      }),
    );
  });

  it.each([
    'https://github.com/',
    'https://github.com/a/b ',
    'https://github.com/a/b',
    'github.com',
    '\\url{',
    '\\',
    '%5C',
    '((((',
    '.github.io',
    'a-',
    'https://a.b',
    'https://....',
    '_~_~',
    'we also will ',
    'git. ',
  ])(
    'of a megabyte of %j is read all the same',
    (piece) => {
      const text = `git${piece.repeat(Math.ceil(1_000_000 / piece.length))}`;
      expect(found(text).length).toBeLessThan(100_000);
    },
    20_000,
  );
});

const link = (kind: Link['kind'], url: string, more: Partial<Link> = {}): Link => ({
  kind,
  url,
  foundIn: 'abstract',
  ...more,
});

describe('of several links', () => {
  it('the likelier kind comes first, in whatever order they were found', () => {
    const links = LINK_KINDS.map((kind, n) => link(kind, `https://x.example/${n}`));
    fc.assert(
      fc.property(fc.shuffledSubarray(links, { minLength: links.length }), (some) => {
        expect(rankLinks(some)).toEqual(links);
      }),
    );
    expect(links.map(({ kind }) => kind).slice(0, 8)).toEqual([
      'repository',
      'archive',
      'model',
      'space',
      'dataset',
      'collection',
      'organization',
      'project',
    ]);
  });

  it('of one kind, theirs come before the doubtful and those before what they build on', () => {
    const ranked = [
      link('repository', 'https://github.com/a/1', { theirs: true }),
      link('repository', 'https://github.com/a/2', { foundIn: 'page data' }),
      link('repository', 'https://github.com/a/3'),
      link('repository', 'https://github.com/a/4', { theirs: false, foundIn: 'page data' }),
    ];
    expect(rankLinks(ranked.toReversed())).toEqual(ranked);
  });

  it('the one that the text calls theirs comes before one that it builds on', () => {
    const links = found(
      'It is built on https://github.com/base/model. Our code is at https://github.com/us/ours.',
    );
    expect(bestCode(links)?.url).toBe('https://github.com/us/ours');
  });

  it('their model is opened, and not the repository that they build on', () => {
    const links = found(
      'Using https://github.com/base/code we train a model. Our model is at https://huggingface.co/us/ours.',
    );
    expect(bestCode(links)?.url).toBe('https://huggingface.co/us/ours');
  });

  it('what they build on is opened where there is nothing else', () => {
    expect(bestCode(found('We use https://github.com/base/code.'))?.url).toBe('https://github.com/base/code');
  });

  it.each([
    ['https://github.com/A/B', 'https://github.com/a/b', 1],
    ['https://gitlab.com/A/B', 'https://gitlab.com/a/b', 1],
    ['https://huggingface.co/A/B', 'https://huggingface.co/a/b', 1],
    ['https://a.github.io/B', 'https://a.github.io/b', 2],
    ['https://anonymous.4open.science/r/B', 'https://anonymous.4open.science/r/b', 2],
  ])('%s and %s are %i', (one, other, count) => {
    const ranked = rankLinks([link('repository', one), link('repository', other)]);
    expect(ranked).toHaveLength(count);
    expect(ranked[0]?.url).toBe(one);
  });

  it('one address is one link, with the best place that it was found in, its stars, and whose it is', () => {
    expect(
      rankLinks([
        link('repository', 'https://github.com/A/B', { theirs: false }),
        link('repository', 'https://github.com/a/b', { foundIn: 'page data', stars: 7, theirs: true }),
        link('repository', 'https://github.com/a/b', { foundIn: 'comments' }),
      ]),
    ).toEqual([
      { kind: 'repository', url: 'https://github.com/A/B', foundIn: 'page data', stars: 7, theirs: true },
    ]);
    expect(
      rankLinks([
        link('repository', 'https://github.com/a/b', { stars: 7 }),
        link('repository', 'https://github.com/a/b', { theirs: false }),
      ]),
    ).toEqual([link('repository', 'https://github.com/a/b', { stars: 7, theirs: false })]);
  });

  it('neither a project page nor the paper itself is code', () => {
    expect(
      bestCode([
        link('project', 'https://a.github.io/b'),
        link('pdf', 'https://arxiv.org/pdf/2505.23462'),
        link('html', 'https://arxiv.org/html/2505.23462v1'),
      ]),
    ).toBeUndefined();
    expect(bestCode([])).toBeUndefined();
  });
});
