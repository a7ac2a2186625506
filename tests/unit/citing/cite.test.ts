import { describe, expect, it } from 'vitest';
import { cite } from '../../../lib/citing/cite';
import { type CitingOptions, STYLES, type StyleId } from '../../../lib/citing/styles';
import type { Author, Paper } from '../../../lib/paper';
import { aReference, hardCases } from '../formats/hard-cases';

const named = (...names: string[]): Author[] => names.map((name) => ({ name }));

/** As a publisher's page tells it, field by field. */
function aPublished(fields: Partial<Paper> & { title: string }): Paper {
  const from = {
    venue: 'crossref',
    volume: 'crossref',
    issue: 'crossref',
    pages: 'crossref',
    published: 'crossref',
  };
  return aReference({ from, ...fields });
}

const article = aPublished({
  key: 'doi:10.1000/jmlr.1',
  title: 'Exploring the limits of transfer learning',
  authors: named('Colin Raffel', 'Noam Shazeer', 'Peter J. Liu'),
  venue: 'Journal of Machine Learning Research',
  venueType: 'journal',
  volume: '21',
  issue: '140',
  pages: '1-67',
  published: '2020-06-05',
});
const inProceedings = aPublished({
  key: 'doi:10.1109/CVPR.2016.90',
  title: 'Deep residual learning for image recognition',
  authors: named('Kaiming He', 'Xiangyu Zhang'),
  venue: 'Proceedings of the IEEE Conference on Computer Vision and Pattern Recognition',
  venueType: 'proceedings',
  pages: '770-778',
  published: '2016-06',
});
const preprint = aReference({
  key: 'arxiv:1706.03762',
  title: 'Attention is all you need',
  authors: named('Ashish Vaswani', 'Noam Shazeer'),
  published: '2017-06-12',
});
const byMany = aReference({
  ...preprint,
  authors: named(...[...'abcdefghijklmnopqrstuvwxy'].map((letter) => `Ada Name${letter}`)),
});

async function cited(paper: Paper, style: StyleId, options: Partial<CitingOptions> = {}) {
  const { text } = await cite([paper], { style, language: 'en-US', venueNames: 'style', ...options });
  return text;
}

describe('a reference to an article in a journal', () => {
  it.each<[StyleId, string]>([
    [
      'apa',
      'Raffel, C., Shazeer, N., & Liu, P. J. (2020). Exploring the limits of transfer learning. Journal of Machine Learning Research, 21(140), 1–67. https://doi.org/10.1000/jmlr.1',
    ],
    [
      'mla',
      'Raffel, Colin, et al. “Exploring the Limits of Transfer Learning.” Journal of Machine Learning Research, vol. 21, no. 140, June 2020, pp. 1–67, https://doi.org/10.1000/jmlr.1.',
    ],
    [
      'chicago',
      'Raffel, Colin, Noam Shazeer, and Peter J. Liu. 2020. “Exploring the Limits of Transfer Learning.” Journal of Machine Learning Research 21 (140): 1–67. https://doi.org/10.1000/jmlr.1.',
    ],
    [
      'chicago-notes',
      'Raffel, Colin, Noam Shazeer, and Peter J. Liu. “Exploring the Limits of Transfer Learning.” Journal of Machine Learning Research 21, no. 140 (June 5, 2020): 1–67. https://doi.org/10.1000/jmlr.1.',
    ],
    [
      'ieee',
      'C. Raffel, N. Shazeer, and P. J. Liu, “Exploring the limits of transfer learning,” J. Mach. Learn. Res., vol. 21, no. 140, pp. 1–67, Jun. 2020, doi: 10.1000/jmlr.1.',
    ],
    [
      'vancouver',
      'Raffel C, Shazeer N, Liu PJ. Exploring the limits of transfer learning. J Mach Learn Res. 2020 Jun 5;21(140):1–67.',
    ],
    [
      'acm',
      'Colin Raffel, Noam Shazeer, and Peter J. Liu. 2020. Exploring the limits of transfer learning. J. Mach. Learn. Res. 21, 140 (June 2020), 1–67. https://doi.org/10.1000/jmlr.1',
    ],
    [
      'nature',
      'Raffel, C., Shazeer, N. & Liu, P. J. Exploring the limits of transfer learning. J. Mach. Learn. Res. 21, 1–67 (2020).',
    ],
  ])('in %s', async (style, expected) => {
    expect(await cited(article, style)).toBe(expected);
  });
});

