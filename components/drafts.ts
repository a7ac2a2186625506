/**
 * What the reader has typed and the library does not hold yet. A popup can close at any key, and a write to the
 * database that begins then is never finished; a write to local storage is. So each key press goes there first. What
 * is found there of notes and tags when our pages open is put into the library; a citation is half of something until
 * it is saved, and is found in its form again.
 */
import { CITED, type CitationForm, formOf } from '../lib/library/correct';
import type { LibraryDatabase } from '../lib/library/database';
import { edit } from '../lib/library/edit';
import type { Changes } from '../lib/library/edited';
import { count, papersByKey } from '../lib/library/query';
import type { Identifier, Paper } from '../lib/paper';

/** The fields of a paper that are typed, letter by letter. */
export type Draft = Pick<Changes, 'note' | 'noteBefore' | 'addTags'>;

const PREFIX = 'draft ';
const CITATION = 'citation ';

/** Remembers what is typed for a paper; an empty draft forgets it. */
export function keepDraft(key: Identifier, draft: Draft): void {
  try {
    if (draft.note === undefined && !draft.addTags?.length) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, JSON.stringify({ ...draft, at: Date.now() }));
  } catch {
    // Without local storage only the last moment of typing is at risk.
  }
}

/** Remembers what the form of a citation says other than the paper; forgets it where that is nothing. */
export function keepCitation(paper: Paper, form = formOf(paper)): void {
  const typed = typedInto(form, paper);
  try {
    if (typed.length === 0) localStorage.removeItem(CITATION + paper.key);
    else localStorage.setItem(CITATION + paper.key, JSON.stringify(Object.fromEntries(typed)));
  } catch {
    // Without local storage it is there for as long as the form is open.
  }
}

/** The form of the paper's citation with what was typed into it and not saved, where there is such a thing. */
export function keptCitation(paper: Paper): CitationForm | undefined {
  const form = { ...formOf(paper), ...citationIn(paper.key) };
  return typedInto(form, paper).length > 0 ? form : undefined;
}

function typedInto(form: CitationForm, paper: Paper): [string, string][] {
  const before = formOf(paper);
  return CITED.flatMap((field): [string, string][] =>
    form[field].trim() === before[field].trim() ? [] : [[field, form[field]]],
  );
}

function citationIn(key: Identifier): Partial<CitationForm> {
  try {
    const kept = JSON.parse(localStorage.getItem(CITATION + key) ?? '{}') as Record<string, unknown>;
    return Object.fromEntries(CITED.flatMap((it) => (typeof kept[it] === 'string' ? [[it, kept[it]]] : [])));
  } catch {
    return {};
  }
}

/**
 * Puts what an earlier page could not save into the library, and forgets citations of papers that are gone. A note that
 * was written later elsewhere stays, with what was typed where it is known over which note that was.
 * @throws what the library throws; the drafts are kept then.
 */
export async function recoverDrafts(db: LibraryDatabase): Promise<void> {
  for (const key of keptKeys(PREFIX)) {
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
  await forgetStrayCitations(db);
}

async function forgetStrayCitations(db: LibraryDatabase): Promise<void> {
  const keys = keptKeys(CITATION);
  if (keys.length === 0 || (await count(db)) === 0) return;
  const there = new Set((await papersByKey(db, keys)).map(({ key }) => key));
  for (const key of keys) if (!there.has(key)) localStorage.removeItem(CITATION + key);
}

function keptKeys(prefix: string): Identifier[] {
  try {
    return Object.keys(localStorage).flatMap((name) =>
      name.startsWith(prefix) ? [name.slice(prefix.length)] : [],
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
