/** Views of the list that the reader gave a name. */
import { t } from '../i18n';
import type { View } from '../search/view';
import { clean } from '../text';
import type { LibraryDatabase, SavedSearch } from './database';

const LONGEST_NAME = 100;

/**
 * Keeps a view under a name; an older one of that name gives way.
 * @throws RangeError where the name is empty
 */
export async function keepSearch(
  db: LibraryDatabase,
  name: string,
  view: View,
  at = Date.now(),
): Promise<void> {
  const tidy = clean(name).slice(0, LONGEST_NAME).toWellFormed();
  if (!tidy) throw new RangeError(t('searchNeedsName'));
  await db.searches.put({ name: tidy, view, savedAt: at });
}

export async function forgetSearch(db: LibraryDatabase, name: string): Promise<void> {
  await db.searches.delete(name);
}

/** By name. */
export function savedSearches(db: LibraryDatabase): Promise<SavedSearch[]> {
  return db.searches.toArray();
}
