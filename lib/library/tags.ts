/** Tags as a whole: renamed, merged, taken off everywhere, and how they look. */
import { t } from '../i18n';
import type { Identifier } from '../paper';
import type { Digest, LibraryDatabase, TagColour, TagLook } from './database';
import { type Edit, edit } from './edit';
import { tidyTag } from './edited';
import { digestsAfter } from './query';
import { inOneTransaction } from './records';

/**
 * Gives all papers with a tag another one in its place, which may be in use already: then the two become one.
 * @throws RangeError where the new name is no tag
 */
export function renameTag(db: LibraryDatabase, from: string, to: string, at = Date.now()): Promise<Edit> {
  const name = tidyTag(to);
  if (!name) throw new RangeError(t('tagNeedsName'));
  return inOneTransaction(db, async () => {
    const look = await db.tagLooks.get(from.toLowerCase());
    const isOther = name.toLowerCase() !== from.toLowerCase();
    if (look && isOther) {
      await db.tagLooks.delete(look.name);
      if (!(await db.tagLooks.get(name.toLowerCase()))) {
        await db.tagLooks.put({ ...look, name: name.toLowerCase() });
      }
    }
    return edit(db, await keysWith(db, from), { removeTags: [from], addTags: [name] }, at);
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
