import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bibtex } from '../../../lib/imports/bibtex';
import { biblatexLibrary } from './biblatex-library';
import { oneDraft, readAs } from './reading';

const told = (text: string) => oneDraft(bibtex, text).told;
const read = (text: string) => readAs(bibtex, text);
const faults = (text: string) =>
  read(text).problems.map(({ what, line, entry, field }) => [what, line, entry, field]);
const titles = (text: string) => read(text).drafts.map((it) => it.told.title);

describe('an entry', () => {
  it.each([
    ['braces', '@misc{a, title = {A Title}}'],
    ['quotation marks', '@misc{a, title = "A Title"}'],
    ['parentheses', '@misc(a, title = {A Title})'],
    ['capitals and blanks', '@MISC { a ,\n  TITLE\t=\n {A Title} ,\n}'],
    ['a comma at the end', '@misc{a, title = {A Title},}'],
    ['several commas', '@misc{a,, title = {A Title},,}'],
    ['line breaks in the title', '@misc{a, title = {A\n   Title}}'],
    ['pieces put together', '@misc{a, title = {A } # "Title"}'],
    ['a string', '@string{t = "Title"}\n@misc{a, title = "A " # t}'],
    [
      'a string in parentheses, made of another',
      '@string(x = {Ti})@string{t = x # "tle"} @misc{a, title = {A } # T}',
    ],
    ['text around it', 'Here it is: a@b.org\n\n@misc{a, title = {A Title}} and more'],
    ['a percent sign before it', '% a remark\n@misc{a, title = {A Title}}'],
    ['a comment before it', '@comment{jabref-meta: databaseType:biblatex;}\n@misc{a, title = {A Title}}'],
    ['a comment without braces', '@comment this is one\n@misc{a, title = {A Title}}'],
    ['an entry that is commented out', '@comment{@misc{b, title = {No}}}\n@misc{a, title = {A Title}}'],
    ['a preamble', '@preamble{"\\newcommand{\\x}{y}" # "z"}\n@misc{a, title = {A Title}}'],
    ['no key', '@misc{title = {A Title}}'],
    ['an empty key', '@misc{, title = {A Title}}'],
    ['a field that is empty', '@misc{a, title = {A Title}, note = {}, year = ""}'],
  ])('with %s is read', (_, text) => {
    const { drafts, problems } = read(text);
    expect(problems).toEqual([]);
    expect(drafts.map((it) => it.told.title)).toEqual(['A Title']);
  });

  it.each([
    ['{BERT}: {P}re-training', 'BERT: Pre-training'],
    ['{{Every Word Is Kept}}', 'Every Word Is Kept'],
    ['G{\\"o}del, {\\\'E}tude, \\c{c}a, {\\ss}, {\\o}, \\v{S}koda', 'Gödel, Étude, ça, ß, ø, Škoda'],
    ['Stars \\& Stripes: 100\\% of \\#1 \\_ \\$5', 'Stars & Stripes: 100% of #1 _ $5'],
    ['{van der {W}aals} forces', 'van der Waals forces'],
    ["Pages~1--2 and ``quotes''", 'Pages 1–2 and “quotes”'],
    ['On $\\beta$-{VAE}s', 'On $\\beta$-VAEs'],
    ['The \\emph{very} best', 'The \\emph{very} best'],
    ['\\enquote{Quoted}', '“Quoted”'],
    ['深層学習', '深層学習'],
    ['{A} {{B}} {{{C}}}', 'A B C'],
    ['Sets \\{1, 2\\}', 'Sets {1, 2}'],
  ])('with the title %s shows %s', (title, shown) => {
    expect(told(`@misc{a, title = {${title}}}`).title).toBe(shown);
  });

  it.each([
    ['year = 2019', '2019'],
    ['year = {2019}, month = mar', '2019-03'],
    ['year = "2019", month = "March"', '2019-03'],
    ['year = 2019, month = 3', '2019-03'],
    ['year = 2019, month = mar, day = 7', '2019-03-07'],
    ['year = 2019, month = mar # "~10"', '2019'],
    ['year = 2019, month = {Mar.}', '2019-03'],
    ['year = {2019a}', '2019'],
    ['year = {[1850] 1985}', '1850'],
    ['year = {in press}', undefined],
    ['date = {2019-03-07}', '2019-03-07'],
    ['date = {2019-03/2019-05}', '2019-03'],
    ['date = {2019/}', '2019'],
    ['date = {2019-03-07T10:00:00}', '2019-03-07'],
    ['date = {1988~}', '1988'],
    ['date = {2019-13}', '2019'],
    ['date = {2019-02-31}', '2019-02'],
    ['date = {2001}, year = 1999', '2001'],
  ])('that says %s is of %s', (field, published) => {
    expect(told(`@misc{a, title = {T}, ${field}}`).published).toBe(published);
  });

  it.each([
    ['doi = {10.1000/ABC}', ['doi:10.1000/abc']],
    ['doi = {https://doi.org/10.1000/abc}', ['doi:10.1000/abc']],
    ['doi = {10.48550/arXiv.1706.03762}', ['arxiv:1706.03762']],
    ['eprint = {1706.03762v5}, archivePrefix = {arXiv}', ['arxiv:1706.03762']],
    ['eprint = {1706.03762}', ['arxiv:1706.03762']],
    ['eprint = {hep-th/9901001}, eprinttype = {arxiv}', ['arxiv:hep-th/9901001']],
    ['eprint = {123}, eprinttype = {jstor}', []],
    ['eprint = {23193287}, eprinttype = {pubmed}', ['pmid:23193287']],
    ['journal = {arXiv preprint arXiv:1706.03762}', ['arxiv:1706.03762']],
    ['journal = {CoRR}, volume = {abs/1706.03762}', ['arxiv:1706.03762']],
    ['url = {https://arxiv.org/pdf/1706.03762v2}', ['arxiv:1706.03762']],
    ['url = {https://openreview.net/forum?id=xQUe1pOKPam}', ['openreview:xQUe1pOKPam']],
    ['howpublished = {\\url{https://eprint.iacr.org/2024/123}}', ['iacr:2024/123']],
    ['note = {arXiv:1706.03762 [cs]}', ['arxiv:1706.03762']],
    ['note = {Extended version of arXiv:1706.03762}', []],
    ['isbn = {978-0-201-89683-1}', ['isbn:9780201896831']],
    ['isbn = {0-201-89683-4}', ['isbn:9780201896831']],
    ['isbn = {0-201-89683-5}', []],
    ['isbn = {978-0-201-89683-1}, volume = 1', []],
    ['doi = {forthcoming}', []],
  ])('that says %s goes by %j', (field, ids) => {
    expect(told(`@book{a, title = {T}, ${field}}`).ids).toEqual(ids);
  });

  it('in a book does not go by the number of the book', () => {
    expect(told('@incollection{a, title = {T}, booktitle = {B}, isbn = {978-0-201-89683-1}}').ids).toEqual(
      [],
    );
  });

  it.each([
    ['@article{a, title={T}, journal={Nature}}', 'Nature', 'journal'],
    ['@article{a, title={T}, journaltitle={The {IEEE} Review}}', 'The IEEE Review', 'journal'],
    ['@inproceedings{a, title={T}, booktitle={Proc. of X}}', 'Proc. of X', 'proceedings'],
    ['@incollection{a, title={T}, booktitle={A Book}}', 'A Book', 'book'],
    ['@article{a, title={T}, journal={CoRR}}', undefined, undefined],
    ['@article{a, title={T}, journal={bioRxiv}}', undefined, undefined],
  ])('%s appeared in %s', (text, venue, venueType) => {
    expect(told(text)).toMatchObject(venue ? { venue, venueType } : {});
    expect(told(text).venue).toBe(venue);
  });

  it('gives the reader their tags, their note and their key', () => {
    const { own } = oneDraft(
      bibtex,
      '@misc{My:Key_1, title = {T}, keywords = {one, two; three, R\\&D}, annote = {Read {\\"u}ber this}}',
    );
    expect(own).toEqual({
      citationKey: 'My:Key_1',
      tags: ['one', 'two', 'three', 'R&D'],
      note: 'Read über this',
    });
  });

  it('keeps under their names the fields that a paper has none for, and only those', () => {
    expect(
      told(`@inproceedings{a, title = {T}, author = {A B}, booktitle = {NeurIPS}, year = 2019, pages = {1--2},
        editor = {C. D. and {E F}}, series = {LNCS}, number = 7, address = {Berlin}, month = jul, eid = {x}}`)
        .extra,
    ).toEqual({ editor: 'C. D. and {E F}', series: 'LNCS', number: '7', address: 'Berlin', eid: 'x' });
  });

  it.each(['article', 'misc', 'inproceedings'])(
    'of a type that its fields tell is not called %s besides',
    (type) => {
      const venue = type === 'article' ? 'journal' : type === 'misc' ? 'x-none' : 'booktitle';
      expect(
        told(`@${type}{a, title={T}, author={A B}, year=2000, ${venue}={Nature}}`).workType,
      ).toBeUndefined();
    },
  );

  it('of any other type says which', () => {
    expect(told('@phdthesis{a, title={T}, author={A B}, year=2000}').workType).toBe('phdthesis');
  });

  it('has a subtitle behind its title', () => {
    expect(told('@book{a, title={The Title}, subtitle={and More}}').title).toBe('The Title: and More');
  });
});

