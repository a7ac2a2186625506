/** The papers that are selected in a list; one that goes from the library goes from the selection. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { onLibraryChanged } from '../lib/library/changes';
import type { LibraryDatabase } from '../lib/library/database';
import { inTurn } from '../lib/library/records';
import type { Identifier } from '../lib/paper';

export interface Selection {
  keys: ReadonlySet<Identifier>;
  /** The next range begins there. */
  toggle(key: Identifier): void;
  set(keys: Iterable<Identifier>): void;
  /** The next range begins there. */
  begin(key: Identifier): void;
  /**
   * Selects all of the list between where the range begins and there, in the place of what the range held.
   * @param at where the keyboard is: where the range does not end there, another begins
   */
  extend(list: readonly Identifier[], to: Identifier, at?: Identifier): void;
}

interface Range {
  from?: Identifier | undefined;
  to?: Identifier;
  /** What was selected before it, and stays so. */
  others: ReadonlySet<Identifier>;
}

export function useSelection(db: LibraryDatabase): Selection {
  const [keys, setKeys] = useState<ReadonlySet<Identifier>>(new Set());
  const latest = useRef(keys);
  const range = useRef<Range>({ others: keys });

  function put(next: ReadonlySet<Identifier>) {
    latest.current = next;
    setKeys(next);
  }

  function begin(from: Identifier | undefined) {
    range.current = { from, others: latest.current };
  }

  useEffect(
    () =>
      onLibraryChanged(db, async (changed = [...latest.current]) => {
        const touched = changed.filter((key) => latest.current.has(key));
        if (touched.length === 0) return;
        // A list that cannot be read says so itself.
        const gone = await goneOf(db, touched).catch(() => new Set());
        if (gone.size === 0) return;
        const there = (some: ReadonlySet<Identifier>) => new Set([...some].filter((key) => !gone.has(key)));
        range.current = { ...range.current, others: there(range.current.others) };
        latest.current = there(latest.current);
        setKeys(latest.current);
      }),
    [db],
  );

  return {
    keys,
    toggle(key) {
      const next = new Set(latest.current);
      if (!next.delete(key)) next.add(key);
      put(next);
      begin(key);
    },
    set(some) {
      put(new Set(some));
      begin(range.current.from);
    },
    begin,
    extend(list, to, at) {
      const { from: start, to: end } = range.current;
      const goesOn = start !== undefined && list.includes(start) && (at === undefined || at === end);
      if (!goesOn) begin(at !== undefined && list.includes(at) ? at : to);
      const { from = to, others } = range.current;
      const ends = [list.indexOf(from), list.indexOf(to)];
      put(new Set([...others, ...list.slice(Math.min(...ends), Math.max(...ends) + 1)]));
      range.current = { from, to, others };
    },
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
