// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { bestCode } from '../../lib/code-links';
import { Sighting } from '../../lib/paper';
import { pageOf } from '../../lib/sites/registry';
import { type ArxivPaper, arxivAbs, arxivListing, arxivPapers, arxivSearch } from '../fixtures/arxiv';

const LIST = 'https://arxiv.org/list/cs.LG/new';
const SEARCH = 'https://arxiv.org/search/?query=sparse&searchtype=all';

function read(html: string, address: string): Sighting[] {
  const document = new DOMParser().parseFromString(html, 'text/html');
  const base = document.createElement('base');
  base.href = address;
  document.head.prepend(base);
  const url = new URL(address);
  const found = pageOf(url);
  if (!found) throw new Error(`${address} is no page of a site.`);
  return [...found.site.entries(document, url, found.page)].map((entry) => Sighting.parse(entry.read()));
}

const paper: ArxivPaper = {
  id: '2604.12345',
  title: 'On $\\beta$-Things',
  authors: ['Ada van der Berg', 'Wei Li'],
  abstract: 'It is short. Code: https://github.com/lab/things.',
  comments: '12 pages, accepted at ICML 2026. Page: https://lab.github.io/things',
  journalRef: 'Phys. Rev. D 76, 013009 (2007)',
  doi: '10.1145/3580305.3599263',
  subjects: ['Machine Learning (cs.LG)', 'Statistics Theory (math.ST)'],
  version: 2,
  submitted: '2026-04-14',
};

describe('an arXiv list', () => {
  it('tells of every entry, all that it shows', () => {
    const [told] = read(arxivListing({ list: 'new', papers: [paper] }), LIST);
    expect(told).toMatchObject({
      source: 'arxiv/listing',
      ids: ['arxiv:2604.12345'],
      title: 'On $\\beta$-Things',
      authors: [{ name: 'Ada van der Berg', family: 'van der Berg', given: 'Ada' }, { name: 'Wei Li' }],
      abstract: 'It is short. Code: https://github.com/lab/things.',
      comments: '12 pages, accepted at ICML 2026. Page: https://lab.github.io/things',
      journalRef: 'Phys. Rev. D 76, 013009 (2007)',
      categories: ['cs.LG', 'math.ST'],
      published: '2026-04',
    });
    expect(told?.authorsCut).toBeUndefined();
    expect(told?.links.map(({ kind, url }) => [kind, url])).toEqual([
      ['repository', 'https://github.com/lab/things'],
      ['project', 'https://lab.github.io/things'],
      ['pdf', 'https://arxiv.org/pdf/2604.12345'],
      ['html', 'https://arxiv.org/html/2604.12345v1'],
    ]);
  });

  it('with more than one list of entries gives all of them, in order', () => {
    const papers = arxivPapers(40, 1);
    expect(read(arxivListing({ list: 'new', papers }), LIST).map(({ ids }) => ids[0])).toEqual(
      papers.map(({ id }) => `arxiv:${id}`),
    );
  });

  it('without abstracts tells none', () => {
    const [told] = read(
      arxivListing({ list: 'recent', papers: [paper] }),
      'https://arxiv.org/list/cs.LG/recent',
    );
    expect(told?.abstract).toBeUndefined();
    expect(bestCode(told?.links ?? [])).toBeUndefined();
  });

  it('that cuts an author list at a hundred says that it is cut', () => {
    const authors = Array.from({ length: 100 }, (_, n) => `Ada Number${n}`);
    const [told] = read(arxivListing({ list: 'new', papers: [{ ...paper, authors }] }), LIST);
    expect(told).toMatchObject({ authorsCut: true });
    expect(told?.authors).toHaveLength(100);
  });

  it('without an author list, or on an empty day, is read all the same', () => {
    const html = arxivListing({ list: 'new', papers: [paper] }).replace(
      /<div class='list-authors'>.*?<\/div>/,
      "<div class='list-authors'>(author list is unavailable)</div>",
    );
    expect(read(html, LIST)[0]?.authors).toBeUndefined();
    expect(read(arxivListing({ list: 'new', papers: [] }), LIST)).toEqual([]);
  });

  it('with old identifiers, which hold a slash, is read', () => {
    const [told] = read(arxivListing({ list: 'month', papers: [{ ...paper, id: 'math.GT/0309136' }] }), LIST);
    expect(told).toMatchObject({ ids: ['arxiv:math/0309136'], published: '2003-09' });
  });

  it('on which MathJax has drawn formulas gives their TeX', () => {
    const html = arxivListing({ list: 'new', papers: [{ ...paper, title: 'X' }] }).replace(
      />\s*X\s*<\/div>/,
      '>On <span class="MathJax_Preview"></span><span class="MathJax"><span>β</span></span><script type="math/tex">\\beta</script>-Things</div>',
    );
    expect(read(html, LIST)[0]?.title).toBe('On $\\beta$-Things');
  });

  it('from which nodes are missing never gives a title another paper’s authors', () => {
    const papers = arxivPapers(30, 6);
    const byId = new Map(papers.map((it) => [`arxiv:${it.id}`, it]));
    for (let seed = 1; seed <= 12; seed++) {
      const document = new DOMParser().parseFromString(arxivListing({ list: 'new', papers }), 'text/html');
      // Not the lines that entries begin with: a body whose own line is gone says nothing of whose it was.
      const nodes = [...document.querySelectorAll('#articles *:not(dt)')];
      for (let n = 0; n < 25; n++) nodes[(seed * 7919 + n * 104_729) % nodes.length]?.remove();
      for (const told of read(document.documentElement.outerHTML, LIST)) {
        const known = byId.get(told.ids[0] ?? '');
        expect(known?.title).toBe(told.title);
        for (const { name } of told.authors ?? []) expect(known?.authors).toContain(name);
      }
    }
  }, 60_000);
});

