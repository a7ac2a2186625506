import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { origins } from '../../../lib/sites/origins';
import { sites } from '../../../lib/sites/registry';
import { acl } from '../../../lib/sources/acl';
import { arxiv } from '../../../lib/sources/arxiv';
import { arxivHtml } from '../../../lib/sources/arxiv-html';
import { checked } from '../../../lib/sources/checked';
import { crossref } from '../../../lib/sources/crossref';
import { datacite } from '../../../lib/sources/datacite';
import { dblp } from '../../../lib/sources/dblp';
import { gitHub, gitHubSearch } from '../../../lib/sources/github';
import { huggingFace } from '../../../lib/sources/huggingface';
import { openAlex } from '../../../lib/sources/openalex';
import { openReview } from '../../../lib/sources/openreview';
import { connections, neededOrigins, sources } from '../../../lib/sources/registry';
import { semanticScholar } from '../../../lib/sources/semantic-scholar';
import { softwareHeritage } from '../../../lib/sources/software-heritage';
import { type About, type Finding, type Source, Unreadable } from '../../../lib/sources/source';
import { zenodo } from '../../../lib/sources/zenodo';
import {
  arxivError,
  arxivFeed,
  arxivText,
  crossrefWork,
  dataciteRecord,
  dblpHits,
  footnote,
  gitHubSearch as gitHubAnswer,
  gitHubRepository,
  huggingFaceRecord,
  linkInText,
  openAlexWork,
  openReviewNotes,
  type Recorded,
  semanticScholarRecord,
  zenodoSearch,
} from '../../fixtures/sources';

const paper: Recorded = {
  arxiv: '2505.23462',
  doi: '10.1145/3580305.3599263',
  title: 'Retrieval of $\\beta$-Things & Co',
  authors: ['Ada Lovelace', 'Søren Kierkegaard'],
  abstract: 'We retrieve β-things. Code is at https://github.com/lab/things.',
  published: '2025-05-29',
};

/** What a source tells of the one paper that it is asked about. */
function told(source: Source, handle: string, body: string, about?: About): Finding {
  const finding = source.read(body, [handle], about).get(handle);
  if (!finding) throw new Error('The source tells nothing.');
  const { links = [], ...rest } = finding;
  expect(checked(finding)).toEqual({ ...rest, ...(links.length && { links }) });
  return finding;
}

describe('arXiv', () => {
  it('is asked about many papers at once, by their numbers', () => {
    const { url } = arxiv.request(['arxiv:2505.23462', 'arxiv:hep-th/9901001']);
    expect(url).toBe('https://export.arxiv.org/api/query?id_list=2505.23462,hep-th/9901001&max_results=2');
  });

  it('tells what its page tells, and where the paper appeared as a question to the reader', () => {
    const body = arxivFeed([
      { ...paper, comments: 'KDD 2025', publishedDoi: paper.doi ?? '', reference: 'J. Things 12, 45 (2025)' },
    ]);
    expect(told(arxiv, 'arxiv:2505.23462', body)).toEqual({
      sighting: {
        source: 'arxiv/api',
        url: 'https://arxiv.org/abs/2505.23462',
        ids: ['arxiv:2505.23462'],
        title: paper.title,
        authors: [{ name: 'Ada Lovelace' }, { name: 'Søren Kierkegaard' }],
        abstract: paper.abstract,
        published: '2025-05-29',
        categories: ['cs.CL', 'cs.LG'],
        comments: 'KDD 2025',
        version: 2,
        links: [
          { kind: 'repository', url: 'https://github.com/lab/things', foundIn: 'abstract', theirs: true },
          { kind: 'pdf', url: 'https://arxiv.org/pdf/2505.23462', foundIn: 'page link' },
        ],
      },
      publications: [{ id: 'doi:10.1145/3580305.3599263', venue: 'J. Things 12, 45 (2025)' }],
    });
  });

  it.each([
    ['This paper has been withdrawn by the authors due to an error.', '', true],
    ['This submission has been withdrawn by arXiv administrators.', '', true],
    ['We study it.', 'Withdrawn. There is an error in Lemma 2.', true],
    ['We study it.', 'This paper has been withdrawn by the author', true],
    ['We study it.', 'This paper was withdrawn from ICML 2024', false],
    ['We study how deposits are withdrawn.', '12 pages', false],
  ])('says that %j with %j is withdrawn: %s', (abstract, comments, isWithdrawn) => {
    const finding = told(arxiv, 'arxiv:2505.23462', arxivFeed([{ ...paper, abstract, comments }]));
    expect(finding.retractions).toEqual(
      isWithdrawn ? [{ notice: 'https://arxiv.org/abs/2505.23462' }] : undefined,
    );
  });

  it.each([
    ['an error in the place of a paper', arxivError],
    ['nothing', arxivFeed([])],
    ['half of what it has to say', arxivFeed([paper]).slice(0, 900)],
    ['that it was asked too often', 'Rate exceeded.'],
    ['an empty page', ''],
    ['elements in elements, deeper than any answer', '<a>'.repeat(5000) + '</a>'.repeat(5000)],
  ])('that says %s is not believed', (_, body) => {
    expect(() => arxiv.read(body, ['arxiv:2505.23462'])).toThrow(Unreadable);
  });
});

