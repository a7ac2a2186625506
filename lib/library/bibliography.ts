/**
 * Works of a bibliography that are looked up without being saved. The library may know them: then it is read, and never
 * changed.
 */
import type { Identifier, Paper } from '../paper';
import type { LibraryDatabase } from './database';
import { type About, type Answer, answersAbout, errandFor, putDown } from './errands';
import { openOffers, withPublications, withRetractions } from './evidence';
import { withFinding, withOffer } from './learn';
import { paperFrom } from './merge';

const WHY = 'bibliography';

/** The source of what the entry itself tells. */
export const ITSELF = 'import';

/** Has these looked up, before what was put down earlier: somebody waits. */
export async function lookUpWorks(db: LibraryDatabase, works: readonly About[], now: number): Promise<void> {
  await putDown(
    db,
    works.flatMap((about) => {
      const [key] = about.ids;
      return key ? errandFor(WHY, key, now, { about, asked: true, dueAt: 0 }) : [];
    }),
  );
}

/** Nobody waits for these any more, which are named by their first identifiers. */
export async function forgetWorks(db: LibraryDatabase, keys: readonly Identifier[]): Promise<void> {
  await db.errands.bulkDelete(keys.map((key) => `${WHY} ${key}`));
}

/** The works that are still being looked up, by their first identifiers, and when each is taken up again. */
export async function worksLookedUp(db: LibraryDatabase): Promise<ReadonlyMap<Identifier, number>> {
  const errands = await db.errands.where('id').startsWith(`${WHY} `).toArray();
  return new Map(errands.map(({ key, dueAt }) => [key, dueAt]));
}

/** The work with all that was told of it: to us because of this, or to the library before. */
export async function workAsTold(db: LibraryDatabase, about: About): Promise<Paper> {
  const paper = withSaved(
    (await answersAbout(db, ownIds(about))).reduce(withAnswer, workAlone(about)),
    await savedAs(db, about.ids),
  );
  const offered = await answersAbout(db, offeredIds(paper));
  return offered.reduce(
    (it, { source, found, at }) => (found ? withOffer(it, source, found, at) : it),
    paper,
  );
}

/** As its entry tells it. */
function workAlone(about: About): Paper {
  const ids = ownIds(about);
  const published = about.ids.filter((id) => !ids.includes(id));
  return withPublications(
    paperFrom({ ...about, ids, source: 'import/bibtex', links: [] }, 0),
    published.map((id) => ({ id, source: ITSELF, at: 0 })),
  );
}

/** A preprint that goes by another DOI as well says itself where it has appeared. */
function ownIds({ ids }: About): Identifier[] {
  const arxiv = ids.filter((id) => id.startsWith('arxiv:'));
  return arxiv.length > 0 ? ids.filter((id) => !id.startsWith('doi:')) : [...ids];
}

function withAnswer(paper: Paper, { source, found, at }: Answer): Paper {
  if (!found) return paper;
  const { venue, published } = found.sighting ?? {};
  const told = withFinding(paper, source, found, at);
  // A conference's own record of what was handed in to it; the day is that of its decision.
  if (source !== 'openreview' || !venue) return told;
  const year = published?.slice(0, 4);
  return withPublications(told, [{ venue, ...(year && { published: year }), source, at }]);
}

function withSaved(paper: Paper, saved: Paper | undefined): Paper {
  const publications = (saved?.publishedAs ?? []).map(({ accepted, ...it }) =>
    accepted === false ? { ...it, accepted } : it,
  );
  return withRetractions(withPublications(paper, publications), saved?.retracted ?? []);
}

async function savedAs(db: LibraryDatabase, ids: readonly Identifier[]): Promise<Paper | undefined> {
  const owned = (await db.identifiers.bulkGet([...ids])).find((it) => it !== undefined);
  return owned && db.papers.get(owned.key);
}

function offeredIds(paper: Paper): Identifier[] {
  return openOffers(paper).flatMap(({ id }) => id ?? []);
}

/** The names of the sources that were asked about the work, or about what it may have become, and have not answered. */
export async function silentAbout(db: LibraryDatabase, about: About): Promise<string[]> {
  const paper = await workAsTold(db, about);
  const answers = await answersAbout(db, [...ownIds(about), ...offeredIds(paper)]);
  const silent = answers.filter(
    ({ state, attempts }) => state === 'given-up' || (state === 'asked' && attempts > 0),
  );
  return [...new Set(silent.map(({ source }) => source))];
}
