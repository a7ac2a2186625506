/** What `inside` puts into an extension page. */
import { openLibrary } from '../../lib/library/database';
import { abstractOf, digestOf } from '../../lib/library/digest';
import { paperFrom } from '../../lib/library/merge';
import { save } from '../../lib/library/save';
import { aSighting } from '../unit/builders';

export { edit } from '../../lib/library/edit';
export { lookUp } from '../../lib/library/lookup';
export { allPapers, count, newest } from '../../lib/library/query';
export { remove, restore } from '../../lib/library/remove';
export { aSighting, save };

/** The library that the extension itself uses. */
export const library = openLibrary();

/**
 * Fills the library with made-up papers, `from` inclusive to `to` exclusive, to what saving a few hundred at a time
 * leaves there. They are new to it, so nothing is looked up, and a hundred thousand are there in a minute.
 */
export async function fill(from: number, to: number): Promise<void> {
  const AT_ONCE = 500;
  const { papers, digests, abstracts, identifiers } = library;
  for (let start = from; start < to; start += AT_ONCE) {
    const lot = Array.from({ length: Math.min(AT_ONCE, to - start) }, (_, index) =>
      paperFrom(made(start + index), 1_600_000_000_000 + start - index),
    );
    await library.transaction('rw', [papers, digests, abstracts, identifiers], () =>
      Promise.all([
        papers.bulkPut(lot),
        digests.bulkPut(lot.map(digestOf)),
        abstracts.bulkPut(lot.flatMap((paper) => abstractOf(paper) ?? [])),
        identifiers.bulkPut(lot.flatMap(({ ids, key }) => ids.map((id) => ({ id, key })))),
      ]),
    );
  }
}

/** The n-th made-up paper: always the same, and of the length that real ones have. */
export function made(n: number) {
  const words = [
    'sparse',
    'diffusion',
    'retrieval',
    'policy',
    'graph',
    'encoder',
    'latent',
    'contrastive',
    'kernel',
  ];
  const pick = (step: number) => words[(n * step + Math.floor(n / words.length)) % words.length] ?? 'paper';
  const sentence = `We study ${pick(1)} ${pick(2)} models under ${pick(4)} shift and report what ${pick(5)} adds. `;
  return aSighting({
    ids: [
      `arxiv:${String(2001 + (Math.floor(n / 40_000) % 12)).padStart(4, '0')}.${String(10_000 + (n % 40_000)).padStart(5, '0')}`,
    ],
    title: `Paper ${n}: ${pick(1)} ${pick(2)} ${pick(4)} for ${pick(7)} ${pick(8)} learning`,
    authors: [{ name: `Ada Author${n % 997}` }, { name: `Ben Bylaw${n % 13}` }, { name: 'Cleo Writer' }],
    abstract: sentence.repeat(14),
    published: `20${String(10 + (n % 16))}-0${1 + (n % 9)}`,
    links:
      n % 3 === 0
        ? [{ kind: 'repository', url: `https://github.com/lab/paper-${n}`, foundIn: 'abstract' }]
        : [],
  });
}
