/** The import formats but BibTeX, each with what is hard about it. */
import { describe, expect, it } from 'vitest';
import { bookmarks } from '../../../lib/imports/bookmarks';
import { cslJson } from '../../../lib/imports/csl-json';
import { csv } from '../../../lib/imports/csv';
import { separatorOf } from '../../../lib/imports/csv-syntax';
import { list } from '../../../lib/imports/list';
import { paperMemory } from '../../../lib/imports/papermemory';
import { ris } from '../../../lib/imports/ris';
import { oneDraft, readAs } from './reading';

describe('RIS', () => {
  const record = (...lines: string[]) => ['TY  - JOUR', ...lines, 'ER  - '].join('\n');

  it('is read with all that Zotero, EndNote and PubMed write', () => {
    const { told, own } = oneDraft(
      ris,
      record(
        'T1  - A Title',
        'A1  - Lovelace, Ada',
        'AU  - van der Berg, Jan, Jr.',
        'Y1  - 2017/06/12/',
        'JO  - Journal of Things',
        'VL  - 12',
        'IS  - 3',
        'SP  - 100',
        'EP  - 110',
        'SN  - 1234-5679',
        'DO  - 10.1000/ABC',
        'UR  - https://example.org/a',
        'N2  - An abstract that goes',
        '  on in the next line',
        'KW  - one',
        'KW  - two',
        'N1  - <p>My <b>own</b> note</p>',
        'LA  - en',
        'C1  - custom',
      ),
    );
    expect(told).toMatchObject({
      ids: ['doi:10.1000/abc'],
      title: 'A Title',
      published: '2017-06-12',
      venue: 'Journal of Things',
      venueType: 'journal',
      volume: '12',
      issue: '3',
      pages: '100-110',
      abstract: 'An abstract that goes on in the next line',
      extra: { issn: '1234-5679', language: 'en', 'ris-c1': 'custom' },
    });
    expect(told.authors).toMatchObject([
      { family: 'Lovelace', given: 'Ada' },
      { family: 'Berg', particle: 'van der', given: 'Jan', suffix: 'Jr.' },
    ]);
    expect(own).toEqual({ tags: ['one', 'two'], note: 'My own note' });
  });

  it.each([
    ['2017', '2017'],
    ['2017///', '2017'],
    ['2017/06//Summer', '2017-06'],
    ['2017 Jun 12', '2017-06-12'],
    ['2017-06-12', '2017-06-12'],
    ['Spring 2017', '2017'],
  ])('is of %s', (date, published) => {
    expect(oneDraft(ris, record('TI  - T', `PY  - ${date}`)).told.published).toBe(published);
  });

  it('says which records are broken, and goes on', () => {
    const { drafts, problems } = readAs(
      ris,
      'TI  - Lost\nER  - \nTY  - JOUR\nTI  - Open\nTY  - BOOK\nTI  - Whole\nPY  - soon\nER  - \nTY  - JOUR\nER  - ',
    );
    expect(drafts.map(({ told }) => told.title)).toEqual(['Open', 'Whole']);
    expect(problems.map(({ what, line, isLeftOut }) => [what, line, isLeftOut])).toEqual([
      ['noRecord', 1, true],
      ['notClosed', 3, false],
      ['badDate', 5, false],
      ['noTitle', 9, false],
      ['nothingKnown', 9, true],
    ]);
  });

  it('knows a book and its number', () => {
    const { told } = oneDraft(
      ris,
      'TY  - BOOK\nTI  - B\nSN  - 978-0-201-89683-1\nET  - 2\nCY  - Paris\nER  -',
    );
    expect(told).toMatchObject({
      ids: ['isbn:9780201896831'],
      workType: 'book',
      extra: { edition: '2', address: 'Paris' },
    });
  });
});

