/** What a bibliography holds that can be looked up, and what in it is broken. */
import { kindOfContainer } from '../citation/known-venues';
import { schemeOf } from '../identifiers';
import { readEntries } from '../imports/bibtex';
import type { BibtexEntry, BibtexPart } from '../imports/bibtex-syntax';
import type { Draft, Problem } from '../imports/import';
import type { About } from '../library/errands';
import type { BibFile } from './bib-file';

/** An entry by which somebody can be asked. */
export interface Work {
  /** Of the entry, among all that can be read. */
  place: number;
  line: number;
  key: string;
  year: string;
  about: About;
  /** It says nothing of where it appeared, and goes by a preprint's number. */
  isPreprint: boolean;
}

export interface Bibliography {
  entries: BibtexEntry[];
  works: Work[];
  problems: Problem[];
}

/** More than one look-up sends. */
const MOST_AUTHORS = 20;

/** @param tell is told how far it is, in characters */
export function readBibliography(file: BibFile, tell: (done: number) => void = () => {}): Bibliography {
  const entries: BibtexEntry[] = [];
  const works: Work[] = [];
  const problems: Problem[] = [];
  /** Entries that are understood only in part are left as they are. */
  const doubtful = new Set<string>();
  for (const item of readEntries(file.text)) {
    if ('problem' in item) {
      const { problem } = item;
      if (IS_BROKEN.has(problem.what)) {
        problems.push({ ...problem, ...(problem.detail && { detail: file.readable(problem.detail) }) });
        if (!problem.isLeftOut) doubtful.add(problem.entry ?? '');
      }
      continue;
    }
    const { draft, entry } = item;
    tell(entry.to);
    const place = entries.push(entry) - 1;
    if (doubtful.has(entry.key)) continue;
    const work = workOf(readable(draft, file), entry, place);
    if (work) works.push(work);
  }
  return { entries, works, problems };
}

const IS_BROKEN: ReadonlySet<Problem['what']> = new Set<BrokenWhat>([
  'notClosed',
  'notUnderstood',
  'behindEnd',
  'noComma',
  'fieldTwice',
]);

type BrokenWhat = Extract<BibtexPart, { kind: 'broken' }>['problem']['what'];

function readable(draft: Draft, { readable: read }: BibFile): Draft {
  const { title, authors, ...told } = draft.told;
  const named = authors?.slice(0, MOST_AUTHORS).map((it) => ({ ...it, name: read(it.name) }));
  return { ...draft, told: { ...told, title: read(title), ...(named && { authors: named }) } };
}

function workOf({ told, line }: Draft, entry: BibtexEntry, place: number): Work | undefined {
  const ids = told.ids.filter((id) => ASKED_BY.has(schemeOf(id)));
  if (ids.length === 0) return undefined;
  const { authors, published = '' } = told;
  // What is not called anything is not called something else.
  const title = entry.fields.has('title') ? told.title : (ids[0] ?? told.title);
  const about = { ids, title, ...(authors && { authors }) };
  const key = entry.key || title;
  return { place, line, key, year: published.slice(0, 4), about, isPreprint: isPreprint(told, entry) };
}

/** What sources that tell of publications and retractions are asked by. */
const ASKED_BY: ReadonlySet<string> = new Set(['arxiv', 'doi', 'openreview', 'acl']);

/** Kinds of works that are none of the things that preprints become. */
const STANDS_ALONE = /book|thesis|proceedings|manual|patent|software|dataset|collection|reference/;

/** DOIs of bioRxiv and medRxiv, Research Square, ChemRxiv, Preprints.org, PsyArXiv and its like, TechRxiv, SSRN, Authorea. */
const OF_SERVERS =
  /^doi:10\.(?:1101\/(?:20|\d{6})|21203\/rs|26434\/|20944\/preprints|31234\/|31219\/|36227\/techrxiv|2139\/ssrn|22541\/)/;

function isPreprint({ ids, venue }: Draft['told'], { type, fields }: BibtexEntry): boolean {
  const number = ids.some((id) => /^(?:arxiv|openreview):/.test(id) || OF_SERVERS.test(id));
  const hasVenue = venue !== undefined && kindOfContainer(venue) !== 'preprint';
  return (
    number && !hasVenue && !fields.has('crossref') && (type === 'inproceedings' || !STANDS_ALONE.test(type))
  );
}
