import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cslJson } from '../../../lib/formats/csl-json';
import type { Paper } from '../../../lib/paper';
import { CSL_SCHEMA } from './csl-schema';
import { aReference, hardCases, hardPapers } from './hard-cases';

const isValid = new Ajv({ allowUnionTypes: true }).compile(CSL_SCHEMA);

const itemOf = (fields: Partial<Paper> & { title: string }) =>
  JSON.parse(cslJson.write([aReference(fields)]))[0];

describe('CSL JSON', () => {
  it('writes a preprint as CSL 1.0.2 has it', () => {
    expect(
      itemOf({
        key: 'arxiv:1706.03762',
        ids: ['arxiv:1706.03762'],
        title: 'The $\\beta$-VAE',
        authors: [{ name: 'Ludwig van Beethoven' }, { name: 'Henry Ford III' }, { name: 'OpenAI' }],
        published: '2017-06',
        tags: ['a', 'b'],
        comments: '12 pages',
        note: 'Mine',
      }),
    ).toEqual({
      id: 'beethoven2017beta',
      'citation-key': 'beethoven2017beta',
      type: 'article',
      title: 'The β-VAE',
      author: [
        { family: 'Beethoven', given: 'Ludwig', 'non-dropping-particle': 'van' },
        { family: 'Ford', given: 'Henry', suffix: 'III' },
        { literal: 'OpenAI' },
      ],
      issued: { 'date-parts': [[2017, 6]] },
      genre: 'preprint',
      publisher: 'arXiv',
      number: 'arXiv:1706.03762',
      DOI: '10.48550/arXiv.1706.03762',
      URL: 'https://arxiv.org/abs/1706.03762',
      keyword: 'a, b',
    });
  });

  it('writes an article and a conference paper with what their places say', () => {
    expect(itemOf({ title: 'X', journalRef: 'Nature 521(7553), 436-444 (2015)' })).toMatchObject({
      type: 'article-journal',
      'container-title': 'Nature',
      volume: '521',
      issue: '7553',
      page: '436-444',
      issued: { 'date-parts': [[2015]] },
    });
    expect(itemOf({ title: 'X', venue: 'ICLR 2024 oral' })).toMatchObject({
      type: 'paper-conference',
      'container-title': 'ICLR',
      issued: { 'date-parts': [[2024]] },
    });
    expect(itemOf({ title: 'X', journalRef: 'somewhere, somehow' })).toMatchObject({
      note: 'somewhere, somehow',
    });
  });

  it('is valid for every hard case, and names every author', () => {
    const items = JSON.parse(cslJson.write(hardPapers));
    expect(isValid(items), JSON.stringify(isValid.errors)).toBe(true);
    hardCases.forEach(({ name, paper, title, authors }, i) => {
      expect(items[i].title, name).toBe(title);
      expect(items[i].author?.length ?? 0, name).toBe(authors.length + (paper.authorsCut ? 1 : 0));
    });
  });

  it('is valid whatever the papers hold', () => {
    const text = fc.string({ unit: 'binary', minLength: 1 });
    fc.assert(
      fc.property(text, text, text, (title, name, rest) => {
        const authors = [{ name }, { name, family: name, given: rest }];
        const papers = [
          aReference({ title, authors, venue: rest, tags: [rest], abstract: rest, journalRef: name }),
        ];
        expect(isValid(JSON.parse(cslJson.write(papers))), JSON.stringify(isValid.errors)).toBe(true);
      }),
    );
  });

  it('is refused by the schema where an item holds what CSL does not know', () => {
    expect(isValid([{ id: 'x', type: 'article', eprint: '1' }])).toBe(false);
    expect(isValid([{ id: 'x', type: 'preprint' }])).toBe(false);
  });
});
