import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bibtex } from '../../../lib/formats/bibtex';
import type { Paper } from '../../../lib/paper';
import { readBibtex } from './bibtex-reader';
import { aReference, hardCases, hardPapers } from './hard-cases';

const entryOf = (fields: Partial<Paper> & { title: string }, options = {}) => {
  const [entry] = readBibtex(bibtex.write([aReference(fields)], options));
  if (!entry) throw new Error('nothing was written');
  return { type: entry.type, key: entry.key, ...Object.fromEntries(entry.fields) } as Record<string, string>;
};
const titleOf = (title: string) => entryOf({ title })['title'];
const authorOf = (...names: string[]) =>
  entryOf({ title: 'X', authors: names.map((name) => ({ name })) })['author'];

describe('the kind of entry', () => {
  const authors = [{ name: 'Ada Lovelace' }];
  const arxiv = {
    key: 'arxiv:1706.03762',
    ids: ['arxiv:1706.03762'],
    categories: ['cs.CL', 'cs.LG'],
    authors,
  };

  it('is @misc with eprint fields for a preprint', () => {
    expect(entryOf({ ...arxiv, title: 'Attention', published: '2017-06-12' })).toEqual({
      type: 'misc',
      key: 'lovelace2017attention',
      author: 'Lovelace, Ada',
      title: 'Attention',
      year: '2017',
      month: 'jun',
      eprint: '1706.03762',
      archivePrefix: 'arXiv',
      primaryClass: 'cs.CL',
      url: 'https://arxiv.org/abs/1706.03762',
    });
  });

  it('is @inproceedings with the year of the conference, and still says where the preprint is', () => {
    expect(
      entryOf({ ...arxiv, title: 'Attention', published: '2016-12-12', venue: 'NeurIPS 2017' }),
    ).toMatchObject({
      type: 'inproceedings',
      key: 'lovelace2017attention',
      booktitle: 'NeurIPS',
      year: '2017',
      eprint: '1706.03762',
    });
    expect(
      entryOf({ ...arxiv, title: 'Attention', published: '2016-12-12', venue: 'NeurIPS 2017' }),
    ).not.toHaveProperty('month');
  });

  it('is @article where journal and year are known', () => {
    expect(
      entryOf({ ...arxiv, title: 'Dark', published: '2006', journalRef: 'Phys. Rev. D 76, 013009 (2007)' }),
    ).toMatchObject({
      type: 'article',
      journal: 'Phys. Rev. D',
      volume: '76',
      pages: '013009',
      year: '2007',
    });
  });

  it('stays @misc where the venue, the year or the authors are not certain', () => {
    const reference = 'Phys. Rev. D 76, 013009 (2007); Erratum 77 (2008)';
    expect(entryOf({ ...arxiv, title: 'X', published: '2007', journalRef: reference })).toMatchObject({
      type: 'misc',
      howpublished: reference,
    });
    expect(entryOf({ ...arxiv, title: 'X', published: '2007', venue: 'CVPR' })).toMatchObject({
      type: 'misc',
      howpublished: 'CVPR',
      year: '2007',
    });
    expect(entryOf({ title: 'X', venue: 'Nature' })).toMatchObject({ type: 'misc', howpublished: 'Nature' });
    expect(entryOf({ title: 'X', venue: 'Nature 2020' })).toMatchObject({
      type: 'misc',
      year: '2020',
      key: 'x2020',
    });
  });

  it.each([
    ['12-34', '12--34'],
    ['013009', '013009'],
    ['7-1–7-25', '7-1--7-25'],
    ['1-5, 9-12', '1--5, 9--12'],
  ])('writes the pages %s with the dash of a range', (pages, expected) => {
    const from = { venue: 'web/page', pages: 'web/page', published: 'web/page' };
    const article = { title: 'X', authors, venue: 'Nature', venueType: 'journal' as const, pages, from };
    expect(entryOf({ ...article, published: '2020' })['pages']).toBe(expected);
  });

  it('takes the date from the number of a preprint whose page told none', () => {
    const id = 'arxiv:hep-th/9901001';
    expect(entryOf({ key: id, ids: [id], title: 'X', authors })).toMatchObject({
      year: '1999',
      month: 'jan',
    });
  });

  it('names the archive of a cryptology preprint as that archive asks to be cited', () => {
    expect(entryOf({ key: 'iacr:2026/1494', ids: ['iacr:2026/1494'], title: 'X', authors })).toMatchObject({
      type: 'misc',
      howpublished: 'Cryptology ePrint Archive, Paper 2026/1494',
    });
  });
});

