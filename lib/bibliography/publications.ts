/** What a work of a bibliography has become, by all that sources told: what its entry may say from now on. */
import { referenceOf } from '../citation/reference';
import type { Publication as Place } from '../citation/venues';
import { saysTheSame } from '../library/as-published';
import { ITSELF, workAsTold } from '../library/bibliography';
import type { LibraryDatabase } from '../library/database';
import { type About, answersAbout } from '../library/errands';
import { type Offer, openOffers } from '../library/evidence';
import { withFinding } from '../library/learn';
import { paperFrom } from '../library/merge';
import { sightingOf } from '../library/publications';
import type { Identifier, Paper, Retraction } from '../paper';
import { crossref, doiOfAcl } from '../sources/crossref';
import { fold } from '../text';
import type { Upgrade } from './upgrade-entry';

export interface Publication {
  id?: Identifier;
  /** The sources that say so. */
  says: string[];
  /** Where it appeared. Where that could not be taken apart, or nobody knows when, the entry cannot say so. */
  words?: string;
  upgrade: Upgrade;
}

export interface Standing {
  /** Of the work, or of what it has become. */
  retracted: readonly Retraction[];
  /** The best known first. */
  publications: Publication[];
}

/** What is known of the work by now. Nothing is asked, and nothing written. */
export async function standingOf(db: LibraryDatabase, about: About): Promise<Standing> {
  const work = await workAsTold(db, about);
  const told = await Promise.all(
    openOffers(work).map((offer) => publicationOf(db, work, offer, about.title)),
  );
  const publications = told.map(({ publication }) => publication);
  const known = publications.filter(saysAnything);
  return {
    retracted: [work, ...told].flatMap(({ retracted = [] }) => retracted),
    publications: together(known).toSorted(byKnowledge),
  };
}

/** A DOI that stands in the entry already, and of which nothing is known, is no news. */
function saysAnything({ says, words, upgrade }: Publication): boolean {
  if (upgrade.container || words) return true;
  return upgrade.doi !== undefined && says.some((source) => source !== ITSELF);
}

async function publicationOf(
  db: LibraryDatabase,
  work: Paper,
  offer: Offer,
  title: string,
): Promise<{ publication: Publication; retracted?: Retraction[] | undefined }> {
  const { id, evidence } = offer;
  const answers = await answersAbout(db, id ? [id] : []);
  const first = paperFrom({ ...sightingOf(work, offer), ids: [id ?? work.key] }, 0);
  const paper = answers.reduce(
    (it, { source, found, at }) => (found ? withFinding(it, source, found, at) : it),
    first,
  );
  const { publication, appeared, date, doi } = referenceOf(paper);
  const isInCrossref = answers.some(({ source, found }) => source === crossref.id && found);
  const number = doi ?? (id && isInCrossref ? doiOfAcl(id) : undefined);
  const told = answers.find(({ source, found }) => source === crossref.id && found?.sighting)?.found?.sighting
    ?.title;
  const renamed = told && !saysTheSame('title', told, title) ? told : undefined;
  const arxiv = referenceOf(work).server === 'arXiv' ? referenceOf(work).eprint : undefined;
  const words = appeared ?? publication?.container;
  return {
    publication: {
      ...(id && { id }),
      says: [...new Set(evidence.map(({ source }) => source))],
      ...(words && { words }),
      upgrade: {
        // With a venue and the preprint's year an entry would be wrong.
        ...(publication && date && { ...inFields(publication), date }),
        ...(publication && date && renamed && { title: renamed }),
        ...(number && { doi: number }),
        ...(arxiv && { arxiv }),
      },
    },
    retracted: paper.retracted,
  };
}

function inFields({ kind, container, series, volume, number, pages, publisher }: Place): Upgrade {
  return {
    kind,
    container,
    ...(series && { series }),
    ...(volume && { volume }),
    ...(number && { number }),
    ...(pages && { pages }),
    ...(publisher && { publisher }),
  };
}

/** What one source knows the number of and another only the name, in the same year, is one publication. */
function together(publications: readonly Publication[]): Publication[] {
  const kept: Publication[] = [];
  for (const it of publications.toSorted(byKnowledge)) {
    const same = kept.find((other) => isSame(other, it));
    if (same) same.says = [...new Set([...same.says, ...it.says])];
    else kept.push(it);
  }
  return kept;
}

function isSame({ upgrade: a }: Publication, { id, upgrade: b }: Publication): boolean {
  if (id || !a.container || !b.container || a.date?.slice(0, 4) !== b.date?.slice(0, 4)) return false;
  const [one, other] = [lettersOf(a.container), lettersOf(b.container)];
  return one.includes(other) || other.includes(one);
}

function lettersOf(name: string): string {
  return fold(name).replace(/[^\p{L}\p{N}]+/gu, '');
}

function byKnowledge(a: Publication, b: Publication): number {
  return knowledge(b) - knowledge(a) || b.says.length - a.says.length;
}

function knowledge({ upgrade: { container, doi, pages, volume } }: Publication): number {
  return (container ? 4 : 0) + (doi ? 2 : 0) + (pages || volume ? 1 : 0);
}

/** Whether an entry can be rewritten by it. */
export function canBeWritten({ upgrade: { container, doi } }: Publication): boolean {
  return Boolean(container || doi);
}
