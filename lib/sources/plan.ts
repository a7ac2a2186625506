/**
 * Which source is asked what next about a paper. Nothing is asked that is known, or that was answered; and of what
 * could be asked, no more than is needed.
 */
import { bestCode, rankLinks } from '../code-links';
import { type Answer, answerId, type Errand, type Why } from '../library/errands';
import { isUnpublished, openOffers } from '../library/evidence';
import type { Identifier, Link, Paper } from '../paper';
import { acl } from './acl';
import { arxiv } from './arxiv';
import { arxivHtml } from './arxiv-html';
import { crossref } from './crossref';
import { datacite } from './datacite';
import { dblp } from './dblp';
import { gitHub, gitHubSearch, handleOfRepository } from './github';
import { huggingFace } from './huggingface';
import { openAlex } from './openalex';
import { openReview } from './openreview';
import { semanticScholar } from './semantic-scholar';
import { softwareHeritage } from './software-heritage';
import type { Source } from './source';
import { zenodo } from './zenodo';

/** What is known of a paper, in the library or not. */
export type Known = Pick<Paper, 'ids' | 'title'> & Partial<Paper>;

export interface Question {
  source: Source;
  handle: Identifier;
}

export type Step =
  | { kind: 'ask'; question: Question }
  /** Nothing can be asked before that moment. */
  | { kind: 'wait'; until: number }
  | { kind: 'done' };

/** A source, and whether it is wanted, given what is known by then. */
interface Stage {
  source: Source;
  isWanted(paper: Known, answers: Answers): boolean;
  /** Identifiers besides the paper's own. */
  besides?(paper: Known, answers: Answers): Identifier[];
  /** How many identifiers it is asked about; one unless said otherwise. */
  most?: number;
}

/** What was answered about a paper's identifiers, by id. */
export type Answers = ReadonlyMap<string, Answer>;

export interface Situation {
  paper: Known;
  answers: Answers;
  /** The ids of the sources that may be asked. */
  allowed: readonly string[];
  /** When a source may be asked next. */
  freeAt(source: Source): number;
  now: number;
}

/** A source that is busy for longer is passed over for the time being. */
const PATIENCE = 60_000;

/** The next step of an errand. */
export function nextStep(errand: Errand, situation: Situation): Step {
  const { now } = situation;
  let wait: number | undefined;
  for (const { source, handle, answer, isSettled } of questionsOf(errand, situation)) {
    if (isSettled) continue;
    const notBefore = answer?.notBefore ?? 0;
    const freeAt = Math.max(situation.freeAt(source), notBefore);
    if (freeAt - now < PATIENCE && notBefore <= now) return { kind: 'ask', question: { source, handle } };
    wait = Math.min(wait ?? freeAt, freeAt);
  }
  return wait === undefined ? { kind: 'done' } : { kind: 'wait', until: wait };
}

/** A question of an errand, and what became of it. */
export interface Standing extends Question {
  answer: Answer | undefined;
  /** It is not asked again. */
  isSettled: boolean;
}

/** All that an errand wants to know by now, in the order of asking, and what it has asked. */
export function* questionsOf(
  errand: Errand,
  { paper, answers, allowed }: Pick<Situation, 'paper' | 'answers' | 'allowed'>,
): Generator<Standing> {
  for (const { source, isWanted, besides, most = 1 } of STAGES[errand.why]) {
    if (!isOpen(source, errand, allowed)) continue;
    const isToBeAsked = isWanted(paper, answers);
    const ids = [...paper.ids, ...(besides?.(paper, answers) ?? [])];
    for (const handle of source.handles(ids).slice(0, most)) {
      const answer = answers.get(answerId(source.id, handle));
      const isSettled = answer !== undefined && answer.state !== 'asked' && answer.at >= errand.since;
      if (isToBeAsked || isSettled) yield { source, handle, answer, isSettled };
    }
  }
}

function isOpen({ id }: Source, { only }: Errand, allowed: readonly string[]): boolean {
  return (!only || only.includes(id)) && allowed.includes(id);
}

