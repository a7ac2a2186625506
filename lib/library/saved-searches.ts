/** Views of the list that the reader gave a name. */
import { t } from '../i18n';
import { withTagRenamed } from '../search/renamed-tag';
import type { View } from '../search/view';
import { clean } from '../text';
import type { LibraryDatabase, SavedSearch } from './database';

const LONGEST_NAME = 100;

/**
 * Keeps a view under a name; an older one of that name gives way, and is given back.
 * @throws RangeError where the name is empty
 */
export function keepSearch(
  db: LibraryDatabase,
  name: string,
  view: View,
  at = Date.now(),
): Promise<SavedSearch | undefined> {
  const tidy = tidyName(name);
  if (!tidy) throw new RangeError(t('searchNeedsName'));
  return db.transaction('rw', db.searches, async () => {
    const before = await db.searches.get(tidy);
    await db.searches.put({ name: tidy, view, savedAt: at });
    return before;
  });
}

export async function forgetSearch(db: LibraryDatabase, name: string): Promise<void> {
  await db.searches.delete(name);
}

/**
 * Puts this search in the place of the one that was kept under its name at that time, or of none; another that was kept
 * since stays: then it gives false.
 */
export function putBackSearch(
  db: LibraryDatabase,
  search: SavedSearch,
  keptSince: number | undefined,
): Promise<boolean> {
  return db.transaction('rw', db.searches, async () => {
    const now = await db.searches.get(search.name);
    if (now?.savedAt !== keptSince) return false;
    await db.searches.put(search);
    return true;
  });
}

/** By name. */
export function savedSearches(db: LibraryDatabase): Promise<SavedSearch[]> {
  return db.searches.toArray();
}

/** The one that would give way to another of this name. */
export function searchNamed(searches: readonly SavedSearch[], name: string): SavedSearch | undefined {
  const tidy = tidyName(name);
  return searches.find((it) => it.name === tidy);
}

/** The name, or the same with a number, so that none of these searches gives way. */
export function freeName(searches: readonly SavedSearch[], name: string): string {
  let free = name;
  for (let number = 2; searchNamed(searches, free); number++) {
    const end = ` ${number}`;
    free = `${tidyName(name).slice(0, LONGEST_NAME - end.length)}${end}`;
  }
  return free;
}

/**
 * Has saved searches ask for a tag by its new name, inside a transaction that the caller opened. Gives those that do,
 * as they were.
 */
export async function renameTagSought(db: LibraryDatabase, from: string, to: string): Promise<SavedSearch[]> {
  const before = await db.searches.filter(({ view }) => withTagRenamed(view, from, to) !== view).toArray();
  await db.searches.bulkPut(before.map((it) => ({ ...it, view: withTagRenamed(it.view, from, to) })));
  return before;
}

/** Takes that back, inside such a transaction. What was kept anew or forgotten since stays so. */
export async function putBackSearches(db: LibraryDatabase, before: readonly SavedSearch[]): Promise<void> {
  const now = await db.searches.bulkGet(before.map(({ name }) => name));
  await db.searches.bulkPut(before.filter(({ savedAt }, place) => now[place]?.savedAt === savedAt));
}

function tidyName(name: string): string {
  return clean(name).slice(0, LONGEST_NAME).toWellFormed();
}