describe('a reference to a paper in proceedings', () => {
  const container = 'Proceedings of the IEEE Conference on Computer Vision and Pattern Recognition';

  it.each<[StyleId, string]>([
    [
      'apa',
      `He, K., & Zhang, X. (2016). Deep residual learning for image recognition. ${container}, 770–778. https://doi.org/10.1109/CVPR.2016.90`,
    ],
    [
      'mla',
      `He, Kaiming, and Xiangyu Zhang. “Deep Residual Learning for Image Recognition.” ${container}, 2016, pp. 770–78, https://doi.org/10.1109/CVPR.2016.90.`,
    ],
    [
      'chicago',
      `He, Kaiming, and Xiangyu Zhang. 2016. “Deep Residual Learning for Image Recognition.” In ${container}, 770–78. https://doi.org/10.1109/CVPR.2016.90.`,
    ],
    [
      'ieee',
      `K. He and X. Zhang, “Deep residual learning for image recognition,” in ${container}, Jun. 2016, pp. 770–778. doi: 10.1109/CVPR.2016.90.`,
    ],
    [
      'acm',
      `Kaiming He and Xiangyu Zhang. 2016. Deep residual learning for image recognition. In ${container}, June 2016. 770–778. https://doi.org/10.1109/CVPR.2016.90`,
    ],
    [
      'nature',
      `He, K. & Zhang, X. Deep residual learning for image recognition. in ${container} 770–778 (2016). doi:10.1109/CVPR.2016.90.`,
    ],
  ])('in %s', async (style, expected) => {
    expect(await cited(inProceedings, style)).toBe(expected);
  });
});

describe('a reference to a preprint', () => {
  it.each<[StyleId, string]>([
    [
      'apa',
      'Vaswani, A., & Shazeer, N. (2017). Attention is all you need (arXiv:1706.03762). arXiv. https://doi.org/10.48550/arXiv.1706.03762',
    ],
    [
      'mla',
      'Vaswani, Ashish, and Noam Shazeer. Attention Is All You Need. arXiv:1706.03762, arXiv, 12 June 2017, https://doi.org/10.48550/arXiv.1706.03762.',
    ],
    [
      'chicago',
      'Vaswani, Ashish, and Noam Shazeer. 2017. “Attention Is All You Need.” Preprint. arXiv. https://doi.org/10.48550/arXiv.1706.03762.',
    ],
    [
      'ieee',
      'A. Vaswani and N. Shazeer, “Attention is all you need,” Jun. 12, 2017, arXiv:1706.03762. doi: 10.48550/arXiv.1706.03762.',
    ],
    [
      'vancouver',
      'Vaswani A, Shazeer N. Attention is all you need [Internet]. arXiv; 2017. Available from: https://arxiv.org/abs/1706.03762',
    ],
    [
      'acm',
      'Ashish Vaswani and Noam Shazeer. 2017. Attention is all you need. https://doi.org/10.48550/arXiv.1706.03762',
    ],
    [
      'nature',
      'Vaswani, A. & Shazeer, N. Attention is all you need. Preprint at https://doi.org/10.48550/arXiv.1706.03762 (2017).',
    ],
  ])('in %s', async (style, expected) => {
    expect(await cited(preprint, style)).toBe(expected);
  });

  it('names where it has appeared, once that is known', async () => {
    const appeared = { ...preprint, journalRef: 'Phys. Rev. D 76, 013009 (2018)' };
    expect(await cited(appeared, 'nature')).toBe(
      'Vaswani, A. & Shazeer, N. Attention is all you need. Phys. Rev. D 76, 013009 (2018).',
    );
  });
});

