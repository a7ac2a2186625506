// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { bestCode } from '../../lib/code-links';
import { Sighting } from '../../lib/paper';
import { pageOf } from '../../lib/sites/registry';
import type { Entry } from '../../lib/sites/site';
import { dailyPapers, type SamplePaper } from '../fixtures/daily-papers';
import { type HuggingFacePage, huggingFacePage } from '../fixtures/huggingface';

const ADDRESSES = {
  day: 'https://huggingface.co/papers/date/2026-04-14',
  trending: 'https://huggingface.co/papers/trending',
  search: 'https://huggingface.co/papers?q=encoder',
  organization: 'https://huggingface.co/google/papers',
  paper: 'https://huggingface.co/papers/2604.12345',
};

function entriesOf(html: string, address: string): Entry[] {
  const document = new DOMParser().parseFromString(html, 'text/html');
  const url = new URL(address);
  const found = pageOf(url);
  if (!found) throw new Error(`${address} is no page of a site.`);
  return [...found.site.entries(document, url, found.page)];
}

function readHtml(html: string, address: string): Sighting[] {
  return entriesOf(html, address).map((entry) => Sighting.parse(entry.read()));
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

  it('does not take whoever submitted a paper for its organisation', () => {
    const { organization: _, ...bare } = paper;
    const html = huggingFacePage({ kind: 'day', papers: [bare] }).replace(
      '> someone</div>',
      '> <a href="/someone">someone</a></div>',
    );
    expect(html).toContain('href="/someone"');
    expect(readHtml(html, ADDRESSES.day)[0]).not.toHaveProperty('organization');
  });

  it('takes the title from no link to the comments', () => {
    const html = huggingFacePage({ kind: 'day', papers: [paper] }).replace(
      /(<h3[^>]*>)/,
      '$1<a href="/papers/2604.12345#community">3 comments</a> ',
    );
    expect(readHtml(html, ADDRESSES.day).map(({ title }) => title)).toEqual(['On Things']);
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

describe('a search', () => {
  it('beneath the trending page is a search too', () => {
    const html = huggingFacePage({ kind: 'trending', papers: [paper] });
    expect(readHtml(html, 'https://huggingface.co/papers/trending?q=things')).toMatchObject([
      { source: 'huggingface/search', title: 'On Things' },
    ]);
  });

  it('takes the number of authors from its label, not from a sentence', () => {
    const abstract = 'We asked 250 authors of other papers what they think of things.';
    const [told] = read({ kind: 'search', papers: [{ ...paper, organization: '', abstract }], props: '' });
    expect(told).toMatchObject({ authorCount: 2, abstract });
  });

  it('takes a title that reads like a label for a title', () => {
    const [told] = read({
      kind: 'search',
      papers: [{ ...paper, organization: '', title: '7 Authors' }],
      props: '',
    });
    expect(told).toMatchObject({ title: '7 Authors', authorCount: 2 });
  });

  it('reads a date with the count of comments inside of the same element', () => {
    const html = huggingFacePage({
      kind: 'search',
      papers: [{ ...paper, commentCount: 0 }],
      props: '',
    }).replace('Apr 13</div>', '· Apr 13 <a href="/papers/2604.12345#community"><svg></svg> 7</a></div>');
    expect(readHtml(html, ADDRESSES.search)).toMatchObject([{ published: '2026-04-13', commentCount: 7 }]);
  });
});

describe('votes', () => {
  it('that nobody gave are not told as none, even where the data counts 0', () => {
    const { upvotes: _, ...unvoted } = paper;
    expect(read({ kind: 'day', papers: [unvoted] })[0]?.upvotes).toBeUndefined();
  });

  it('are told as the page shows them, not as older data has them', () => {
    const html = huggingFacePage({ kind: 'day', papers: [paper] }).replace(
      'leading-none">42<',
      'leading-none">1.2k<',
    );
    expect(readHtml(html, ADDRESSES.day)[0]?.upvotes).toBe(1200);
  });

  it('are found for who is signed in as well', () => {
    const html = huggingFacePage({ kind: 'day', papers: [paper], props: '' })
      .replace(/<a href="\/login[^>]*>/, '<label>')
      .replace('>42</div></div></a>', '>42</div></div></label>');
    expect(html).toContain('</label>');
    expect(readHtml(html, ADDRESSES.day)[0]?.upvotes).toBe(42);
  });
});

describe('a machine’s summary', () => {
  const summarized = {
    ...paper,
    summary: 'A machine sums up in one sentence what it took the things to be.',
  };

  it.each(['trending', 'paper'] as const)('on a %s page is not kept as the abstract', (kind) => {
    expect(read({ kind, papers: [summarized] })[0]?.abstract).toBe(paper.abstract);
  });

  it('on a trending page without data leaves the abstract untold', () => {
    expect(read({ kind: 'trending', papers: [summarized], props: '' })[0]).not.toHaveProperty('abstract');
  });

  it('before the abstract of a paper’s own page is passed over without data too', () => {
    expect(read({ kind: 'paper', papers: [summarized], props: '' })[0]?.abstract).toBe(paper.abstract);
  });
});

describe('links', () => {
  it('that readers put beneath a paper are not its code', () => {
    const {
      github: _,
      project: __,
      ...bare
    } = { ...paper, abstract: 'An abstract that names no address at all, only things.' };
    const html = huggingFacePage({ kind: 'paper', papers: [bare] });
    expect(html).toContain('https://github.com/somebody/else');
    expect(readHtml(html, ADDRESSES.paper)[0]?.links.map(({ kind }) => kind)).toEqual(['pdf']);
  });

  it('to a project page may lead anywhere on the web, but not to a paper or a program', () => {
    const projectOf = (project: string, props?: string) =>
      read({
        kind: 'paper',
        papers: [{ ...paper, project }],
        ...(props === undefined ? {} : { props }),
      })[0]?.links.find(({ kind }) => kind === 'project')?.url;
    expect(projectOf('https://things.example/demo')).toBe('https://things.example/demo');
    expect(projectOf('https://things.example/demo', '')).toBe('https://things.example/demo');
    expect(projectOf('https://arxiv.org/abs/2604.12345')).toBeUndefined();
    expect(projectOf('javascript:alert(1)')).toBeUndefined();
    expect(projectOf('https://user:secret@things.example/')).toBeUndefined();
    expect(projectOf(`https://things.example/${'x'.repeat(3000)}`)).toBeUndefined();
  });

  it('that a program took from the text give way to the one that the text calls the authors’', () => {
    const found = {
      ...paper,
      abstract: 'We build on things. Our code is at https://github.com/lab/newer-things.',
    };
    const html = huggingFacePage({ kind: 'day', papers: [found] });
    const guessed = html.replace(
      '&quot;githubRepo&quot;',
      '&quot;githubRepoAddedBy&quot;:&quot;auto&quot;,&quot;githubRepo&quot;',
    );
    const codeOf = (html: string) => bestCode(readHtml(html, ADDRESSES.day)[0]?.links ?? [])?.url;
    expect(codeOf(html)).toBe('https://github.com/lab/things');
    expect(codeOf(guessed)).toBe('https://github.com/lab/newer-things');
  });

  it.each([
    ['GitHub 131', 131],
    ['GitHub 3.29k', 3290],
    ['GitHub 110k', 110_000],
    ['GitHub', undefined],
    ['lab/gpt2', undefined],
  ])('labelled "%s" have %s stars', (label, stars) => {
    const html = huggingFacePage({ kind: 'trending', papers: [paper], props: '' }).replaceAll(
      'GitHub <span>3.29k</span>',
      label,
    );
    const code = bestCode(readHtml(html, ADDRESSES.trending)[0]?.links ?? []);
    expect([code?.url, code?.stars]).toEqual(['https://github.com/lab/things', stars]);
  });
});

describe('a paper’s own page', () => {
  it('tells without data what it shows: names, votes, date, buttons', () => {
    const [told] = read({ kind: 'paper', papers: [{ ...paper, published: '2025-05-29' }], props: '' });
    expect(told).toMatchObject({
      title: 'On Things',
      authors: [{ name: 'Ada Lovelace' }, { name: 'Ben Bylaw' }],
      authorCount: 2,
      upvotes: 42,
      published: '2025-05-29',
      abstract: paper.abstract,
    });
    expect(bestCode(told?.links ?? [])).toMatchObject({ url: 'https://github.com/lab/things', stars: 3290 });
  });

  it('has no entry while the address is already another paper’s', () => {
    const html = huggingFacePage({ kind: 'paper', papers: [paper] });
    expect(readHtml(html, 'https://huggingface.co/papers/2604.99999')).toEqual([]);
  });

  it('takes the year of a date without one from no comment', () => {
    const html = huggingFacePage({ kind: 'paper', papers: [paper], props: '' });
    expect(html).toContain('Published on Apr 13<');
    expect(readHtml(html, ADDRESSES.paper)[0]?.published).toBe(`${new Date().getFullYear()}-04-13`);
  });
});

describe('the toolbar’s place', () => {
  it('on a card is behind the title, in the card’s corner', () => {
    const [entry] = entriesOf(huggingFacePage({ kind: 'day', papers: [paper] }), ADDRESSES.day);
    expect(entry?.element.localName).toBe('article');
    expect(entry?.place).toEqual({ after: entry?.element.querySelector('h3'), corner: 'bottom-right' });
  });

  it.each([
    ['wide', 'article > .hidden h3', 'article > .flex-col'],
    ['narrow', 'article > .flex-col h3', 'article > .hidden'],
  ])('in a %s window is in the layout that is visible there', (_, visible, invisible) => {
    const show = vi.fn(function (this: Element) {
      return !this.closest(invisible);
    });
    Object.defineProperty(Element.prototype, 'checkVisibility', { value: show, configurable: true });
    try {
      const [entry] = entriesOf(huggingFacePage({ kind: 'trending', papers: [paper] }), ADDRESSES.trending);
      expect(entry?.place.after).toBe(entry?.element.querySelector(visible));
    } finally {
      Reflect.deleteProperty(Element.prototype, 'checkVisibility');
    }
  });

  it('on a paper’s own page is on a line on which nothing follows', () => {
    const html = huggingFacePage({ kind: 'paper', papers: [paper] });
    const alone = html.replace(/<div class="flex gap-2"><span>·<\/span>.*?<\/span><\/div><\/div>/, '</div>');
    const placeIn = (html: string) => entriesOf(html, ADDRESSES.paper)[0]?.place.after.textContent;
    expect(placeIn(html)).toBe('arxiv:2604.12345');
    expect(placeIn(alone)).toBe('Published on Apr 13');
  });
});

describe('whatever the page says', () => {
  it('its data is parsed once, and not at all before somebody asks', () => {
    const parse = vi.spyOn(JSON, 'parse');
    try {
      const entries = entriesOf(huggingFacePage({ kind: 'search', papers: dailyPapers }), ADDRESSES.search);
      expect(parse).not.toHaveBeenCalled();
      for (const entry of entries) {
        entry.glance();
        entry.read();
      }
      expect(parse).toHaveBeenCalledTimes(1);
    } finally {
      parse.mockRestore();
    }
  });

  it('data that came anew with the page is what counts', () => {
    const html = huggingFacePage({ kind: 'day', papers: [paper] });
    const document = new DOMParser().parseFromString(html, 'text/html');
    const url = new URL(ADDRESSES.day);
    const found = pageOf(url);
    const [entry] = found?.site.entries(document, url, found.page) ?? [];
    expect(entry?.read().organization).toBe('A Lab');
    const island = document.querySelector('[data-target="DailyPapers"]');
    island?.setAttribute('data-props', island.getAttribute('data-props')?.replaceAll('A Lab', 'B Lab') ?? '');
    expect(entry?.read().organization).toBe('B Lab');
  });

  it.each([
    ['more authors than a paper can have', { authorCount: 9_999_999 }],
    ['ten thousand names and more', { authors: Array.from({ length: 10_500 }, (_, index) => `A${index}`) }],
    [
      'hundreds of links',
      { abstract: Array.from({ length: 300 }, (_, k) => `https://github.com/lab/n${k}`).join(' ') },
    ],
    ['a book for an abstract', { abstract: 'word '.repeat(20_000) }],
    ['a name that never ends', { authors: ['x'.repeat(10_000)], organization: 'y'.repeat(10_000) }],
  ])('an entry with %s can still be saved', (_, odd) => {
    const told = read({
      kind: 'search',
      papers: [
        { ...paper, ...odd },
        { ...paper, id: '2604.54321' },
      ],
    });
    expect(told.map(({ ids }) => ids[0])).toEqual(['arxiv:2604.12345', 'arxiv:2604.54321']);
  });

  it('a very long address can still be saved from', () => {
    const html = huggingFacePage({ kind: 'search', papers: [paper] });
    expect(readHtml(html, `${ADDRESSES.search}${'+or+encoder'.repeat(300)}`)[0]?.url).toBe(
      'https://huggingface.co/papers',
    );
  });

  it('a bad field in its data spoils no other', () => {
    const odd = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom('', 'x'.repeat(100_000), '\ud800', '\u202e', 'javascript:x', 'https://', -1, 1e99, 0.5),
    );
    const record = fc.dictionary(
      fc.constantFrom(
        ...['authors', 'summary', 'ai_summary', 'publishedAt', 'upvotes', 'organization'],
        ...['githubRepo', 'githubStars', 'githubRepoAddedBy', 'projectPage', '__proto__', 'constructor'],
      ),
      fc.oneof(odd, fc.array(fc.record({ name: odd, hidden: odd })), fc.record({ name: odd, fullname: odd })),
    );
    fc.assert(
      fc.property(record, odd, (fields, numComments) => {
        const props = JSON.stringify({
          dailyPapers: [null, { paper: { ...fields, id: '2604.12345', title: 'On Things' }, numComments }],
          searchResults: 'none',
        });
        const [told] = read({ kind: 'day', papers: [paper], props });
        expect(told).toMatchObject({
          ids: ['arxiv:2604.12345'],
          title: 'On Things',
          authorCount: 2,
          upvotes: 42,
        });
      }),
      { numRuns: 60 },
    );
  });
});

describe('the 43 papers of one search', () => {
  it.each([
    ['with the page’s data', undefined],
    ['from what is shown alone', ''],
  ])('come out right %s', (_, props) => {
    const told = read({ kind: 'search', papers: dailyPapers, ...(props === undefined ? {} : { props }) });
    expect(told).toHaveLength(43);
    expect(told.filter(({ links }) => bestCode(links))).toHaveLength(10);
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
