/** What was found of a paper's code, as it is told to whoever asked. */
import type { MessageName } from '../i18n';
import type { LibraryDatabase } from '../library/database';
import type { Errand } from '../library/errands';
import type { Link } from '../paper';
import { answersTo } from './jobs';
import { candidates, type Known, questionsOf, type Standing } from './plan';

/**
 * Why a link is believed to be the paper's code, by the name of the text that says it, the best reason first. What is
 * listed with a paper may have been put there by a program; what belongs to it says so of itself.
 */
export type Reason = Extract<
  MessageName,
  'codeByAuthors' | 'codeInAbstract' | 'codeInText' | 'codeBelongs' | 'codeListed' | 'codeMentions'
>;

export interface Candidate extends Link {
  because: Reason;
}

/**
 * How far the search for a paper's code is: sources are being asked; those that have not answered cannot be reached, and
 * will be asked again; no source that may be asked knows such a paper; all have answered.
 */
export type SearchState = 'looking' | 'unreachable' | 'nobody' | 'done';

/** What may be a paper's code, the likeliest first, each with why it is believed. */
export interface CodeFound {
  candidates: Candidate[];
  state: SearchState;
}

/** What the search depends on besides the library. */
export interface Outside {
  /** The ids of the sources that may be asked. */
  allowed: readonly string[];
  isOnline: boolean;
}

/** More than anybody looks through. */
const MOST = 10;

/** What is known of the paper's code by now, and how far the errand is that looks for it. */
export async function codeFound(
  db: LibraryDatabase,
  paper: Known,
  errand: Errand,
  outside: Outside,
): Promise<CodeFound> {
  return db.transaction('r', [db.errands, db.answers, db.paces], async () => {
    const left = await db.errands.get(errand.id);
    const answers = await answersTo(db, paper);
    const links = candidates(paper, answers).slice(0, MOST);
    const questions = [...questionsOf(left ?? errand, { paper, answers, allowed: outside.allowed })];
    const open = left ? questions.filter(({ isSettled }) => !isSettled) : [];
    return {
      candidates: links.map((link) => ({ ...link, because: reasonFor(link) })),
      state: await stateOf(db, questions, open, links.length > 0, outside),
    };
  });
}

async function stateOf(
  db: LibraryDatabase,
  questions: readonly Standing[],
  open: readonly Standing[],
  isFound: boolean,
  { isOnline }: Outside,
): Promise<SearchState> {
  if (questions.length === 0) return isFound ? 'done' : 'nobody';
  if (open.length === 0) return questions.some(isGivenUp) ? 'unreachable' : 'done';
  return isOnline && (await isAnyWell(db, open)) ? 'looking' : 'unreachable';
}

function isGivenUp({ answer }: Standing): boolean {
  return answer?.state === 'given-up';
}

/** Whether one of the sources has answered when it was last asked, or was not asked yet. */
async function isAnyWell(db: LibraryDatabase, questions: readonly Standing[]): Promise<boolean> {
  const paces = await db.paces.bulkGet(questions.map(({ source }) => source.id));
  return paces.some((pace) => !pace?.failures);
}

/** That it is theirs is more than that it mentions them. */
function reasonFor({ foundIn, theirs }: Link): Reason {
  switch (foundIn) {
    case 'mention':
      return theirs ? 'codeBelongs' : 'codeMentions';
    case 'text':
      return 'codeInText';
    case 'abstract':
      return 'codeInAbstract';
    case 'comments':
      return 'codeByAuthors';
    default:
      return theirs ? 'codeByAuthors' : 'codeListed';
  }
}