describe('Crossref', () => {
  it('is asked by DOI, with whatever signs it has', () => {
    expect(
      crossref.request(['doi:10.1002/(sici)1097-0258(19980815)17:15<1661::aid-sim968>3.0.co;2-2']).url,
    ).toBe(
      'https://api.crossref.org/works/10.1002%2F(sici)1097-0258(19980815)17%3A15%3C1661%3A%3Aaid-sim968%3E3.0.co%3B2-2',
    );
    expect(crossref.handles(['arxiv:2505.23462', 'doi:10.5281/zenodo.1', 'doi:10.1145/1'])).toEqual([
      'doi:10.1145/1',
    ]);
  });

  it('tells all that a citation needs', () => {
    const { sighting } = told(crossref, `doi:${paper.doi}`, crossrefWork(paper));
    expect(sighting).toMatchObject({
      source: 'crossref/api',
      url: 'https://doi.org/10.1145/3580305.3599263',
      ids: ['doi:10.1145/3580305.3599263'],
      authors: [
        { name: 'Ada Lovelace', family: 'Lovelace', given: 'Ada', orcid: '0000-0002-1825-0097' },
        { name: 'Søren Kierkegaard' },
      ],
      abstract: paper.abstract,
      published: '2025-05-29',
      venue: 'Journal of Things',
      venueType: 'journal',
      volume: '12',
      issue: '3',
      pages: '45-67',
      publisher: 'A Publishing House',
      licence: 'https://creativecommons.org/licenses/by/4.0/',
    });
  });

  it('tells a book and not its series, a title with its subtitle, and groups among authors', () => {
    const { sighting } = told(
      crossref,
      `doi:${paper.doi}`,
      crossrefWork(paper, {
        type: 'book-chapter',
        title: ['A <i>Great</i> Title'],
        subtitle: ['And More'],
        'container-title': ['Lecture Notes in Computer Science', 'Computer Vision &amp; ECCV 2024'],
        author: [{ name: 'The Collaboration', sequence: 'first' }],
        'published-print': { 'date-parts': [[2024]] },
      }),
    );
    expect(sighting).toMatchObject({
      title: 'A Great Title: And More',
      venue: 'Computer Vision & ECCV 2024',
      venueType: 'book',
      authors: [{ name: 'The Collaboration' }],
      published: '2024',
    });
  });

  it('tells what a preprint became', () => {
    const finding = told(
      crossref,
      'doi:10.1101/2024.01.15.123456',
      crossrefWork(
        { ...paper, doi: '10.1101/2024.01.15.123456' },
        {
          type: 'posted-content',
          subtype: 'preprint',
          'container-title': [],
          relation: {
            'is-preprint-of': [{ 'id-type': 'doi', id: '10.1038/S41586-024-1', 'asserted-by': 'subject' }],
          },
        },
      ),
    );
    expect(finding.publications).toEqual([{ id: 'doi:10.1038/s41586-024-1' }]);
    expect(finding.sighting).not.toHaveProperty('publisher');
  });

  it('tells who says that a paper was retracted, and a correction is none', () => {
    const update = (type: string, source: string) => ({
      DOI: '10.1000/NOTICE',
      type,
      label: type,
      source,
      updated: { 'date-parts': [[2023, 4, 22]], 'date-time': '2023-04-22T00:00:00Z' },
      'record-id': '4036',
    });
    const retractions = (...updates: object[]) =>
      told(crossref, `doi:${paper.doi}`, crossrefWork(paper, { 'updated-by': updates })).retractions;
    expect(retractions(update('correction', 'publisher'), update('retraction', 'retraction-watch'))).toEqual([
      { by: 'retraction-watch', date: '2023-04-22', notice: 'https://doi.org/10.1000/notice' },
    ]);
    expect(retractions(update('expression_of_concern', 'publisher'))).toBeUndefined();
    expect(retractions(update('withdrawal', 'publisher'))).toHaveLength(1);
  });

  it('believes a title that says so, and takes the word out of it', () => {
    const { sighting, retractions } = told(
      crossref,
      `doi:${paper.doi}`,
      crossrefWork({ ...paper, title: 'RETRACTED: A Great Thing' }),
    );
    expect(sighting?.title).toBe('A Great Thing');
    expect(retractions).toEqual([{ notice: 'https://doi.org/10.1145/3580305.3599263' }]);
  });
});

