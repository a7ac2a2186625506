/** What can befall the library under an open page. */
import type { LibraryDatabase } from './database';

/**
 * `updated`: a newer Offprint has brought it into a new form, and this page is of the old one. `deleted`: the browser
 * has deleted it. `held`: an old page holds it in its old form, and this one waits.
 */
export type Fate = 'updated' | 'deleted' | 'held';

/** How long after its connection was closed the library is looked for, in milliseconds. */
const PAUSE = 300;

/** Tells what befalls the library from now on; nothing once a page that waited has it. */
export function watchFate(db: LibraryDatabase, tell: (fate: Fate | undefined) => void): void {
  let isToldWhy = false;
  db.on('versionchange', ({ newVersion }) => {
    isToldWhy = true;
    tell(newVersion ? 'updated' : 'deleted');
  });
  db.on('blocked', ({ newVersion }) => {
    if (!newVersion) return;
    tell('held');
    void db.open().then(
      () => tell(undefined),
      () => {},
    );
  });
  // A browser that deletes the data of a site closes connections without a word.
  db.on('close', () => {
    if (isToldWhy || !db.isOpen()) return;
    setTimeout(() => {
      db.papers.count().then(
        (papers) => papers === 0 && tell('deleted'),
        () => {},
      );
    }, PAUSE);
  });
}
