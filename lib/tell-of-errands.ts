/** Our own pages put errands down, and the background does them: it is told, for it may be asleep. */
import { ask } from './ask';
import type { LibraryDatabase } from './library/database';

/** From now on the background is told when errands were put down through this library. */
export function tellOfErrands(library: LibraryDatabase): void {
  let isDue = false;
  library.errands.hook('creating', (_id, _errand, transaction) => {
    if (isDue) return;
    isDue = true;
    transaction.on('abort', () => {
      isDue = false;
    });
    transaction.on('complete', () => {
      isDue = false;
      // It comes round to them in any case.
      ask({ type: 'do-errands' }).catch(() => {});
    });
  });
}
