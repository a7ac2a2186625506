/** The papers that are selected in a list; one that goes from the library goes from the selection. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { onLibraryChanged } from '../lib/library/changes';
import type { LibraryDatabase } from '../lib/library/database';
import { inTurn } from '../lib/library/records';
import type { Identifier } from '../lib/paper';

export interface Selection {
  keys: ReadonlySet<Identifier>;
  toggle(key: Identifier): void;
  set(keys: Iterable<Identifier>): void;
}

export function useSelection(db: LibraryDatabase): Selection {
  const [keys, setKeys] = useState<ReadonlySet<Identifier>>(new Set());
  const latest = useRef(keys);
  latest.current = keys;

  useEffect(
    () =>
      onLibraryChanged(db, async (changed = [...latest.current]) => {
        const touched = changed.filter((key) => latest.current.has(key));
        if (touched.length === 0) return;
        // A list that cannot be read says so itself.
        const gone = await goneOf(db, touched).catch(() => new Set());
        if (gone.size) setKeys((before) => new Set([...before].filter((key) => !gone.has(key))));
      }),
    [db],
  );

  return {
    keys,
    toggle(key) {
      setKeys((before) => {
        const next = new Set(before);
        if (!next.delete(key)) next.add(key);
        return next;
      });
    },
    set: (some) => setKeys(new Set(some)),
  };
}

/** To read the keys of all papers takes no longer than to look for so many of them. */
const MANY = 300;

/** Those of these papers that are in the library no more. */
async function goneOf(db: LibraryDatabase, keys: readonly Identifier[]): Promise<ReadonlySet<Identifier>> {
  const gone = new Set(keys);
  await inTurn(keys.toSorted(), async (lot) => {
    const [first = '', last = ''] = [lot[0], lot.at(-1)];
    const them = db.papers.where(':id');
    const there = keys.length < MANY ? them.anyOf(lot) : them.between(first, last, true, true);
    for (const key of await there.primaryKeys()) gone.delete(key);
  });
  return gone;
}
