/** Hearing of the library's changes, in whatever context they are made. */
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
  const digests = `idb://${db.name}/digests/`;
  const bulkEdits = `idb://${db.name}/bulkEdits/`;
  let gathered: Set<Identifier> | undefined = new Set();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastTold = -GATHER;
  let isStopped = false;

  function gather(parts: ObservabilitySet) {
    const [papers, edits] = [parts[digests], parts[bulkEdits]];
    if (papers) gathered = addTo(gathered, pointsOf(papers));
    if (edits) void gatherEdited(pointsOf(edits));
    if (papers) tellSoon();
  }

  /** An edit of many changes no digest: it says itself whose they are. */
  async function gatherEdited(ids: readonly unknown[] | undefined) {
    const edits = ids && (await db.bulkEdits.bulkGet(ids as number[]).catch(() => undefined));
    // What was written into its papers meanwhile is in none of its records any more.
    const areThere = edits?.every((it) => it && it.keys.length === it.count);
    gathered = addTo(gathered, areThere ? edits?.flatMap((it) => it?.keys ?? []) : undefined);
    if (!isStopped) tellSoon();
  }

  function tellSoon() {
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
    isStopped = true;
    Dexie.on.storagemutated.unsubscribe(gather);
    clearTimeout(timer);
  };
}

/** The keys that changed; nothing where it was a whole stretch of them. */
function pointsOf(ranges: ObservabilitySet[string]): unknown[] | undefined {
  // What another page did arrives as plain data; made a RangeSet again, it can be gone through.
  const changed = [...RangeSet(ranges)];
  return changed.every(({ from, to }) => from === to) ? changed.map(({ from }) => from) : undefined;
}

function addTo(
  gathered: Set<Identifier> | undefined,
  keys: readonly unknown[] | undefined,
): Set<Identifier> | undefined {
  if (!gathered || !keys) return undefined;
  for (const key of keys) gathered.add(String(key));
  return gathered;
}
