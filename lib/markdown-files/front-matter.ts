/** The YAML at the head of a Markdown file: ours is set in it, whatever else the reader keeps there stays. */
import { type Document, isMap, isScalar, isSeq, parseDocument, type ToStringOptions } from 'yaml';

/** The name under which a file says which paper it is of. */
export const ID = 'offprint';

export type Value = string | readonly string[];

/** Where a file's front matter ends, and what it holds. */
export interface Parted {
  /** Without the lines that set it off; absent where there is none. */
  yaml?: string;
  /** All that follows it. */
  rest: string;
}

const FRONT = /^\uFEFF?---[ \t]*\r?\n(?:([\s\S]*?)\r?\n)?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;

export function part(text: string): Parted {
  const found = FRONT.exec(text);
  return found ? { yaml: found[1] ?? '', rest: text.slice(found[0].length) } : { rest: text };
}

/** The front matter of a file is no YAML, or too long: what the reader keeps in it would be lost if it were written. */
export class UnreadableFrontMatter extends Error {}

/**
 * Sets our fields in the front matter, and takes out those that have no value any more. Fields of the reader's own,
 * their comments and their order stay, and so do tags that they added there.
 * @throws UnreadableFrontMatter
 */
export function withFields(yaml: string | undefined, fields: ReadonlyMap<string, Value | undefined>): string {
  const document = read(yaml ?? '');
  for (const [name, value] of fields) {
    const kept = name === 'tags' ? [...new Set([...(value ?? []), ...listIn(document, name)])] : value;
    if (kept === undefined || kept.length === 0) document.delete(name);
    else document.set(name, document.createNode(kept));
  }
  return `---\n${written(document)}---\n`;
}

/** What refers to a name that is not there can be read, and not written. */
function written(document: Document): string {
  try {
    return document.toString(WRITTEN);
  } catch {
    throw new UnreadableFrontMatter();
  }
}

/** Which paper the file is of, where its head says so. The head may end before the front matter does. */
export function idIn(head: string): string | undefined {
  const line = /^offprint:(.+)$/m.exec(part(head).yaml ?? (head.startsWith('---') ? head : ''));
  const written = line?.[1]?.trim();
  if (!written) return undefined;
  const value = parseDocument(written).contents;
  return isScalar(value) && typeof value.value === 'string' ? value.value : undefined;
}

/** Texts of ours are quoted, so that no program takes `no`, `2026` or `key: value` in them for more than text. */
const WRITTEN: ToStringOptions = { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' };

/** Longer than that of a paper with as many authors as one can have: to read it would take seconds. */
const LONGEST = 500_000;

function read(yaml: string): Document {
  if (yaml.length > LONGEST) throw new UnreadableFrontMatter();
  const document = parseDocument(yaml, { keepSourceTokens: false });
  const { contents } = document;
  if (document.errors.length > 0 || (contents !== null && !isMap(contents)))
    throw new UnreadableFrontMatter();
  if (contents === null) document.contents = document.createNode({}) as never;
  return document;
}

/** The texts of a list there; one text counts as a list of one. */
function listIn(document: Document, name: string): string[] {
  const node = document.get(name, true);
  if (isScalar(node)) return typeof node.value === 'string' && node.value ? [node.value] : [];
  if (!isSeq(node)) return [];
  return node.items.flatMap((it) => (isScalar(it) && it.value !== null ? [String(it.value)] : []));
}
