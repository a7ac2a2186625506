/** Looking for the code of papers, in the library or not, when a page or the reader asks for it. */
import { t } from '../../lib/i18n';
import { keyOf } from '../../lib/identifiers';
import type { LibraryDatabase } from '../../lib/library/database';
import { type About, type Errand, errandFor, putDown } from '../../lib/library/errands';
import type { CodeFound } from '../../lib/messages';
import { readSettings } from '../../lib/settings';
import { onScreenSource } from '../../lib/sites/on-screen';
import type { Site } from '../../lib/sites/site';
import { codeKnown } from '../../lib/sources/code-found';
import { paperOf } from '../../lib/sources/jobs';
import { isSure } from '../../lib/sources/plan';
import { Refused } from './listen';

/** Papers that are looked for at once. Whoever asks for more has to wait; a broken page cannot have us ask for ever. */
const MOST_AT_ONCE = 100;

/** How long an answer is waited for, in milliseconds: a little less than whoever asked waits for us. */
const PATIENCE = 8000;
const LOOK_EVERY = 250;

/**
 * What may be the papers' code. Where nothing is known yet it is looked for, and what is known once that is enough, or
 * after a few seconds, is told; `looking` says that there may be more: asked again, nothing is asked twice.
 * @param only the sources that may be asked; all where it is not given
 * @throws Refused where too much is being looked for
 */
export async function findCode(
  library: LibraryDatabase,
  entries: readonly About[],
  only?: string[],
): Promise<CodeFound[]> {
  const papers = await Promise.all(
    entries.map(async (about) => (await savedAmong(library, about)) ?? { ...about, key: keyOf(about.ids) }),
  );
  const errands = papers.map((paper, index) =>
    errandFor('code', paper.key, Date.now(), {
      asked: true,
      ...(entries[index] && { about: entries[index] }),
      ...(only && { only }),
    }),
  );
  if (only?.length !== 0) await putDownSome(library, errands);
  const end = Date.now() + PATIENCE;
  for (;;) {
    const left = await library.errands.bulkGet(errands.map(({ id }) => id));
    const found = await Promise.all(
      papers.map(async (paper, index) => ({
        candidates: await codeKnown(library, paper),
        looking: left[index] !== undefined,
      })),
    );
    const isEnough = found.every(({ candidates, looking }) => !looking || candidates.some(isSure));
    if (isEnough || Date.now() > end) return found;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
  }
}

/** The same for what is on the screen of a site's page: nobody but the site is asked, and only where the reader wants it. */
export async function findOnScreen(
  library: LibraryDatabase,
  entries: readonly About[],
  site: Site,
): Promise<CodeFound[]> {
  const { findCodeOnScroll } = await readSettings();
  const source = findCodeOnScroll ? onScreenSource(site) : undefined;
  return findCode(library, entries, source ? [source] : []);
}

async function savedAmong(library: LibraryDatabase, { ids }: About) {
  const owned = await library.identifiers.bulkGet(ids);
  const key = owned.find((it) => it !== undefined)?.key;
  return key === undefined ? undefined : paperOf(library, key);
}

/** What is looked for already is not put down anew. */
async function putDownSome(library: LibraryDatabase, errands: readonly Errand[]): Promise<void> {
  const known = await library.errands.bulkGet(errands.map(({ id }) => id));
  const fresh = errands.filter((_, index) => !known[index]);
  const waiting = await library.errands
    .where('id')
    .startsWith('code ')
    .filter(({ dueAt }) => dueAt <= Date.now())
    .count();
  if (waiting + fresh.length > MOST_AT_ONCE) throw new Refused(t('codeLater'));
  await putDown(library, fresh);
}
