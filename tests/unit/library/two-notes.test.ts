import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { openLibrary } from '../../../lib/library/database';
import { edit } from '../../../lib/library/edit';
import { save } from '../../../lib/library/save';
import { aSighting } from '../builders';

const KEY = 'arxiv:2604.00001';

let counter = 0;

/** The note after it was changed on two pages, each of which had the first one before it. */
async function noteOf(first: string, theirs: string, mine: string): Promise<string | undefined> {
  const db = openLibrary(`two-notes-${counter++}`);
  await save(db, [aSighting({ ids: [KEY] })]);
  await edit(db, [KEY], { note: first });
  await edit(db, [KEY], { note: theirs, noteBefore: first });
  await edit(db, [KEY], { note: mine, noteBefore: first });
  const paper = await db.papers.get(KEY);
  await db.delete();
  return paper?.note;
}

it.each([
  ['both wrote the first note', '', 'theirs', 'mine', 'mine\n\ntheirs'],
  ['both wrote something else', 'first', 'theirs', 'mine', 'mine\n\ntheirs'],
  ['the other wrote below it, and this one changed it', 'first', 'first\n\ntheirs', 'firm', 'firm\n\ntheirs'],
  [
    'the other wrote above it, and this one below',
    'first',
    'theirs\n\nfirst',
    'first, mine',
    'theirs\n\nfirst, mine',
  ],
  ['only the other changed it', 'first', 'theirs', 'first', 'theirs'],
  ['only this one changed it', 'first', 'first', 'mine', 'mine'],
  ['both wrote the same', 'first', 'same', 'same', 'same'],
  ['both wrote the same below it', 'first', 'first, more', 'first, more', 'first, more'],
  ['this one emptied it', 'first', 'first', '', ''],
])('a note keeps what two pages wrote, where %s', async (_, first, theirs, mine, kept) => {
  expect(await noteOf(first, theirs, mine)).toBe(kept);
});
