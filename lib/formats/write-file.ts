/**
 * Writing a file of any number of papers: they come in lots and in any order, and are not held. What is held is the
 * text, for the citation keys are known only when all papers are.
 */
import { type Keyed, keyReader, uniqueKeys } from '../citation/citation-key';
import type { Identifier, Paper } from '../paper';
import type { ExportOptions, FormatParts } from './format';

export interface OpenFile {
  /** @throws SyntaxError for a pattern of citation keys that is none */
  take(papers: readonly Paper[]): void;
  /** The file in pieces, with those of the papers that were taken, in this order. */
  inOrder(keys: readonly Identifier[]): Iterable<string>;
}

export function startFile(format: FormatParts, options: ExportOptions): OpenFile {
  /** Stands for each citation key until that is known: no text holds it by chance. */
  const place = crypto.randomUUID();
  const entries = new Map<Identifier, string>();
  const cited: Keyed[] = [];
  let readKey: ((paper: Paper) => Keyed) | undefined;
  let newest = 0;

  function* finished(keys: readonly Identifier[]): Generator<string> {
    const citationKeys = uniqueKeys(cited);
    for (const key of keys) {
      const entry = entries.get(key);
      if (entry !== undefined) yield entry.split(place).join(citationKeys.get(key));
    }
  }

  return {
    take(papers) {
      for (const paper of papers) {
        const entry = format.entry(paper, place, options);
        entries.set(paper.key, entry);
        // Looking through it also makes one piece of it, which takes less room than the pieces it was joined of.
        if (entry.includes(place)) {
          readKey ??= keyReader(options.keyPattern);
          cited.push(readKey(paper));
        }
        newest = Math.max(newest, paper.savedAt);
      }
    },
    inOrder: (keys) => format.file(finished(keys), newest),
  };
}