describe('authors', () => {
  it.each<[StyleId, RegExp]>([
    ['apa', /^Namea, A\., Nameb, A\., .*Names, A\., … Namey, A\. \(2017\)/],
    ['mla', /^Namea, Ada, et al\. Attention/],
    ['chicago', /^Namea, Ada, Ada Nameb, .*Ada Nameg, et al\. 2017\./],
    ['ieee', /^A\. Namea et al\., “/],
    ['vancouver', /^Namea A, Nameb A, Namec A, Named A, Namee A, Namef A, et al\. Attention/],
    ['acm', /^Ada Namea, .*, and Ada Namey\. 2017\./],
    ['nature', /^Namea, A\. et al\. Attention/],
  ])('who are many are named as %s names them', async (style, expected) => {
    expect(await cited(byMany, style)).toMatch(expected);
  });

  it.each<[StyleId, string, string]>([
    ['apa', 'Lovelace, A., et al. (2017)', 'Lovelace, A., Babbage, C., et al. (2017)'],
    ['mla', 'Lovelace, Ada, et al. Att', 'Lovelace, Ada, et al. Att'],
    ['chicago', 'Lovelace, Ada, et al. 2017', 'Lovelace, Ada, Charles Babbage, et al. 2017'],
    ['ieee', 'A. Lovelace et al., “', 'A. Lovelace, C. Babbage, et al., “'],
    ['vancouver', 'Lovelace A, et al. Att', 'Lovelace A, Babbage C, et al. Att'],
    ['acm', 'Ada Lovelace et al. 2017', 'Ada Lovelace, Charles Babbage, et al. 2017'],
    ['nature', 'Lovelace, A. et al. Att', 'Lovelace, A., Babbage, C. et al. Att'],
  ])('of whom only the first are known are followed by “et al.” in %s', async (style, ofOne, ofTwo) => {
    const one = { ...preprint, authors: named('Ada Lovelace'), authorCount: 9 };
    const two = { ...preprint, authors: named('Ada Lovelace', 'Charles Babbage'), authorsCut: true };
    expect(await cited(one, style)).toContain(ofOne);
    expect(await cited(two, style)).toContain(ofTwo);
  });

  it('keep the last of a list that is longer than the style names, unless nobody knows who that is', async () => {
    expect(await cited({ ...byMany, authorsCut: true }, 'apa')).toMatch(/Names, A\., et al\. \(2017\)/);
  });

  it('with particles, suffixes and names in other scripts are each put as the style puts them', async () => {
    const authors = named(
      'Ludwig van Beethoven',
      'Martin Luther King Jr.',
      '王伟',
      'Сергей Иванов',
      'OpenAI',
    );
    const paper = { ...preprint, authors };
    expect(await cited(paper, 'apa')).toMatch(
      /^van Beethoven, L\., King, M\. L\., Jr\., 王伟, Иванов, С\., & OpenAI\. \(2017\)/,
    );
    expect(await cited(paper, 'chicago')).toMatch(
      /^Beethoven, Ludwig van, Martin Luther King Jr\., 王伟, Сергей Иванов, and OpenAI\. 2017/,
    );
    expect(await cited(paper, 'ieee')).toMatch(
      /^L\. van Beethoven, M\. L\. King Jr\., 王伟, С\. Иванов, and OpenAI, “/,
    );
    expect(await cited(paper, 'vancouver')).toMatch(
      /^van Beethoven L, King ML Jr, 王伟, Иванов С, OpenAI\. /,
    );
  });
});

it.each(STYLES)('a retracted paper says so in %s', async (style) => {
  const retracted = [
    { source: 'crossref', at: 1, date: '2021-02-06', notice: 'https://doi.org/10.1000/notice' },
  ];
  expect(await cited({ ...article, retracted }, style)).toMatch(
    / \[Retracted 2021-02-06, https:\/\/doi\.org\/10\.1000\/notice\]$/,
  );
});

describe('what comes from a page', () => {
  const hostile = aReference({
    key: 'arxiv:2501.00001',
    title: '<script>alert(1)</script> & <i>this</i> is <b>not',
    authors: named('Bobby <img src=x onerror=alert(1)> Tables'),
    published: '2025',
  });

  it.each(STYLES)('is text in the HTML of %s, whatever it looks like', async (style) => {
    const { text, html } = await cite([hostile], { style, language: 'en-US', venueNames: 'style' });
    expect(text.toLowerCase()).toContain('<script>alert(1)</script> & <i>this</i> is <b>not');
    const body = readHtml(html);
    expect(body.text).toBe(text);
    expect(body.tags.filter((tag) => !['i', 'b'].includes(tag))).toEqual([]);
  });

  it('never stops a style, whatever a bibliography has brought in', async () => {
    const extra = {
      'csl-author': '[1, {"family": 2}, "x"]',
      'csl-type': '__proto__',
      'csl-submitted': '{"date-parts": "no"}',
      'csl-chair': '[null]',
      'csl-section': '[[[',
      editor: '{and} and and others',
      origdate: '2020-99-99',
    };
    const papers = [{ ...article, extra }, ...hardCases.map(({ paper }) => paper)];
    for (const style of STYLES) {
      const { text } = await cite(papers, { style, language: 'en-US', venueNames: 'style' });
      expect(text.split('\n'), style).toHaveLength(papers.length);
      expect(text, style).toContain('Raffel');
    }
  });
});