describe('entries that take fields from others', () => {
  const parent = '@proceedings{p, title = {Proc. of X}, editor = {E. D.}, year = 1999, doi = {10.1000/p}}';

  it('take them, but not what belongs to the other alone, wherever that stands', () => {
    for (const file of [
      `@inproceedings{c, crossref = {p}, title = {Child}}\n${parent}`,
      `${parent}\n@inproceedings{c, CROSSREF = "P", title = {Child}}`,
    ]) {
      const child = read(file).drafts.find((it) => it.told.title === 'Child');
      expect(child?.told).toMatchObject({
        venue: 'Proc. of X',
        published: '1999',
        ids: [],
        extra: { editor: 'E. D.' },
      });
    }
  });

  it('keep their own', () => {
    const { drafts } = read(`@inproceedings{c, crossref = {p}, title = {Child}, year = 2001}\n${parent}`);
    expect(drafts[0]?.told.published).toBe('2001');
  });

  it('take those of @xdata, which is no work itself', () => {
    const { drafts, problems } = read('@xdata{x, publisher = {P}}\n@book{b, title = {B}, xdata = {x}}');
    expect(problems).toEqual([]);
    expect(drafts.map(({ told }) => [told.title, told.publisher])).toEqual([['B', 'P']]);
  });

  it('come in without one that is missing, and with two that take from each other', () => {
    expect(faults('@book{b, title = {B}, crossref = {nobody}}')).toEqual([['noParent', 1, 'b', 'crossref']]);
    expect(titles('@book{a, title={A}, crossref={b}}@book{b, title={B}, crossref={a}}')).toEqual(['A', 'B']);
  });

  it('take each of the others once, however many ways lead to it', () => {
    const many = Array.from(
      { length: 60 },
      (_, at) => `@xdata{x${at}, publisher = {P}, xdata = {x${at + 1}, x${at + 2}}}`,
    );
    const { drafts } = read(`${many.join('\n')}\n@book{b, title = {B}, xdata = {x0}}`);
    expect(drafts.map(({ told }) => [told.title, told.publisher])).toEqual([['B', 'P']]);
  });

  it('take what stands at the end of a long chain, whichever of them is read first', () => {
    const chain = Array.from(
      { length: 3000 },
      (_, at) => `@book{k${at}, title = {T${at}}, crossref = {k${at + 1}}}`,
    );
    const { drafts, problems } = read(`${chain.join('\n')}\n@book{k3000, title = {T}, publisher = {P}}`);
    expect(problems).toEqual([]);
    expect(drafts).toHaveLength(3001);
    expect(new Set(drafts.map(({ told }) => told.publisher))).toEqual(new Set(['P']));
  });

  it('come in without what would make more of the file than files come to, and say so', () => {
    const large = `@book{p, title = {P}, x = {${'x '.repeat(600_000)}}}`;
    const { drafts, problems } = read(`${large}\n${'@misc{c, title = {C}, crossref = {p}}\n'.repeat(40)}`);
    expect(drafts).toHaveLength(41);
    expect(problems).toContainEqual(
      expect.objectContaining({ what: 'tooLong', field: 'crossref', line: 41, isLeftOut: false }),
    );
    // Where it would have taken it from is still known.
    expect(drafts.at(-1)?.told.extra).toMatchObject({ crossref: 'p' });
  });
});

