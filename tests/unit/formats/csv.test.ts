import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csv } from '../../../lib/formats/csv';
import { aReference, hardCases, hardPapers } from './hard-cases';

/** Reads CSV as RFC 4180 has it: quoted cells, doubled quotes, CR LF between records. */
function readCsv(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let at = 0;
  while (at < text.length) {
    if (text[at] !== '"') throw new Error(`a cell without quotes at ${text.slice(at, at + 20)}`);
    const end = /^"((?:[^"]|"")*)"(,|\r\n)/.exec(text.slice(at));
    if (!end) throw new Error('a cell that never ends');
    record.push((end[1] ?? '').replaceAll('""', '"'));
    at += end[0].length;
    if (end[2] === ',') continue;
    records.push(record);
    record = [];
  }
  return records;
}

const tableOf = (text: string) => {
  const [header = [], ...rows] = readCsv(text.slice(1));
  return rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ''])));
};

describe('CSV', () => {
  it('begins with a byte-order mark and one row of headings', () => {
    expect(csv.write([]).startsWith('\uFEFF"Title","Authors",')).toBe(true);
    expect(readCsv(csv.write([]).slice(1))).toHaveLength(1);
  });

  it('has a row for each paper with as many cells as there are headings', () => {
    const records = readCsv(csv.write(hardPapers).slice(1));
    expect(new Set(records.map((record) => record.length)).size).toBe(1);
    const rows = tableOf(csv.write(hardPapers));
    expect(rows).toHaveLength(hardCases.length);
    rows.forEach((row, i) => {
      const { title, authors } = hardCases[i] ?? { title: '', authors: [] };
      expect(row['Title']?.replace(/^'/, '')).toBe(title);
      expect(row['Authors'] === '' ? 0 : row['Authors']?.split('; ').length).toBe(authors.length);
    });
  });

  it('tells what the reader wrote and where everything is', () => {
    const paper = aReference({
      key: 'arxiv:1706.03762',
      title: 'Attention',
      authors: [{ name: 'Ludwig van Beethoven' }],
      authorCount: 8,
      published: '2017-06-12',
      tags: ['a', 'b'],
      note: 'one,\r\n"two"',
      status: 'reading',
      savedAt: 0,
    });
    expect(tableOf(csv.write([paper]))[0]).toMatchObject({
      Authors: 'Ludwig van Beethoven',
      'Number of authors': '8',
      Date: '2017-06-12',
      arXiv: '1706.03762',
      Tags: 'a; b',
      Note: 'one,\n"two"',
      Status: 'reading',
      Saved: '1970-01-01T00:00:00.000Z',
    });
  });

  it.each(['=1+1', '+1', '-1', '@x', '\t=1', '\r=1', ' =1', '＝1', '\n=1'])('defuses %j', (note) => {
    expect(tableOf(csv.write([aReference({ title: note, note })]))[0]?.['Note']).toMatch(/^'/);
    expect(tableOf(csv.write([aReference({ title: note, note })]))[0]?.['Title']).toMatch(/^'/);
  });

  it('gives back the same cells, whatever they hold', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('"', ',', '\n', ';', 'x', '=', ' ') })),
        (notes) => {
          const rows = tableOf(csv.write(notes.map((note) => aReference({ title: 'T', note }))));
          const cells = rows.map((row) => row['Note']);
          expect(cells).toEqual(notes.map((note) => (/^\s*=|^\n/.test(note) ? `'${note}` : note)));
        },
      ),
    );
  });
});
