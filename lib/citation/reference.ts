/** A paper as a bibliography sees it: what every format writes, worked out once. */

import { addressOf, pdfOf } from '../addresses';
import { bestCode } from '../code-links';
import { valueIn as identifierValue, schemeOf } from '../identifiers';
import type { Identifier, Paper, PartialDate } from '../paper';
import { type Name, nameOf } from './names';
import { appearanceOf, type Publication } from './venues';

export interface Reference {
  /** `preprint` where nothing is known but a preprint server, `other` where not even that. */
  kind: 'journal' | 'proceedings' | 'preprint' | 'other';
  /** With its TeX. */
  title: string;
  authors: readonly Name[];
  /** There are more authors than are named. */
  authorsCut: boolean;
  /** When the publication appeared; for a preprint, when it was first put online. */
  date: PartialDate | undefined;
  /** For a journal or proceedings. */
  publication: Publication | undefined;
  /** Where it appeared, in words that could not be taken apart. */
  appeared: string | undefined;
  server: string | undefined;
  /** The number on the preprint server: `2505.23462`. */
  eprint: string | undefined;
  /** arXiv's primary category. */
  category: string | undefined;
  doi: string | undefined;
  /** The page that a person opens. */
  url: string | undefined;
}

/** Gathers a paper's reference. Nothing is guessed: what the pages did not tell is not there. */
export function referenceOf(paper: Paper): Reference {
  const preprint = preprintOf(paper.ids);
  const { publication, appeared } = publicationOf(paper, preprint !== undefined);
  const date = publication ? publicationDate(paper, publication, preprint !== undefined) : firstDate(paper);
  const [category] = paper.categories ?? [];
  const authors = (paper.authors ?? []).map(nameOf);
  return {
    kind: publication?.kind ?? (preprint ? 'preprint' : 'other'),
    title: paper.title,
    authors,
    authorsCut:
      authors.length > 0 && (paper.authorsCut === true || (paper.authorCount ?? 0) > authors.length),
    date,
    publication,
    appeared,
    server: preprint?.server,
    eprint: preprint?.eprint,
    category: preprint?.server === 'arXiv' && /^[\w.-]+$/.test(category ?? '') ? category : undefined,
    doi: valueIn(paper.ids, 'doi'),
    url: pageOf(paper),
  };
}

/** The date's year, month and day, as many as are known. */
export function datePartsOf(date: PartialDate): number[] {
  return date.split('-').map(Number);
}

function valueIn(ids: readonly Identifier[], scheme: string): string | undefined {
  const id = ids.find((candidate) => schemeOf(candidate) === scheme);
  return id === undefined ? undefined : identifierValue(id);
}

function preprintOf(ids: readonly Identifier[]): { server: string; eprint?: string } | undefined {
  const arxiv = valueIn(ids, 'arxiv');
  if (arxiv) return { server: 'arXiv', eprint: arxiv };
  const iacr = valueIn(ids, 'iacr');
  if (iacr) return { server: 'Cryptology ePrint Archive', eprint: iacr };
  return undefined;
}

/**
 * A preprint whose venue is told without a year is a preprint still, with a word about where it appeared: the
 * year that its page tells is that of the preprint.
 */
function publicationOf(paper: Paper, isPreprint: boolean): { publication?: Publication; appeared?: string } {
  const { publication, text } = appearanceOf(paper);
  if (publication && !publication.year && isPreprint) return { appeared: publication.container };
  return { ...(publication && { publication }), ...(text && { appeared: text }) };
}

function publicationDate(paper: Paper, { year }: Publication, isPreprint: boolean): PartialDate | undefined {
  if (!year) return paper.published;
  // The month that a preprint's page tells is not the month of what it became.
  return !isPreprint && paper.published?.startsWith(year) ? paper.published : year;
}

/** When a paper was first put online; a preprint's number tells its month where no page told a date. */
function firstDate(paper: Paper): PartialDate | undefined {
  return paper.published ?? monthOf(valueIn(paper.ids, 'arxiv'));
}

/** The year in which a paper was first online: the same before and after it is published. */
export function firstYear(paper: Paper): string | undefined {
  const date =
    monthOf(valueIn(paper.ids, 'arxiv')) ?? paper.published ?? appearanceOf(paper).publication?.year;
  return date?.slice(0, 4);
}

/** `2505.23462` and `hep-th/0304012` were submitted in 2025-05 and 2003-04. */
function monthOf(arxiv: string | undefined): PartialDate | undefined {
  const [, year, month] =
    /^(?:[a-z-]+(?:\.[A-Z]{2})?\/)?(\d{2})(0[1-9]|1[0-2])(?:\.\d{4,5}|\d{3})$/i.exec(arxiv ?? '') ?? [];
  if (!year || !month) return undefined;
  return `${Number(year) > 90 ? '19' : '20'}${year}-${month}`;
}

/** The page of the strongest identifier that has one, else the page on which the paper was found. */
function pageOf(paper: Paper): string | undefined {
  for (const id of [paper.key, ...paper.ids]) {
    const address = webAddress(addressOf(id));
    if (address) return address;
  }
  return webAddress(paper.seen[0]?.url);
}

/** Where the paper's code is, in an address that a person can be sent to. */
export function codeAddress(paper: Paper): string | undefined {
  return webAddress(bestCode(paper.links)?.url);
}

/** The same for its PDF. */
export function pdfAddress(paper: Paper): string | undefined {
  for (const id of [paper.key, ...paper.ids]) {
    const address = webAddress(pdfOf(id));
    if (address) return address;
  }
  return webAddress(paper.links.find((link) => link.kind === 'pdf')?.url);
}

/** An address that a person can be sent to, in its normal form; a backup may have brought in any text. */
function webAddress(text: string | undefined): string | undefined {
  if (text === undefined || NORMAL.test(text)) return text;
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : undefined;
}

/** Most addresses are in their normal form: a host, and segments of letters and digits that do not begin with a dot. */
const NORMAL = /^https:\/\/(?:[a-z0-9]+\.)+[a-z]+(?:\/[\w-][\w.-]*)+\/?$/;