describe('DataCite', () => {
  it('tells of what archives keep', () => {
    const { sighting } = told(
      datacite,
      'doi:10.5281/zenodo.12345',
      dataciteRecord({ ...paper, doi: '10.5281/zenodo.12345' }),
    );
    expect(sighting).toMatchObject({
      ids: ['doi:10.5281/zenodo.12345'],
      authors: [
        { name: 'Ada Lovelace', family: 'Lovelace', given: 'Ada' },
        { name: 'Søren Kierkegaard', family: 'Kierkegaard', given: 'Søren' },
      ],
      abstract: paper.abstract,
      published: '2025-05-29',
      licence: 'https://creativecommons.org/licenses/by/4.0/legalcode',
    });
  });

  it('tells what a preprint became, and not what it cites', () => {
    const related = (relationType: string, relatedIdentifier: string) => ({
      relationType,
      relatedIdentifier,
      relatedIdentifierType: 'DOI',
      resourceTypeGeneral: 'JournalArticle',
    });
    const { publications } = told(
      datacite,
      'doi:10.5281/zenodo.1',
      dataciteRecord(
        { ...paper, doi: '10.5281/zenodo.1' },
        {
          relatedIdentifiers: [related('Cites', '10.1000/cited'), related('IsVersionOf', '10.1000/article')],
        },
      ),
    );
    expect(publications).toEqual([{ id: 'doi:10.1000/article' }]);
  });
});

