/**
 * Fields that an entry takes from others, by `crossref` and `xdata`, as BibLaTeX's defaults have it (its manual, 2.4.1
 * and appendix B). What belongs to one work alone is not taken: a chapter does not have its book's DOI.
 */
import type { BibtexEntry } from './bibtex-syntax';

type Fields = ReadonlyMap<string, string>;

/** Never taken from a parent. */
const OWN: ReadonlySet<string> = new Set(
  `title subtitle titleaddon shorttitle ids crossref xref xdata entryset entrysubtype execute label options presort
  related relatedoptions relatedstring relatedtype shortauthor shorteditor shorthand shorthandintro sortkey key
  sortname sorttitle doi url urldate eprint eprinttype eprintclass archiveprefix primaryclass abstract keywords
  annote annotation note file pages pagetotal isrn`.split(/\s+/),
);

const PLAIN: readonly (readonly [from: string, to: string])[] = [
  ['title', 'booktitle'],
  ['subtitle', 'booksubtitle'],
  ['titleaddon', 'booktitleaddon'],
];

/** What a parent's title becomes in its child, by the parent's type. */
function renamed(parent: string, child: string): readonly (readonly [from: string, to: string])[] {
  if (parent === 'periodical') {
    return [
      ['title', 'journaltitle'],
      ['subtitle', 'journalsubtitle'],
    ];
  }
  if (!WHOLE.has(parent)) return [];
  if (PARTS.has(child)) {
    const isByAuthor = parent === 'book' || parent === 'mvbook';
    return isByAuthor ? [...PLAIN, ['author', 'bookauthor'], ['author', 'author']] : PLAIN;
  }
  return parent.startsWith('mv') ? PLAIN.map(([from, to]) => [from, to.replace('book', 'main')]) : [];
}

const WHOLE: ReadonlySet<string> = new Set(
  'book mvbook collection mvcollection reference mvreference proceedings mvproceedings'.split(' '),
);
const PARTS: ReadonlySet<string> = new Set(
  'inbook bookinbook suppbook incollection suppcollection inreference inproceedings conference'.split(' '),
);

/** An entry's fields with all that it takes from others. */
export interface Whole {
  fields: Fields;
  /** Others that it refers to and that are not there: the first of them. */
  missing: string[];
  /** What one of the others has was too much. */
  isCut: boolean;
}

const MOST_MISSING = 20;
/** How many times its own length a file's entries may take from each other, and what they may in a short one. */
const MOST_TAKEN = 10;
const TAKEN_ANYWAY = 1_000_000;

/**
 * Says what an entry's fields are with all that it takes from others, and which others are not there. A reference that
 * was followed is no longer among them: the entry is whole without it.
 */
export function inheritance(entries: readonly BibtexEntry[]): (entry: BibtexEntry) => Whole {
  const byKey = new Map<string, BibtexEntry>();
  for (const entry of entries) {
    if (entry.key && !byKey.has(entry.key.toLowerCase())) byKey.set(entry.key.toLowerCase(), entry);
  }
  const known = new Map<BibtexEntry, Whole>();
  const sizes = new Map<Fields, number>();
  let left = entries.reduce((sum, { from, to }) => sum + MOST_TAKEN * (to - from), TAKEN_ANYWAY);

  /** Whether all these fields may still be taken. */
  function mayTake(fields: Fields): boolean {
    const size = sizes.get(fields) ?? sizeOf(fields);
    sizes.set(fields, size);
    if (size > left) return false;
    left -= size;
    return true;
  }

  /** The fields, with those that the entries it refers to have, as far as these are known. */
  function joined(entry: BibtexEntry): Whole {
    const keys = referencesOf(entry);
    if (keys.length === 0) return itself(entry);
    const fields = new Map(entry.fields);
    fields.delete('xdata');
    const missing = new Set<string>();
    let isCut = false;
    for (const key of keys) {
      const parent = byKey.get(key.toLowerCase());
      if (!parent) {
        missing.add(key);
        continue;
      }
      // An entry that is its own ancestor has nothing more to give than what is its own.
      const theirs = known.get(parent) ?? itself(parent);
      for (const it of theirs.missing) missing.add(it);
      isCut ||= theirs.isCut;
      if (!mayTake(theirs.fields)) {
        isCut = true;
        continue;
      }
      if (key === entry.fields.get('crossref')?.trim()) fields.delete('crossref');
      for (const [name, value] of given(parent, entry.type, theirs.fields)) {
        if (!fields.has(name)) fields.set(name, value);
      }
    }
    return { fields, missing: [...missing].slice(0, MOST_MISSING), isCut };
  }

  // With a list of its own of those that wait for others: a file may have chains of any length.
  return (entry) => {
    const begun = new Set<BibtexEntry>();
    const waiting: { entry: BibtexEntry; left: string[] }[] = [];
    const begin = (it: BibtexEntry | undefined) => {
      if (!it || known.has(it) || begun.has(it)) return;
      begun.add(it);
      waiting.push({ entry: it, left: referencesOf(it) });
    };
    begin(entry);
    for (let last = waiting.at(-1); last; last = waiting.at(-1)) {
      const key = last.left.pop();
      if (key !== undefined) begin(byKey.get(key.toLowerCase()));
      else {
        known.set(last.entry, joined(last.entry));
        waiting.pop();
      }
    }
    return known.get(entry) ?? joined(entry);
  };
}

function itself({ fields }: BibtexEntry): Whole {
  return { fields, missing: [], isCut: false };
}

/** The keys of the entries from which it takes fields. */
function referencesOf({ fields }: BibtexEntry): string[] {
  const keys = [...(fields.get('xdata')?.split(',') ?? []), fields.get('crossref') ?? ''];
  return [...new Set(keys.map((key) => key.trim()))].filter(Boolean);
}

function sizeOf(fields: Fields): number {
  const taken = [...fields].filter(([name]) => !OWN.has(name));
  return taken.reduce((sum, [name, value]) => sum + name.length + value.length, 0);
}

function given(parent: BibtexEntry, child: string, fields: Fields): [string, string][] {
  if (parent.type === 'xdata') return [...fields];
  const changed = renamed(parent.type, child);
  const moved = new Set(changed.map(([from]) => from));
  return [
    ...changed.flatMap(([from, to]): [string, string][] => {
      const value = fields.get(from);
      return value === undefined ? [] : [[to, value]];
    }),
    ...[...fields].filter(([name]) => !OWN.has(name) && !moved.has(name)),
  ];
}
