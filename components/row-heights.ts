/**
 * Where the rows of a list stand of which only those that were drawn have a known height. Asking and telling take a
 * time that grows with the logarithm of the rows: what a row has more than usual is kept in a binary indexed tree
 * (P. Fenwick, "A new data structure for cumulative frequency tables", 1994).
 */
export interface RowHeights {
  /** In pixels, as all that follows. */
  of(index: number): number;
  set(index: number, height: number): void;
  /** What is above a row; of the row after the last: the height of all. */
  above(index: number): number;
  /** The row that is so far from the top; the nearest where there is none. */
  at(offset: number): number;
}

/** @param usual the height of rows that were not drawn yet, more than nothing */
export function makeRowHeights(count: number, usual: number): RowHeights {
  /** At each place what a stretch of rows that ends there has more than usual. Lists of even rows need none. */
  let tree: Float64Array | undefined;

  function moreAbove(index: number): number {
    let more = 0;
    if (tree) for (let place = index; place > 0; place &= place - 1) more += tree[place] ?? 0;
    return more;
  }

  const above = (index: number) => index * usual + moreAbove(index);
  const of = (index: number) => above(index + 1) - above(index);

  return {
    of,
    above,
    set(index, height) {
      const more = height - of(index);
      if (more === 0) return;
      tree ??= new Float64Array(count + 1);
      for (let place = index + 1; place <= count; place += place & -place) {
        tree[place] = (tree[place] ?? 0) + more;
      }
    },
    at(offset) {
      let passed = 0;
      let left = offset;
      for (let step = 2 ** Math.floor(Math.log2(Math.max(1, count))); step >= 1; step /= 2) {
        const stretch = step * usual + (tree?.[passed + step] ?? 0);
        if (passed + step > count || stretch > left) continue;
        passed += step;
        left -= stretch;
      }
      return Math.max(0, Math.min(count - 1, passed));
    },
  };
}