describe('CSL JSON', () => {
  const item = {
    id: 'http://zotero.org/users/1/items/ABCD2345',
    type: 'article-journal',
    title: 'A <i>Title</i>',
    author: [
      { family: 'Beethoven', given: 'Ludwig', 'non-dropping-particle': 'van' },
      { literal: 'A Group' },
      { family: 'King', given: 'M. L.', suffix: 'Jr.' },
    ],
    issued: { 'date-parts': [['2017', 6, 12]] },
    'container-title': 'Journal of Things',
    volume: 12,
    page: '1–10',
    DOI: '10.1000/ABC',
    keyword: 'one, two',
    note: 'Citation Key: beethoven2017\nPMID: 123\nThe rest',
    editor: [{ family: 'Ditor', given: 'E.' }],
    ISSN: '1234-5679',
    accessed: { 'date-parts': [[2020, 1, 2]] },
    dimensions: '3 m',
  };

  it('is read as Zotero writes it, its “Extra” as well', () => {
    const { told, own } = oneDraft(cslJson, JSON.stringify([item], undefined, '\t'));
    expect(told).toMatchObject({
      ids: ['doi:10.1000/abc', 'pmid:123'],
      title: 'A Title',
      published: '2017-06-12',
      venue: 'Journal of Things',
      volume: '12',
      pages: '1-10',
      extra: {
        note: 'The rest',
        editor: 'Ditor, E.',
        issn: '1234-5679',
        urldate: '2020-01-02',
        'csl-dimensions': '3 m',
      },
    });
    expect(told.authors).toMatchObject([
      { family: 'Beethoven', particle: 'van' },
      { name: 'A Group' },
      { family: 'King', suffix: 'Jr.' },
    ]);
    expect(own).toEqual({ citationKey: 'beethoven2017', tags: ['one', 'two'] });
  });

  it('loses its markup, pairs of tags around words, and nothing else that looks like it', () => {
    const titleOf = (title: string) => oneDraft(cslJson, JSON.stringify([{ title }])).told.title;
    expect(titleOf('<p>Where <i>p <b>&lt;</b></i> 1 < 2</p>')).toBe('Where p &lt; 1 < 2');
    expect(titleOf('The <b> Tag and the </i> Tag')).toBe('The <b> Tag and the </i> Tag');
    expect(titleOf('One <b> and <i>another</i>')).toBe('One <b> and another');
  });

  it('with markup without end is read all the same', () => {
    const abstract = `${'<b>'.repeat(10_000)}deep${'</b>'.repeat(9_999)}`;
    const { told } = oneDraft(cslJson, JSON.stringify([{ title: 'Deep', abstract }]));
    expect(told.abstract).toBe('<b>deep');
  });

  it('is read out of an object that holds it', () => {
    expect(oneDraft(cslJson, JSON.stringify({ items: [item] })).told.title).toBe('A Title');
  });

  it('with one broken item gives the others, and the line of that one', () => {
    const whole = JSON.stringify([{ title: 'One' }, { title: 'Two' }, { title: 'Three' }, 7], undefined, 2);
    const { drafts, problems } = readAs(cslJson, whole.replace('"Two"', '"Two'));
    expect(drafts.map(({ told }) => told.title)).toEqual(['One', 'Three']);
    expect(problems.map(({ what, line, isLeftOut }) => [what, line, isLeftOut])).toEqual([
      ['notUnderstood', 5, true],
      ['noRecord', 11, true],
    ]);
  });

  it('with one that is nested too deep gives the others, on one line too', () => {
    const deep = `{"title":${'['.repeat(200)}${']'.repeat(200)}}`;
    const { drafts, problems } = readAs(
      cslJson,
      `[{"title":"One"},${deep},{"title":"Two"},{"title":"Three"}]`,
    );
    expect(drafts.map(({ told }) => told.title)).toEqual(['One', 'Two', 'Three']);
    expect(problems).toMatchObject([{ what: 'notUnderstood', isLeftOut: true }]);
  });

  it('that is cut off gives what is whole', () => {
    const whole = JSON.stringify([{ title: 'One' }, { title: 'Two' }], undefined, 2);
    const { drafts, problems } = readAs(cslJson, whole.slice(0, whole.indexOf('Two') + 2));
    expect(drafts.map(({ told }) => told.title)).toEqual(['One']);
    expect(problems).toMatchObject([{ what: 'notUnderstood', isLeftOut: true }]);
  });
});

