// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { bestCode } from '../../lib/code-links';
import { Sighting } from '../../lib/paper';
import { pageOf } from '../../lib/sites/registry';
import { dailyPapers, type SamplePaper } from '../fixtures/daily-papers';
import { type HuggingFacePage, huggingFacePage } from '../fixtures/huggingface';

const ADDRESSES = {
  day: 'https://huggingface.co/papers/date/2026-04-14',
  trending: 'https://huggingface.co/papers/trending',
  search: 'https://huggingface.co/papers?q=encoder',
  organization: 'https://huggingface.co/google/papers',
  paper: 'https://huggingface.co/papers/2604.12345',
};

function readHtml(html: string, address: string): Sighting[] {
  const document = new DOMParser().parseFromString(html, 'text/html');
  const url = new URL(address);
  const found = pageOf(url);
  if (!found) throw new Error(`${address} is no page of a site.`);
  return [...found.site.entries(document, url, found.page)].map((entry) => Sighting.parse(entry.read()));
}

const read = (page: HuggingFacePage) => readHtml(huggingFacePage(page), ADDRESSES[page.kind]);

const paper: SamplePaper = {
  id: '2604.12345',
  title: 'On Things',
  abstract: 'An abstract that is long enough to be one. Weights: https://huggingface.co/lab/things',
  published: '2026-04-13',
  authors: ['Ada Lovelace', 'Ben Bylaw'],
  authorCount: 2,
  upvotes: 42,
  commentCount: 3,
  organization: 'A Lab',
  project: 'https://lab.github.io/things',
  github: { url: 'https://github.com/lab/things', stars: 3290 },
};

describe('a day of papers', () => {
  it('tells what the cards show and what the page’s data adds', () => {
    const [told, ...more] = read({ kind: 'day', papers: [paper] });
    expect(more).toEqual([]);
    expect(told).toMatchObject({
      source: 'huggingface/listing',
      ids: ['arxiv:2604.12345'],
      title: 'On Things',
      authors: [{ name: 'Ada Lovelace' }, { name: 'Ben Bylaw' }],
      authorCount: 2,
      abstract: paper.abstract,
      published: '2026-04-13',
      upvotes: 42,
      commentCount: 3,
      organization: 'A Lab',
    });
    expect(told?.links.map(({ kind, url, stars }) => [kind, url, stars])).toEqual([
      ['repository', 'https://github.com/lab/things', 3290],
      ['model', 'https://huggingface.co/lab/things', undefined],
      ['project', 'https://lab.github.io/things', undefined],
      ['pdf', 'https://arxiv.org/pdf/2604.12345', undefined],
    ]);
  });

  it('without votes tells none', () => {
    const { upvotes: _, ...none } = paper;
    expect(read({ kind: 'day', papers: [none], props: '' })[0]?.upvotes).toBeUndefined();
  });

  it.each([
    ['is missing', ''],
    ['is malformed', '{"dailyPapers": ['],
    ['is of another shape', '{"dailyPapers": {"paper": 1}}'],
    ['is a number', '7'],
    [
      'holds wrong types',
      JSON.stringify({
        dailyPapers: [
          {
            paper: {
              id: '2604.12345',
              title: 'On Things',
              authors: 'x',
              upvotes: '9',
              summary: 4,
              githubRepo: {},
            },
          },
        ],
      }),
    ],
    [
      'would reach into prototypes',
      '{"__proto__": {"dailyPapers": []}, "constructor": {"prototype": 1}, "dailyPapers": [{"__proto__": {"paper": 1}}]}',
    ],
    [
      'is five megabytes',
      JSON.stringify({
        dailyPapers: [{ paper: { id: '2604.12345', title: 'On Things', summary: 'x'.repeat(5_000_000) } }],
      }),
    ],
    [
      'is of another paper under the same identifier',
      JSON.stringify({
        dailyPapers: [
          {
            paper: {
              id: '2604.12345',
              title: 'Quite Another',
              summary: 'Not of this one, and long enough to be an abstract.',
            },
          },
        ],
      }),
    ],
  ])('whose data %s is read from what it shows', (_, props) => {
    const [told] = read({ kind: 'day', papers: [paper], props });
    expect(told).toMatchObject({
      ids: ['arxiv:2604.12345'],
      title: 'On Things',
      authorCount: 2,
      upvotes: 42,
    });
    expect(told?.abstract).toBeUndefined();
    expect(({} as Record<string, unknown>)['paper']).toBeUndefined();
  });

  it('that is hostile gives clean text, and no link but to the web', () => {
    const props = JSON.stringify({
      dailyPapers: [
        {
          paper: {
            id: '2604.12345',
            title: 'On\u202e Things',
            githubRepo: 'javascript:alert(1)',
            projectPage: 'data:text/html,x',
            authors: [{ name: '<img src=x>\ud800' }],
          },
        },
      ],
    });
    const [told] = read({ kind: 'day', papers: [{ ...paper, title: 'On\u202e Things' }], props });
    expect(told?.title).toBe('On Things');
    expect(told?.authors).toEqual([{ name: '<img src=x>\ufffd' }]);
    expect(told?.links.every(({ url }) => url.startsWith('https://'))).toBe(true);
    const [long] = read({ kind: 'day', papers: [{ ...paper, title: 'x'.repeat(100_000) }] });
    expect(long?.title).toHaveLength(1000);
  });

  it('leaves out what is no paper, and hidden authors', () => {
    const html = huggingFacePage({ kind: 'day', papers: [paper] })
      .replace('</section>', '<article><h3><a href="/papers/trending">Trending</a></h3></article></section>')
      .replace(
        '&quot;name&quot;:&quot;Ben Bylaw&quot;,&quot;hidden&quot;:false',
        '&quot;name&quot;:&quot;Ben Bylaw&quot;,&quot;hidden&quot;:true',
      );
    const told = readHtml(html, ADDRESSES.day);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ authors: [{ name: 'Ada Lovelace' }], authorsCut: true });
  });
});