/** The stages of each kind of errand, in their order. */
const STAGES: Record<Why, readonly Stage[]> = {
  complete: [
    { source: arxiv, isWanted: (paper) => !isToldBy(paper, 'arxiv/paper') || lacksText(paper) },
    { source: openReview, isWanted: (paper) => lacksText(paper) || !paper.venue },
    { source: crossref, isWanted: () => true, most: 3 },
    { source: datacite, isWanted: isUnknownToCrossref },
    { source: huggingFace, isWanted: (paper) => !bestCode(paper.links ?? []) },
    { source: openAlex, isWanted: lacksMore },
    { source: semanticScholar, isWanted: lacksMore },
  ],
  publication: [
    { source: arxiv, isWanted: () => true },
    { source: crossref, isWanted: () => true, besides: offered, most: 4 },
    { source: openReview, isWanted: (paper) => !paper.venue },
    { source: semanticScholar, isWanted: isUnpublished },
    { source: dblp, isWanted: (paper) => isNowhere(paper) && canBeSearchedFor(paper) },
  ],
  bibliography: [
    { source: arxiv, isWanted: () => true },
    { source: openReview, isWanted: (paper) => !paper.venue },
    { source: semanticScholar, isWanted: isNowhere },
    { source: dblp, isWanted: (paper) => isNowhere(paper) && canBeSearchedFor(paper) },
    { source: crossref, isWanted: () => true, besides: offered, most: 4 },
  ],
  code: [
    { source: huggingFace, isWanted: lacksCode },
    { source: arxiv, isWanted: lacksCode },
    { source: arxivHtml, isWanted: lacksCode },
    { source: openReview, isWanted: lacksCode },
    { source: acl, isWanted: lacksCode },
    { source: semanticScholar, isWanted: (paper, answers) => lacksCode(paper, answers) && !paper.abstract },
    { source: gitHubSearch, isWanted: lacksCode },
    { source: zenodo, isWanted: lacksCode },
    { source: softwareHeritage, isWanted: lacksCode },
    { source: gitHub, isWanted: () => true, besides: repositories, most: 2 },
  ],
};

function isToldBy({ seen = [] }: Known, source: string): boolean {
  return seen.some((it) => it.source === source);
}

/** Authors in full, an abstract, a day. */
function lacksText({
  authors,
  authorsCut,
  authorCount = 0,
  abstract,
  abstractCut,
  published,
}: Known): boolean {
  const lacksAuthors = !authors?.length || authorsCut === true || authorCount > authors.length;
  return lacksAuthors || !abstract || abstractCut === true || !published;
}

/** The same, and where it appeared, if it goes by what only publications go by. */
function lacksMore(paper: Known): boolean {
  return lacksText(paper) || (!paper.venue && !paper.journalRef && crossref.handles(paper.ids).length > 0);
}

/** What Crossref does not know another agency may have given out. */
function isUnknownToCrossref({ ids }: Known, answers: Answers): boolean {
  const [doi] = datacite.handles(ids);
  if (!doi) return false;
  return !crossref.handles([doi]).length || answers.get(answerId(crossref.id, doi))?.state === 'unknown';
}

/** A preprint of which nobody says that it has appeared, or might have. */
function isNowhere(paper: Known): boolean {
  return isUnpublished(paper) && openOffers({ publishedAs: [], ...paper }).length === 0;
}

/** By its title and its first author. */
function canBeSearchedFor({ ids, title, authors }: Known): boolean {
  return !ids.includes(title) && Boolean(authors?.length);
}

function offered({ publishedAs, ids }: Known): Identifier[] {
  return openOffers({ publishedAs, ids }).flatMap(({ id }) => id ?? []);
}

/** Whether nothing yet was found that is surely the paper's code. */
function lacksCode(paper: Known, answers: Answers): boolean {
  return !candidates(paper, answers).some(isSure);
}

/** The authors say so, or their abstract does. */
export function isSure({ kind, foundIn, theirs }: Link): boolean {
  if (kind === 'project' || kind === 'organization' || theirs === false) return false;
  return theirs === true || foundIn === 'comments' || foundIn === 'abstract';
}

/** All that may be the paper's code, the likeliest first. */
export function candidates({ links = [] }: Known, answers: Answers): Link[] {
  const found = [...links, ...[...answers.values()].flatMap((it) => it.links ?? [])];
  return rankLinks(found).filter(({ kind }) => kind !== 'pdf' && kind !== 'html' && kind !== 'project');
}

function repositories(paper: Known, answers: Answers): Identifier[] {
  return candidates(paper, answers)
    .filter(({ pushed }) => pushed === undefined)
    .flatMap((it) => handleOfRepository(it) ?? []);
}
