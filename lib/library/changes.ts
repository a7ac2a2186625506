/** Hearing of the library's changes, in whatever context they are made, without reading anything. */
import Dexie, { type ObservabilitySet, RangeSet } from 'dexie';
import type { Identifier } from '../paper';
import type { LibraryDatabase } from './database';

/** A change is told at once; those that follow it within this time, in milliseconds, are told together. */
const GATHER = 50;

/** More changed papers than this, and reading everything is quicker than one by one, in a library of any size. */
const MOST_NAMED = 5000;

/**
 * Calls back with the keys of the papers that changed, or with nothing where they are too many to name. Returns how
 * to stop.
 */
export function onLibraryChanged(
  db: LibraryDatabase,
  changed: (keys: readonly Identifier[] | undefined) => void,
): () => void {
  const table = `idb://${db.name}/digests/`;
  let gathered: Set<Identifier> | undefined = new Set();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastTold = -GATHER;

  function gather(parts: ObservabilitySet) {
    const ranges = parts[table];
    if (!ranges) return;
    // What another page did arrives as plain data; made a RangeSet again, it can be gone through.
    for (const { from, to } of RangeSet(ranges)) {
      if (from === to) gathered?.add(String(from));
      else gathered = undefined;
    }
    timer ??= setTimeout(tell, lastTold + GATHER - performance.now());
  }

  function tell() {
    const keys = gathered && gathered.size <= MOST_NAMED ? [...gathered] : undefined;
    gathered = new Set();
    timer = undefined;
    lastTold = performance.now();
    changed(keys);
  }

  Dexie.on('storagemutated', gather);
  return () => {
    Dexie.on.storagemutated.unsubscribe(gather);
    clearTimeout(timer);
  };
}
