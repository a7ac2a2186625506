import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { citationKeys } from '../../../lib/citation/citation-key';
import type { ExportOptions, FormatParts } from '../../../lib/formats/format';
import { formats } from '../../../lib/formats/registry';
import { lotWriter, startFile, textOf } from '../../../lib/formats/write-file';
import type { Identifier, Paper } from '../../../lib/paper';
import { aReference, hardPapers } from './hard-cases';

/** Many of them would get the same citation key. */
const manyPapers = [
  ...hardPapers,
  ...Array.from({ length: 40 }, (_, n) =>
    aReference({
      title: n % 3 ? 'Attention' : 'Attentiona',
      authors: [{ name: 'A. Vaswani' }],
      published: '2017',
      savedAt: 1_700_000_000_000 + ((n * 7) % 11),
    }),
  ),
];

describe.each(formats.map((format) => [format.name, format] as const))('%s', (_, format) => {
  const papers = fc.shuffledSubarray(manyPapers);
  const sizes = fc.infiniteStream(fc.integer({ min: 1, max: 30 }));

  it('is the same file whether its papers come at once or in lots of any size and in any order', () => {
    fc.assert(
      fc.property(papers, fc.array(fc.nat()), sizes, fc.boolean(), (chosen, shuffle, lots, abstracts) => {
        const file = startFile(format, keysOf(chosen));
        const write = lotWriter(format, { abstracts }, file.place);
        for (const lot of inLots(shuffled(chosen, shuffle), lots)) file.add(write(lot));
        const text = textOf(file.pieces());
        expect(text).toBe(format.write(chosen, { abstracts }));
      }),
      { numRuns: 40 },
    );
  });

  it('leaves out a paper that is gone by the time it is read', () => {
    const there = manyPapers.slice(1);
    const file = startFile(format, keysOf(manyPapers));
    file.add(lotWriter(format, {}, file.place)(there));
    expect(textOf(file.pieces())).toBe(format.write(there));
  });

  it('comes in one piece where it is small', () => {
    expect(piecesOf(format, manyPapers)).toHaveLength(1);
  });

  it('comes in several where it is large, with each entry once and in its order', () => {
    const large = (paper: Paper, key: string, options: ExportOptions) =>
      format.entry(paper, key, options).repeat(400);
    const pieces = piecesOf({ ...format, entry: large }, manyPapers);
    expect(pieces.length).toBeGreaterThan(1);
    const keys = citationKeys(manyPapers);
    const { before, between, after } = format.frame(Math.max(...manyPapers.map(({ savedAt }) => savedAt)));
    const entries = manyPapers.map((paper) => large(paper, keys.get(paper.key) ?? '', {}));
    expect(textOf(pieces)).toBe(before + entries.join(between) + after);
  });
});

function piecesOf(format: FormatParts, papers: readonly Paper[]): Uint8Array[] {
  const file = startFile(format, keysOf(papers));
  file.add(lotWriter(format, {}, file.place)(papers));
  return [...file.pieces()];
}

function keysOf(papers: readonly Paper[]): Identifier[] {
  return papers.map(({ key }) => key);
}

function shuffled<T>(items: readonly T[], by: readonly number[]): T[] {
  return items
    .map((item, index) => ({ item, at: by[index % by.length] ?? index }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

function* inLots(papers: readonly Paper[], sizes: Iterable<number>): Generator<Paper[]> {
  let at = 0;
  for (const size of sizes) {
    if (at >= papers.length) return;
    yield papers.slice(at, at + size);
    at += size;
  }
}