/** The text and the names of the tags of a piece of HTML. */
function readHtml(html: string): { text: string; tags: string[] } {
  return {
    tags: [...html.matchAll(/<\/?([a-z]+)[^>]*>/gi)].map(([, tag]) => tag ?? ''),
    text: html.replace(/<[^>]*>/g, '').replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code))),
  };
}

describe('italics', () => {
  it.each<[StyleId, string]>([
    ['apa', '<i>Journal of Machine Learning Research</i>, <i>21</i>(140)'],
    ['nature', '<i>J. Mach. Learn. Res.</i> <b>21</b>, 1–67'],
    ['ieee', '“Exploring the limits of transfer learning,” <i>J. Mach. Learn. Res.</i>, vol.'],
  ])('stay where %s has them', async (style, expected) => {
    const { html } = await cite([article], { style, language: 'en-US', venueNames: 'style' });
    expect(html).toContain(expected);
  });
});

describe('several papers', () => {
  const papers = [preprint, article, inProceedings];

  it('are in the order of the alphabet where the style goes by authors', async () => {
    const { text, html } = await cite(papers, { style: 'apa', language: 'en-US', venueNames: 'style' });
    expect(text.split('\n').map((line) => line.split(',')[0])).toEqual(['He', 'Raffel', 'Vaswani']);
    expect(html).toMatch(/^<p>He, .*<\/p>\n<p>Raffel, .*<\/p>\n<p>Vaswani, .*<\/p>$/);
  });

  it('are numbered in their own order where the style goes by numbers', async () => {
    const { text, html } = await cite(papers, { style: 'ieee', language: 'en-US', venueNames: 'style' });
    expect(html).toMatch(/^<p>\[1\] A\. Vas/);
    expect(text.split('\n').map((line) => line.slice(0, 10))).toEqual([
      '[1] A. Vas',
      '[2] C. Raf',
      '[3] K. He ',
    ]);
  });

  it('of the same author and year are told apart', async () => {
    const twice = [preprint, aReference({ ...preprint, key: 'arxiv:1706.09999', title: 'Another' })];
    const { text } = await cite(twice, { style: 'apa', language: 'en-US', venueNames: 'style' });
    expect(text).toMatch(/\(2017a\).*\n.*\(2017b\)/);
  });

  it('are none where there are none', async () => {
    expect(await cite([], { style: 'apa', language: 'en-US', venueNames: 'style' })).toEqual({
      text: '',
      html: '',
    });
  });
});

describe('the language', () => {
  it.each([
    ['de-DE', 'C. Raffel, N. Shazeer, und P. J. Liu, „Exploring'],
    ['es-ES', 'C. Raffel, N. Shazeer, y P. J. Liu, «Exploring'],
    ['fr-FR', 'C. Raffel, N. Shazeer, et P. J. Liu, « Exploring'],
    ['ja-JP', '「Exploring'],
    ['zh-CN', '《Exploring'],
  ] as const)('is %s where the reader wants it', async (language, expected) => {
    expect((await cited(article, 'ieee', { language })).replaceAll(/[\u00a0\u202f]/g, ' ')).toContain(
      expected,
    );
  });
});

describe('names of journals', () => {
  it('are in full or short as the reader wants them, whatever the style wants', async () => {
    expect(await cited(article, 'ieee', { venueNames: 'full' })).toContain(
      'Journal of Machine Learning Research',
    );
    expect(await cited(article, 'apa', { venueNames: 'short' })).toContain('J. Mach. Learn. Res., 21(140)');
    expect(await cited(inProceedings, 'ieee', { venueNames: 'short' })).toContain(
      'in Proc. IEEE Conf. Comput. Vis. Pattern Recognit., Jun. 2016',
    );
  });

  it('are short as a bibliography has them, where one says it', async () => {
    const extra = { shortjournal: 'JMLR' };
    expect(await cited({ ...article, extra }, 'ieee')).toContain('learning,” JMLR, vol. 21');
  });
});
