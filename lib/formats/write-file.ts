/**
 * Writing a file of any number of papers: they come in lots and in any order, and are not held. What is held is the
 * text, for the citation keys are known only when all papers are.
 */
import { type Keyed, keyReader, uniqueKeys } from '../citation/citation-key';
import type { Identifier, Paper } from '../paper';
import type { ExportOptions, FormatParts } from './format';

/** What some papers become, as one thread can hand it to another. */
export interface Lot {
  keys: Identifier[];
  /** In the same order. */
  entries: string[];
  cited: Keyed[];
  /** When the last of the papers was saved. */
  newest: number;
}

/** @throws SyntaxError for a pattern of citation keys that is none */
export type WriteLot = (papers: readonly Paper[]) => Lot;

export interface OpenFile {
  /** Stands for each citation key until that is known: no text holds it by chance. */
  place: string;
  add(lot: Lot): void;
  /** The file in pieces, with those of the papers that were added, in this order. */
  inOrder(keys: readonly Identifier[]): Iterable<string>;
}

/** Writes papers for a file in which citation keys have this place. */
export function lotWriter(format: FormatParts, options: ExportOptions, place: string): WriteLot {
  let readKey: ((paper: Paper) => Keyed) | undefined;
  return (papers) => {
    const lot: Lot = { keys: [], entries: [], cited: [], newest: 0 };
    for (const paper of papers) {
      const entry = format.entry(paper, place, options);
      lot.keys.push(paper.key);
      lot.entries.push(entry);
      // Looking through it also makes one piece of it, which takes less room than the pieces it was joined of.
      if (entry.includes(place)) {
        readKey ??= keyReader(options.keyPattern);
        lot.cited.push(readKey(paper));
      }
      lot.newest = Math.max(lot.newest, paper.savedAt);
    }
    return lot;
  };
}

export function startFile(format: FormatParts): OpenFile {
  const place = crypto.randomUUID();
  const entries = new Map<Identifier, string>();
  const cited: Keyed[] = [];
  let newest = 0;

  function* finished(keys: readonly Identifier[]): Generator<string> {
    const citationKeys = uniqueKeys(cited);
    for (const key of keys) {
      const entry = entries.get(key);
      if (entry !== undefined) yield entry.split(place).join(citationKeys.get(key));
    }
  }

  return {
    place,
    add(lot) {
      lot.keys.forEach((key, at) => {
        entries.set(key, lot.entries[at] ?? '');
      });
      cited.push(...lot.cited);
      newest = Math.max(newest, lot.newest);
    },
    inOrder: (keys) => format.file(finished(keys), newest),
  };
}
