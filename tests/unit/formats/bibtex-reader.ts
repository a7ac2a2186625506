/** Reads BibTeX the way BibTeX itself does: by counting braces, whatever stands before them. */

export interface Entry {
  type: string;
  key: string;
  fields: ReadonlyMap<string, string>;
}

/** The entries of a file; throws where BibTeX would complain. */
export function readBibtex(text: string): Entry[] {
  const entries: Entry[] = [];
  let at = 0;
  const skip = () => {
    while (/\s/.test(text.charAt(at))) at++;
  };
  const take = (pattern: RegExp): string => {
    skip();
    const found = new RegExp(pattern.source, 'yu');
    found.lastIndex = at;
    const match = found.exec(text)?.[0];
    if (match === undefined) throw new Error(`expected ${pattern} at "${text.slice(at, at + 40)}"`);
    at += match.length;
    return match;
  };
  const value = (): string => {
    skip();
    if (text.charAt(at) !== '{') return take(/[a-z]+/);
    const start = at;
    let depth = 0;
    do {
      if (at >= text.length)
        throw new Error(`the value that begins "${text.slice(start, start + 40)}" never ends`);
      if (text.charAt(at) === '{') depth++;
      else if (text.charAt(at) === '}') depth--;
      at++;
    } while (depth > 0);
    return text.slice(start + 1, at - 1);
  };
  skip();
  while (at < text.length) {
    const type = take(/@[a-z]+/).slice(1);
    take(/\{/);
    const key = take(/[^\s,{}]+/);
    const fields = new Map<string, string>();
    take(/,/);
    for (skip(); text.charAt(at) !== '}'; skip()) {
      const name = take(/[a-zA-Z]+/);
      take(/=/);
      if (fields.has(name)) throw new Error(`${key} has two fields ${name}`);
      fields.set(name, value());
      take(/,/);
    }
    take(/\}/);
    entries.push({ type, key, fields });
    skip();
  }
  return entries;
}
