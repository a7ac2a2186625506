/**
 * What the reader has typed and the library does not hold yet. A popup can close at any key, and a write to the
 * database that begins then is never finished; a write to local storage is. So each key press goes there first, and
 * what is found there when our pages open is put into the library.
 */
import type { LibraryDatabase } from '../lib/library/database';
import { edit } from '../lib/library/edit';
import type { Changes } from '../lib/library/edited';
import { count, papersByKey } from '../lib/library/query';
import type { Identifier } from '../lib/paper';

/** The fields of a paper that are typed, letter by letter. */
export type Draft = Pick<Changes, 'note' | 'noteBefore' | 'addTags'>;

const PREFIX = 'draft ';

/** Remembers what is typed for a paper; an empty draft forgets it. */
export function keepDraft(key: Identifier, draft: Draft): void {
  try {
    if (draft.note === undefined && !draft.addTags?.length) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, JSON.stringify({ ...draft, at: Date.now() }));
  } catch {
    // Without local storage only the last moment of typing is at risk.
  }
}

/**
 * Puts what an earlier page could not save into the library. A note that was written later elsewhere stays, with what
 * was typed where it is known over which note that was.
 * @throws what the library throws; the drafts are kept then.
 */
export async function recoverDrafts(db: LibraryDatabase): Promise<void> {
  for (const key of keptKeys()) {
    const { at, note, noteBefore, addTags } = parsed(localStorage.getItem(PREFIX + key));
    const [paper] = await papersByKey(db, [key]);
    // A library that was lost may come back, and the paper with it.
    if (!paper && (await count(db)) === 0) return;
    const isOlder = noteBefore === undefined && (paper?.edited.note ?? 0) > at;
    if (paper) {
      await edit(
        db,
        [key],
        {
          ...(note !== undefined && !isOlder && { note }),
          ...(noteBefore !== undefined && { noteBefore }),
          ...(addTags && { addTags }),
        },
        Math.max(at, paper.edited.note ?? 0, paper.edited.tags ?? 0),
      );
    }
    keepDraft(key, {});
  }
}

function keptKeys(): Identifier[] {
  try {
    return Object.keys(localStorage).flatMap((name) =>
      name.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : [],
    );
  } catch {
    return [];
  }
}

function parsed(text: string | null): { at: number } & Draft {
  try {
    const { at, note, noteBefore, addTags } = JSON.parse(text ?? '') as Record<string, unknown>;
    return {
      at: typeof at === 'number' ? at : 0,
      ...(typeof note === 'string' && { note }),
      ...(typeof noteBefore === 'string' && { noteBefore }),
      ...(Array.isArray(addTags) && { addTags: addTags.filter((tag) => typeof tag === 'string') }),
    };
  } catch {
    return { at: 0 };
  }
}
