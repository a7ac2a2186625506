/**
 * Does the errands that are due: asks the sources, each no faster than it wants to be asked, and takes in what they
 * tell. It can be stopped at any moment: whatever has to outlast that is in the library.
 */
import type { LibraryDatabase } from '../library/database';
import { answerId, type Errand, nextDue, type Pace, type Why } from '../library/errands';
import { inOneTransaction } from '../library/records';
import type { Identifier } from '../paper';
import { ask, pauseAfter, type World } from './fetching';
import { type Job, jobsFor, type Rules } from './jobs';
import type { Question } from './plan';
import { signed } from './signed';
import type { Source } from './source';
import { beginAsking, takeIn } from './taking-in';

export interface Runner {
  /**
   * Does what is due, until nothing more is for a while. Gives when to come again; nothing where nothing is left.
   * Called while it is at work, it looks anew at what is due, and at what the reader lets it do.
   */
  run(): Promise<number | undefined>;
}

/** Errands at work on at a time: enough for full batches, few enough to hold. */
const AT_WORK = 300;

/** What is due within this time, in milliseconds, is waited for. Later the browser may have stopped us. */
const STAYS = 20_000;

/** After so many failures a paper is asked about alone: another one may be what the source stumbles over. */
const FAILURES_TOGETHER = 2;

const OFFLINE_PAUSE = 60_000;

export function makeRunner(db: LibraryDatabase, world: World, readRules: () => Promise<Rules>): Runner {
  let running: Promise<number | undefined> | undefined;
  let isCalled = false;
  let wake = () => {};

  return {
    run() {
      isCalled = true;
      wake();
      running ??= work().finally(() => {
        running = undefined;
      });
      return running;
    },
  };

  async function work(): Promise<number | undefined> {
    let rules = await readRules();
    const jobs = new Map<string, Job>();
    const asking = new Map<string, Promise<unknown>>();
    const paces = new Map((await db.paces.toArray()).map((it) => [it.source, it]));
    const freeAt = ({ id }: Source) => paces.get(id)?.freeAt ?? 0;
    let planning: Promise<void> = Promise.resolve();
    let isOffline = false;

    for (;;) {
      if (isCalled) await followRules();
      isOffline ||= !world.isOnline();
      if (!isOffline) {
        await takeUp();
        startAsking();
      }
      const next = isOffline ? world.now() + OFFLINE_PAUSE : await nextMoment();
      const isIdle = isOffline || next === undefined || next - world.now() > STAYS;
      if (asking.size === 0 && isIdle && !isCalled) return next;
      if (!isCalled) await somethingHappens(next);
    }

    /** What the reader lets us do may have changed. */
    async function followRules(): Promise<void> {
      isCalled = false;
      isOffline = false;
      await dropForgotten();
      const current = await readRules();
      if (JSON.stringify(current) === JSON.stringify(rules)) return;
      rules = current;
      await plan(() => errandsOf(() => true));
    }

    /** What nobody wants to know any more is not asked. */
    async function dropForgotten(): Promise<void> {
      const ids = [...jobs.keys()];
      const errands = await db.errands.bulkGet(ids);
      ids.forEach((id, at) => {
        if (!errands[at]) jobs.delete(id);
      });
    }

    /** Takes up errands that are due, and those that come of these; those that somebody waits for, however many are at work. */
    async function takeUp(): Promise<void> {
      const awaited = await db.errands
        .where('dueAt')
        .equals(0)
        .filter(({ id }) => !jobs.has(id))
        .toArray();
      if (awaited.length > 0) await plan(() => awaited);
      while (jobs.size < AT_WORK) {
        const due = await db.errands.where('dueAt').belowOrEqual(world.now()).limit(AT_WORK).toArray();
        const isFresh = ({ id }: Errand) => !jobs.has(id);
        if (!due.some(isFresh)) return;
        await plan(() => due.filter(isFresh));
      }
    }

    function errandsOf(isMeant: (question: Question) => boolean): Errand[] {
      return [...jobs.values()].filter(({ question }) => isMeant(question)).map(({ errand }) => errand);
    }

    /**
     * Finds the next questions of these errands. One plan is made after the other, so that none which was begun before
     * an answer came stands in the place of one that knows it.
     */
    function plan(choose: () => readonly Errand[]): Promise<void> {
      planning = planning.then(async () => {
        const errands = choose();
        const planned = await jobsFor(db, errands, rules, { freeAt, now: world.now() });
        for (const { id } of errands) jobs.delete(id);
        for (const job of planned) jobs.set(job.errand.id, job);
      });
      return planning;
    }

    /** Asks each source that is free and wanted. Of one host, only one at a time. */
    function startAsking(): void {
      for (const [source, wanted] of bySource([...jobs.values()].sort(byUrgency))) {
        if (asking.has(source.host) || freeAt(source) > world.now()) continue;
        const work = askAbout(source, batchOf(source, wanted)).finally(() => asking.delete(source.host));
        asking.set(source.host, work);
      }
    }

    async function askAbout(source: Source, batch: readonly Job[]): Promise<void> {
      const byHandle = new Map(batch.toReversed().map((job) => [job.question.handle, job]));
      const handles = [...byHandle.keys()];
      const [job] = batch;
      const etag = job && handles.length === 1 ? etagOf(job) : undefined;
      // Set before anything is awaited, so that nobody else asks meanwhile; and kept, so that it outlasts us.
      const pace = startPace(source);
      await inOneTransaction(db, async () => {
        await db.paces.put(pace);
        await beginAsking(db, source, handles, world);
      });
      startPace(source, pace);
      const outcome = await ask(
        world,
        signed(source.request(handles, job?.paper), source, rules.mailto),
        etag,
      );
      isOffline ||= outcome.kind === 'offline';
      const isWell = await inOneTransaction(db, async () => {
        const isWell = await takeIn(db, source, byHandle, outcome, world.now());
        await db.paces.put(endPace(source, isWell, outcome.kind === 'failed' ? outcome.after : undefined));
        return isWell;
      });
      // Who waits for a source that fails may do something else meanwhile.
      await plan(() => errandsOf((it) => it.source === source && (!isWell || handles.includes(it.handle))));
    }

    /** From now on it is asked; begun once more, for as much later as writing that down took. */
    function startPace({ id, spacing }: Source, begun?: Pace): Pace {
      const now = world.now();
      const known = begun ?? paces.get(id);
      const pace: Pace = {
        source: id,
        freeAt: now + spacing,
        failures: known?.failures ?? 0,
        lastAskedAt: now,
        asked: begun ? begun.asked : (known?.asked ?? 0) + 1,
      };
      paces.set(id, pace);
      return pace;
    }

    /** A source that fails is left alone: as long as it says, and ever longer where it says nothing. */
    function endPace(source: Source, isWell: boolean, after = 0): Pace {
      const pace = paces.get(source.id) ?? startPace(source);
      const failures = isWell ? 0 : pace.failures + 1;
      const pause = isWell ? 0 : Math.max(after, pauseAfter(failures, world.random));
      const next = { ...pace, failures, freeAt: Math.max(pace.freeAt, world.now() + pause) };
      paces.set(source.id, next);
      return next;
    }

    /** When a source is free that is wanted, or an errand is due. Nothing where only answers are waited for. */
    async function nextMoment(): Promise<number | undefined> {
      const waiting = [...jobs.values()].filter(({ question }) => !asking.has(question.source.host));
      const due = jobs.size < AT_WORK ? await nextDue(db, world.now()) : undefined;
      const moments = waiting.map(({ question }) => freeAt(question.source));
      if (due !== undefined) moments.push(due);
      return moments.length ? Math.min(...moments) : undefined;
    }

    function somethingHappens(next: number | undefined): Promise<unknown> {
      let cancel = () => {};
      const time = new Promise<void>((resolve) => {
        wake = resolve;
        if (next !== undefined) cancel = world.after(Math.max(next - world.now(), 1), resolve);
      });
      return Promise.race([time, ...asking.values()]).finally(() => {
        cancel();
        wake = () => {};
      });
    }
  }
}

