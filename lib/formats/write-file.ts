/**
 * Writing a file of any number of papers: they come in lots and in any order, and are not held. What is held is what
 * becomes of them, for the citation keys are known only when all papers are.
 */
import { type Keyed, keyReader, uniqueKeys } from '../citation/citation-key';
import type { Identifier, Paper } from '../paper';
import type { ExportOptions, FormatParts, Frame } from './format';

/** What some papers become, as one thread can hand it to another. */
export interface Lot {
  keys: Identifier[];
  /** Their entries in the same order, one behind the other, in UTF-8: so they take no more room than in the file. */
  text: Uint8Array<ArrayBuffer>;
  /** Where in it each entry ends. */
  ends: number[];
  /** Where in it citation keys belong, and how many of these places are before the end of each entry. */
  places: number[];
  placesUntil: number[];
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
  /**
   * The file with those of the papers that were added, in this order, in pieces that are not small. The next piece
   * takes the place of the one before in memory.
   */
  inOrder(keys: readonly Identifier[]): Iterable<Uint8Array<ArrayBuffer>>;
}

const encoder = new TextEncoder();

/** Writes papers for a file in which citation keys have this place. */
export function lotWriter(format: FormatParts, options: ExportOptions, place: string): WriteLot {
  let readKey: ((paper: Paper) => Keyed) | undefined;
  return (papers) => {
    const cited: Keyed[] = [];
    let newest = 0;
    const entries = papers.map((paper) => {
      const parts = format.entry(paper, place, options).split(place);
      if (parts.length > 1) {
        readKey ??= keyReader(options.keyPattern);
        cited.push(readKey(paper));
      }
      newest = Math.max(newest, paper.savedAt);
      return parts;
    });
    return { keys: papers.map(({ key }) => key), ...encodedEntries(entries), cited, newest };
  };
}

/** @param entries of each the parts that citation keys stand between */
function encodedEntries(
  entries: readonly (readonly string[])[],
): Pick<Lot, 'text' | 'ends' | 'places' | 'placesUntil'> {
  const parts = entries.flat();
  const text = encoder.encode(parts.join(''));
  const isPlain = text.length === parts.reduce((sum, part) => sum + part.length, 0);
  const ends: number[] = [];
  const places: number[] = [];
  let end = 0;
  const placesUntil = entries.map((entry) => {
    for (const part of entry) {
      end += isPlain ? part.length : encoder.encode(part).length;
      places.push(end);
    }
    // Where the last part ends, there is no place.
    places.pop();
    ends.push(end);
    return places.length;
  });
  return { text, ends, places, placesUntil };
}

export function startFile(format: FormatParts): OpenFile {
  const found = new Map<Identifier, { lot: Lot; at: number }>();
  const cited: Keyed[] = [];
  let newest = 0;

  function* inOrder(keys: readonly Identifier[]): Generator<Uint8Array<ArrayBuffer>> {
    const { before, between, after } = encoded(format.frame(newest));
    const citationKeys = uniqueKeys(cited);
    const piece = startPiece();
    piece.put(before);
    let isFirst = true;
    for (const key of keys) {
      const entry = found.get(key);
      if (!entry) continue;
      if (piece.isLarge()) yield piece.taken();
      if (!isFirst) piece.put(between);
      isFirst = false;
      putEntry(entry.lot, entry.at, encoder.encode(citationKeys.get(key)), piece.put);
    }
    piece.put(after);
    yield piece.taken();
  }

  return {
    place: crypto.randomUUID(),
    add(lot) {
      lot.keys.forEach((key, at) => {
        found.set(key, { lot, at });
      });
      cited.push(...lot.cited);
      newest = Math.max(newest, lot.newest);
    },
    inOrder,
  };
}

/** The text of a file in pieces. */
export function textOf(pieces: Iterable<Uint8Array>): string {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return Array.from(pieces, (piece) => decoder.decode(piece, { stream: true })).join('');
}

function encoded({ before, between, after }: Frame): Record<keyof Frame, Uint8Array> {
  return {
    before: encoder.encode(before),
    between: encoder.encode(between),
    after: encoder.encode(after),
  };
}

/** The lot's entry at this place, with this citation key in all its places. */
function putEntry(lot: Lot, at: number, citationKey: Uint8Array, put: (bytes: Uint8Array) => void): void {
  const { text, ends, places, placesUntil } = lot;
  let from = ends[at - 1] ?? 0;
  for (const place of places.slice(placesUntil[at - 1] ?? 0, placesUntil[at])) {
    put(text.subarray(from, place));
    put(citationKey);
    from = place;
  }
  put(text.subarray(from, ends[at]));
}

/** A piece of this size goes into the file in one go: a hundred thousand small ones would each take room of their own. */
const LARGE = 1_000_000;

/** Gathers what is put behind one another. */
function startPiece() {
  let bytes = new Uint8Array(LARGE * 2);
  let length = 0;
  return {
    isLarge: () => length >= LARGE,
    put(more: Uint8Array): void {
      if (length + more.length > bytes.length) {
        const wider = new Uint8Array((length + more.length) * 2);
        wider.set(bytes.subarray(0, length));
        bytes = wider;
      }
      bytes.set(more, length);
      length += more.length;
    },
    /** What was put; the next begins anew. */
    taken(): Uint8Array<ArrayBuffer> {
      const all = bytes.subarray(0, length);
      length = 0;
      return all;
    },
  };
}
