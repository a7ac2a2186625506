/** How much of a value from outside is looked at at all: measured before a schema, or a parser, walks through it. */

export interface Bounds {
  /** Characters of all texts and names, and one for each other value. */
  size: number;
  /** Lists and records inside of each other. */
  depth: number;
}

/** Whether a value is made of nothing but plain records, lists, texts and the like, and of no more than allowed. */
export function isWithin(value: unknown, { size, depth }: Bounds): boolean {
  const open: [value: unknown, depth: number][] = [[value, 0]];
  let left = size;
  for (let next = open.pop(); next; next = open.pop()) {
    const [it, at] = next;
    left -= typeof it === 'string' ? it.length + 1 : 1;
    if (left < 0) return false;
    if (typeof it !== 'object' || it === null) continue;
    if (at === depth || !isPlain(it)) return false;
    if (Array.isArray(it)) {
      if (it.length > left) return false;
      for (const item of it) open.push([item, at + 1]);
    } else {
      for (const [name, item] of Object.entries(it)) {
        left -= name.length;
        open.push([item, at + 1]);
      }
    }
  }
  return true;
}

function isPlain(it: object): boolean {
  return /^\[object (?:Object|Array)\]$/.test(Object.prototype.toString.call(it));
}