describe('titles', () => {
  it.each([
    ['BERT: Pre-training of deep transformers', '{BERT}: Pre-training of deep transformers'],
    ['Attention Is All You Need', 'Attention Is All You Need'],
    ['A Survey of LLMs and ResNet-50 in 3D', 'A Survey of {LLMs} and {ResNet}-50 in {3D}'],
    ['Deep Q-Learning with A* Search', 'Deep {Q}-Learning with {A}* Search'],
    ['Towards A Theory of Vitamin-A', 'Towards A Theory of Vitamin-{A}'],
    ['Scalable Bayesian Inference', 'Scalable {Bayesian} Inference'],
    ['Learning from Data with Noise', 'Learning from Data with Noise'],
    ["O'Neill and D’Alembert Said What's What", "{O'Neill} and {D’Alembert} Said What's What"],
    ['Transport of Na⁺ and Ca²⁺ Ions', 'Transport of {Na}⁺ and {Ca²}⁺ Ions'],
    ['learning about the people of Paris', 'learning about the people of {Paris}'],
  ])('keep the capitals of %s', (title, expected) => {
    expect(titleOf(title)).toBe(expected);
  });

  it.each([
    ['In $\\mathcal{O}(n^2)$ time', 'In {$\\mathcal{O}(n^2)$} time'],
    ['The $\\beta$-VAE', 'The $\\beta$-{VAE}'],
    ['How \\textit{not} to do it', 'How \\textit{not} to do it'],
    ['{\\it Old} style', '\\textit{{O}ld} style'],
    ['Sensing in \\emph{Escherichia coli}', 'Sensing in \\emph{{E}scherichia coli}'],
    ['Chapter~one of ~10', 'Chapter one of \\textasciitilde{}10'],
    ['R\\&D at 5\\%', '{R}\\&{D} at 5\\%'],
    ['Some \\Lambda outside', 'Some {$\\Lambda$} outside'],
    ['The {UPPER} case', 'The {UPPER} case'],
    ['$\\binom{n}{k}$ of $\\sqrt[3]{x}$', '$\\binom{n}{k}$ of $\\sqrt[3]{x}$'],
    ['on $\\sum\\limits_i x$', 'on $\\sum\\limits_i x$'],
    ['so \\[ e = mc^2 \\]', 'so $e = mc^2$'],
    ['Sets $\\{a, b\\}$ and $\\{ a$', 'Sets $\\{a, b\\}$ and $\\lbrace  a$'],
  ])('leave the TeX of %s intact', (title, expected) => {
    expect(titleOf(title)).toBe(expected);
  });

  it.each([
    ['50% of x_y & z #1 ^ ~', '50\\% of x\\_y \\& z \\#1 \\textasciicircum{} \\textasciitilde{}'],
    ['a $100 model for $50', 'a \\$100 model for \\$50'],
    ['alone } or { alone', 'alone $\\rbrace$ or $\\lbrace$ alone'],
    ['the set {1, 2}', 'the set \\{1, 2\\}'],
    ['line\nbreaks\r\nand\u2028others', 'line breaks and others'],
    ['$\\input{x}$ and \\input{xy}', '\\$\\textbackslash{}input\\{x\\}\\$ and \\textbackslash{}input{xy}'],
  ])('make %j safe', (title, expected) => {
    expect(titleOf(title)).toBe(expected);
  });

  it.each([
    '$a^b^c$',
    '$a_b_c$',
    "$x^2'$",
    '$x^{}$',
    '$\\left($',
    '$\\right)$',
    '$\\text{a_b}$',
    '$\\hat$',
    '$a%b$',
    '$x\\limits_a$',
    '$x\\xspace$',
    '$\\binom{n}$',
    '$\\foo{x}$',
  ])('show %s as text, because LaTeX could not set it', (title) => {
    expect(titleOf(title)).toMatch(/^\\\$.*\\\$$/);
  });

  it('write accents as letters', () => {
    expect(titleOf("G\\\"odel's \\'etude")).toBe("Gödel's étude");
  });

  it('hand on no command but the harmless ones', () => {
    const hostile = [
      '\\write18{rm}',
      '\\include{x}',
      '\\def\\x{y}',
      '\\catcode`\\@=11',
      '\\csname input\\endcsname',
      '^^5cinput{x}',
      '$\\immediate\\openout1=x$',
      '\\emph{\\input{x}}',
      '{\\it \\input{x}}',
      '$\\text{\\input{x}}$',
      '\\(\\input{x}\\)',
      '\\\\input{x}',
      '\\"\\input{x}',
      '$\\frac\\input{x}{y}$',
      '$\\sqrt[\\input{x}]{y}$',
      '\\[\\input{x}\\]',
    ];
    const forbidden = /(?<!\\textbackslash\{\})\\(write|include|input|def|catcode|csname|immediate|openout)/;
    for (const title of hostile) expect(titleOf(title), title).not.toMatch(forbidden);
    for (const title of hostile) expect(titleOf(title), title).not.toContain('^^');
  });
});