describe('OpenAlex', () => {
  it('is asked about preprints by the DOI that arXiv gives them', () => {
    expect(openAlex.request(['arxiv:2505.23462']).url).toMatch(
      /^https:\/\/api\.openalex\.org\/works\/doi%3A10\.48550%2Farxiv\.2505\.23462\?select=/,
    );
  });

  it('tells the abstract, put together again, and the rest', () => {
    expect(told(openAlex, `doi:${paper.doi}`, openAlexWork(paper)).sighting).toMatchObject({
      ids: [`doi:${paper.doi}`],
      abstract: paper.abstract,
      venue: 'Journal of Things',
      pages: '45-67',
      authors: [{ name: 'Ada Lovelace' }, { name: 'Søren Kierkegaard' }],
    });
  });

  it('is believed though the number that it gives its record is no address', () => {
    const answer = openAlexWork(paper).replace(/"id":"https:[^"]*"/, '"id":"W 2741809807"');
    expect(told(openAlex, `doi:${paper.doi}`, answer).sighting?.url).toBe('https://openalex.org/');
  });

  it('is not believed where the work goes nowhere by the number that was asked for', () => {
    const about = (handle: string, more: object = {}) => openAlex.read(openAlexWork(paper, more), [handle]);
    for (const handle of ['doi:10.1145/3580305.3599264', 'arxiv:2505.23463', 'pmid:31452104']) {
      expect(about(handle).size).toBe(0);
    }
    const pmid = 'https://pubmed.ncbi.nlm.nih.gov/31452104';
    expect(about('pmid:31452104', { ids: { pmid } }).get('pmid:31452104')?.sighting).toMatchObject({
      ids: ['pmid:31452104'],
      title: paper.title,
    });
    const elsewhere = { doi: 'https://doi.org/10.1000/other', ids: {} };
    expect(about(`doi:${paper.doi}`, elsewhere).get(`doi:${paper.doi}`)?.sighting).not.toHaveProperty(
      'venue',
    );
    expect(about(`doi:${paper.doi}`, { ...elsewhere, locations: [] }).size).toBe(0);
  });

  it('is not believed about where and when a preprint appeared: it takes all versions for one', () => {
    const { sighting } = told(openAlex, 'arxiv:2505.23462', openAlexWork(paper));
    expect(sighting).not.toHaveProperty('venue');
    expect(sighting).not.toHaveProperty('published');
  });
});

describe('Semantic Scholar', () => {
  const about = (more: object) => JSON.stringify([semanticScholarRecord(paper, more)]);

  it('is asked about many papers at once, and answers in their order', () => {
    const handles = ['arxiv:2505.23462', 'doi:10.1/x', 'acl:2020.acl-main.405', 'pmid:123'];
    expect(semanticScholar.request(handles).body).toEqual({
      ids: ['ARXIV:2505.23462', 'DOI:10.1/x', 'ACL:2020.acl-main.405', 'PMID:123'],
    });
    const other = { title: 'Another', authors: ['Cleo Writer'], doi: '10.1/x' };
    const body = JSON.stringify([semanticScholarRecord(paper), semanticScholarRecord(other), null, null]);
    const findings = semanticScholar.read(body, handles);
    expect([...findings].map(([handle, { sighting }]) => [handle, sighting?.title])).toEqual([
      ['arxiv:2505.23462', paper.title],
      ['doi:10.1/x', 'Another'],
    ]);
    expect(() => semanticScholar.read('[null]', handles)).toThrow(Unreadable);
  });

  it('tells where a preprint appeared, and leaves that to the reader', () => {
    const { sighting, publications } = told(
      semanticScholar,
      'arxiv:2505.23462',
      about({
        externalIds: { ArXiv: '2505.23462', DOI: '10.1145/3580305.3599263', DBLP: 'conf/kdd/LovelaceK25' },
        publicationVenue: { id: 'a', name: 'Knowledge Discovery and Data Mining', type: 'conference' },
      }),
    );
    expect(sighting).not.toHaveProperty('venue');
    expect(sighting?.ids).toEqual(['arxiv:2505.23462']);
    expect(publications).toEqual([
      {
        id: 'doi:10.1145/3580305.3599263',
        venue: 'Knowledge Discovery and Data Mining',
        venueType: 'proceedings',
        published: '2025',
      },
    ]);
  });

  it('takes neither arXiv’s own DOI nor CoRR for a publication', () => {
    const { publications } = told(
      semanticScholar,
      'arxiv:2505.23462',
      about({
        externalIds: {
          ArXiv: '2505.23462',
          DOI: '10.48550/arXiv.2505.23462',
          DBLP: 'journals/corr/abs-2505-23462',
        },
        venue: 'arXiv.org',
        publicationVenue: { name: 'arXiv.org' },
      }),
    );
    expect(publications).toBeUndefined();
  });
});

