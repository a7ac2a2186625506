/**
 * Writing a file of any number of papers: they come in lots and in any order, and are not held. What is held are their
 * entries, in UTF-8, for the citation keys are known only when all papers are.
 */
import { type Keyed, keyReader, uniqueKeys } from '../citation/citation-key';
import type { Identifier, Paper } from '../paper';
import type { ExportOptions, FormatParts } from './format';
import { type GrowingBytes, growingBytes } from './growing-bytes';

/** What some papers become, as one thread can hand it to another. */
export interface Lot {
  keys: Identifier[];
  /** Their entries in the same order, one behind the other, in UTF-8: so they take no more room than in the file. */
  text: Uint8Array<ArrayBuffer>;
  /** Where in it each entry ends. */
  ends: number[];
  /** Where in it citation keys belong. */
  places: number[];
  /** How many of these places are before the end of each entry. */
  placesUntil: number[];
  /** For each entry that has its citation key in it, what that depends on. */
  cited: (Keyed | undefined)[];
  /** When the last of the papers was saved. */
  newest: number;
}

/** @throws SyntaxError for a pattern of citation keys that is none */
export type WriteLot = (papers: readonly Paper[]) => Lot;

export interface OpenFile {
  /** Stands for each citation key until that is known: no text holds it by chance. */
  place: string;
  add(lot: Lot): void;
  /** The file with those of the papers that were added, in pieces of about a megabyte. */
  pieces(): Iterable<Uint8Array<ArrayBuffer>>;
}

/** Writes papers for a file in which citation keys have this place. */
export function lotWriter(format: FormatParts, options: ExportOptions, place: string): WriteLot {
  const text = growingBytes();
  let readKey: ((paper: Paper) => Keyed) | undefined;
  return (papers) => {
    const lot: Omit<Lot, 'text'> = { keys: [], ends: [], places: [], placesUntil: [], cited: [], newest: 0 };
    for (const paper of papers) {
      const [first = '', ...rest] = format.entry(paper, place, options).split(place);
      text.putText(first);
      for (const part of rest) {
        lot.places.push(text.length);
        text.putText(part);
      }
      if (rest.length > 0) readKey ??= keyReader(options.keyPattern);
      lot.cited.push(rest.length > 0 ? readKey?.(paper) : undefined);
      lot.keys.push(paper.key);
      lot.ends.push(text.length);
      lot.placesUntil.push(lot.places.length);
      lot.newest = Math.max(lot.newest, paper.savedAt);
    }
    return { ...lot, text: text.taken() };
  };
}

/** Pieces of this size, in bytes: a hundred thousand small ones would each take room of their own. */
const LARGE = 1_000_000;

/** @param keys of the papers, in the order of the file */
export function startFile(format: FormatParts, keys: readonly Identifier[]): OpenFile {
  /** What follows is by a paper's place in the file: last, when nothing else is left to do, nothing is looked up. */
  const placeOf = new Map(keys.map((key, place) => [key, place]));
  const lots = new Array<Lot | undefined>(keys.length).fill(undefined);
  const placeInLot = new Uint32Array(keys.length);
  let newest = 0;

  /** By the papers' places, of those that have one. */
  function citationKeys(): readonly (string | undefined)[] {
    const places: number[] = [];
    const cited: Keyed[] = [];
    for (const [place, lot] of lots.entries()) {
      const keyed = lot?.cited[placeInLot[place] ?? 0];
      if (!keyed) continue;
      places.push(place);
      cited.push(keyed);
    }
    const found = new Array<string | undefined>(keys.length).fill(undefined);
    for (const [index, citationKey] of uniqueKeys(cited).entries()) found[places[index] ?? 0] = citationKey;
    return found;
  }

  function* pieces(): Generator<Uint8Array<ArrayBuffer>> {
    const { before, between, after } = format.frame(newest);
    const citedAs = citationKeys();
    const piece = growingBytes();
    piece.putText(before);
    let isFirst = true;
    for (const [place, lot] of lots.entries()) {
      if (!lot) continue;
      if (piece.length >= LARGE) yield piece.taken();
      if (!isFirst) piece.putText(between);
      isFirst = false;
      putEntry(piece, lot, placeInLot[place] ?? 0, citedAs[place] ?? '');
    }
    piece.putText(after);
    yield piece.taken();
  }

  return {
    place: crypto.randomUUID(),
    add(lot) {
      for (const [at, key] of lot.keys.entries()) {
        const place = placeOf.get(key);
        if (place === undefined) continue;
        lots[place] = lot;
        placeInLot[place] = at;
      }
      newest = Math.max(newest, lot.newest);
    },
    pieces,
  };
}

/** The text of a file in pieces. */
export function textOf(pieces: Iterable<Uint8Array>): string {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return Array.from(pieces, (piece) => decoder.decode(piece, { stream: true })).join('');
}

/** Puts the lot's entry at this place, with this citation key in all its places. */
function putEntry(piece: GrowingBytes, lot: Lot, at: number, citationKey: string): void {
  const { text, ends, places, placesUntil } = lot;
  let from = ends[at - 1] ?? 0;
  const last = placesUntil[at] ?? 0;
  for (let index = placesUntil[at - 1] ?? 0; index < last; index++) {
    const place = places[index] ?? from;
    piece.put(text.subarray(from, place));
    piece.putText(citationKey);
    from = place;
  }
  piece.put(text.subarray(from, ends[at]));
}
