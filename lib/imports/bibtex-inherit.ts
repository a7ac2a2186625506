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

/**
 * Says what an entry's fields are with all that it takes from others, and which others are not there. A reference that
 * was followed is no longer among them: the entry is whole without it.
 */
export function inheritance(
  entries: readonly BibtexEntry[],
): (entry: BibtexEntry) => { fields: Fields; missing: string[] } {
  const byKey = new Map<string, BibtexEntry>();
  for (const entry of entries) {
    if (entry.key && !byKey.has(entry.key.toLowerCase())) byKey.set(entry.key.toLowerCase(), entry);
  }
  return (entry) => whole(entry, byKey, new Set());
}

function whole(
  entry: BibtexEntry,
  byKey: ReadonlyMap<string, BibtexEntry>,
  path: ReadonlySet<string>,
): { fields: Fields; missing: string[] } {
  const data = entry.fields.get('xdata')?.split(',') ?? [];
  const crossref = entry.fields.get('crossref');
  if (crossref === undefined && data.length === 0) return { fields: entry.fields, missing: [] };
  const fields = new Map(entry.fields);
  fields.delete('xdata');
  const missing: string[] = [];
  for (const key of [...data, ...(crossref === undefined ? [] : [crossref])].map((it) => it.trim())) {
    const parent = byKey.get(key.toLowerCase());
    if (!parent) missing.push(key);
    // An entry that is its own ancestor has nothing more to give.
    if (!parent || path.has(key)) continue;
    if (key === crossref?.trim()) fields.delete('crossref');
    const theirs = whole(parent, byKey, new Set([...path, key]));
    missing.push(...theirs.missing);
    for (const [name, value] of given(parent, entry.type, theirs.fields)) {
      if (!fields.has(name)) fields.set(name, value);
    }
  }
  return { fields, missing };
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
