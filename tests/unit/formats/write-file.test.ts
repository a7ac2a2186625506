import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formats } from '../../../lib/formats/registry';
import { lotWriter, startFile, textOf } from '../../../lib/formats/write-file';
import type { Paper } from '../../../lib/paper';
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
        const file = startFile(format);
        const write = lotWriter(format, { abstracts }, file.place);
        for (const lot of inLots(shuffled(chosen, shuffle), lots)) file.add(write(lot));
        const text = textOf(file.inOrder(chosen.map(({ key }) => key)));
        expect(text).toBe(format.write(chosen, { abstracts }));
      }),
      { numRuns: 40 },
    );
  });

  it('leaves out a paper that is gone by the time it is read', () => {
    const [gone, ...there] = manyPapers;
    const file = startFile(format);
    file.add(lotWriter(format, {}, file.place)(there));
    const keys = [gone, ...there].map((paper) => paper?.key ?? '');
    expect(textOf(file.inOrder(keys))).toBe(format.write(there));
  });

  it('comes in few pieces, though an entry be larger than one', () => {
    const long = Array.from({ length: 6 }, (_, n) =>
      aReference({ title: `Ω${n}`, abstract: 'é'.repeat(49_000), note: 'ü '.repeat(49_000), tags: ['x'] }),
    );
    const file = startFile(format);
    const write = lotWriter(
      { ...format, entry: (paper, key, options) => format.entry(paper, key, options).repeat(40) },
      { abstracts: true },
      file.place,
    );
    for (const paper of long) file.add(write([paper]));
    const sizes: number[] = [];
    const text = textOf(
      (function* () {
        for (const piece of file.inOrder(long.map(({ key }) => key))) {
          sizes.push(piece.length);
          yield piece;
        }
      })(),
    );
    expect(new TextEncoder().encode(text).length).toBe(sizes.reduce((sum, size) => sum + size));
    for (const { title } of long) expect(text.split(title).length).toBeGreaterThan(40);
    expect(sizes.length).toBeLessThanOrEqual(long.length + 1);
  });
});

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
