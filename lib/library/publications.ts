/** What the reader says of where a preprint has appeared. */
import { addressOf } from '../addresses';
import type { Identifier, Paper, PublicationEvidence, Sighting } from '../paper';
import { pageOfPaper } from '../paper-links';
import type { LibraryDatabase } from './database';
import { answersAbout, errandFor, putDown } from './errands';
import type { Offer } from './evidence';
import { learn } from './learn';
import { inOneTransaction, rewritePapers } from './records';
import { tell } from './save';
import type { RestoreUndo } from './undo-restore';

/**
 * The paper has appeared as the offer says: from now on it goes by both identifiers and is cited as published, by the
 * publication's title and authors where these are others. Another saved paper that is that publication becomes one with it. Gives the paper's key, which may be another one then, and
 * what undoes it.
 */
export function acceptPublication(
  db: LibraryDatabase,
  key: Identifier,
  offer: Offer,
  at = Date.now(),
): Promise<{ key: Identifier; undo: RestoreUndo } | undefined> {
  return inOneTransaction(db, async () => {
    const before = await db.papers.get(key);
    const other = offer.id ? await ownerOf(db, offer.id) : undefined;
    const paper = await decide(db, key, offer, true);
    if (!before || !paper) return undefined;
    await tell(db, [sightingOf(paper, offer)], at);
    const now = (await ownerOf(db, key)) ?? paper;
    let learnt = now;
    for (const { found, offered: _, ...answer } of await answersAbout(db, offer.id ? [offer.id] : [])) {
      // A publication by another title was not believed to be this paper; now the reader says so.
      if (answer.state === 'other') {
        await db.answers.delete(answer.id);
        continue;
      }
      if (found) learnt = await learn(db, learnt, answer.source, found, at);
      await db.answers.put(answer);
    }
    await putDown(db, [errandFor('complete', learnt.key, at, { asked: true })]);
    const touched = other && other.key !== key ? [before, other] : [before];
    return { key: learnt.key, undo: { at, before: touched, after: [learnt.key] } };
  });
}

/** It has not: the offer is not made again. */
export function declinePublication(db: LibraryDatabase, key: Identifier, offer: Offer): Promise<void> {
  return inOneTransaction(db, async () => {
    await decide(db, key, offer, false);
  });
}

/** The reader has not decided yet after all. */
export function reopenPublication(db: LibraryDatabase, key: Identifier, offer: Offer): Promise<void> {
  return inOneTransaction(db, async () => {
    await decide(db, key, offer, undefined);
  });
}

async function decide(
  db: LibraryDatabase,
  key: Identifier,
  offer: Offer,
  accepted: boolean | undefined,
): Promise<Paper | undefined> {
  const paper = await db.papers.get(key);
  if (!paper?.publishedAs) return undefined;
  const isMeant = (it: PublicationEvidence) =>
    offer.evidence.some((one) => one.source === it.source && one.id === it.id && one.venue === it.venue);
  const decided = {
    ...paper,
    publishedAs: paper.publishedAs.map(({ accepted: before, ...it }) => {
      const now = isMeant(it) ? accepted : before;
      return now === undefined ? it : { ...it, accepted: now };
    }),
  };
  await rewritePapers(db, [decided]);
  return decided;
}

async function ownerOf(db: LibraryDatabase, id: Identifier): Promise<Paper | undefined> {
  const owned = await db.identifiers.get(id);
  return owned && db.papers.get(owned.key);
}

/** What the evidence tells, as if a page had: by whoever says most precisely what the venue is. */
export function sightingOf(paper: Paper, { id, evidence }: Offer): Sighting {
  const best =
    evidence.find((it) => it.venue && it.venueType) ?? evidence.find((it) => it.venue) ?? evidence[0];
  const { venue, venueType, published, source = 'web' } = best ?? {};
  return {
    source: `${source}/api`,
    url: addressOf(id ?? '') ?? pageOfPaper(paper) ?? 'https://doi.org/',
    ids: id ? [paper.key, id] : [paper.key],
    title: paper.title,
    links: [],
    ...(venue && (venueType || source !== 'arxiv') && { venue: venue.slice(0, 500) }),
    ...(venue && !venueType && source === 'arxiv' && { journalRef: venue }),
    ...(venueType && { venueType }),
    ...(published && { published }),
  };
}
