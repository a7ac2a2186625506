/** What follows from the outcome of a question, all of it in one transaction: it happened, or it has to be asked again. */
import type { LibraryDatabase } from '../library/database';
import { type Answer, answerId, type Errand } from '../library/errands';
import { codeAmong, learn, learnOffer } from '../library/learn';
import type { Identifier } from '../paper';
import { checked } from './checked';
import { type Outcome, pauseAfter, type World } from './fetching';
import { type Job, paperOf } from './jobs';
import type { Known } from './plan';
import { isSamePaper } from './same-paper';
import type { Finding, Source } from './source';

/** So many failures in a row, and a question is left alone for a week. */
const MOST_ATTEMPTS = 7;

/**
 * Writes down that a source is being asked about these, before it is: should that be the end of us, it counts as a
 * failure, and is not repeated at once.
 */
export async function beginAsking(
  db: LibraryDatabase,
  source: Source,
  handles: readonly Identifier[],
  { now, random }: World,
): Promise<void> {
  const known = await db.answers.bulkGet(handles.map((it) => answerId(source.id, it)));
  await db.answers.bulkPut(
    handles.map((handle, index) => {
      const answer = known[index] ?? blank(source, handle, now());
      const attempts = answer.attempts + 1;
      return { ...answer, attempts, notBefore: now() + pauseAfter(attempts, random) };
    }),
  );
}

function blank({ id: source }: Source, handle: Identifier, at: number): Answer {
  return { id: answerId(source, handle), source, handle, state: 'asked', at, attempts: 0, notBefore: 0 };
}

/** Takes in how asking about these ended. Gives whether the source answered as it should. */
export async function takeIn(
  db: LibraryDatabase,
  source: Source,
  jobs: ReadonlyMap<Identifier, Job>,
  outcome: Outcome,
  now: number,
): Promise<boolean> {
  const told = outcome.kind === 'answered' ? readBy(source, outcome.body, jobs) : undefined;
  for (const [handle, { errand, paper }] of jobs) {
    const answer = (await db.answers.get(answerId(source.id, handle))) ?? blank(source, handle, now);
    const settled: Answer = { ...answer, at: now, attempts: 0, notBefore: 0 };
    if (outcome.kind === 'offline') {
      await db.answers.put({ ...answer, attempts: answer.attempts - 1, notBefore: 0 });
    } else if (outcome.kind === 'unchanged') {
      await db.answers.put(settled);
    } else if (outcome.kind === 'unknown') {
      await db.answers.put({ ...settled, state: 'unknown' });
    } else if (outcome.kind === 'failed' || !told) {
      if (answer.attempts >= MOST_ATTEMPTS) await db.answers.put({ ...settled, state: 'given-up' });
    } else {
      const fresh = { ...blank(source, handle, now), ...(outcome.etag && { etag: outcome.etag }) };
      await takeInFinding(db, fresh, errand, paper, told.get(handle));
    }
  }
  return outcome.kind !== 'failed' && !(outcome.kind === 'answered' && !told);
}

/** Nothing where the answer cannot be read, whatever is wrong with it. */
function readBy(
  source: Source,
  body: string,
  jobs: ReadonlyMap<Identifier, Job>,
): ReadonlyMap<Identifier, Finding> | undefined {
  const [job] = jobs.values();
  try {
    return source.read(body, [...jobs.keys()], job?.paper);
  } catch {
    return undefined;
  }
}

async function takeInFinding(
  db: LibraryDatabase,
  answer: Answer,
  { why, key }: Errand,
  known: Known,
  told: Finding | undefined,
): Promise<void> {
  const finding = told && checked(told);
  if (!finding || Object.keys(finding).length === 0) {
    await db.answers.put({ ...answer, state: 'unknown' });
    return;
  }
  if (!isAbout(known, answer.handle, finding)) {
    await db.answers.put({ ...answer, state: 'other' });
    return;
  }
  const links = codeAmong([...(finding.links ?? []), ...(finding.sighting?.links ?? [])]);
  const kept: Answer = { ...answer, state: 'told', ...(links.length && { links }) };
  const paper = why === 'bibliography' ? undefined : await paperOf(db, key);
  if (!paper) {
    await db.answers.put({ ...kept, found: finding });
  } else if (paper.ids.includes(answer.handle) || !finding.sighting) {
    await learn(db, paper, answer.source, finding, answer.at);
    await db.answers.put(kept);
  } else {
    await learnOffer(db, paper, answer.source, finding, answer.at);
    await db.answers.put({ ...kept, found: finding, offered: true });
  }
}

/** Whether the finding is of this paper, or of the publication that it is said to have become. */
function isAbout(paper: Known, handle: Identifier, { sighting, title, authors }: Finding): boolean {
  // What tells of links alone was looked through for the identifier itself.
  if (!sighting && !title) return true;
  const told = sighting ?? { ids: [], title, authors };
  // Whether a publication is this paper is in question: its own identifier proves nothing.
  return isSamePaper(paper, paper.ids.includes(handle) ? handle : undefined, told);
}
