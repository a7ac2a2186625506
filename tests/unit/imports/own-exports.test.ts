/** What we export can be imported again: the same papers, as far as the format can say. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bibtex as writtenBibtex } from '../../../lib/formats/bibtex';
import { cslJson as writtenCsl } from '../../../lib/formats/csl-json';
import { csv as writtenCsv } from '../../../lib/formats/csv';
import type { Format } from '../../../lib/formats/format';
import { ris as writtenRis } from '../../../lib/formats/ris';
import { bibtex } from '../../../lib/imports/bibtex';
import { cslJson } from '../../../lib/imports/csl-json';
import { csv } from '../../../lib/imports/csv';
import { entryId } from '../../../lib/imports/entry-id';
import type { Draft, ImportFormat } from '../../../lib/imports/import';
import { ris } from '../../../lib/imports/ris';
import { paperFrom } from '../../../lib/library/merge';
import type { Author, Paper } from '../../../lib/paper';
import { aReference, hardCases } from '../formats/hard-cases';
import { readAs } from './reading';

/** The paper that an import into an empty library makes. */
function paperOf({ told, own }: Draft, source: string, place: number): Paper {
  const ids = told.ids.length > 0 ? told.ids : [entryId(told)];
  const { tags = [], note = '', status = 'to-read', citationKey, savedAt = place } = own;
  const paper = paperFrom({ ...told, source, ids }, savedAt);
  return { ...paper, tags, note, status, ...(citationKey && { citationKey }) };
}

function again(format: ImportFormat, text: string): Paper[] {
  const { drafts, problems } = readAs(format, text.replaceAll('\r\n', '\n').replace(/^\uFEFF/, ''));
  expect(problems.filter(({ isLeftOut }) => isLeftOut)).toEqual([]);
  return drafts.map((draft, place) => paperOf(draft, `import/${format.id}`, place + 1));
}

const FORMATS: readonly (readonly [string, Format, ImportFormat])[] = [
  ['BibTeX', writtenBibtex, bibtex],
  ['RIS', writtenRis, ris],
  ['CSL JSON', writtenCsl, cslJson],
  ['CSV', writtenCsv, csv],
];

/** Words as titles and names have them, signs of TeX among them. */
const word = fc.constantFrom(
  ...[
    'Deep',
    'learning',
    'BERT',
    'GPT-4o',
    'of',
    'Über',
    'naïve',
    '深層学習',
    'R&D',
    '100%',
    '$\\beta$',
    'a_b',
    '#1',
  ],
  ...['Waals', 'iPhone', '\\emph{so}', 'x^2', '“quotes”', '–', 'A*', "Gödel's", 'C++', '<b>', 'and'],
);
const title = fc.array(word, { minLength: 2, maxLength: 8 }).map((words) => words.join(' '));

const author: fc.Arbitrary<Author> = fc.constantFrom(
  { name: 'Ada Lovelace' },
  { name: 'Ludwig van Beethoven' },
  { name: 'Martin Luther King Jr.' },
  { name: 'ATLAS Collaboration' },
  { name: 'Kurt Gödel', family: 'Gödel', given: 'Kurt' },
  { name: 'José da Silva e Costa', family: 'Silva e Costa', given: 'José', particle: 'da' },
  { name: 'OpenAI' },
  { name: 'Plato' },
  { name: '王小明' },
);

const paper: fc.Arbitrary<Paper> = fc
  .record(
    {
      title,
      authors: fc.array(author, { minLength: 1, maxLength: 4 }),
      abstract: title,
      published: fc.constantFrom('2017', '2017-06', '2017-06-12'),
      number: fc.integer({ min: 10_000, max: 99_999 }),
      scheme: fc.constantFrom('arxiv', 'doi', 'openreview'),
      place: fc.constantFrom(
        undefined,
        { venue: 'Nature', venueType: 'journal' as const, volume: '521', issue: '7553', pages: '436-444' },
        { venue: 'NeurIPS 2017', venueType: 'proceedings' as const, pages: '1-10', publisher: 'Curran' },
      ),
      tags: fc.uniqueArray(fc.constantFrom('sorting', 'to cite', 'ML', 'später')),
    },
    { requiredKeys: ['title', 'number', 'scheme', 'authors', 'published'] },
  )
  .map(({ number, scheme, place, tags = [], ...told }) => {
    const key =
      {
        arxiv: `arxiv:1706.${number}`,
        doi: `doi:10.1000/x.${number}`,
        openreview: `openreview:abc${number}`,
      }[scheme] ?? '';
    const from = Object.fromEntries(
      ['title', 'published', ...Object.keys(place ?? {})].map((field) => [field, 'web/paper']),
    );
    return aReference({ key, seen: [], from, tags, ...told, ...place } as Partial<Paper> & { title: string });
  });

describe.each(FORMATS)('%s', (_, written, format) => {
  it('of any papers, imported, gives papers that export the same', () => {
    fc.assert(
      fc.property(fc.uniqueArray(paper, { maxLength: 4, selector: ({ key }) => key }), (papers) => {
        const first = written.write(papers, { abstracts: true });
        expect(written.write(again(format, first), { abstracts: true })).toBe(first);
      }),
      { numRuns: 150 },
    );
  });

  it.each(hardCases.map((it) => [it.name, it] as const))('of %s gives the same paper', (_name, hard) => {
    const [back] = again(format, written.write([hard.paper], { abstracts: true }));
    expect(back?.ids).toEqual(expect.arrayContaining(hard.paper.ids));
    expect(back?.authors?.length ?? 0).toBe(hard.authors.length);
  });
});
