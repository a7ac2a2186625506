// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { Sighting } from '../../lib/paper';
import { readAnyPage } from '../../lib/sites/any-page';

const ADDRESS = 'https://journal.example/articles/7?utm_source=mail#top';

function read(html: string, address = ADDRESS) {
  const document = new DOMParser().parseFromString(html, 'text/html');
  const base = document.createElement('base');
  base.href = address;
  document.head.prepend(base);
  const { page, linked } = readAnyPage(document, new URL(address));
  return {
    page: page && Sighting.parse(page),
    linked: linked.map((it) => Sighting.parse(it)),
  };
}

const meta = (tags: Record<string, string>) =>
  Object.entries(tags)
    .map(([name, content]) => `<meta name="${name}" content="${content}">`)
    .join('');

describe('a page', () => {
  it('with Dublin Core and PRISM is read by them', () => {
    const { page } = read(
      meta({
        'DC.Title': 'On Rain',
        'DC.Creator': 'Lovelace, Ada',
        'dc.identifier': 'doi:10.5555/RAIN.7',
        'prism.publicationName': 'Weather',
        'prism.volume': '12',
        'prism.startingPage': '4',
        'prism.endingPage': '9',
        'prism.publicationDate': '2025-04',
      }),
    );
    expect(page).toMatchObject({
      source: 'web/paper',
      ids: ['doi:10.5555/rain.7'],
      title: 'On Rain',
      authors: [{ name: 'Ada Lovelace', family: 'Lovelace', given: 'Ada' }],
      venue: 'Weather',
      venueType: 'journal',
      volume: '12',
      pages: '4-9',
      published: '2025-04',
    });
    expect(page?.links).toEqual([]);
  });

  it('with several authors in one tag gives each', () => {
    const { page } = read(
      meta({ citation_title: 'On Rain', citation_authors: 'Ada Lovelace; Ludwig van Beethoven' }),
    );
    expect(page?.authors).toEqual([{ name: 'Ada Lovelace' }, { name: 'Ludwig van Beethoven' }]);
  });

  it('with JSON-LD, also in a graph, is read by it', () => {
    const data = {
      '@graph': [
        { '@type': 'WebSite', name: 'Not this' },
        {
          '@type': ['ScholarlyArticle'],
          headline: 'On <i>Rain</i>',
          author: [{ '@type': 'Person', givenName: 'Ada', familyName: 'Lovelace' }, 'Ben Bylaw'],
          datePublished: '2025-04-14T10:00:00Z',
          isPartOf: {
            '@type': 'PublicationIssue',
            issueNumber: 3,
            isPartOf: { '@type': 'Periodical', name: 'Weather' },
          },
          sameAs: 'https://doi.org/10.5555/rain.7',
          pageStart: '4',
          keywords: ['rain', 'cloud; sky'],
          description: 'Code: https://github.com/lab/rain',
        },
      ],
    };
    const { page } = read(`<script type="application/ld+json">${JSON.stringify(data)}</script>`);
    expect(page).toMatchObject({
      ids: ['doi:10.5555/rain.7'],
      title: 'On Rain',
      authors: [{ name: 'Ada Lovelace', family: 'Lovelace', given: 'Ada' }, { name: 'Ben Bylaw' }],
      published: '2025-04-14',
      venue: 'Weather',
      venueType: 'journal',
      issue: '3',
      pages: '4',
      keywords: ['rain', 'cloud', 'sky'],
      links: [{ kind: 'repository', url: 'https://github.com/lab/rain' }],
    });
  });

  it('that is no paper is told by Open Graph, under its own address without what counts visits', () => {
    const { page } = read(
      '<title>Blog: Rain</title><meta property="og:title" content="Rain, Explained"><meta property="og:description" content="Why it rains.">',
    );
    expect(page).toMatchObject({
      ids: ['web:https://journal.example/articles/7'],
      title: 'Rain, Explained',
      abstract: 'Why it rains.',
      abstractCut: true,
    });
  });

  it('of a known paper goes by its identifier', () => {
    expect(read('<title>x</title>', 'https://dl.acm.org/doi/10.1145/3580305.3599263').page?.ids).toEqual([
      'doi:10.1145/3580305.3599263',
    ]);
  });

  it.each([
    ['nothing at all', ''],
    ['JSON-LD that is cut off', '<script type="application/ld+json">{"@type": "ScholarlyArt</script>'],
    [
      'JSON-LD of the wrong shape',
      '<script type="application/ld+json">{"@type":"ScholarlyArticle","author":7,"name":{"a":1},"isPartOf":[null]}</script>',
    ],
    ['a prototype for data', '<script type="application/ld+json">{"__proto__":{"@type":"Thesis"}}</script>'],
    ['empty tags', meta({ citation_title: '  ', citation_doi: 'no doi', citation_date: 'soon' })],
  ])('that holds %s is no trouble', (_, html) => {
    expect(() => read(html)).not.toThrow();
  });

  it('whose metadata are hostile gives clean and short values', () => {
    const { page } = read(
      meta({
        citation_title: `On \u202eRain${'!'.repeat(5000)}`,
        citation_pdf_url: 'javascript:alert(1)',
        citation_author: 'x'.repeat(5000),
        citation_abstract: '&lt;img src=x onerror=alert(1)&gt;Fine.',
      }),
    );
    expect(page?.title).toMatch(/^On Rain!+…$/);
    expect(page?.links).toEqual([]);
    expect(page?.abstract).toBe('Fine.');
  });
});

