/** Errands as work: each with what is known of its paper, and with the question that comes next. */
import { workAsTold } from '../library/bibliography';
import type { LibraryDatabase } from '../library/database';
import { answersAbout, type Errand, errandFor, MONTH, WEEK } from '../library/errands';
import { openOffers } from '../library/evidence';
import { learn } from '../library/learn';
import { inOneTransaction } from '../library/records';
import type { Identifier, Paper } from '../paper';
import { handleOfRepository } from './github';
import { type Answers, candidates, type Known, nextStep, type Question, type Situation } from './plan';

/** What the reader lets us do. */
export interface Rules {
  /** The ids of the sources that may be asked, and of which the browser lets us read the answers. */
  allowed: readonly string[];
  /** Those that may be asked where the reader asks for one by its name: all of which the browser lets us read. */
  byName: readonly string[];
  /** Whether papers are completed, and looked after, without being asked for each. */
  completeUnasked: boolean;
  /** The reader's address, for sources that ask for one. */
  mailto?: string;
}

export interface Job {
  errand: Errand;
  paper: Known;
  answers: Answers;
  question: Question;
}

/** Errands planned in one transaction: not so many that a save would have to wait. */
const AT_ONCE = 25;

/**
 * The errands' next questions. An errand that needs nothing more is done with; one that has to wait is put off; both are
 * no job.
 */
export async function jobsFor(
  db: LibraryDatabase,
  errands: readonly Errand[],
  rules: Rules,
  situation: Pick<Situation, 'freeAt' | 'now'>,
): Promise<Job[]> {
  const jobs: Job[] = [];
  for (let start = 0; start < errands.length; start += AT_ONCE) {
    const ids = errands.slice(start, start + AT_ONCE).map(({ id }) => id);
    await inOneTransaction(db, async () => {
      for (const errand of await db.errands.bulkGet(ids)) {
        const job = errand && (await jobFor(db, errand, rules, situation));
        if (job) jobs.push(job);
      }
    });
  }
  return jobs;
}

async function jobFor(
  db: LibraryDatabase,
  errand: Errand,
  rules: Rules,
  { freeAt, now }: Pick<Situation, 'freeAt' | 'now'>,
): Promise<Job | undefined> {
  const saved = errand.why === 'bibliography' ? undefined : await paperOf(db, errand.key);
  if (!errand.asked && !rules.completeUnasked) {
    await putOff(db, errand, now);
    return undefined;
  }
  const paper = saved ? await takeKept(db, saved, now) : await unsaved(db, errand);
  if (!paper) {
    // Undo may bring it back.
    if ((await db.removed.get(errand.key))?.paper) await putOff(db, errand, now);
    else await db.errands.delete(errand.id);
    return undefined;
  }
  const answers = await answersTo(db, paper);
  const step = nextStep(errand, { paper, answers, now, freeAt, allowed: allowedFor(errand, rules) });
  switch (step.kind) {
    case 'ask':
      return { errand, paper, answers, question: step.question };
    case 'wait':
      await db.errands.put({ ...errand, dueAt: Math.max(step.until, now + 1) });
      return undefined;
    case 'done':
      await finish(db, errand, saved, now);
      return undefined;
  }
}

/** Whether a preprint has appeared is asked of one source only where the reader named it. */
function allowedFor({ why, only = [] }: Errand, { allowed, byName }: Rules): readonly string[] {
  return why === 'publication' ? [...allowed, ...only.filter((id) => byName.includes(id))] : allowed;
}

async function unsaved(db: LibraryDatabase, { why, about }: Errand): Promise<Known | undefined> {
  return about && why === 'bibliography' ? workAsTold(db, about) : about;
}

/** What is looked at every month is looked at then; anything else is forgotten. */
async function putOff(db: LibraryDatabase, errand: Errand, now: number): Promise<void> {
  if (errand.why === 'publication' && !errand.only) await db.errands.put(nextMonth(errand, now));
  else await db.errands.delete(errand.id);
}

function nextMonth({ asked: _, ...errand }: Errand, now: number): Errand {
  const dueAt = now + MONTH;
  return { ...errand, dueAt, since: dueAt - 2 * WEEK };
}

/**
 * A paper that was completed is looked after: whether it appears, and whether it is retracted. So is one that was
 * read, for it may be cited.
 */
async function finish(
  db: LibraryDatabase,
  errand: Errand,
  paper: Paper | undefined,
  now: number,
): Promise<void> {
  await putOff(db, errand, now);
  if (errand.why !== 'complete' || !paper) return;
  const later = errandFor('publication', paper.key, now);
  if (errand.asked) await db.errands.put({ ...later, asked: true, since: errand.since });
  else if (!(await db.errands.get(later.id))) await db.errands.put(later);
}

/** The paper of the library that goes by this key, or by this identifier. */
export async function paperOf(db: LibraryDatabase, key: Identifier): Promise<Paper | undefined> {
  const paper = await db.papers.get(key);
  if (paper) return paper;
  const owned = await db.identifiers.get(key);
  return owned && db.papers.get(owned.key);
}

/** What was told before the paper was saved is taken in now. */
async function takeKept(db: LibraryDatabase, paper: Paper, now: number): Promise<Paper> {
  let learnt = paper;
  for (const { found, ...answer } of await answersAbout(db, paper.ids)) {
    if (!found) continue;
    learnt = await learn(db, learnt, answer.source, found, now);
    await db.answers.put(answer);
  }
  return learnt;
}

/** All that was answered about a paper, the publications that it is said to be, and what may be its code. */
export async function answersTo(db: LibraryDatabase, paper: Known): Promise<Answers> {
  const offered = openOffers(paper).flatMap(({ id }) => id ?? []);
  const answers = new Map((await answersAbout(db, [...paper.ids, ...offered])).map((it) => [it.id, it]));
  const repositories = candidates(paper, answers).flatMap((it) => handleOfRepository(it) ?? []);
  for (const it of await answersAbout(db, repositories)) answers.set(it.id, it);
  return answers;
}