describe('an arXiv search', () => {
  it('tells of every result, with matches unmarked and the whole abstract', () => {
    const [told] = read(arxivSearch({ papers: [paper], hit: 'On' }), SEARCH);
    expect(told).toMatchObject({
      source: 'arxiv/search',
      ids: ['arxiv:2604.12345', 'doi:10.1145/3580305.3599263'],
      title: 'On $\\beta$-Things',
      abstract: 'It is short. Code: https://github.com/lab/things.',
      comments: '12 pages, accepted at ICML 2026. Page: https://lab.github.io/things',
      journalRef: 'Phys. Rev. D 76, 013009 (2007)',
      published: '2026-04-14',
      categories: ['cs.LG', 'math.ST'],
      version: 2,
    });
    expect(told?.authorsCut).toBeUndefined();
  });

  it('that does not show all authors says how many there are', () => {
    const authors = Array.from({ length: 40 }, (_, n) => `Ada Number${n}`);
    const [told] = read(arxivSearch({ papers: [{ ...paper, authors }] }), SEARCH);
    expect(told).toMatchObject({ authorsCut: true, authorCount: 40 });
    expect(told?.authors).toHaveLength(25);
  });
});

describe('an arXiv paper’s own page', () => {
  it('that says more than anybody can mean is kept as far as one reads', () => {
    const long = 'Phys. Rev. '.repeat(1000);
    for (const html of [
      arxivListing({ list: 'new', papers: [{ ...paper, journalRef: long, comments: long }] }),
      arxivAbs({ ...paper, journalRef: long, comments: long, authors: ['x'.repeat(9000)] }),
    ]) {
      const [told] = read(html, html.includes('citation_title') ? 'https://arxiv.org/abs/2604.12345' : LIST);
      expect(told?.journalRef).toHaveLength(1000);
      expect(told?.comments).toHaveLength(5000);
    }
  });

  it('tells all that it shows', () => {
    const [told, ...more] = read(arxivAbs(paper), 'https://arxiv.org/abs/2604.12345');
    expect(more).toEqual([]);
    expect(told).toMatchObject({
      source: 'arxiv/paper',
      ids: ['arxiv:2604.12345', 'doi:10.1145/3580305.3599263'],
      title: 'On $\\beta$-Things',
      authors: [
        { name: 'Ada van der Berg', family: 'van der Berg', given: 'Ada' },
        { name: 'Wei Li', family: 'Li', given: 'Wei' },
      ],
      abstract: 'It is short. Code: https://github.com/lab/things.',
      published: '2026-04-14',
      categories: ['cs.LG', 'math.ST'],
      version: 2,
    });
    expect(bestCode(told?.links ?? [])?.url).toBe('https://github.com/lab/things');
  });

  it('of a version is the same paper', () => {
    const [told] = read(arxivAbs(paper), 'https://arxiv.org/abs/2604.12345v1');
    expect(told).toMatchObject({ ids: ['arxiv:2604.12345', expect.anything()], version: 1 });
  });
});
