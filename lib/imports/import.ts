/**
 * What an import format is to the rest of the program: the text of one file in, drafts of papers and problems out, one
 * by one, so that a large file can be read in slices. No browser API is touched, and nothing is thrown: what cannot
 * be used is a problem with its line.
 */
import type { Account } from '../library/merge';
import type { Identifier, Status } from '../paper';

/** A paper as a file tells it. */
export interface Draft {
  /** Where it begins in the file, the first line being 1. */
  line: number;
  /** What the file calls it: a citation key, a title. */
  entry: string;
  /** Everything told, under identifiers that it is known by anywhere; none may be known. */
  told: Omit<Account, 'ids' | 'source'> & { ids: Identifier[] };
  own: Own;
}

/** What the reader had written, or set. */
export interface Own {
  tags?: string[];
  note?: string;
  status?: Status;
  citationKey?: string;
  /** Milliseconds since 1970. */
  savedAt?: number;
}

export const FAULTS = [
  /** An entry begins and does not end: a brace, a quotation mark, a line that closes it. */
  'notClosed',
  'notUnderstood',
  /** Fields stand behind an entry's end. */
  'behindEnd',
  'noComma',
  'unknownString',
  'fieldTwice',
  /** The same key names another entry of the file. */
  'keyTwice',
  'badKey',
  /** The entry that this one takes fields from is not there. */
  'noParent',
  'noTitle',
  /** Neither a title nor an identifier. */
  'nothingKnown',
  /** A value was cut to what a paper can hold. */
  'tooLong',
  /** A row has more cells than there are headings. */
  'tooMany',
  'badDate',
  'badAddress',
  /** Text in which nothing names a paper. */
  'noIdentifier',
  /** What should be a record is none. */
  'noRecord',
] as const;

export type Fault = (typeof FAULTS)[number];

export interface Problem {
  what: Fault;
  line: number;
  entry?: string;
  field?: string;
  /** The piece that is to blame. */
  detail?: string;
  /** The whole entry is left out; else it comes in without what the problem is about. */
  isLeftOut: boolean;
}

export type Item = { draft: Draft } | { problem: Problem };

export interface ImportOptions {
  /** Of CSV: which column, by its place, holds what. */
  columns?: readonly (Column | undefined)[];
  /** Of bookmarks: only those in this folder and the folders in it. */
  folder?: string;
}

export const COLUMNS = [
  ...['title', 'authors', 'date', 'venue', 'volume', 'issue', 'pages', 'publisher', 'identifier', 'arxiv'],
  ...['doi', 'page', 'pdf', 'code', 'abstract', 'tags', 'note', 'status', 'comments', 'categories'],
  ...['authorCount', 'saved', 'citationKey', 'workType', 'editor', 'isbn', 'issn'],
] as const;

export type Column = (typeof COLUMNS)[number];

/** What a person can choose about a file once its kind is known. */
export interface Choices {
  /** The columns of a CSV file: their headings, and what each is taken for. */
  headings?: string[];
  columns?: (Column | undefined)[];
  /** The first rows below the headings. */
  rows?: string[][];
  /** Folders of bookmarks that hold papers, and how many. */
  folders?: { path: string; papers: number }[];
}

export interface ImportFormat {
  /** `bibtex`, `ris` … It names the source of what is told: `import/bibtex`. */
  id: string;
  /** As shown: `BibTeX`. */
  name: string;
  /** Endings of files, without the dot. */
  extensions: readonly string[];
  /** For the README's table: who writes such files, and what is read. */
  writtenBy: string;
  reads: string;
  /** How sure it is, from 0 to 1, that a text (its beginning is enough) is of this kind. */
  recognises(text: string): number;
  read(text: string, options?: ImportOptions): Iterable<Item>;
  /** What there is to choose before reading. */
  choices?(text: string): Choices;
}