describe('PaperMemory', () => {
  const backup = {
    'Arxiv-1706.03762': {
      id: 'Arxiv-1706.03762',
      title: 'Attention Is All You Need',
      author: 'Ashish Vaswani and Noam Shazeer',
      year: '2017',
      venue: 'NeurIPS',
      source: 'arxiv',
      pdfLink: 'https://arxiv.org/pdf/1706.03762.pdf',
      codeLink: 'https://github.com/tensorflow/tensor2tensor',
      bibtex:
        '@inproceedings{vaswani2017attention,\n  title={Attention Is All You Need},\n  author={Vaswani, Ashish and Shazeer, Noam},\n  booktitle={NIPS},\n year={2017}\n}',
      key: 'vaswani2017attention',
      doi: '',
      tags: ['transformers', 'nlp'],
      note: 'Accepted @ NeurIPS (2017)',
      favorite: true,
      favoriteDate: '2022-01-01T00:00:00.000Z',
      addDate: '2021-11-13T01:18:01.000Z',
      lastOpenDate: '2022-01-01T00:00:00.000Z',
      count: 7,
      code: {},
      md: '',
    },
    broken: null,
    __dataVersion: 10000,
  };

  it('is read with tags, note, code, key and when each was added; a favourite gets a tag', () => {
    const { drafts, problems } = readAs(paperMemory, JSON.stringify(backup, undefined, 2));
    expect(problems).toMatchObject([{ what: 'noRecord', entry: 'broken', line: 27, isLeftOut: true }]);
    expect(drafts[0]?.told).toMatchObject({
      ids: ['arxiv:1706.03762'],
      title: 'Attention Is All You Need',
      published: '2017',
      venue: 'NIPS',
      authors: [{ family: 'Vaswani' }, { family: 'Shazeer' }],
    });
    expect(drafts[0]?.told.links).toContainEqual(
      expect.objectContaining({ kind: 'repository', url: 'https://github.com/tensorflow/tensor2tensor' }),
    );
    expect(drafts[0]?.own).toEqual({
      citationKey: 'vaswani2017attention',
      note: 'Accepted @ NeurIPS (2017)',
      savedAt: Date.UTC(2021, 10, 13, 1, 18, 1),
      tags: ['transformers', 'nlp', 'favorite'],
    });
  });

  it('that is no JSON says so', () => {
    expect(readAs(paperMemory, '{"__dataVersion": 1,').problems).toMatchObject([
      { what: 'notUnderstood', isLeftOut: true },
    ]);
  });
});

describe('a table', () => {
  it.each([
    ['a,b;c\n', ','],
    ['a;b;c\n', ';'],
    ['a\tb\n', '\t'],
    ['"x;y;z",b\n', ','],
  ])('%j has its cells between %j', (text, sign) => {
    expect(separatorOf(text)).toBe(sign);
  });

  it('is read with quotation marks, line breaks and separators in its cells', () => {
    const { told, own } = oneDraft(
      csv,
      'Title;Authors;Year;Tags;Notes\r\n"A ""quoted""; title";"Ada Lovelace, Charles Babbage";2001;a, b;"two\nlines"\r\n'.replaceAll(
        '\r',
        '',
      ),
    );
    expect(told).toMatchObject({ title: 'A "quoted"; title', published: '2001' });
    expect(told.authors?.map(({ name }) => name)).toEqual(['Ada Lovelace', 'Charles Babbage']);
    expect(own).toEqual({ tags: ['a', 'b'], note: 'two\nlines' });
  });

  it('as Zotero exports it is understood by its headings', () => {
    const { told } = oneDraft(
      csv,
      '"Key","Item Type","Publication Year","Author","Title","Publication Title","ISSN","DOI","Url","Abstract Note","Date","Pages"\n' +
        '"AB","journalArticle","2017","Lovelace, Ada; Babbage, Charles","A Title","Nature","1234-5679","10.1000/x","https://x.org/","Abs","2017-06","1-2"\n',
    );
    expect(told).toMatchObject({
      ids: ['doi:10.1000/x'],
      title: 'A Title',
      venue: 'Nature',
      abstract: 'Abs',
      pages: '1-2',
    });
  });

  it('says with its line which row is bad, and why', () => {
    const { drafts, problems } = readAs(
      csv,
      'title,year,url\nOne,2001,https://a.org\nTwo,later,nowhere\n\nThree,1,2,3\n"Four,2000,\nFive,2000,\n',
    );
    expect(problems.map(({ what, line, field, isLeftOut }) => [what, line, field, isLeftOut])).toEqual([
      ['badDate', 3, 'date', false],
      ['badAddress', 3, 'page', false],
      ['tooMany', 5, undefined, false],
      ['badDate', 5, 'date', false],
      ['badAddress', 5, 'page', false],
      ['notClosed', 6, undefined, true],
    ]);
    expect(drafts.map(({ told }) => told.title)).toEqual(['One', 'Two', 'Three', 'Five']);
  });

  it('never takes a script for an address', () => {
    const { told } = oneDraft(
      csv,
      'Title,Identifier,URL,PDF\nT,web:javascript:alert(1),javascript:alert(1),data:x\n',
    );
    expect(JSON.stringify(told)).not.toMatch(/javascript|data:/);
  });
});