describe('papers linked on a page', () => {
  it('are found by where their links lead, each once, with its title', () => {
    const { linked } = read(`<ol>
      <li>1. <b>Attention Is All You Need</b> [<a href="https://arxiv.org/pdf/1706.03762v7">pdf</a>]
        [<a href="https://arxiv.org/abs/1706.03762">arXiv</a>] [<a href="https://github.com/a/b">code</a>]</li>
      <li>Lovelace. Notes on the Engine. <a href="https://doi.org/10.5555/notes">doi:10.5555/notes</a></li>
      <li><a href="https://aclanthology.org/2020.acl-main.405/">A Paper of the Anthology</a></li>
      <li><a href="https://www.google.com/url?q=https://arxiv.org/abs/1810.04805">BERT</a></li>
      <li><a href="https://arxiv.org.evil.example/abs/1810.04805">BERT again</a></li></ol>`);
    expect(linked.map(({ ids, title }) => [ids[0], title])).toEqual([
      ['arxiv:1706.03762', 'Attention Is All You Need'],
      ['doi:10.5555/notes', 'Lovelace. Notes on the Engine.'],
      ['acl:2020.acl-main.405', 'A Paper of the Anthology'],
    ]);
    expect(linked.map(({ links }) => links.map(({ url }) => url))).toEqual([
      ['https://github.com/a/b'],
      [],
      [],
    ]);
  });

  it('that share a line do not share its code', () => {
    const { linked } = read(`<p><a href="https://arxiv.org/abs/1706.03762">Attention Is All You Need</a> and
      <a href="https://arxiv.org/abs/1810.04805">Deep Bidirectional Transformers</a>,
      <a href="https://github.com/a/b">code</a></p>`);
    expect(linked.map(({ links }) => links)).toEqual([[], []]);
  });

  it('without any words are named by their identifier', () => {
    const { linked } = read('<a href="https://arxiv.org/abs/1706.03762"><img alt=""></a>');
    expect(linked[0]?.title).toBe('arxiv:1706.03762');
  });

  it('do not count the page itself', () => {
    const { linked } = read(
      '<title>x</title><a href="#top">Top</a><a href="/abs/1706.03762v2">v2</a>',
      'https://arxiv.org/abs/1706.03762',
    );
    expect(linked).toEqual([]);
  });
});