describe('names', () => {
  it.each([
    ['Ludwig van Beethoven', 'van Beethoven, Ludwig'],
    ['Charles de la Vallée Poussin', 'de la Vallée Poussin, Charles'],
    ['Jose da Silva e Costa', 'da {Silva e Costa}, Jose'],
    ['Martin Luther King Jr.', 'King, Jr., Martin Luther'],
    ['Henry Ford III', 'Ford, III, Henry'],
    ['Plato', 'Plato'],
    ['danah boyd', '{boyd}, danah'],
    ['Metin And', '{And}, Metin'],
    ['others', '{others}'],
    ['ATLAS Collaboration', '{ATLAS Collaboration}'],
    ['Procter and Gamble', '{Procter and Gamble}'],
    ['山田 太郎', '{山田 太郎}'],
    ['Иван Петров', 'Петров, Иван'],
    ['R_2 {D} # Team', '{R\\_2 D \\# Team}'],
  ])('%s is written %s', (name, expected) => {
    expect(authorOf(name)).toBe(expected);
  });

  it('says that there are more where the list is cut', () => {
    const fields = entryOf({ title: 'X', authors: [{ name: 'Jo Doe' }], authorsCut: true });
    expect(fields['author']).toBe('Doe, Jo and others');
  });

  it('gives styles a key to sort by where nobody is named', () => {
    expect(entryOf({ title: 'On ants', published: '2020' })).toMatchObject({ key: 'ants2020' });
    expect(bibtex.write([aReference({ title: 'On ants', published: '2020' })])).toContain(
      '  key = {ants2020},',
    );
  });
});

describe('what goes along', () => {
  it('leaves abstracts out unless they are asked for, and notes and remarks always', () => {
    const paper = { title: 'X', abstract: 'We show $x$.', note: 'Mine', comments: '12 pages' };
    expect(Object.values(entryOf(paper)).join()).not.toMatch(/We show|Mine|12 pages/);
    expect(entryOf(paper, { abstracts: true })['abstract']).toBe('We show $x$.');
  });

  it('writes tags as keywords', () => {
    expect(entryOf({ title: 'X', tags: ['R&D', 'a, b'] })['keywords']).toBe('R\\&D, a b');
  });
});

describe('any library', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({
      unit: fc.constantFrom('{', '}', '\\', '$', '%', '\n', '\r', 'a', 'B', ' ', ',', '@', '"', '^', '~'),
    }),
    fc.constantFrom('\\emph{', '$\\{$', '{\\it ', '\\{', '\\}', '\\\\', '$$', '\\(', ' and ', '\ud800'),
  );
  const text = fc.array(nasty, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));

  it('reads back as as many entries, with braces that balance and one line a field', () => {
    fc.assert(
      fc.property(text, text, text, text, (title, name, tag, venue) => {
        const papers = [
          aReference({
            title,
            authors: [{ name }, { name: 'A', family: name, given: venue }],
            tags: [tag],
            venue,
          }),
          aReference({ title, abstract: title, journalRef: venue, comments: name, published: '2020' }),
        ];
        const written = bibtex.write(papers, { abstracts: true });
        const entries = readBibtex(written);
        expect(entries).toHaveLength(2);
        for (const { fields } of entries)
          for (const value of fields.values()) expect(value).not.toMatch(/[\n\r]/);
      }),
      { numRuns: 400 },
    );
  });

  it('never lets math end the field or the document', () => {
    fc.assert(
      fc.property(text, (title) => {
        const written = titleOf(title) ?? '';
        const bare = written.replace(/\\textbackslash\{\}/g, '').replace(/\\[$%#&_{}]/g, '');
        expect(bare.split('$').length % 2, written).toBe(1);
        expect(bare.replace(/\$[^$]*\$/g, '')).not.toMatch(/[%#&^]/);
      }),
      { numRuns: 400 },
    );
  });

  it('has a key for each paper, none twice', () => {
    const keys = readBibtex(bibtex.write(hardPapers)).map(({ key }) => key);
    expect(new Set(keys).size).toBe(hardCases.length);
    for (const key of keys) expect(key).toMatch(/^[a-z0-9]+$/);
  });

  it('is written in linear time for hostile titles', () => {
    const started = performance.now();
    for (const part of ['{', '}', '$', '\\', '{}', '$a', '\\emph{', '{\\it ', '\\(', 'A-', ' ~', '^^']) {
      bibtex.write([aReference({ title: part.repeat(100_000 / part.length) })]);
    }
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
