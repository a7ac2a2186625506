/** What an export format is to the rest of the program: papers in, the text of one file out. */
import type { Paper } from '../paper';
import { lotWriter, startFile, textOf } from './write-file';

export interface ExportOptions {
  /** Put abstracts in, in the formats that leave them out unless asked. */
  abstracts?: boolean;
  /** Of citation keys, in the formats that have them: see `lib/citation/key-pattern.ts`. */
  keyPattern?: string;
}

/** What one format is, and no other. Pure: the same papers give the same text. */
export interface FormatParts {
  /** `bibtex`, `ris`, `csl-json`, `markdown`, `csv`, `json`. */
  id: string;
  /** As shown in the menu: `BibTeX`. */
  name: string;
  /** Of the file, without the dot. */
  extension: string;
  mediaType: string;
  /** For the README's table: what the format is good for, in a few words. */
  usedBy: string;
  /**
   * What the file says of one paper, as it stands there. Where the format has citation keys, this one stands in it as
   * it is.
   */
  entry(paper: Paper, key: string, options: ExportOptions): string;
  /** What stands around the entries. `newest` is when the last of the papers was saved. */
  frame(newest: number): Frame;
}

/** What a file is besides its entries. */
export interface Frame {
  before: string;
  between: string;
  after: string;
}

export interface Format extends FormatParts {
  /** The whole file's text at once, for a few papers. */
  write(papers: readonly Paper[], options?: ExportOptions): string;
}

export function formatOf(parts: FormatParts): Format {
  return {
    ...parts,
    write(papers, options = {}) {
      const file = startFile(
        parts,
        papers.map(({ key }) => key),
      );
      file.add(lotWriter(parts, options, file.place)(papers));
      return textOf(file.pieces());
    },
  };
}
