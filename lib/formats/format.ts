/** What an export format is to the rest of the program: papers in, the text of one file out. */
import type { Paper } from '../paper';

export interface ExportOptions {
  /** Put abstracts in, in the formats that leave them out unless asked. */
  abstracts?: boolean;
  /** Of citation keys, in the formats that have them: see `lib/citation/key-pattern.ts`. */
  keyPattern?: string;
}

export interface Format {
  /** `bibtex`, `ris`, `csl-json`, `markdown`, `csv`, `json`. */
  id: string;
  /** As shown in the menu: `BibTeX`. */
  name: string;
  /** Of the file, without the dot. */
  extension: string;
  mediaType: string;
  /** For the README's table: what the format is good for, in a few words. */
  usedBy: string;
  /** The whole file's text. Pure: the same papers give the same text. */
  write(papers: readonly Paper[], options?: ExportOptions): string;
}