describe('a list', () => {
  it('is of whatever names papers, each once, in whatever text', () => {
    const { drafts, problems } = readAs(
      list,
      `# Reading
      - [Attention Is All You Need](https://arxiv.org/abs/1706.03762v5) [[code](https://github.com/x/y)]
      1706.03762, arXiv:2505.23462v2 and hep-th/9901001.
      See (doi:10.1000/ABC(1)2), https://doi.org/10.1145/3580305.3599263.
      <https://openreview.net/forum?id=xQUe1pOKPam>
      https://example.org/paper
      Nothing here.`,
    );
    expect(drafts.map(({ told }) => [told.ids[0], told.title])).toEqual([
      ['arxiv:1706.03762', 'Attention Is All You Need'],
      ['arxiv:2505.23462', 'arxiv:2505.23462'],
      ['arxiv:hep-th/9901001', 'arxiv:hep-th/9901001'],
      ['doi:10.1000/abc(1)2', 'doi:10.1000/abc(1)2'],
      ['doi:10.1145/3580305.3599263', 'doi:10.1145/3580305.3599263'],
      ['openreview:xQUe1pOKPam', 'openreview:xQUe1pOKPam'],
    ]);
    expect(problems).toMatchObject([{ what: 'noIdentifier', line: 6, isLeftOut: true }]);
  });
});

describe('bookmarks', () => {
  const file = `<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<DL><p>
    <DT><H3 ADD_DATE="1" PERSONAL_TOOLBAR_FOLDER="true">Bookmarks bar</H3>
    <DL><p>
        <DT><A HREF="https://arxiv.org/abs/1706.03762" ADD_DATE="1600000000" ICON="data:image/png;base64,AA">[1706.03762] Attention Is All You Need</A>
        <DT><H3>R&amp;D</H3>
        <DL><p>
            <DT><A HREF="https://openreview.net/forum?id=xQUe1pOKPam&amp;x=1" TAGS="a,b">Pre-train &lt;x&gt; | OpenReview</A>
            <DT><A HREF="https://arxiv.org/pdf/2505.23462">2505.23462</A>
            <DT><A HREF="https://shop.example/">Shop</A>
            <DT><A HREF="javascript:void(0)">Bookmarklet</A>
        </DL><p>
    </DL><p>
</DL><p>`;

  it('are taken where they lead to papers, with their folder as a tag', () => {
    const { drafts, problems } = readAs(bookmarks, file);
    expect(drafts.map(({ told, own }) => [told.ids[0], told.title, own])).toEqual([
      ['arxiv:1706.03762', 'Attention Is All You Need', { savedAt: 1_600_000_000_000 }],
      ['openreview:xQUe1pOKPam', 'Pre-train <x>', { tags: ['R&D', 'a', 'b'] }],
      ['arxiv:2505.23462', 'arxiv:2505.23462', { tags: ['R&D'] }],
    ]);
    expect(problems).toMatchObject([{ what: 'noIdentifier', line: 11, entry: 'Shop', isLeftOut: true }]);
  });

  it('of which one is never closed are taken all the same', () => {
    const open = file.replace('2505.23462</A>', '2505.23462');
    expect(readAs(bookmarks, open).drafts).toEqual(readAs(bookmarks, file).drafts);
  });

  it('in folders deeper than anybody’s are in the last of these', () => {
    const deep = `<DL>${'<DT><H3>A</H3><DL>'.repeat(60)}<DT><A HREF="https://arxiv.org/abs/1706.03762">x</A>`;
    expect(readAs(bookmarks, deep).drafts.map(({ own }) => own.tags)).toEqual([['A']]);
    expect(bookmarks.choices?.(deep).folders).toHaveLength(49);
  });

  it('can be taken of one folder', () => {
    expect(bookmarks.choices?.(file).folders).toEqual([
      { path: 'Bookmarks bar', papers: 3 },
      { path: 'Bookmarks bar / R&D', papers: 2 },
    ]);
    expect(readAs(bookmarks, file, { folder: 'Bookmarks bar / R&D' }).drafts).toHaveLength(2);
  });
});