describe('DBLP', () => {
  const about = { title: 'Retrieval of {T}hings: A $\\beta$-Way', authors: [{ name: 'Ada Lovelace' }] };
  const hit = { title: 'Retrieval of Things: A β-Way.', authors: ['Ada Lovelace 0002', 'Søren Kierkegaard'] };
  const record = {
    ...hit,
    ...{ key: 'conf/iclr/LovelaceK26', venue: 'ICLR', year: '2026', type: 'Conference and Workshop Papers' },
  };
  const preprint = {
    ...hit,
    ...{ key: 'journals/corr/abs-2505-23462', venue: 'CoRR', type: 'Informal and Other Publications' },
  };
  const read = (...records: Parameters<typeof dblpHits>[0]) =>
    dblp.read(dblpHits(records), ['arxiv:2505.23462'], about);

  it('is sent the title’s words and the first author’s name, and nothing else', () => {
    const url = new URL(dblp.request(['arxiv:2505.23462'], about).url);
    expect(url.origin + url.pathname).toBe('https://dblp.org/search/publ/api');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      q: 'Retrieval of Things A β Way Lovelace',
      format: 'json',
      h: '20',
      c: '0',
    });
  });

  it('tells where a preprint has appeared, by what the publication goes elsewhere', () => {
    const others = { ...record, ee: 'https://openreview.net/forum?id=xQUe1pOKPam' };
    expect(told(dblp, 'arxiv:2505.23462', dblpHits([preprint, others]), about)).toMatchObject({
      title: 'Retrieval of Things: A β-Way',
      authors: [{ name: 'Ada Lovelace' }, { name: 'Søren Kierkegaard' }],
      publications: [
        { id: 'openreview:xQUe1pOKPam', venue: 'ICLR', venueType: 'proceedings', published: '2026' },
      ],
    });
    const article = {
      ...record,
      key: 'journals/jt/L26',
      type: 'Journal Articles',
      doi: '10.1145/3580305.3599263',
    };
    expect(told(dblp, 'arxiv:2505.23462', dblpHits([article]), about).publications).toMatchObject([
      { id: 'doi:10.1145/3580305.3599263', venueType: 'journal' },
    ]);
    expect(told(dblp, 'arxiv:2505.23462', dblpHits([record]), about).publications).toMatchObject([
      { id: 'dblp:conf/iclr/LovelaceK26' },
    ]);
  });

  it.each([
    ['nothing', []],
    ['the preprint alone', [preprint]],
    ['a paper of another first author', [{ ...record, authors: ['Charles Babbage', 'Ada Lovelace'] }]],
    ['a paper of a title that goes on', [{ ...record, title: 'Retrieval of Things: A β-Way II.' }]],
    ['a data set', [{ ...record, key: 'data/10/LovelaceK26', type: 'Data and Artifacts' }]],
  ])('that finds %s says nothing', (_, records) => {
    expect(read(...records)).toEqual(new Map());
  });
});