function bySource(jobs: readonly Job[]): Map<Source, Job[]> {
  const groups = new Map<Source, Job[]>();
  for (const job of jobs) {
    const group = groups.get(job.question.source);
    if (group) group.push(job);
    else groups.set(job.question.source, [job]);
  }
  return groups;
}

/** As many of these as the source takes in one request, the most urgent first. */
function batchOf(source: Source, jobs: readonly Job[]): Job[] {
  const batch: Job[] = [];
  const handles = new Set<Identifier>();
  for (const job of jobs) {
    const { handle } = job.question;
    const isAlone = failuresOf(job) >= FAILURES_TOGETHER;
    const fits = handles.size === 0 || (!isAlone && handles.size < source.batch);
    if (!handles.has(handle) && !fits) continue;
    handles.add(handle);
    batch.push(job);
    if (isAlone) return batch;
  }
  return batch;
}

function failuresOf({ answers, question: { source, handle } }: Job): number {
  return answers.get(answerId(source.id, handle))?.attempts ?? 0;
}

/** That an answer has not changed says nothing to a paper that has not taken it in. */
function etagOf({ paper, answers, question: { source, handle } }: Job): string | undefined {
  const isTakenIn = paper.seen?.some((it) => it.source === `${source.id}/api`);
  return isTakenIn ? answers.get(answerId(source.id, handle))?.etag : undefined;
}

const URGENCY: readonly Why[] = ['code', 'bibliography', 'complete', 'publication'];

function byUrgency(a: Job, b: Job): number {
  return (
    rankOf(a.errand) - rankOf(b.errand) ||
    URGENCY.indexOf(a.errand.why) - URGENCY.indexOf(b.errand.why) ||
    a.errand.dueAt - b.errand.dueAt
  );
}

/** What the reader has pressed for comes first, then what is on their screen, then what nobody waits for. */
function rankOf({ asked, only }: Errand): number {
  if (only) return 1;
  return asked ? 0 : 2;
}
