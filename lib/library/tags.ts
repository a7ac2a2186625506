/** Tags as a whole: renamed, merged, taken off everywhere, and how they look. */
import { t } from '../i18n';
import type { Identifier } from '../paper';
import type { Digest, LibraryDatabase, SavedSearch, TagColour, TagLook } from './database';
import { type Edit, edit, undoEdit } from './edit';
import { tidyTag } from './edited';
import { digestsAfter } from './query';
import { inOneTransaction } from './records';
import { putBackSearches, renameTagSought } from './saved-searches';

/** What renaming a tag changed: whoever holds it can undo just that. */
export interface TagRenaming {
  from: string;
  to: string;
  papers: Edit;
  looks: { name: string; before: TagColour | undefined; after: TagColour | undefined }[];
  /** The saved searches that ask for it, as they were. */
  searches: SavedSearch[];
}

/**
 * Gives all papers with a tag another one in its place, which may be in use already: then the two become one. Its colour
 * and the searches that ask for it go with it.
 * @param chosen a colour, or none, that it is given as well; that of a tag in use already stays where it has one
 * @throws RangeError where the new name is no tag
 */
export function renameTag(
  db: LibraryDatabase,
  from: string,
  to: string,
  chosen?: { colour: TagColour | undefined },
  at = Date.now(),
): Promise<TagRenaming> {
  const name = tidyTag(to);
  if (!name) throw new RangeError(t('tagNeedsName'));
  return inOneTransaction(db, async () => ({
    from,
    to: name,
    papers: await edit(db, await keysWith(db, from), { removeTags: [from], addTags: [name] }, at),
    looks: await giveLook(db, from, name, chosen),
    searches: await renameTagSought(db, from, name),
  }));
}

async function giveLook(
  db: LibraryDatabase,
  from: string,
  to: string,
  chosen: { colour: TagColour | undefined } | undefined,
): Promise<TagRenaming['looks']> {
  const [old, its] = await Promise.all([colourOf(db, from), colourOf(db, to)]);
  const own = chosen ? chosen.colour : old;
  if (from.toLowerCase() === to.toLowerCase()) {
    await colourTag(db, to, own);
    return [{ name: to, before: old, after: own }];
  }
  await colourTag(db, from, undefined);
  await colourTag(db, to, its ?? own);
  return [
    { name: from, before: old, after: undefined },
    { name: to, before: its, after: its ?? own },
  ];
}

/**
 * Gives the tag its name back, on papers and in searches, and its colour. What was set anew since stays as it is. Tells
 * of how many papers got it back.
 */
export function undoRenaming(db: LibraryDatabase, { papers, looks, searches }: TagRenaming): Promise<number> {
  return inOneTransaction(db, async () => {
    const undone = await undoEdit(db, papers);
    for (const { name, before, after } of looks) {
      if ((await colourOf(db, name)) === after) await colourTag(db, name, before);
    }
    await putBackSearches(db, searches);
    return undone;
  });
}

/** Takes a tag off all papers. */
export function dropTag(db: LibraryDatabase, tag: string, at = Date.now()): Promise<Edit> {
  return inOneTransaction(db, async () => edit(db, await keysWith(db, tag), { removeTags: [tag] }, at));
}

/** Gives a tag a colour, or none. */
export async function colourTag(
  db: LibraryDatabase,
  tag: string,
  colour: TagColour | undefined,
): Promise<void> {
  const name = tag.toLowerCase();
  if (colour) await db.tagLooks.put({ name, colour });
  else await db.tagLooks.delete(name);
}

async function colourOf(db: LibraryDatabase, tag: string): Promise<TagColour | undefined> {
  return (await db.tagLooks.get(tag.toLowerCase()))?.colour;
}

export function tagLooks(db: LibraryDatabase): Promise<TagLook[]> {
  return db.tagLooks.toArray();
}

async function keysWith(db: LibraryDatabase, tag: string): Promise<Identifier[]> {
  const name = tag.toLowerCase();
  const keys: Identifier[] = [];
  let lot: Digest[] = [];
  do {
    lot = await digestsAfter(db, lot.at(-1)?.key);
    for (const { key, tags } of lot) if (tags.some((it) => it.toLowerCase() === name)) keys.push(key);
  } while (lot.length > 0);
  return keys;
}
