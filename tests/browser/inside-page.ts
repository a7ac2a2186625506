/** What `inside` puts into an extension page. */
import { openLibrary } from '../../lib/library/database';
import { abstractOf, digestOf } from '../../lib/library/digest';
import { applyImport } from '../../lib/library/import';
import { save } from '../../lib/library/save';
import type { Identifier } from '../../lib/paper';
import { madePaper, madeSighting } from '../fixtures/made-papers';
import { aSighting } from '../unit/builders';

export { newestBackup, openBackups } from '../../lib/backups/database';
export { edit } from '../../lib/library/edit';
export { lookUp } from '../../lib/library/lookup';
export { allPapers, count, newest } from '../../lib/library/query';
export { remove, restore } from '../../lib/library/remove';
export { settle } from '../../lib/library/settle';
export { colourTag } from '../../lib/library/tags';
export { faultsOf } from '../soak/library-faults';
export { saveOneByOne } from '../soak/save-one-by-one';
export { aSighting, madeSighting as made, save };

/** The papers from this one to before that one. */
export const madePapers = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => madePaper(from + index));

/** The library that the extension itself uses. */
export const library = openLibrary();

/**
 * Fills the library with made-up papers, `from` inclusive to `to` exclusive, to what saving and editing them leaves
 * there. They are new to it, so nothing is looked up, and a hundred thousand are there in a minute.
 */
export async function fill(from: number, to: number): Promise<void> {
  const AT_ONCE = 500;
  const { papers, digests, abstracts, identifiers } = library;
  for (let start = from; start < to; start += AT_ONCE) {
    const lot = Array.from({ length: Math.min(AT_ONCE, to - start) }, (_, index) => madePaper(start + index));
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

let imported: Identifier[] = [];

/** Imports made-up papers, `from` inclusive to `to` exclusive. */
export async function importMade(from: number, to: number): Promise<void> {
  imported = [];
  const sightings = Array.from({ length: to - from }, (_, index) => madeSighting(from + index));
  const drafts = sightings.map((told) => ({ line: 1, entry: told.title, told, own: {} }));
  await applyImport(library, drafts, 'import/bibtex');
  imported = sightings.flatMap(({ ids }) => ids);
}

/** What the last import brought; nothing until it is done. */
export function importedMade(): Identifier[] {
  return imported;
}
