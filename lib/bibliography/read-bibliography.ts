/** What a bibliography holds that can be looked up, and what in it is broken. */
import { kindOfContainer } from '../citation/known-venues';
import { schemeOf } from '../identifiers';
import { entriesIn, type Fields, identityIn } from '../imports/bibtex';
import type { BibtexEntry, BibtexPart } from '../imports/bibtex-syntax';
import type { Problem } from '../imports/import';
import type { About } from '../library/errands';
import type { Identifier } from '../paper';
import { clean, clip } from '../text';
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

/** No more than a look-up sends. */
const MOST_AUTHORS = 20;
const MOST_IDS = 20;
const LONGEST_TITLE = 1000;

/** @param tell is told how far it is, in characters */
export function readBibliography(file: BibFile, tell: (done: number) => void = () => {}): Bibliography {
  const entries: BibtexEntry[] = [];
  const works: Work[] = [];
  const problems: Problem[] = [];
  /** Entries that are understood only in part are left as they are. */
  const doubtful = new Set<string>();
  for (const item of entriesIn(file.text)) {
    if ('problem' in item) {
      const { problem } = item;
      if (IS_BROKEN.has(problem.what)) {
        problems.push({ ...problem, ...(problem.detail && { detail: file.readable(problem.detail) }) });
        if (!problem.isLeftOut) doubtful.add(problem.entry ?? '');
      }
      continue;
    }
    const { entry, fields } = item;
    tell(entry.to);
    const place = entries.push(entry) - 1;
    if (doubtful.has(entry.key)) continue;
    const work = workOf(entry, fields, place, file);
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

function workOf(entry: BibtexEntry, fields: Fields, place: number, file: BibFile): Work | undefined {
  const told = identityIn(entry, fields);
  const ids = told.ids.filter((id) => ASKED_BY.has(schemeOf(id))).slice(0, MOST_IDS);
  const [first] = ids;
  if (!first) return undefined;
  // What is not called anything is not called something else.
  const written = fields.has('title') ? clip(clean(file.readable(told.title ?? '')), LONGEST_TITLE) : '';
  const title = written || first;
  const authors = told.authors.slice(0, MOST_AUTHORS).map((it) => ({ ...it, name: file.readable(it.name) }));
  return {
    place,
    line: entry.line,
    key: entry.key || title,
    year: told.published?.slice(0, 4) ?? '',
    about: { ids, title, ...(authors.length > 0 && { authors }) },
    isPreprint: isPreprint(ids, told.venue, entry),
  };
}

/** What sources that tell of publications and retractions are asked by. */
const ASKED_BY: ReadonlySet<string> = new Set(['arxiv', 'doi', 'openreview', 'acl']);

/** Kinds of works that are none of the things that preprints become. */
const STANDS_ALONE = /book|thesis|proceedings|manual|patent|software|dataset|collection|reference/;

/** DOIs of bioRxiv and medRxiv, Research Square, ChemRxiv, Preprints.org, PsyArXiv and its like, TechRxiv, SSRN, Authorea. */
const OF_SERVERS =
  /^doi:10\.(?:1101\/(?:20|\d{6})|21203\/rs|26434\/|20944\/preprints|31234\/|31219\/|36227\/techrxiv|2139\/ssrn|22541\/)/;

function isPreprint(
  ids: readonly Identifier[],
  venue: string | undefined,
  { type, fields }: BibtexEntry,
): boolean {
  const number = ids.some((id) => /^(?:arxiv|openreview):/.test(id) || OF_SERVERS.test(id));
  const hasVenue = Boolean(venue) && kindOfContainer(venue ?? '') !== 'preprint';
  return (
    number && !hasVenue && !fields.has('crossref') && (type === 'inproceedings' || !STANDS_ALONE.test(type))
  );
}