describe('OpenReview', () => {
  it('tells of an accepted paper, and the code that its form asks for', () => {
    const body = openReviewNotes('xQUe1pOKPam', paper, { code: 'https://github.com/lab/asked-for' });
    const { sighting } = told(openReview, 'openreview:xQUe1pOKPam', body);
    expect(sighting).toMatchObject({
      ids: ['openreview:xQUe1pOKPam'],
      venue: 'ICLR 2025 Poster',
      published: '2025-01-22',
      keywords: ['things'],
    });
    expect(sighting?.links[0]).toEqual({
      kind: 'repository',
      url: 'https://github.com/lab/asked-for',
      foundIn: 'page data',
      theirs: true,
    });
  });

  it.each([
    ['Submitted to ICLR 2025', 'ICLR.cc/2025/Conference/Submission'],
    ['ICLR 2025 Conference Withdrawn Submission', 'ICLR.cc/2025/Conference/Withdrawn_Submission'],
    ['ICLR 2025', 'ICLR.cc/2025/Conference/Rejected_Submission'],
  ])('does not take %j at %j for where it appeared', (venue, venueid) => {
    const { sighting } = told(
      openReview,
      'openreview:xQUe1pOKPam',
      openReviewNotes('xQUe1pOKPam', paper, { venue, venueid }),
    );
    expect(sighting).not.toHaveProperty('venue');
  });

  it('that knows no such note says nothing', () => {
    expect(openReview.read('{"notes":[],"count":0}', ['openreview:xQUe1pOKPam']).size).toBe(0);
  });
});

describe('Hugging Face', () => {
  it('tells the code that somebody linked, with its stars', () => {
    const { sighting } = told(
      huggingFace,
      'arxiv:2505.23462',
      huggingFaceRecord({ ...paper, code: 'https://github.com/lab/things' }),
    );
    expect(sighting).toMatchObject({ source: 'huggingface/api', organization: 'A Lab', upvotes: 12 });
    expect(sighting?.links[0]).toEqual({
      kind: 'repository',
      url: 'https://github.com/lab/things',
      foundIn: 'page data',
      theirs: true,
      stars: 131,
    });
  });

  it('does not vouch for what a program matched', () => {
    const body = huggingFaceRecord(
      { ...paper, abstract: 'No link.' },
      { githubRepo: 'https://github.com/some/body', githubRepoAddedBy: 'auto' },
    );
    expect(told(huggingFace, 'arxiv:2505.23462', body).sighting?.links[0]).not.toHaveProperty('theirs');
  });
});

describe('a paper’s text on arXiv', () => {
  const read = (parts: Omit<Parameters<typeof arxivText>[0], 'title'>) =>
    told(arxivHtml, 'arxiv:2505.23462', arxivText({ title: 'A Title', ...parts })).links?.map(
      ({ url }) => url,
    ) ?? [];
  const ours = 'https://github.com/us/ours';

  it('names its title, and the code in a footnote of the first page', () => {
    const body = `<p class="ltx_p">We release our code.${footnote(linkInText(ours))} It works.</p>`;
    expect(told(arxivHtml, 'arxiv:2505.23462', arxivText({ title: 'A Title', body }))).toEqual({
      title: 'A Title',
      links: [{ kind: 'repository', url: ours, foundIn: 'text', theirs: true }],
    });
  });

  it('names code in its abstract, behind a word, and in a section about availability', () => {
    expect(
      read({
        front: `<div class="ltx_abstract"><p class="ltx_p">Code: ${linkInText(ours, 'here')}.</p></div>`,
      }),
    ).toEqual([ours]);
    expect(
      read({ body: `<h2>Code availability</h2><p>The code is available at ${linkInText(ours)}.</p>` }),
    ).toEqual([ours]);
  });

  it('names no code of others, none of its references, and nothing around the paper', () => {
    expect(
      read({
        body: `<p>We use the implementation of Smith et al.${footnote(linkInText('https://github.com/smith/tool'))} for training.</p>
          <p>Models are trained with PyTorch (${linkInText('https://github.com/pytorch/pytorch')}).</p>`,
        references: '<li>Our code is available at https://github.com/in/references.</li>',
      }),
    ).toEqual([]);
  });

  it('of 8 megabytes is read through to its end', () => {
    const filler = `<p class="ltx_p">Word <em>after</em> word, as at example.org, <math><mi>x</mi></math> and on.</p>`;
    const body = `${filler.repeat(100_000)}<p>Our code is at ${linkInText(ours)}.</p>`;
    expect(body.length).toBeGreaterThan(8_000_000);
    expect(read({ body })).toEqual([ours]);
  }, 30_000);
});

