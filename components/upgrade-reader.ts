/** The part of upgrading a bibliography that takes long, without the page: a file is read, and written again. */
import { type BibFile, openBibFile } from '../lib/bibliography/bib-file';
import { readBibliography, type Work } from '../lib/bibliography/read-bibliography';
import { type Upgrade, upgradeEntry } from '../lib/bibliography/upgrade-entry';
import type { BibtexEntry } from '../lib/imports/bibtex-syntax';
import type { Problem } from '../lib/imports/import';

export type Order =
  | { open: ArrayBuffer | string }
  /** The places of entries, and what each is to say. */
  | { write: (readonly [place: number, to: Upgrade])[] };

export type Answer =
  | { done: number; total: number }
  | { read: { entries: number; works: Work[]; problems: Problem[] } }
  | { written: Uint8Array<ArrayBuffer> };

/** How many characters are read before the page hears of it. */
const STEP = 200_000;

/** Answers orders one after the other. */
export function startUpgrading(answer: (it: Answer) => void): (order: Order) => void {
  let file: BibFile = openBibFile('');
  let entries: readonly BibtexEntry[] = [];

  function open(content: ArrayBuffer | string): void {
    file = openBibFile(content);
    const total = file.text.length;
    let next = STEP;
    const read = readBibliography(file, (done) => {
      if (done < next) return;
      next = done + STEP;
      answer({ done, total });
    });
    entries = read.entries;
    answer({ read: { entries: entries.length, works: read.works, problems: read.problems } });
  }

  function write(upgrades: Extract<Order, { write: unknown }>['write']): void {
    const inOrder = upgrades.toSorted(([a], [b]) => a - b);
    const edits = inOrder.flatMap(([place, to]) => {
      const entry = entries[place];
      return entry ? upgradeEntry(file.text, entry, to) : [];
    });
    answer({ written: file.withEdits(edits) });
  }

  return (order) => ('open' in order ? open(order.open) : write(order.write));
}
