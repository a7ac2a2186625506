/** An entry of the page with its toolbar, and what is known of it by now. */
import type { Asked } from '../../lib/library/lookup';
import type { Mark } from '../../lib/messages';
import type { Entry, Glance } from '../../lib/sites/site';
import type { CodeFound, SearchState } from '../../lib/sources/code-found';
import type { Toolbar, Undoable } from './toolbar';

export interface Shown {
  entry: Entry;
  glance: Glance;
  asked: Asked;
  toolbar: Toolbar;
  mark: Mark;
  placings: number;
  /** Grows with each press, so that an answer from before the press is not believed after it. */
  presses: number;
  undo?: Undo | undefined;
  /** It was saved by a press on this page. */
  savedHere?: boolean;
  /** It has been on the screen: what is seldom wanted is drawn then. */
  inSight?: boolean;
  /** Code that was looked for and found; of a paper that is not saved the library remembers none. */
  foundCode?: string;
  /** What came of looking for its code. */
  search?: CodeSearch | undefined;
}

/** How far the search for its code is, or what was found. */
export type CodeSearch = SearchState | FoundCode;

/** What may be the code. */
export interface FoundCode {
  candidates: CodeFound['candidates'];
  /** How often the reader has asked to see it; it is shown until they close it. */
  wanted: number;
}

/** How what the last press did is undone. */
export interface Undo {
  of: Undoable;
  /** The mark before the press. */
  mark: Mark;
  ask(): Promise<unknown>;
}

export function isSameMark(a: Mark, b: Mark): boolean {
  return (['saved', 'probably', 'dismissed', 'status', 'code'] as const).every((it) => a[it] === b[it]);
}

/** The reader has made up their mind about it, on whatever page. */
export function isSeen(it: Shown | undefined): boolean {
  return Boolean(it?.mark.saved || it?.mark.dismissed);
}
