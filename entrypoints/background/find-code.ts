/** Looking for the code of papers, in the library or not, when a page or the reader asks for it. */
import { t } from '../../lib/i18n';
import { keyOf } from '../../lib/identifiers';
import type { LibraryDatabase } from '../../lib/library/database';
import { type About, answersAbout, type Errand, errandFor, putDown } from '../../lib/library/errands';
import { readSettings } from '../../lib/settings';
import { onScreenSource } from '../../lib/sites/on-screen';
import type { Site } from '../../lib/sites/site';
import { type CodeFound, codeFound } from '../../lib/sources/code-found';
import { paperOf } from '../../lib/sources/jobs';
import { isSure, type Known } from '../../lib/sources/plan';
import { readRules } from './errands';
import { Refused } from './listen';

/**
 * Papers that are looked for at once, by presses and for what is on the screen each. Whoever asks for more has to wait;
 * a broken page cannot have us ask for ever.
 */
const MOST_AT_ONCE = 100;

/** How long an answer is waited for, in milliseconds: a little less than whoever asked waits for us. */
const PATIENCE = 8000;
const LOOK_EVERY = 250;

export interface How {
  /** The sources that may be asked; all where it is not given. */
  only?: string[];
  /** What was answered before does not count. */
  anew?: boolean | undefined;
}

/** A paper, and the errand that looks for its code. */
interface Sought {
  paper: Known;
  errand: Errand;
}

/**
 * What may be the papers' code. Where nothing is known yet it is looked for, and what is known once that is enough, or
 * after a few seconds, is told, with how far the search is: asked again, nothing is asked twice.
 * @throws Refused where too much is being looked for
 */
export async function findCode(
  library: LibraryDatabase,
  entries: readonly About[],
  how: How = {},
): Promise<CodeFound[]> {
  const sought = await Promise.all(entries.map((about) => soughtBy(library, about, how)));
  if (how.only?.length !== 0) await putDownSome(library, sought);
  const end = Date.now() + PATIENCE;
  for (;;) {
    const outside = { allowed: (await readRules()).allowed, isOnline: navigator.onLine };
    const found = await Promise.all(
      sought.map(({ paper, errand }) => codeFound(library, paper, errand, outside)),
    );
    const isEnough = found.every(({ candidates, state }) => state !== 'looking' || candidates.some(isSure));
    if (isEnough || Date.now() > end) return found;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
  }
}

async function soughtBy(library: LibraryDatabase, about: About, { only, anew }: How): Promise<Sought> {
  const now = Date.now();
  const paper = (await savedAmong(library, about)) ?? { ...about, key: keyOf(about.ids) };
  // What the reader pressed for does not wait for what became due before: see `takeUp` of `lib/sources/runner.ts`.
  const first = only ? {} : { dueAt: 0 };
  const more = { asked: true, about, ...first, ...(only && { only }), ...(anew && { since: now }) } as const;
  return { paper, errand: errandFor('code', paper.key, now, more) };
}

/** The same for what is on the screen of a site's page: nobody but the site is asked, and only where the reader wants it. */
export async function findOnScreen(
  library: LibraryDatabase,
  entries: readonly About[],
  site: Site,
): Promise<CodeFound[]> {
  const { findCodeOnScroll } = await readSettings();
  const source = findCodeOnScroll ? onScreenSource(site) : undefined;
  return findCode(library, entries, { only: source ? [source] : [] });
}

async function savedAmong(library: LibraryDatabase, { ids }: About) {
  const owned = await library.identifiers.bulkGet(ids);
  const key = owned.find((it) => it !== undefined)?.key;
  return key === undefined ? undefined : paperOf(library, key);
}

/** What is looked for already is not put down anew. */
async function putDownSome(library: LibraryDatabase, sought: readonly Sought[]): Promise<void> {
  const known = await library.errands.bulkGet(sought.map(({ errand }) => errand.id));
  const fresh = sought.filter((_, index) => !known[index]);
  const isOnScreen = (it: Errand | undefined) => it?.only !== undefined;
  const waiting = await library.errands
    .where('id')
    .startsWith('code ')
    .filter((it) => it.dueAt <= Date.now() && isOnScreen(it) === isOnScreen(sought[0]?.errand))
    .count();
  if (fresh.length > 0 && waiting + fresh.length > MOST_AT_ONCE) throw new Refused(t('codeLater'));
  await takeUpAgain(library, fresh);
  await putDown(
    library,
    fresh.map(({ errand }) => errand),
  );
}

/** A source that was given up for these papers is asked again, now that somebody waits for it. */
async function takeUpAgain(library: LibraryDatabase, sought: readonly Sought[]): Promise<void> {
  const answers = await answersAbout(
    library,
    sought.flatMap(({ paper }) => paper.ids),
  );
  await library.answers.bulkDelete(answers.filter(({ state }) => state === 'given-up').map(({ id }) => id));
}
