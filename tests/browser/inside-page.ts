/** What `inside` puts into an extension page. */
import { openLibrary } from '../../lib/library/database';
import { inOneTransaction, writePapers } from '../../lib/library/records';
import { save } from '../../lib/library/save';
import { madePaper, madeSighting } from '../fixtures/made-papers';
import { aSighting } from '../unit/builders';

export { edit } from '../../lib/library/edit';
export { lookUp } from '../../lib/library/lookup';
export { allPapers, count, newest } from '../../lib/library/query';
export { remove, restore } from '../../lib/library/remove';
export { aSighting, madeSighting as made, save };

/** The library that the extension itself uses. */
export const library = openLibrary();

/** Fills the library with made-up papers, `from` inclusive to `to` exclusive. */
export async function fill(from: number, to: number): Promise<void> {
  const AT_ONCE = 1000;
  for (let start = from; start < to; start += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, to - start) }, (_, index) => start + index);
    await inOneTransaction(library, () => writePapers(library, numbers.map(madePaper)));
  }
}