describe('the ACL Anthology', () => {
  it('tells what is attached as code or software', () => {
    const page = `<h2 id="title"><a href="https://aclanthology.org/P19-1001.pdf">A <span class="acl-fixed-case">T</span>itle</a></h2>
      <dl><dt>Anthology ID:</dt><dd>P19-1001</dd><dt>Code</dt><dd><a href="https://github.com/lab/code" class="acl-markup-url"><i></i>&nbsp;lab/code</a></dd>
      <dt>Data</dt><dd><a href="https://huggingface.co/datasets/squad">SQuAD</a></dd></dl>
      <a class="btn btn-attachment" href="/attachments/P19-1001.Software.zip" title="Open Software for 'A Title'"><span>Software</span></a>
      <a class="btn" href="https://github.com/acl-org/acl-anthology" title="Edit">Edit</a>`;
    expect(told(acl, 'acl:P19-1001', page)).toEqual({
      title: 'A Title',
      links: [
        { kind: 'repository', url: 'https://github.com/lab/code', foundIn: 'page link', theirs: true },
        {
          kind: 'archive',
          url: 'https://aclanthology.org/attachments/P19-1001.Software.zip',
          foundIn: 'page link',
          theirs: true,
        },
      ],
    });
  });
});

describe('GitHub', () => {
  const found = (...repositories: Parameters<typeof gitHubAnswer>[0]) =>
    told(gitHubSearch, 'arxiv:2505.23462', gitHubAnswer(repositories), {
      title: 'GenComm: Generative Communication of Agents',
    }).links;

  it('is searched for the identifier alone', () => {
    expect(gitHubSearch.request(['arxiv:2505.23462']).url).toBe(
      'https://api.github.com/search/repositories?q=%222505.23462%22%20in%3Areadme&per_page=20',
    );
  });

  it('finds repositories that mention the paper, with what is known of them, and no lists of papers', () => {
    expect(
      found(
        { name: 'someone/awesome-agents', stars: 9000 },
        { name: 'someone/daily', description: 'A curated list of papers' },
        { name: 'someone/fork', fork: true },
        { name: 'someone/tool', stars: 3, archived: true },
      ),
    ).toEqual([
      {
        kind: 'repository',
        url: 'https://github.com/someone/tool',
        foundIn: 'mention',
        stars: 3,
        language: 'Python',
        licence: 'MIT',
        pushed: '2026-10-01',
        archived: true,
      },
    ]);
  });

  it('takes for the authors’ own what bears the paper’s name', () => {
    const own = (repository: { name: string; description?: string }) => found(repository)?.[0]?.theirs;
    expect(own({ name: 'lab/GenComm', description: 'Official implementation' })).toBe(true);
    expect(
      own({ name: 'lab/x', description: 'Code for “GenComm: Generative Communication of Agents”' }),
    ).toBe(true);
    expect(own({ name: 'lab/GenComm', description: 'Something else' })).toBeUndefined();
    expect(own({ name: 'lab/agents', description: 'Official implementation of ours' })).toBeUndefined();
  });

  it('tells what a repository is like', () => {
    const body = JSON.stringify(gitHubRepository({ name: 'lab/things', stars: 131 }));
    expect(gitHub.request(['github:lab/things']).url).toBe('https://api.github.com/repos/lab/things');
    expect(told(gitHub, 'github:lab/things', body).links).toMatchObject([
      { url: 'https://github.com/lab/things', stars: 131, licence: 'MIT', archived: false },
    ]);
  });
});