describe('an abbreviation', () => {
  it('that doubles itself again and again is left as it is, and said to be too long', () => {
    const doubled = '@string{a = a # a}\n'.repeat(40);
    const { drafts, problems } = read(`@string{a = {x}}\n${doubled}@misc{k, title = {T}, note = a}`);
    expect(drafts).toHaveLength(1);
    expect(problems.some(({ what, isLeftOut }) => what === 'tooLong' && !isLeftOut)).toBe(true);
  });
});

describe('a broken entry', () => {
  const good = (n: number) => `@misc{good${n}, title = {Good ${n}}}`;
  const around = (broken: string) => `${good(1)}\n${broken}\n${good(2)}\n`;

  it.each([
    ['a brace that is never closed', '@misc{bad,\n title = {No {end}\n}', ['notClosed', 3, 'bad', 'title']],
    ['two that are never closed', '@misc{bad,\n title = {No {{end}\n}', ['notClosed', 3, 'bad', 'title']],
    [
      'a quotation mark that is never closed',
      '@misc{bad,\n title = "No end\n}',
      ['notClosed', 3, 'bad', 'title'],
    ],
    ['no end', '@misc{bad, title = {No},', ['notClosed', 2, 'bad', undefined]],
    ['no equals sign', '@misc{bad,\n title {No}}', ['notUnderstood', 3, 'bad', undefined]],
    ['no value', '@misc{bad,\n title = , year = 2000}', ['notUnderstood', 3, 'bad', 'title']],
    ['words behind a value', '@misc{bad,\n title = {No} really}', ['notUnderstood', 3, 'bad', 'title']],
    ['no comma behind its key', '@misc{bad title = {No}}', ['notUnderstood', 2, '', undefined]],
  ])('with %s costs no other, and is told with its line', (_, text, [what, line, entry, field]) => {
    const { drafts, problems } = read(around(text));
    expect(drafts.map((it) => it.told.title)).toEqual(['Good 1', 'Good 2']);
    expect(problems).toMatchObject([{ what, line, isLeftOut: true, ...(entry && { entry }) }]);
    if (what !== 'notClosed' || field) expect(problems[0]?.field).toBe(field);
  });

  it.each([
    ['a comma too few', '@misc{a, title = {Title}\n year = 1999}', 'noComma'],
    ['a brace too many', '@misc{a, title = {Title}}, year = 1999}', 'behindEnd'],
    [
      'a string that is not defined',
      '@misc{a, title = {Title}, year = 1999, journal = nat}',
      'unknownString',
    ],
    ['a field twice', '@misc{a, title = {Title}, year = 1999, title = {Other}}', 'fieldTwice'],
    ['a key that no program takes', '@misc{a b, title = {Title}, year = 1999}', 'badKey'],
  ])('with %s comes in all the same, with a word about it', (_, text, what) => {
    const { drafts, problems } = read(text);
    expect(problems).toMatchObject([{ what, isLeftOut: false, line: expect.any(Number) }]);
    expect(drafts[0]?.told).toMatchObject({ title: 'Title', published: '1999' });
  });

  it('is told when its key is another’s, and keeps it', () => {
    const { drafts, problems } = read('@misc{a, title = {One}}\n@misc{a, title = {Two}}');
    expect(problems).toMatchObject([{ what: 'keyTwice', line: 2, detail: '1', isLeftOut: false }]);
    expect(drafts).toHaveLength(2);
  });

  it('without a title comes in by its key, and without anything stays out', () => {
    expect(faults('@set{s, entryset = {a}}\n@misc{empty,}')).toEqual([
      ['noTitle', 1, 's', undefined],
      ['nothingKnown', 2, 'empty', undefined],
    ]);
  });

  it('may quote another: braces that close in time are believed', () => {
    const quoting = '@misc{a, title = {A}, abstract = {As in\n@article{b, title = {B}}\nsaid.}}';
    expect(titles(`${quoting}\n${good(1)}`)).toEqual(['A', 'Good 1']);
  });

  it('says nothing else than itself where a title is cut', () => {
    const { drafts, problems } = read(`@misc{a, title = {${'x'.repeat(2000)}}}`);
    expect(problems).toMatchObject([{ what: 'tooLong', field: 'title', isLeftOut: false }]);
    expect(drafts[0]?.told.title).toHaveLength(1000);
  });
});

