/** Small steps that sites share when they read a page: what a page says is of any shape until it is looked at. */

/** The same record without the fields that are undefined: a field that was not told is absent. */
export function defined<T extends object>(record: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>;
  };
}

/** Whether all of an element has come: something follows it, or the page is parsed. */
export function isWhole(element: Element): boolean {
  if (element.ownerDocument.readyState !== 'loading') return true;
  for (let it: Node | null = element; it; it = it.parentNode) if (it.nextSibling) return true;
  return false;
}

/** A record's own field, of whatever shape; nothing where there is no such record or field. */
export function field(record: unknown, name: string): unknown {
  if (typeof record !== 'object' || record === null || !Object.hasOwn(record, name)) return undefined;
  return (record as Record<string, unknown>)[name];
}

export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A count: whole and not negative. */
export function number(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : undefined;
}

export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The count in a text, as the pattern's first group finds it: `131`, `1,204`, `3.29k`. */
export function countIn(pattern: RegExp, shown: string): number | undefined {
  const written = pattern.exec(shown)?.[1]?.replaceAll(',', '');
  if (!written) return undefined;
  const count = Math.round(Number.parseFloat(written) * (/k$/i.test(written) ? 1000 : 1));
  return number(count);
}
