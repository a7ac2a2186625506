/** What a paper becomes when its reader changes status, priority, tags or note. Each field remembers when it was set. */
import { LONGEST } from '../longest';
import type { Paper, Priority, Status } from '../paper';
import { clean } from '../text';
import { joinedNotes, unionOfTags } from './merge';

export interface Changes {
  status?: Status;
  priority?: Priority;
  addTags?: readonly string[];
  removeTags?: readonly string[];
  note?: string;
  /** The note that the new one was written over: what another page has made of it since is kept with the new one. */
  noteBefore?: string;
}

/** What the reader writes on a paper. */
export type Written = Pick<Paper, 'status' | 'priority' | 'tags' | 'note' | 'edited'>;

/** The paper, or as much of it as the reader writes, after these changes of that moment. */
export function edited<T extends Written>(paper: T, changes: Changes, at: number): T {
  const { status, priority, addTags, removeTags, note, noteBefore = paper.note } = changes;
  const it: T = { ...paper, edited: { ...paper.edited } };
  if (status !== undefined) {
    it.status = status;
    it.edited.status = at;
  }
  if (priority !== undefined) {
    it.priority = priority;
    it.edited.priority = at;
  }
  if (addTags || removeTags) {
    const gone = new Set(removeTags?.map((tag) => tag.toLowerCase()));
    const kept = paper.tags.filter((tag) => !gone.has(tag.toLowerCase()));
    it.tags = unionOfTags(kept, addTags?.map(tidyTag).filter(Boolean) ?? []);
    it.edited.tags = at;
  }
  if (note !== undefined) {
    it.note = noteOfBoth(noteBefore, note, paper.note);
    it.edited.note = at;
  }
  return it;
}

/** Whether these changes make anything else of what the reader has written. */
export function isChangedBy(paper: Written, changes: Changes): boolean {
  const after = edited(paper, changes, 0);
  const { priority = 'normal' } = paper;
  return (
    after.status !== paper.status ||
    (after.priority ?? 'normal') !== priority ||
    after.note !== paper.note ||
    after.tags.join('\n') !== paper.tags.join('\n')
  );
}

/** The note that holds what two pages made of one: what the other wrote before or behind it stands there. */
function noteOfBoth(before: string, mine: string, theirs: string): string {
  if (theirs === before || theirs === mine) return mine;
  if (mine === before) return theirs;
  if (before && theirs.startsWith(before)) return (mine + theirs.slice(before.length)).slice(0, LONGEST.note);
  if (before && theirs.endsWith(before)) {
    return (theirs.slice(0, -before.length) + mine).slice(0, LONGEST.note);
  }
  return joinedNotes(mine, theirs).slice(0, LONGEST.note);
}

/** A tag as it is kept: one clean line, and not a long one. */
export function tidyTag(tag: string): string {
  return clean(tag).slice(0, LONGEST.tag).toWellFormed();
}