describe('a file of 5 MB', () => {
  const file = biblatexLibrary(8_500);

  it('with one broken entry in its middle gives all the others', { timeout: 300_000 }, () => {
    expect(file.length).toBeGreaterThan(5_000_000);
    const middle = file.indexOf('\n@', file.length / 2) + 1;
    const broken = '@article{broken,\n  title = {Never {closed},\n  year = 2000\n}\n\n';
    const { drafts, problems } = read(file.slice(0, middle) + broken + file.slice(middle));
    expect(drafts).toHaveLength(8_500);
    expect(problems.filter(({ isLeftOut }) => isLeftOut)).toMatchObject([
      {
        what: 'notClosed',
        entry: 'broken',
        field: 'title',
        line: file.slice(0, middle).split('\n').length + 1,
      },
    ]);
  });
});

describe('any text', () => {
  const pieces = fc.array(
    fc.constantFrom(
      ...[
        '@article{',
        '@misc{a,',
        '@string{x=',
        '@comment{',
        '@',
        '{',
        '}',
        '"',
        '=',
        ',',
        '#',
        '\\',
        '\n',
        ' ',
      ],
      ...[
        'title',
        'author',
        'x',
        '2000',
        '(',
        ')',
        ' and ',
        '$',
        '%',
        '~',
        '\\url{',
        '\\"o',
        '{\\',
        'ä',
        '深',
      ],
    ),
    { maxLength: 60 },
  );

  it('is read without an error, and every problem has its line', () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('');
        const lines = text.split('\n').length;
        for (const { line } of read(text).problems) expect(line >= 1 && line <= lines).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['{', '@a{b,', '@a{b,c={', '"', '@a{b, t = {x}, ', '\\', '@string{a=b}'])(
    'is read in linear time: %s again and again',
    (piece) => {
      const started = process.cpuUsage();
      read(piece.repeat(20_000));
      expect(process.cpuUsage(started).user).toBeLessThan(20_000_000);
    },
  );
});