describe('the other pages', () => {
  it('trending holds each paper twice, and it is told once', () => {
    const told = read({ kind: 'trending', papers: [paper, { ...paper, id: '2604.54321' }] });
    expect(told).toHaveLength(2);
    expect(told[0]).toMatchObject({ upvotes: 42, published: '2026-04-13', abstract: paper.abstract });
    expect(bestCode(told[0]?.links ?? [])).toMatchObject({
      url: 'https://github.com/lab/things',
      stars: 3290,
    });
  });

  it('trending without data has the stars as the button shows them', () => {
    const [told] = read({ kind: 'trending', papers: [paper], props: '' });
    expect(bestCode(told?.links ?? [])).toMatchObject({ stars: 3290 });
    expect(told?.published).toBe('2026-04-13');
  });

  it('an organisation’s papers are a listing', () => {
    expect(read({ kind: 'organization', papers: [paper] })).toMatchObject([
      { source: 'huggingface/listing' },
    ]);
  });

  it('a paper’s own page tells of that paper', () => {
    const told = read({ kind: 'paper', papers: [paper] });
    expect(told).toMatchObject([
      {
        source: 'huggingface/paper',
        ids: ['arxiv:2604.12345'],
        title: 'On Things',
        published: '2026-04-13',
        abstract: paper.abstract,
      },
    ]);
    expect(bestCode(told[0]?.links ?? [])?.url).toBe('https://github.com/lab/things');
  });
});

describe('the 43 papers of one search', () => {
  it.each([
    ['with the page’s data', undefined],
    ['from what is shown alone', ''],
  ])('come out right %s', (_, props) => {
    const told = read({ kind: 'search', papers: dailyPapers, ...(props === undefined ? {} : { props }) });
    expect(told).toHaveLength(43);
    for (const [index, expected] of dailyPapers.entries()) {
      const it = told[index];
      expect(it).toMatchObject({
        ids: [`arxiv:${expected.id}`],
        title: expected.title,
        published: expected.published,
      });
      expect(it?.abstract).toBe(expected.abstract);
      expect(it?.authorCount).toBe(expected.authorCount);
      expect(it?.commentCount ?? 0).toBe(expected.commentCount ?? 0);
      expect(it?.organization).toBe(expected.organization);
      expect(bestCode(it?.links ?? [])?.url).toBe(expected.code);
      expect(it?.links.find(({ kind }) => kind === 'project')?.url).toBe(expected.project);
    }
  });
});