describe('Zenodo', () => {
  it('tells of software that says it belongs to the paper, and not of what cites it', () => {
    const relation = (it: string) => [{ identifier: '10.1145/3580305.3599263', relation: it }];
    const body = zenodoSearch([
      { id: 1, type: 'software', relations: relation('isSupplementTo') },
      { id: 2, type: 'software', relations: relation('cites') },
      { id: 3, type: 'publication', relations: relation('isSupplementTo') },
      { id: 4, type: 'software', relations: [{ identifier: '10.1145/another', relation: 'isSupplementTo' }] },
    ]);
    expect(told(zenodo, `doi:${paper.doi}`, body).links).toEqual([
      { kind: 'archive', url: 'https://zenodo.org/records/1', foundIn: 'mention', theirs: true },
    ]);
  });

  it('is asked about preprints by both names that they have there', () => {
    expect(decodeURIComponent(zenodo.request(['arxiv:2505.23462']).url)).toContain(
      'related.identifier:"arXiv:2505.23462" OR related.identifier:"10.48550/arXiv.2505.23462"',
    );
  });
});

describe('Software Heritage', () => {
  it('tells of repositories whose own metadata name the whole identifier', () => {
    const origin = (url: string, doi: string) => ({
      url,
      metadata: { metadata: { identifier: `https://doi.org/${doi}` } },
    });
    const body = JSON.stringify([
      origin('https://github.com/lab/things', '10.1145/12'),
      origin('https://github.com/lab/others', '10.1145/123'),
      origin('https://pypi.org/project/things', '10.1145/12'),
    ]);
    expect(told(softwareHeritage, 'doi:10.1145/12', body).links?.map(({ url }) => url)).toEqual([
      'https://github.com/lab/things',
    ]);
  });
});

describe('any source', () => {
  const ids = [
    'arxiv:2505.23462',
    'doi:10.1145/1',
    'acl:P19-1001',
    'openreview:xQUe1pOKPam',
    'pmid:12',
    'github:a/b',
  ];

  it.each(sources.filter(({ sendsTitle }) => !sendsTitle).map((it) => [it.name, it] as const))(
    '%s is sent identifiers and nothing else',
    (_, source) => {
      const handles = source.handles(ids);
      expect(handles.length).toBeGreaterThan(0);
      for (const handle of handles) {
        const { url, body } = source.request([handle], { title: 'Secret', authors: [{ name: 'Nobody' }] });
        expect(new URL(url).host).toBe(source.host);
        const value = handle.slice(handle.indexOf(':') + 1);
        const sent = decodeURIComponent(url) + JSON.stringify(body ?? '');
        expect(sent).toContain(value);
        expect(sent).not.toMatch(/secret|nobody/i);
      }
      expect(source.spacing).toBeGreaterThanOrEqual(1000);
    },
  );

  it.each(sources.map((it) => [it.name, it] as const))(
    '%s that answers with a page, half a record or anything else is not believed, and breaks nothing',
    (_, source) => {
      const [handle = ''] = source.handles(ids);
      const bodies = fc.oneof(
        fc.constantFrom(
          '',
          '{',
          '[]',
          '{}',
          'null',
          '<html><body>Verifying your browser</body></html>',
          '{"message":',
        ),
        fc.json(),
        fc.string(),
      );
      fc.assert(
        fc.property(bodies, (body) => {
          let findings: ReadonlyMap<string, Finding> = new Map();
          try {
            findings = source.read(body, [handle], { title: 'A Title' });
          } catch (error) {
            expect(error).toBeInstanceOf(Unreadable);
          }
          for (const finding of findings.values()) expect(finding.sighting).toBeUndefined();
        }),
      );
    },
  );

  it('has its row in the README', () => {
    const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
    const rows = sources.map(({ name, host, needs }) => {
      const isGranted = !needs || origins(sites).includes(needs);
      return `| ${name} | \`${host}\`${isGranted ? '' : '*'} |`;
    });
    expect(rows.filter((row) => !readme.includes(row))).toEqual([]);
  });

  it('may be connected to, and no other host', () => {
    expect(connections()).toHaveLength(new Set(sources.map(({ host }) => host)).size);
    expect(neededOrigins().every((origin) => connections().some((it) => origin === `${it}/*`))).toBe(true);
  });
});
