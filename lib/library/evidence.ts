/** What sources tell of a paper besides its fields: where it has appeared since, and that it was retracted. */
import { schemeOf } from '../identifiers';
import type { Paper, PublicationEvidence, Retraction } from '../paper';

/** More than all sources together tell of one paper. */
const MOST = 20;

/** The paper with this evidence. What a source tells again takes the place of what it told; the reader's word stays. */
export function withPublications(paper: Paper, told: readonly PublicationEvidence[]): Paper {
  if (told.length === 0) return paper;
  const all = new Map<string, PublicationEvidence>();
  for (const it of [...(paper.publishedAs ?? []), ...told]) {
    const name = `${it.source} ${it.id ?? it.venue}`;
    const known = all.get(name);
    const newer = !known || it.at >= known.at ? it : known;
    const accepted = it.accepted ?? known?.accepted;
    all.set(name, accepted === undefined ? newer : { ...newer, accepted });
  }
  return { ...paper, publishedAs: [...all.values()].slice(-MOST) };
}

/** The paper with these retractions, each notice once from each source: as it was told first. */
export function withRetractions(paper: Paper, told: readonly Retraction[]): Paper {
  if (told.length === 0) return paper;
  const all = new Map<string, Retraction>();
  for (const it of [...(paper.retracted ?? []), ...told]) {
    const name = `${it.source} ${it.notice}`;
    const known = all.get(name);
    if (!known || it.at < known.at) all.set(name, it);
  }
  return { ...paper, retracted: [...all.values()].slice(-MOST) };
}

/** A preprint of which nobody has told where it appeared. */
export function isUnpublished({
  ids,
  venue,
  journalRef,
  publishedAs = [],
}: Pick<Paper, 'ids'> & Partial<Paper>): boolean {
  const isPreprint = ids.some((id) => schemeOf(id) === 'arxiv' || id.startsWith('doi:10.1101/'));
  return isPreprint && !venue && !journalRef && !publishedAs.some(({ accepted }) => accepted);
}

/** What tells that the paper has appeared, and waits for the reader's word: all evidence for one publication together. */
export interface Offer {
  /** What the publication goes by, where anybody knows. */
  id?: string;
  evidence: PublicationEvidence[];
}

/** The publications that the reader has not decided about. One by which the paper goes already is none. */
export function openOffers({ publishedAs = [], ids }: Pick<Paper, 'publishedAs' | 'ids'>): Offer[] {
  const offers = new Map<string, Offer>();
  for (const it of publishedAs) {
    if (it.accepted !== undefined || (it.id && ids.includes(it.id))) continue;
    const name = it.id ?? it.venue ?? '';
    const offer = offers.get(name) ?? { ...(it.id && { id: it.id }), evidence: [] };
    offer.evidence.push(it);
    offers.set(name, offer);
  }
  return [...offers.values()];
}

export function isRetracted({ retracted }: Pick<Paper, 'retracted'>): boolean {
  return Boolean(retracted?.length);
}
