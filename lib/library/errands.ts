/**
 * Errands: what is wanted to be known from outside about a paper. An errand is put down in the transaction that makes
 * it necessary and stays until it is done, so that none is lost when the browser stops the background; what a source
 * answered stays as well, so that nothing is asked twice.
 */
import type { Identifier, Link, Sighting } from '../paper';
import type { Finding } from '../sources/source';
import type { LibraryDatabase } from './database';

/**
 * To fill in what a citation lacks; to find the paper's code; to see whether it has appeared, or was retracted; the
 * same for a work of a bibliography, of which the library is told nothing.
 */
export type Why = 'complete' | 'code' | 'publication' | 'bibliography';

export interface Errand {
  /** What for and for which paper: the same is not put down twice. */
  id: string;
  why: Why;
  /** The paper's key; for a paper that is not in the library, the one that it would have. */
  key: Identifier;
  /** What a page tells of a paper that is not in the library. */
  about?: About;
  /** The only sources that may be asked. */
  only?: string[];
  /** It was put down by the save that made the paper. */
  saved?: true;
  /** The reader asked for it, so it is done whatever may be done unasked. */
  asked?: true;
  /** Answers from before this moment are too old to count. */
  since: number;
  dueAt: number;
}

export type About = Pick<Sighting, 'ids' | 'title' | 'authors'>;

/** What is known of one question: a source, asked about one identifier. */
export interface Answer {
  id: string;
  source: string;
  handle: Identifier;
  /** `asked` until anything was answered; `other` when that was about another paper. */
  state: 'asked' | 'told' | 'unknown' | 'other' | 'given-up';
  /** When this became so. */
  at: number;
  /** How often it was asked without an answer. */
  attempts: number;
  /** When it may be asked again. */
  notBefore: number;
  etag?: string;
  /** Links that may be the paper's code. */
  links?: Link[];
  /** What was told, for as long as no paper of the library has taken it in. */
  found?: Finding;
  /** It is about a publication that waits for the reader's word. */
  offered?: true;
}

/** When a source may be asked next. It is kept, so that limits hold across stops of the background. */
export interface Pace {
  source: string;
  freeAt: number;
  /** Failures since the last answer. */
  failures: number;
  lastAskedAt: number;
  /** How often it was asked, ever. */
  asked: number;
}

export const DAY = 24 * 60 * 60 * 1000;
export const WEEK = 7 * DAY;
export const MONTH = 30 * DAY;

/** Begins with the identifier, so that all that was answered about it stands together. */
export function answerId(source: string, handle: Identifier): string {
  return `${handle} ${source}`;
}

/** All that was answered about these identifiers. */
export function answersAbout(db: LibraryDatabase, handles: readonly Identifier[]): Promise<Answer[]> {
  const ranges = handles.map((it): [string, string] => [`${it} `, `${it}!`]);
  return ranges.length ? db.answers.where('id').inAnyRange(ranges).toArray() : Promise.resolve([]);
}

/** An errand that is due at once. */
export function errandFor(why: Why, key: Identifier, at: number, more: Partial<Errand> = {}): Errand {
  const only = more.only?.length ? ` ${more.only.join(' ')}` : '';
  return { id: `${why} ${key}${only}`, why, key, since: at - WEEK, dueAt: at, ...more };
}

/** Puts errands down, for the background to do. One that is there already becomes due. */
export async function putDown(db: LibraryDatabase, errands: readonly Errand[]): Promise<void> {
  await db.errands.bulkPut([...errands]);
}

/** When the next errand is due after this moment; nothing where there is none. */
export async function nextDue(db: LibraryDatabase, now: number): Promise<number | undefined> {
  return (await db.errands.where('dueAt').above(now).first())?.dueAt;
}

/** Forgets what was told of papers that nobody saved within a week: it would have to be asked anew. */
export async function forgetUntaken(db: LibraryDatabase, now: number): Promise<void> {
  await db.answers
    .where('at')
    .below(now - WEEK)
    .filter(({ found, state, offered }) => !offered && (found !== undefined || state !== 'told'))
    .delete();
}
